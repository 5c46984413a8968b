using System.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.EuRepoCText;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Files that are broken, huge or made to do harm: only the exceptions that are documented, in bounded time and memory.
/// </summary>
public class EuRepoCReaderHostileTests
{
    private static readonly byte[] Global = Fixture("global");
    private static readonly byte[] Attributions = Fixture("attributions");
    private static readonly byte[] Receivers = Fixture("receivers");

    [Fact]
    public void A_joined_file_of_more_rows_than_allowed_is_refused()
    {
        var options = new EuRepoCOptions { MaxRows = 100 };
        foreach (string header in (string[])["incident_ID,attribution_ID,attributed_initiator,attributed_initiator_country\n", "ID,receiver_country,receiver_category\n"])
        {
            var rows = new GeneratedStream(long.MaxValue, i => Encoding.ASCII.GetBytes(i == 0 ? header : $"{i},{i},x\n"));
            bool isAttributions = header[0] == 'i';
            var error = Assert.Throws<InvalidDataException>(() => EuRepoCReader.Read(new MemoryStream(Global), isAttributions ? rows : null, isAttributions ? null : rows, options));
            Assert.StartsWith("The input has more than 100 rows", error.Message, StringComparison.Ordinal);
            Assert.InRange(rows.Taken, 100, 1_000_000);
        }
    }

    [Fact]
    public void A_header_longer_than_a_row_may_be_is_refused()
    {
        var options = new EuRepoCOptions { MaxRecordBytes = 1024 };
        string tail = string.Concat(Enumerable.Range(0, 300).Select(i => $",more{i}"));
        byte[] Long(string header) => Encoding.ASCII.GetBytes(header + tail + "\n");
        void Refused(byte[] global, byte[]? attributions, byte[]? receivers)
        {
            var error = Assert.Throws<InvalidDataException>(() => EuRepoCReader.Read(
                new MemoryStream(global), attributions is null ? null : new MemoryStream(attributions), receivers is null ? null : new MemoryStream(receivers), options));
            Assert.EndsWith("found a first line longer than the longest row allowed.", error.Message, StringComparison.Ordinal);
        }

        Refused(Long("ID,name,start_date,incident_type"), null, null);
        byte[] global = Encoding.ASCII.GetBytes("ID,name,start_date,incident_type\n1,Quay,2020-01-02,Disruption\n");
        Refused(global, Long("incident_ID,attribution_ID,attributed_initiator,attributed_initiator_country"), null);
        Refused(global, null, Long("ID,receiver_country,receiver_category"));
    }

