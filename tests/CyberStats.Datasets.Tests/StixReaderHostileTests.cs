using System.Text;
using CsCheck;
using static CyberStats.Datasets.Tests.StixText;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Files that are broken, huge or made to do harm: only the exceptions that are documented, in bounded time and memory.
/// </summary>
public class StixReaderHostileTests
{
    private static readonly string[] Fixtures = ["incident-v2.json", "incident-v1.json", "campaign-2.0.json"];

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("{\"objects\":[]}")]
    [InlineData("{\"objects\":[{\"type\":\"square\"}]}")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}")]
    [InlineData("{\"type\":\"threat-actor\",\"uuid\":\"7cdff317\",\"values\":[{\"value\":\"Otter\"}]}")] // a galaxy of MISP
    [InlineData("{\"incident_id\":\"1\",\"schema_version\":\"1.3.4\"}")]
    [InlineData("{\"schema\":\"cyberstats/1\"}")]
    [InlineData("Title,Date")]
    [InlineData("<html><body>503</body></html>")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"type\":\"bundl")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("PK\u0003\u0004")]
    public void Refuses_a_file_of_another_format(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.InRange(error.Message.Length, 20, 500);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public void A_file_cut_anywhere_is_read_as_far_as_it_goes_or_refused()
    {
        foreach (string fixture in Fixtures)
        {
            byte[] whole = Encoding.UTF8.GetBytes(Fixture(fixture));
            for (int length = 0; length < whole.Length; length += fixture == Fixtures[2] ? 1 : 7)
            {
                Survives(whole[..length]);
            }
        }
    }

    [Fact]
    public void A_cut_bundle_says_so()
    {
        string text = Bundle(Campaign(1), Campaign(2));
        StixImport result = Read(text[..^20]);

        IsConsistent(result);
        Assert.Equal((2, 1), (result.Rows, result.Records.Count));
        ImportIssue issue = Assert.Single(result.Issues);
        Assert.Equal(("malformed_json", IssueSeverity.Error, 1), (issue.Code, issue.Severity, issue.RecordIndex));
    }

    [Fact]
    public void Any_byte_changed_is_survived() => Gen.Select(Gen.Int[0, Fixtures.Length - 1], Gen.Int[0, 20_000], Gen.Byte).Sample(
        (fixture, place, value) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Fixture(Fixtures[fixture]));
            bytes[place % bytes.Length] = value;
            Survives(bytes);
        },
        iter: 3000);

    [Fact]
    public void Values_changed_for_others_are_survived()
    {
        string[] values = ["null", "true", "-1", "1e999", "\"\"", "\"\\u0000\"", "\"\\udfff\"", "[]", "{}", "[[[]]]", "[null]", "\"incident--x\"", "9223372036854775808"];
        string[] tokens = ["\"confirmed\"", "70", "4100", "\"usd\"", "250000.50", "\"2022-05-20T10:00:00.5Z\"", "\"month\"", "\"attributed-to\"", "\"name\"", "[\"ransomware\", \"espionage\", \"Equipment Theft\"]", "true", "55"];
        string text = Fixture("incident-v2.json");
        foreach (string token in tokens)
        {
            foreach (string value in values)
            {
                Survives(Encoding.UTF8.GetBytes(text.Replace(token, value, StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void A_stream_that_hands_out_few_bytes_gives_the_same()
    {
        foreach (string fixture in Fixtures)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Fixture(fixture));
            StixImport whole = Read(bytes);
            foreach (int size in (int[])[1, 7, 1000])
            {
                StixImport chopped = StixReader.Read(new ChoppedStream(bytes, size));
                Assert.Equal(whole.Records.AsEnumerable(), chopped.Records);
                Assert.Equal(whole.Issues.AsEnumerable(), chopped.Issues);
                Assert.Equal(whole.ObjectCounts, chopped.ObjectCounts);
                Assert.Equal(whole.Actors.AsEnumerable(), chopped.Actors);
            }
        }
    }

    [Fact]
    public void Other_encodings_and_nul_bytes_are_survived()
    {
        string text = Fixture("campaign-2.0.json").Replace("Lighthouse", "L\u00e4mpe \u6e2f", StringComparison.Ordinal);
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true)])
        {
            Assert.Equal("Paper L\u00e4mpe \u6e2f", Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Records[0].Title);
        }

        byte[] damaged = Encoding.UTF8.GetBytes(text.Replace("L\u00e4mpe", "L\u00e4mp~", StringComparison.Ordinal));
        damaged[Array.IndexOf(damaged, (byte)'~')] = 0xFF;
        StixImport lost = Read(damaged);
        Assert.Equal("Paper L\u00e4mp\uFFFD \u6e2f", lost.Records[0].Title);
        Assert.Contains(lost.Issues, i => i is { Code: "undecodable_bytes", Severity: IssueSeverity.Warning, RecordIndex: 0 });
        Survives(Encoding.UTF8.GetBytes(text.Replace(",", "\0,", StringComparison.Ordinal)));
        Survives([.. Encoding.UTF8.GetBytes(text), 0, 0, 0]);
    }

    [Fact]
    public void Deep_nesting_is_an_error_of_the_file()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        StixImport result = Read(Bundle(Campaign(1), Campaign(2, $"\"x\":{deep}")));

        IsConsistent(result);
        Assert.Equal(["malformed_json"], result.Issues.Select(i => i.Code));
        Survives(Encoding.UTF8.GetBytes(new string('[', 1_000_000)));
        Survives(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"objects\":", 100_000))));
    }

    [Fact]
    public void An_object_above_the_limit_is_an_error_of_the_file()
    {
        var options = new StixOptions { MaxRecordBytes = 4096 };
        string huge = Campaign(2, $"\"description\":\"{new string('x', 10_000)}\"");
        StixImport inBundle = Read(Bundle(Campaign(1), huge, Campaign(3)), options);
        IsConsistent(inBundle);
        Assert.Equal((2, "record_too_large"), (inBundle.Rows, Assert.Single(inBundle.Issues).Code));

        string many = string.Join(',', Enumerable.Range(0, 500).Select(n => $"\"x{n}\":\"{new string('y', 20)}\""));
        StixImport bare = Read($"{Campaign(1)}{Campaign(2, many)}{Campaign(3)}", options);
        IsConsistent(bare);
        Assert.Equal((3, "record_too_large"), (bare.Rows, Assert.Single(bare.Issues).Code));
    }

    [Fact]
    public Task Long_chains_and_many_references_take_linear_time() => Ends.InTime(() =>
    {
        const int Many = 20_000;
        string refs = string.Join(',', Enumerable.Range(2, Many).Select(n => $"\"{Id("impact", n)}\""));
        string text = Bundle([
            Incident(core: $"\"impact_refs\":[{refs}]"),
            .. Enumerable.Range(2, Many).Select(n => Cost(n, "\"variety\":\"ransom-payment\"", $"\"superseded_by_ref\":\"{Id("impact", n + 1)}\"")),
            .. Enumerable.Range(2, Many).Select(n => Relation(n, "targets", Id("incident", 1), Id("identity", n))),
        ]);

        IsConsistent(Read(text));
    });

    [Theory]
    [InlineData("intrusion-set")]
    [InlineData("identity")]
    [InlineData("location")]
    public void An_object_with_a_blank_id_is_passed_over(string type)
    {
        StixImport result = Read(Bundle(Object(type, 1, "\"name\":\"Otter\"").Replace(Id(type, 1), "  ", StringComparison.Ordinal)));

        IsConsistent(result);
        Assert.Equal("no_id", Assert.Single(result.Issues).Code);
        Assert.Empty(result.Actors);
    }

    [Fact]
    public void A_blank_creator_is_none()
    {
        string relation = Relation(3, "attributed-to", Id("campaign", 1), Id("intrusion-set", 2), "\"created_by_ref\":\"   \"");
        StixImport result = Read(Bundle(Campaign(), Object("intrusion-set", 2, "\"name\":\"Otter\""), relation));

        IsConsistent(result);
        Assert.Contains(result.Issues, i => i.Code == "no_creator");
        Assert.Single(result.Records[0].Attributions);
    }

    [Theory]
    [InlineData("   https://a.example/b", "https://a.example/b")]
    [InlineData("\u00A0https://a.example/b", "https://a.example/b")]
    [InlineData("//a.example/b", null)]
    [InlineData("https:", null)]
    public void An_address_is_one_where_it_begins_with_its_scheme(string text, string? url)
    {
        StixImport result = Read(Bundle(Campaign(more: $"\"first_seen\":\"2020-05-06T07:08:09Z\",\"external_references\":[{{\"source_name\":\"paper\",\"url\":\"{text}\"}}]")));

        IsConsistent(result);
        Assert.Equal(url, result.Sources.Single(s => s.Title == "paper").Url?.AbsoluteUri);
    }

    [Fact]
    public void Two_actors_of_one_document_are_one()
    {
        const string Mark = "\"external_references\":[{\"source_name\":\"cyberstats-id\",\"external_id\":\"otter\"}]";
        StixImport result = Read(Bundle(
            Object("intrusion-set", 1, "\"name\":\"Otter\"," + Mark), Object("threat-actor", 2, "\"name\":\"Otter\"," + Mark),
            Campaign(3, "\"first_seen\":\"2020-05-06T07:08:09Z\",\"external_references\":[{\"source_name\":\"cyberstats-id\",\"external_id\":\"cfr:1\"}]"),
            Campaign(4, "\"first_seen\":\"2020-05-06T07:08:09Z\",\"external_references\":[{\"source_name\":\"cyberstats-id\",\"external_id\":\"cfr:1\"}]")));

        IsConsistent(result);
        Assert.Equal("otter", Assert.Single(result.Actors).Id);
        Assert.Equal("duplicate_id", Assert.Single(result.Issues, i => i.Severity == IssueSeverity.Error).Code);
    }

    [Fact]
    public void More_objects_than_allowed_are_refused()
    {
        var options = new StixOptions { MaxRows = 10 };
        Assert.Equal(10, Read(Bundle(Enumerable.Range(1, 10).Select(n => Campaign(n))), options).Rows);
        Assert.Throws<InvalidDataException>(() => Read(Bundle(Enumerable.Range(1, 11).Select(n => Campaign(n))), options));
        Assert.Throws<InvalidDataException>(() => Read(Bundle(Enumerable.Range(1, 11).Select(n => Object("identity", n, "\"name\":\"x\""))), options));
        Assert.Throws<InvalidDataException>(() => Read(Bundle(Enumerable.Range(1, 11).Select(n => Object($"x-type-{n}", n))), options));
    }

    [Fact]
    public void Arguments_of_the_caller_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => StixReader.Read(null!));
        using var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>(() => StixReader.Read(closed));
    }

    private static void Survives(byte[] bytes)
    {
        try
        {
            IsConsistent(Read(bytes));
        }
        catch (InvalidDataException e)
        {
            Assert.DoesNotContain(e.Message, char.IsControl);
        }
    }
}
