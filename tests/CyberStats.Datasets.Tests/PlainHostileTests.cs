using System.Text;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Files that are broken, huge or made to do harm, for the readers of plain tables and of the CISSM export: only the exceptions that are
/// documented, in bounded time.
/// </summary>
public class PlainHostileTests
{
    private static readonly (string Name, string Sample, Func<Stream, (int Rows, int Issues)> Read)[] Readers =
    [
        ("loss", "id,date,amount,currency,low,high\na,2021-02-03,\"1,234\",USD,,\nb,2021,$5m,EUR,\"a\"\"b\",é港\n", s => Count(LossCsvReader.Read(s))),
        ("figure", "measure;value;unit;period;source;scope.a\nm;more than 51;count;2020;s;x\nm;78 %;;2017/2019;s;\"y;z\"\n", s => Count(FigureCsvReader.Read(s))),
        ("agreement", "agreement\tparty\tkind\tcountry\tact\twhen\nt\tEST\tstate\tROM\tratified\t2001\nt\tÉcole\tuniversity\tFRA\tsigned\t../2002\n", s => Count(AgreementCsvReader.Read(s))),
        ("cissm", CissmText.Table(CissmText.Cells(description: "CafÃ© \"x\", y"), CissmText.Cells(type: "Exploitative", organization: "港")), s => Count(CissmReader.Read(s))),
    ];

    public static TheoryData<string> Names => [.. Readers.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_file_cut_anywhere_is_read_or_refused(string name) => Ends.InTime(() =>
    {
        (_, string sample, Func<Stream, (int, int)> read) = Of(name);
        byte[] bytes = Encoding.UTF8.GetBytes(sample);
        for (int length = 0; length <= bytes.Length; length++)
        {
            ReadOrRefuse(read, new MemoryStream(bytes, 0, length));
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public Task Any_byte_may_be_another(string name) => Ends.InTime(() =>
    {
        (_, string sample, Func<Stream, (int, int)> read) = Of(name);
        byte[] bytes = Encoding.UTF8.GetBytes(sample);
        foreach (byte other in (byte[])[0, (byte)'"', (byte)',', (byte)'\n', 0x80, 0xC3, 0xFF])
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                byte[] changed = [.. bytes];
                changed[i] = other;
                ReadOrRefuse(read, new MemoryStream(changed));
            }
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_chopped_stream_gives_the_same(string name) => Ends.InTime(() =>
    {
        (_, string sample, Func<Stream, (int, int)> read) = Of(name);
        byte[] bytes = Encoding.UTF8.GetBytes(sample);
        Assert.Equal(read(new MemoryStream(bytes)), read(new ChoppedStream(bytes, 1)));
        Assert.Equal(read(new MemoryStream(bytes)), read(new MemoryStream([0xEF, 0xBB, 0xBF, .. bytes])));
        Assert.Equal(read(new MemoryStream(bytes)), read(new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(sample)])));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_huge_cell_in_any_column_is_read(string name) => Ends.InTime(() =>
    {
        (_, string sample, Func<Stream, (int, int)> read) = Of(name);
        string header = sample[..(sample.IndexOf('\n', StringComparison.Ordinal) + 1)];
        char delimiter = header.Contains(';', StringComparison.Ordinal) ? ';' : header.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        int columns = header.Count(c => c == delimiter) + 1;
        foreach (string huge in (string[])[new string('1', 1_000_000), string.Concat(Enumerable.Repeat("Ã©, ab\n", 100_000)), string.Concat(Enumerable.Repeat("1,234;", 100_000))])
        {
            for (int column = 0; column < columns; column++)
            {
                string row = string.Join(delimiter, Enumerable.Range(0, columns).Select(i => i == column ? $"\"{huge}\"" : "x"));
                ReadOrRefuse(read, PlainText.Stream(header + row + "\n"));
            }
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_row_or_header_of_very_many_cells_is_read_or_refused(string name) => Ends.InTime(() =>
    {
        (_, string sample, Func<Stream, (int, int)> read) = Of(name);
        ReadOrRefuse(read, PlainText.Stream(sample + new string(',', 500_000) + "\n"));
        ReadOrRefuse(read, PlainText.Stream(new string(',', 500_000) + "\n" + sample));
        ReadOrRefuse(read, PlainText.Stream(sample.Replace("\n", new string(';', 100_000) + "\n", StringComparison.Ordinal)));
    });

    [Fact]
    public void A_caller_can_stop()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => LossCsvReader.Read(PlainText.Stream(Readers[0].Sample), cancellationToken: source.Token));
        Assert.Throws<OperationCanceledException>(() => FigureCsvReader.Read(PlainText.Stream(Readers[1].Sample), cancellationToken: source.Token));
        Assert.Throws<OperationCanceledException>(() => AgreementCsvReader.Read(PlainText.Stream(Readers[2].Sample), cancellationToken: source.Token));
        Assert.Throws<OperationCanceledException>(() => CissmReader.Read(PlainText.Stream(Readers[3].Sample), cancellationToken: source.Token));
    }

    private static (int Rows, int Issues) Count<T>(ImportResult<T> result) => (result.Rows, result.Issues.Count);

    private static (string Name, string Sample, Func<Stream, (int Rows, int Issues)> Read) Of(string name) => Array.Find(Readers, r => r.Name == name);

    private static void ReadOrRefuse(Func<Stream, (int, int)> read, Stream stream)
    {
        try
        {
            read(stream);
        }
        catch (InvalidDataException)
        {
            // a header that is none
        }
    }
}
