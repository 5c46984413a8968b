using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CyberStats.Datasets;

namespace CyberStats.Benchmarks;

/// <summary>Reads public files, repeated to 100 MB: the library, and pandas with the same types of columns.</summary>
internal static class CsvComparison
{
    private const int Size = 100_000_000; // bytes
    private const int Runs = 7;
    private const double WarmUpSeconds = 12;

    public static Comparison Run(CompareOptions options)
    {
        var rows = new List<ComparisonRow>();
        var input = new StringBuilder(
            "Real files, repeated to 100 MB with a number in some cells, so that no two incidents are one or look like one, and no two vulnerabilities or treaties are one. "
            + "The library checks and repairs every cell, and makes records, what they refer to, and issues; pandas makes a frame with dates as dates, "
            + "vocabulary as categories, cells of several values as lists, amounts as decimal numbers, the rest as text, and one frame for each agreement, in the fastest of several ways; a line "
            + "without a target shows it with such cells left whole, amounts as binary numbers and all agreements in one frame, which is less than the library does. Both read the file from the cache of the system; what a run leaves behind is collected before the next, outside of what is timed.");
        Add(rows, input, options, "cissm", "incidents/cissm-truncated.csv", [(3, 0), (9, 0)], stream => CissmReader.Read(stream));
        Add(rows, input, options, "cfr", "incidents/cfr-2022-12.csv", [(0, 0), (3, 0)], stream => CfrReader.Read(stream));
        Add(rows, input, options, "kev", "vulnerabilities/known_exploited_vulnerabilities.csv", [(0, "CVE-2000-".Length)], stream => KevReader.Read(stream));
        Add(rows, input, options, "agreements", "agreements/membership-to-copyright-treaties.csv", [(1, 0)], stream => AgreementCsvReader.Read(stream, Treaties()));
        Add(rows, input, options, "losses", "losses/ransom-addresses.csv", [(0, 0)], stream => LossCsvReader.Read(stream, Ransoms()));
        Add(rows, input, options, "figures", "exposure/share-of-individuals-using-the-internet.csv", [], stream => FigureCsvReader.Read(stream, Shares()));
        return new Comparison("Read CSV files", input.ToString(), rows);
    }

    private static AgreementCsvOptions Treaties() => new()
    {
        Columns = new AgreementColumns
        {
            Agreement = CsvColumn.Named("Treaty"), Force = CsvColumn.Always("binding_treaty"), Party = CsvColumn.Named("Contracting Party"),
            Kind = CsvColumn.Named("Contracting Party").WithWords(
                ("European Union (EU)", "organization"), ("European Patent Organisation (EPO)", "organization"),
                ("African Intellectual Property Organization (OAPI)", "organization"), ("Benelux Organization for Intellectual Property (BOIP)", "organization")).OrElse("state"),
            Acts =
            [
                new() { Act = CsvColumn.Always("signed"), When = CsvColumn.Named("Signature Date"), OnlyWhenDated = true },
                new()
                {
                    Act = CsvColumn.Named("Instrument Type").WithWords(
                        ("Declaration of Continued Application", "succeeded"), ("Declaration/Notification of Succession", "succeeded"), ("Accession", "acceded")),
                    When = CsvColumn.Named("Instrument Date"), Effective = CsvColumn.Named("Entry Into Force Date"),
                },
            ],
        },
        MaxRows = int.MaxValue,
    };

    private static LossCsvOptions Ransoms() => new()
    {
        Columns = new LossColumns
        {
            Id = CsvColumn.Named("address"), Amount = CsvColumn.Named("amountReceivedUSD"), Currency = CsvColumn.Always("USD"), Form = CsvColumn.Always("ransom_payment"),
        },
        MaxRows = int.MaxValue,
    };

    private static FigureCsvOptions Shares() => new()
    {
        Columns = new FigureColumns
        {
            Id = CsvColumn.None, Measure = CsvColumn.Named("Entity"), Value = CsvColumn.Named("Individuals"), Period = CsvColumn.Named("Year"), Unit = CsvColumn.Always("percent"),
            Source = CsvColumn.Always("itu"),
        },
        MaxRows = int.MaxValue,
    };

