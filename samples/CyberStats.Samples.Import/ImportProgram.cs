using System.Globalization;
using CyberStats.Datasets;

namespace CyberStats.Samples.Import;

/// <summary>
/// Reads files of any format that the library knows, and says what was read, what was doubtful, and how many records each year has; saves
/// what was read as a document.
/// </summary>
public static class ImportProgram
{
    private static readonly string Help = $"""
        CyberStats import: files of the field, read into typed records, with every doubt about them.

        Usage: import FILE... [--save FILE] [--tables FOLDER] [--stix FILE] [--as-of YYYY-MM-DD] [--format FORMAT]

          FILE                 a file, a zip archive or a folder; its content tells the format
          --save FILE          save all that was read as one document
          --tables FOLDER      save it as CSV tables, one row a fact, for R, pandas and spreadsheets
          --stix FILE          save it as a STIX 2.1 bundle, made on the day of --as-of, else of its latest date
          --as-of YYYY-MM-DD   the day of the export, which becomes that of its source
          --format FORMAT      read it as this format, whatever the content looks like
          --help               show this text

        Formats:
        {string.Join('\n', DatasetFormat.All.Select(f => $"  {f.Id,-12} {f.Name}"))}

        Exit codes: 0 done, 2 wrong arguments, or a file that is missing or of no known format.
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="error">Where a complaint goes: one line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var files = new List<string>();
        var saved = new Dictionary<string, string>(StringComparer.Ordinal); // by option
        var options = new DatasetOptions();
        for (int i = 0; i < args.Count; i++)
        {
            string? value = i + 1 < args.Count && args[i + 1].Length > 0 ? args[i + 1] : null;
            switch (args[i])
            {
                case "--help" or "-h":
                    output.WriteLine(Help);
                    return 0;
                case "--save" or "--tables" or "--stix" when value is not null:
                    if (!saved.TryAdd(args[i], value))
                    {
                        return Complain(error, $"{args[i]} is given twice");
                    }

                    i++;
                    break;
                case "--save" or "--stix":
                    return Complain(error, $"{args[i]} needs the name of a file");
                case "--tables":
                    return Complain(error, "--tables needs the name of a folder");
                case "--as-of" when value is not null && ReadDay(value) is { } day:
                    (options, i) = (options with { AsOf = day }, i + 1);
                    break;
                case "--as-of":
                    return Complain(error, "--as-of needs a day such as 2022-12-31");
                case "--format" when DatasetFormat.All.FirstOrDefault(f => f.Id == value) is { } format:
                    (options, i) = (options with { Format = format }, i + 1);
                    break;
                case "--format":
                    return Complain(error, $"--format needs one of {string.Join(", ", DatasetFormat.All.Select(f => f.Id))}");
                case ['-', _, ..]:
                    return Complain(error, $"unknown argument '{args[i]}'; --help shows what there is");
                default:
                    files.Add(args[i]);
                    break;
            }
        }

        if (files.Count == 0 || files.Contains(""))
        {
            return Complain(error, "which file? --help shows what there is");
        }

        // Everything is read, and saved, before anything is printed: a complaint stands alone.
        var imports = new List<(string File, string Reason, DatasetImport Import)>();
        foreach (string file in files)
        {
            if (!Try("read", file, error, () => imports.Add(Read(file, options))))
            {
                return 2;
            }
        }

        var together = new Together(imports.Select(i => i.Import.Document));
        var written = new List<string>();
        foreach ((string option, string target) in saved)
        {
            if (!Try("write", target, error, () => written.Add(new Saving(together.Document, files, options.AsOf).Write(option, target))))
            {
                return 2;
            }
        }

        var page = new Page(output);
        foreach ((string file, string reason, DatasetImport import) in imports)
        {
            ImportReport.Write(page, file, reason, import);
        }

        page.Line();
        if (together.LeftOut > 0 && written.Count > 0)
        {
            page.Text($"{Page.Count(together.LeftOut, "record")} with the id of one in an earlier file, which says something else, left out of what is saved.", "  ! ");
        }

        if (imports.Sum(i => i.Import.Losses.Count) is > 0 and var losses && written.Count > 0)
        {
            page.Text($"{Page.Count(losses, "loss of a plain table has", "losses of plain tables have")} no place in what is saved, since they belong to no incident.", "  ! ");
        }

        foreach (string sentence in written)
        {
            page.Text(sentence, "  ");
        }

        return 0;
    }

    private static (string File, string Reason, DatasetImport Import) Read(string file, DatasetOptions options)
    {
        using Dataset data = Dataset.Open(file, options);
        return (file, data.Reason, data.Read());
    }

    /// <summary>Does something with a file; false, with one line of complaint, where that fails.</summary>
    private static bool Try(string verb, string file, TextWriter error, Action use)
    {
        try
        {
            use();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException { ParamName: "path" })
        {
            string why = e switch
            {
                FileNotFoundException => "there is no such file",
                DirectoryNotFoundException => "there is no such folder",
                UnauthorizedAccessException when Directory.Exists(file) => "it is a folder",
                _ when e.Message.IndexOf(" Looked for ", StringComparison.Ordinal) is > 0 and var end => e.Message[..end] + " --help lists the formats that are known.",
                _ => e.Message,
            };
            Complain(error, $"cannot {verb} '{file}': {why}");
            return false;
        }
    }

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static int Complain(TextWriter error, string what)
    {
        error.WriteLine($"import: {what.ReplaceLineEndings(" ")}");
        return 2;
    }
}
