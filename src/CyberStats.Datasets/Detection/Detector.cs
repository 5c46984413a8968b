namespace CyberStats.Datasets.Detection;

/// <summary>Decides which format files are of, and says why, or why not.</summary>
internal static class Detector
{
    private const int MostNamed = 3; // files of a format, in a message

    /// <summary>Decides on the one format that the starts of files fit.</summary>
    /// <param name="files">The starts of the files.</param>
    /// <param name="given">The format that the caller tells; null to recognise it.</param>
    /// <returns>The format, the reason, and the files that fit it.</returns>
    /// <exception cref="InvalidDataException">None is fitted, or several are.</exception>
    public static (DatasetFormat Format, string Reason, IReadOnlyList<FileSample> Fitting) Decide(IReadOnlyList<FileSample> files, DatasetFormat? given)
    {
        Match[] matches = [.. files.SelectMany(Signatures.Of)];
        if (given is not null)
        {
            return (given, "the caller tells the format", [.. matches.Where(m => m.Format == given).Select(m => m.File)]);
        }

        DatasetFormat[] formats = [.. matches.Select(m => m.Format).Distinct()];
        if (formats.Length == 0)
        {
            throw new InvalidDataException(NotRecognised(files));
        }

        if (formats.Length > 1)
        {
            throw new InvalidDataException(Ambiguous(matches, formats));
        }

        return (formats[0], matches[0].Reason, [.. matches.Select(m => m.File)]);
    }

    /// <summary>Adds to a reason in how many files it holds; nothing where there is but one.</summary>
    public static string InFiles(string reason, int fitting, int looked, int count) => count == 1
        ? reason
        : FormattableString.Invariant($"{reason}, in {fitting} of {(looked < count ? $"the {looked} files looked at, of {count}" : $"{count} files")}");

    private static string NotRecognised(IReadOnlyList<FileSample> files)
    {
        string found = files.Count == 0
            ? "no file"
            : $"{files[0].Describe()}{(files.Count > 1 ? FormattableString.Invariant($", and {files.Count - 1} more files of none of these") : "")}";
        string hint = files.Any(file => file.Columns.Length > 1 && file.Json is null && !file.IsBinary)
            ? " A plain table whose columns have other names is read by AgreementCsvReader, LossCsvReader or FigureCsvReader, once they are told which is which."
            : "";
        return $"The content is of no format that is known: found {found}.{hint} Looked for {string.Join("; ", DatasetFormat.All.Select(f => $"{f.Name} ({f.Signature})"))}.";
    }

    private static string Ambiguous(Match[] matches, DatasetFormat[] formats)
    {
        IEnumerable<string> parts = formats.Select(format =>
        {
            Match[] own = [.. matches.Where(m => m.Format == format)];
            string[] names = [.. own.Select(m => m.File.Name).OfType<string>().Distinct()];
            string where = names.Length == 0 ? "" : $" in {string.Join(", ", names.Take(MostNamed).Select(n => $"'{Excerpt.Of(n)}'"))}{(names.Length > MostNamed ? FormattableString.Invariant($" and {names.Length - MostNamed} more") : "")}";
            return $"{format.Name} ({own[0].Reason}{where})";
        });
        return $"The content fits {formats.Length} formats: {string.Join("; ", parts)}. Open one file, or tell the format.";
    }
}