    private static void Add<T>(
        List<ComparisonRow> rows, StringBuilder input, CompareOptions options, string name, string file, (int Column, int Offset)[] places, Func<Stream, ImportResult<T>> read)
    {
        string path = Path.GetTempFileName();
        try
        {
            Repeat(File.ReadAllText(Path.Combine(Data(), file)), places, path);
            ImportResult<T> result = ReadFile(path, read);
            long before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(ReadFile(path, read));
            long each = (GC.GetAllocatedBytesForCurrentThread() - before) / result.Rows;
            input.Append(
                CultureInfo.InvariantCulture,
                $" {name}: {new FileInfo(path).Length:N0} bytes, {result.Rows:N0} rows, {result.Records.Count:N0} records, {result.IssueCounts.Sum(c => (long)c.Count):N0} issues, {each:N0} bytes allocated a row.");
            int count = result.Rows;
            result = null!;
            Timing ours = Timing.Of(() => ReadFile(path, read).Rows, Runs, WarmUpSeconds, collects: true);
            rows.Add(new($"CyberStats, {name}", ours, 1));
            IReadOnlyList<JsonElement>? lines = Peer.Run(options.Python, Path.Combine(options.Peers, "csv_readers.py"), name, path);
            foreach (JsonElement line in lines ?? [])
            {
                if (line.GetProperty("rows").GetInt32() != count)
                {
                    throw new InvalidOperationException($"The peer read {line.GetProperty("rows")} rows in place of {count}.");
                }

                var theirs = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
                bool isTyped = line.GetProperty("variant").GetString() == "typed";
                rows.Add(new($"{line.GetProperty("peer").GetString()}{(isTyped ? "" : ", looser types")}, {name}", theirs, theirs.MedianMs / ours.MedianMs, isTyped ? 1 : null));
            }

            if (lines is null or [])
            {
                rows.Add(new($"pandas, {name}", null, double.NaN, 1));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ImportResult<T> ReadFile<T>(string path, Func<Stream, ImportResult<T>> read)
    {
        using FileStream stream = File.OpenRead(path);
        return read(stream);
    }

    /// <summary>Writes the header, and the rows over and over with the number of the copy at some places of some cells.</summary>
    private static void Repeat(string text, (int Column, int Offset)[] places, string path)
    {
        List<int> ends = [];
        List<(int At, bool IsStart)> cells = [];
        bool isQuoted = false;
        int place = 0;
        for (int i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '"';
            if (!isQuoted && text[i] == '\n')
            {
                ends.Add(i + 1);
                place = 0;
            }
            else if (!isQuoted && text[i] == ',')
            {
                place++;
            }

            if (ends.Count > 0 && !isQuoted && i + 1 < text.Length && (text[i] == '\n' || text[i] == ','))
            {
                cells.AddRange(places.Where(p => p.Column == place).Select(p => (i + 1 + (text[i + 1] == '"' ? 1 : 0) + p.Offset, p.Offset == 0)));
            }
        }

        string header = text[..ends[0]], body = text[ends[0]..ends[^1]]; // without a record that is cut
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write(header);
        long perCopy = Encoding.UTF8.GetByteCount(body) + (cells.Count * 5L);
        for (int copy = 0; copy < Size / perCopy; copy++)
        {
            int at = 0;
            foreach ((int cell, bool isStart) in cells.Where(c => c.At < ends[^1]))
            {
                int to = cell - ends[0];
                writer.Write(body.AsSpan(at, to - at));
                writer.Write(1000 + copy); // four digits, so that no number runs into what follows to make another
                writer.Write(isStart ? " " : "");
                at = to;
            }

            writer.Write(body.AsSpan(at));
        }
    }

    private static string Data([CallerFilePath] string path = "") =>
        Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "shared", "data"));
}
