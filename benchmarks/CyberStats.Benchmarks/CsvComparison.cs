using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CyberStats.Datasets;
using CyberStats.Incidents;

namespace CyberStats.Benchmarks;

/// <summary>Reads two public trackers' files, repeated to 100 MB: the library, and pandas with the same types of columns.</summary>
internal static class CsvComparison
{
    private const int Size = 100_000_000; // bytes
    private const int Runs = 7;
    private const double WarmUpSeconds = 12;

    public static Comparison Run(CompareOptions options)
    {
        var rows = new List<ComparisonRow>();
        var input = new StringBuilder(
            "Real files of incidents, repeated to 100 MB with a number before the title or the victim and before the description, so that no two incidents are one or look like one. "
            + "The library checks and repairs every cell, and makes incidents, actors, sources and issues; pandas makes a frame with dates as dates, "
            + "vocabulary as categories, cells of several values as lists and the rest as text, in the fastest of several ways; a line without a target "
            + "shows it with such cells left whole, which is less than the library does. Both read the file from the cache of the system; what a run leaves behind is collected before the next, outside of what is timed.");
        Add(rows, input, options, "cissm", "cissm-truncated.csv", [3, 9], stream => CissmReader.Read(stream));
        Add(rows, input, options, "cfr", "cfr-2022-12.csv", [0, 3], stream => CfrReader.Read(stream));
        return new Comparison("Read files of incidents", input.ToString(), rows);
    }

    private static void Add(
        List<ComparisonRow> rows, StringBuilder input, CompareOptions options, string name, string file, int[] columns, Func<Stream, ImportResult<Incident>> read)
    {
        string path = Path.GetTempFileName();
        try
        {
            Repeat(File.ReadAllText(Path.Combine(Data(), "incidents", file)), columns, path);
            ImportResult<Incident> result = ReadFile(path, read);
            long before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(ReadFile(path, read));
            long each = (GC.GetAllocatedBytesForCurrentThread() - before) / result.Rows;
            input.Append(CultureInfo.InvariantCulture, $" {name}: {new FileInfo(path).Length:N0} bytes, {result.Rows:N0} rows, {result.IssueCounts.Sum(c => (long)c.Count):N0} issues, {each:N0} bytes allocated a row.");
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
                bool isSplit = line.GetProperty("variant").GetString() == "split";
                rows.Add(new($"{line.GetProperty("peer").GetString()}{(isSplit ? "" : ", lists left whole")}, {name}", theirs, theirs.MedianMs / ours.MedianMs, isSplit ? 1 : null));
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

    private static ImportResult<Incident> ReadFile(string path, Func<Stream, ImportResult<Incident>> read)
    {
        using FileStream stream = File.OpenRead(path);
        return read(stream);
    }

    /// <summary>Writes the header, and the rows over and over with the number of the copy before some cells.</summary>
    private static void Repeat(string text, int[] columns, string path)
    {
        List<int> ends = [], cells = [];
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

            bool isStart = ends.Count > 0 && ((columns[0] == 0 && ends[^1] == i + 1) || (!isQuoted && text[i] == ',' && columns.Contains(place)));
            if (isStart && i + 1 < text.Length)
            {
                cells.Add(text[i + 1] == '"' ? i + 2 : i + 1);
            }
        }

        string header = text[..ends[0]], body = text[ends[0]..ends[^1]]; // without a record that is cut
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write(header);
        long perCopy = Encoding.UTF8.GetByteCount(body) + (cells.Count * 4L);
        for (int copy = 0; copy < Size / perCopy; copy++)
        {
            string number = string.Create(CultureInfo.InvariantCulture, $"{copy} ");
            int at = 0;
            foreach (int cell in cells.Where(c => c < ends[^1]))
            {
                int to = cell - ends[0];
                writer.Write(body.AsSpan(at, to - at));
                writer.Write(number);
                at = to;
            }

            writer.Write(body.AsSpan(at));
        }
    }

    private static string Data([CallerFilePath] string path = "") =>
        Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "shared", "data"));
}