    [Fact]
    public void Reads_the_fixture_with_a_bit_of_everything()
    {
        ImportResult<Incident> result = ReadAll(Global, Attributions, Receivers);

        Assert.Equal((3, 3), (result.Rows, result.Records.Count));
        Assert.Equal(["2017", "2019-06-15/2019", "../2020-04"], result.Records.Select(r => r.Occurred.ToString()!));
        Assert.Contains(result.Issues, i => i is { Code: "attribution_unmatched", Raw: "99", Line: 8 });
        Assert.Contains(result.Issues, i => i is { Code: "receiver_unmatched", Raw: "98", Line: 7 });
        Assert.Superset(
            new HashSet<string>(["end_before_start", "issuers_cross_joined", "accuses_nobody", "region_not_country", "country_unparsed", "repeated_receiver", "unknown_type", "no_date", "amount_zero"]),
            Codes(result).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Chopped_and_packed_streams_give_the_same()
    {
        ImportResult<Incident> whole = ReadAll(Global, Attributions, Receivers);
        foreach (Func<byte[], Stream> open in (Func<byte[], Stream>[])[b => new ChoppedStream(b, 1), b => new ChoppedStream(b, 7, 64, 3), b => new ChoppedStream(Packed.Gzip(b), 5)])
        {
            ImportResult<Incident> chopped = EuRepoCReader.Read(open(Global), open(Attributions), open(Receivers));
            Assert.Equal(whole.Records.AsEnumerable(), chopped.Records);
            Assert.Equal(whole.Issues.AsEnumerable(), chopped.Issues);
        }
    }

    [Fact]
    public void Survives_a_cut_at_every_byte_of_each_file()
    {
        for (int length = 0; length < Global.Length; length++)
        {
            Survives(Global[..length], Attributions, Receivers);
            Survives(Global[..length], null, null);
        }

        for (int length = 0; length < Attributions.Length; length++)
        {
            Survives(Global, Attributions[..length], null);
        }

        for (int length = 0; length < Receivers.Length; length++)
        {
            Survives(Global, null, Receivers[..length]);
        }
    }

    [Fact]
    public void Survives_any_byte_at_every_place()
    {
        foreach (byte value in (byte[])[0, (byte)'"', (byte)'[', (byte)']', (byte)'\'', (byte)'\\', (byte)';', (byte)',', (byte)'\n', 0xFF, (byte)'('])
        {
            for (int at = 0; at < Global.Length; at++)
            {
                byte[] changed = [.. Global];
                changed[at] = value;
                Survives(changed, null, null);
            }
        }
    }

    [Fact]
    public Task Reads_huge_cells_in_each_column() => Ends.InTime(() =>
    {
        string[] columns = Encoding.UTF8.GetString(Global).Split('\n')[0].Split(',');
        string[] huge =
        [
            new string('[', 300_000), "[" + string.Concat(Enumerable.Repeat("'a', ", 100_000)) + "'a']", string.Concat(Enumerable.Repeat("China; ", 100_000)), new string('(', 300_000),
            string.Concat(Enumerable.Repeat("(;", 100_000)), new string('/', 300_000), "['" + new string('\\', 300_001), new string('9', 300_000), "[" + string.Concat(Enumerable.Repeat("[],", 100_000)) + "]",
        ];
        foreach (string cell in huge)
        {
            foreach (string column in columns.Where(c => c is not ("ID" or "name")))
            {
                ImportResult<Incident> result = Read(EuRepoCText.Global(Row((column, cell)), Row()));
                Assert.Equal(2, result.Records.Count);
                Assert.All(result.Issues, i => Assert.InRange(i.Message.Length + (i.Raw?.Length ?? 0), 1, 400));
            }
        }
    });

    [Fact]
    public Task Many_rows_of_one_incident_take_linear_time() => Ends.InTime(() =>
    {
        string[][] each = [.. Enumerable.Range(0, 100_000).Select(i => (string[])["1", $"{i}", "", "", "", $"Issuer {i}", "", "", $"Initiator {i}", "China", "State"])];
        string[][] one = [.. each.Select(row => (string[])["1", "7", .. row[2..]])];
        foreach (string[][] rows in (string[][][])[each, one])
        {
            ImportResult<Incident> result = Read(EuRepoCText.Global(Row()), EuRepoCText.Attributions(rows), null);
            Assert.Equal(100_000, result.Records[0].Attributions.Length);
        }

        ImportResult<Incident> receivers = Read(EuRepoCText.Global(Row()), null, EuRepoCText.Receivers([.. Enumerable.Range(0, 100_000).Select(i => (string[])["1", $"Place {i}", "", $"Office {i}", "Media", ""])]));
        Assert.Equal(100_000, receivers.Records[0].Victims.Length);
    });

    private static void Survives(byte[] global, byte[]? attributions, byte[]? receivers)
    {
        try
        {
            ReadAll(global, attributions, receivers);
        }
        catch (InvalidDataException e)
        {
            Assert.InRange(e.Message.Length, 20, 500);
            Assert.DoesNotContain(e.Message, char.IsControl);
        }
    }

    private static ImportResult<Incident> ReadAll(byte[] global, byte[]? attributions, byte[]? receivers)
    {
        ImportResult<Incident> result = EuRepoCReader.Read(
            new MemoryStream(global), attributions is null ? null : new MemoryStream(attributions), receivers is null ? null : new MemoryStream(receivers));
        IsConsistent(result);
        return result;
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "EuRepoC", $"{name}.csv"));
}
