using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests;

/// <summary>Catalogues that are broken, huge or made to do harm.</summary>
public class KevReaderHostileTests
{
    private static readonly Func<Stream, ImportResult<ExploitedVulnerability>> Read = stream => KevReader.Read(stream);

    [Theory]
    [InlineData("quirks.json")]
    [InlineData("quirks.csv")]
    public void Survives_a_cut_at_every_byte(string file) => Hostile.CutEverywhere(Fixture.Bytes("Kev", file), Read);

    [Theory]
    [InlineData("quirks.json")]
    [InlineData("quirks.csv")]
    public void Survives_random_changes(string file) => Hostile.Changed(Fixture.Bytes("Kev", file), Read);

    [Theory]
    [InlineData("quirks.json")]
    [InlineData("quirks.csv")]
    public void Reads_the_same_however_the_bytes_come(string file) => Hostile.Chopped(Fixture.Bytes("Kev", file), Read);

    [Fact]
    public void Deep_nesting_is_an_error_and_no_crash()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 100_000));
        ImportResult<ExploitedVulnerability> result = KevText.Read($$"""{"catalogVersion":"1","vulnerabilities":[{"x":{{deep}}""");
        Assert.Equal(["malformed_json"], result.Issues.Select(i => i.Code));
        Assert.Throws<InvalidDataException>(() => KevText.Read(deep));
    }

    [Fact]
    public void Huge_texts_in_every_member_are_read()
    {
        string huge = string.Concat(Enumerable.Repeat("https://a.example/x http; ", 20_000));
        for (int column = 0; column < 11; column++)
        {
            string[] cells = KevText.Row().Split(',');
            cells[column] = huge;
            ImportResult<ExploitedVulnerability> result = KevText.Read(KevText.Table(string.Join(',', cells), KevText.Row(id: "CVE-2030-0002")));
            Consistent.Is(result);
            Assert.Equal(2, result.Rows);
            Assert.All(result.Records, r => Assert.InRange(r.SourceIds.Length, 1, 101));
        }
    }

    [Fact]
    public void A_text_without_end_is_refused_in_bounded_memory()
    {
        const int Longest = 1 << 20;
        foreach (string filler in (string[])["x", "{", "[", "\"a", " ", "{\"a\":", ",", "[1,"])
        {
            byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filler, 10_000)));
            using var stream = new GeneratedStream(50L << 20, _ => block);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(() => KevReader.Read(stream, new KevOptions { MaxRecordBytes = Longest }));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 24 * Longest);
        }
    }

    [Fact]
    public void What_the_stream_throws_passes_through()
    {
        using var stream = new GeneratedStream(1_000_000, i => i < 3 ? Encoding.UTF8.GetBytes(KevText.Table(KevText.Row())) : throw new IOException("The disk is gone."));
        Assert.Equal("The disk is gone.", Assert.Throws<IOException>(() => KevReader.Read(stream)).Message);
    }
}
