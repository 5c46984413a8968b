namespace CyberStats.Datasets.Detection;

/// <summary>Recognises what the files of a folder are together, and how they are read.</summary>
internal static class FolderReading
{
    /// <summary>Decides on the format of a folder.</summary>
    /// <exception cref="InvalidDataException">None is known, several are, or several files of a format that is read file by file.</exception>
    public static (DatasetFormat Format, string Reason, Func<CancellationToken, DatasetImport> Read) Of(string folder, DatasetOptions options)
    {
        FolderSample sample = FolderSample.Of(folder, options);
        (DatasetFormat format, string reason, IReadOnlyList<FileSample> fitting) =
            Detector.Decide([.. sample.Files.Select(f => f.Sample)], sample.FileCount, options.Format);
        string[] paths = [.. sample.Files.Where(f => fitting.Contains(f.Sample)).Select(f => f.Path).Distinct()];
        if (paths.Length == 1)
        {
            string file = Path.GetRelativePath(folder, paths[0]);
            return (format, $"{reason}: '{file}'", token => ReadFile(format, paths[0], options, token));
        }

        throw new InvalidDataException(FormattableString.Invariant(
            $"The folder holds {paths.Length} files of the format {format}, which is read file by file: {string.Join(", ", paths.Take(3).Select(p => $"'{Excerpt.Of(Path.GetRelativePath(folder, p))}'"))}{(paths.Length > 3 ? ", …" : "")}."));
    }

    private static DatasetImport ReadFile(DatasetFormat format, string path, DatasetOptions options, CancellationToken cancellationToken)
    {
        using FileStream file = File.OpenRead(path);
        return Reading.Of(format, file, options, cancellationToken);
    }
}
