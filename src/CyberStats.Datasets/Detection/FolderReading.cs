using CyberStats.Datasets.EuRepoC;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Detection;

/// <summary>Recognises what the files of a folder are together, and how they are read.</summary>
internal static class FolderReading
{
    private const int MostNamed = 3;

    /// <summary>Decides on the format of a folder.</summary>
    /// <exception cref="InvalidDataException">None is known, several are, or several files of a format that is read file by file.</exception>
    public static (DatasetFormat Format, string Reason, Func<CancellationToken, DatasetImport> Read) Of(string folder, DatasetOptions options)
    {
        FolderSample sample = FolderSample.Of(folder, options);
        (DatasetFormat format, string reason, IReadOnlyList<FileSample> fitting) =
            Detector.Decide([.. sample.Files.Select(f => f.Sample)], options.Format);
        (string Path, FileSample Sample)[] files = [.. sample.Files.Where(f => fitting.Contains(f.Sample))];
        string[] paths = [.. files.Select(f => f.Path).Distinct()];
        reason = Detector.InFiles(reason, paths.Length, Math.Min(sample.FileCount, InputSample.MostFiles), sample.FileCount);
        if (format == DatasetFormat.Tables && paths.Length > 0)
        {
            string tables = OneFolder(folder, paths, format);
            return (format, reason, token => Reading.OfTables(tables, options, token));
        }

        // Of a folder that was not looked at as a whole the one file may be the first of many.
        bool isFirstOfMany = sample.FileCount > InputSample.MostFiles && (format == DatasetFormat.Veris || format == DatasetFormat.Stix)
            && paths.Length == 1 && paths[0].EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (paths.Length == 1 && !isFirstOfMany)
        {
            return (format, $"{reason}: '{Path.GetRelativePath(folder, paths[0])}'", token => ReadFile(format, paths[0], options, token));
        }

        if (format == DatasetFormat.Veris)
        {
            string incidents = OneFolder(folder, paths, format);
            return (format, reason, token => Reading.OfIncidents(format, VerisReader.ReadFolder(incidents, options.For(new VerisOptions()), token)));
        }

        if (format == DatasetFormat.Stix)
        {
            return (format, reason, token => Reading.OfStix(StixReader.ReadFolder(folder, options.For(new StixOptions()), token)));
        }

        return format == DatasetFormat.EuRepoC && ByKind(files) is { } kinds
            ? (format, reason, token => ReadEuRepoC(kinds, options, token))
            : throw new InvalidDataException(FormattableString.Invariant(
                $"The folder holds {paths.Length} files of the format {format}, which is read file by file: {Named(folder, paths)}."));
    }

    /// <summary>The one folder in which all files of a format stand.</summary>
    private static string OneFolder(string folder, string[] paths, DatasetFormat format)
    {
        string[] folders = [.. paths.Select(path => Path.GetDirectoryName(path)!).Distinct()];
        return folders.Length == 1
            ? folders[0]
            : throw new InvalidDataException(FormattableString.Invariant(
                $"The files of the format {format} stand in {folders.Length} folders, of which one is read at a time: {Named(folder, folders)}."));
    }

    /// <summary>The files by what they are, where there is a global one and no second of any kind; null otherwise.</summary>
    private static Dictionary<TableKind, string>? ByKind((string Path, FileSample Sample)[] files)
    {
        var kinds = new Dictionary<TableKind, string>();
        foreach ((string path, FileSample sample) in files)
        {
            if (!kinds.TryAdd(new Table(new CsvRow(-1, 1, sample.Columns, sample.Columns.Length, CsvProblem.None)).Kind, path))
            {
                return null;
            }
        }

        return kinds.ContainsKey(TableKind.Global) ? kinds : null;
    }

    private static DatasetImport ReadEuRepoC(Dictionary<TableKind, string> paths, DatasetOptions options, CancellationToken cancellationToken)
    {
        using FileStream global = Paths.Open(paths[TableKind.Global]);
        using FileStream? attributions = Open(TableKind.Attributions);
        using FileStream? receivers = Open(TableKind.Receivers);
        return Reading.OfIncidents(
            DatasetFormat.EuRepoC, EuRepoCReader.Read(global, attributions, receivers, options.For(new EuRepoCOptions()), cancellationToken));

        FileStream? Open(TableKind kind) => paths.TryGetValue(kind, out string? path) ? Paths.Open(path) : null;
    }

    private static DatasetImport ReadFile(DatasetFormat format, string path, DatasetOptions options, CancellationToken cancellationToken)
    {
        using FileStream file = Paths.Open(path);
        return Reading.Of(format, file, options, cancellationToken);
    }

    private static string Named(string folder, string[] paths) =>
        $"{string.Join(", ", paths.Take(MostNamed).Select(p => $"'{Excerpt.Of(Path.GetRelativePath(folder, p))}'"))}{(paths.Length > MostNamed ? ", …" : "")}";
}
