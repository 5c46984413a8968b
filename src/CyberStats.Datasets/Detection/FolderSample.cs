namespace CyberStats.Datasets.Detection;

/// <summary>The starts of the files in a folder and in the folders below it.</summary>
/// <param name="Files">The files looked at, by their paths.</param>
/// <param name="FileCount">The number of files, up to a bound.</param>
internal sealed record FolderSample(IReadOnlyList<(string Path, FileSample Sample)> Files, int FileCount)
{
    private const int MostListed = 100_000;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = true };

    /// <summary>Looks at a folder. Of an archive in it, each file looked at stands under the path of the archive.</summary>
    /// <remarks>What opening a file throws passes through; one whose packing is damaged is looked at as what it starts with.</remarks>
    public static FolderSample Of(string folder, ImportOptions options)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder, "*", Everything).Where(path => Path.GetFileName(path)[0] != '.').Take(MostListed)];
        Array.Sort(paths, (a, b) => Depth(a) != Depth(b) ? Depth(a) - Depth(b) : string.CompareOrdinal(a, b));
        var samples = new List<(string, FileSample)>();
        foreach (string path in paths.Take(InputSample.MostFiles))
        {
            using FileStream stream = Paths.Open(path);
            try
            {
                samples.AddRange(InputSample.Of(stream, options).Files.Select(sample => (path, sample)));
            }
            catch (InvalidDataException)
            {
                // It is packed, and damaged: no reader could make anything of it either.
            }
        }

        return new FolderSample(samples, paths.Length);
    }

    /// <summary>Files of the folder itself come before those of the folders in it.</summary>
    private static int Depth(string path) => path.AsSpan().Count(Path.DirectorySeparatorChar);
}
