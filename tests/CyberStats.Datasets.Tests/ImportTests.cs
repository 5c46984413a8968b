using System.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.Packed;

namespace CyberStats.Datasets.Tests;

/// <summary>What every reader owes its caller, shown by one of them.</summary>
public class ImportTests
{
    private const string Header = "Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3";

    [Fact]
    public void Says_how_the_input_was_packed_and_encoded()
    {
        byte[] text = Encoding.UTF8.GetBytes(Rows(3));
        ImportInput plain = CfrReader.Read(new MemoryStream(text)).Input;
        Assert.Equal((InputPacking.Plain, 1, text.Length), (plain.Packing, plain.Files, plain.Bytes));
        Assert.Equal("plain, 1 file, 309 bytes, ASCII".Replace("309", plain.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), plain.ToString());

        ImportResult<Incident> packed = CfrReader.Read(new ChoppedStream(Gzip(text), 11));
        Assert.Equal((InputPacking.Gzip, text.Length, 3), (packed.Input.Packing, packed.Input.Bytes, packed.Rows));
        Assert.Equal(InputPacking.Zip, CfrReader.Read(new MemoryStream(Zip(("0.csv", text)))).Input.Packing);
    }

    [Fact]
    public void Reads_Windows_1252_and_says_so()
    {
        byte[] text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"{Header}\nCaf\u00E9,,,,,,,,,,,\n");
        ImportResult<Incident> import = CfrReader.Read(new MemoryStream(text));
        Assert.Equal("Caf\u00E9", import.Records[0].Title);
        ImportIssue issue = Assert.Single(import.Issues, i => i.Code == "encoding_detected");
        Assert.Equal((IssueSeverity.Info, "Windows-1252"), (issue.Severity, issue.Raw));
    }

    [Fact]
    public void An_archive_of_several_files_is_refused_where_the_format_is_one_file()
    {
        byte[] text = Encoding.UTF8.GetBytes(Rows(1));
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => CfrReader.Read(new MemoryStream(Zip(("0.csv", text), ("1.csv", text)))));
        Assert.Equal("Expected the export of the CFR tracker, but found a zip archive of 2 files.", refusal.Message);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Reports(_ => stop.Cancel());
        var options = new CfrOptions { Progress = progress };
        var rows = new GeneratedStream(long.MaxValue, i => Encoding.ASCII.GetBytes(i == 0 ? Header + "\n" : $"Title {i},1/2/2020,,,,,,,,,,\n"));
        Assert.Throws<OperationCanceledException>(() => CfrReader.Read(rows, options, stop.Token));
        Assert.InRange(rows.Taken, 1000, 1_000_000);
        Assert.Equal([1000], progress.Rows);
        Assert.Throws<OperationCanceledException>(() => CfrReader.Read(rows, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Stops_where_a_text_has_no_row_and_no_end()
    {
        using var stop = new CancellationTokenSource();
        var blanks = new GeneratedStream(long.MaxValue, i => Blanks(i, stop));
        Assert.Throws<OperationCanceledException>(() => VerisReader.Read(blanks, null, stop.Token));
        Assert.InRange(blanks.Taken, 1, 10_000_000);

        static byte[] Blanks(int block, CancellationTokenSource stop)
        {
            if (block == 50)
            {
                stop.Cancel();
            }

            byte[] blanks = new byte[64 * 1024];
            Array.Fill(blanks, (byte)' ');
            return blanks;
        }
    }

    [Fact]
    public void Tells_how_far_it_has_come()
    {
        var progress = new Reports(_ => { });
        byte[] text = Encoding.UTF8.GetBytes(Rows(2500));
        CfrReader.Read(new MemoryStream(text), new CfrOptions { Progress = progress });
        Assert.Equal([1000, 2000, 2500], progress.Rows);
        Assert.Equal(text.Length, progress.Bytes);
    }

    [Fact]
    public void Counts_the_issues_that_it_does_not_keep()
    {
        string text = $"{Header}\n{string.Concat(Enumerable.Repeat("\n", 500))}a,,,,,,,,,,,\n";
        ImportResult<Incident> all = CfrReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        ImportResult<Incident> few = CfrReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new CfrOptions { MaxIssues = 7 });
        Assert.Equal((501, 1, 500), (few.Rows, few.Records.Count, few.RowsWithError));
        Assert.Equal(all.Issues.Take(7), few.Issues);
        Assert.Equal(all.IssueCounts, few.IssueCounts);
        Assert.Contains(new IssueCount(IssueSeverity.Error, "empty_row", 500), few.IssueCounts);
        Assert.Equal(all.Issues.Count, all.IssueCounts.Sum(c => c.Count));
    }

    [Fact]
    public void Refuses_more_rows_than_allowed()
    {
        byte[] text = Encoding.UTF8.GetBytes(Rows(11));
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => CfrReader.Read(new MemoryStream(text), new CfrOptions { MaxRows = 10 }));
        Assert.Equal("The input has more than 10 rows or objects; where that is right, raise MaxRows.", refusal.Message);
        Assert.Equal(11, CfrReader.Read(new MemoryStream(text), new CfrOptions { MaxRows = 11 }).Rows);
    }

    [Fact]
    public void Refuses_options_that_make_no_sense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CfrOptions { MaxRecordBytes = 1023 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CfrOptions { MaxRows = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CfrOptions { MaxIssues = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CfrOptions { MaxUnpackedBytes = 0 });
    }

    private static string Rows(int count) =>
        Header + "\n" + string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"Title {i},1/2/2020,,,,,,Espionage,,,,\n")));

    private sealed class Reports(Action<ImportProgress> then) : IProgress<ImportProgress>
    {
        public List<int> Rows { get; } = [];

        public long Bytes { get; private set; }

        public void Report(ImportProgress value)
        {
            Rows.Add(value.Rows);
            Bytes = value.Bytes;
            then(value);
        }
    }
}
