using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using CyberStats.Json;
using static CyberStats.Tests.Json.JsonRefusal;

namespace CyberStats.Tests.Json;

/// <summary>Documents come and go piece by piece, and where a piece ends makes no difference.</summary>
[Collection(typeof(Alone))]
public class DocumentStreamTests
{
    private const int Many = 100_000;

    [Fact]
    public void A_hundred_thousand_incidents_come_in_with_memory_for_themselves_and_one_block()
    {
        byte[] text = ManyIncidents();
        using var stream = new PiecesStream(text, int.MaxValue);
        _ = CyberStatsJson.Deserialize(new MemoryStream(text, 0, text.Length)); // what is done once a process is not measured
        long before = GC.GetAllocatedBytesForCurrentThread();
        long held = GC.GetTotalMemory(forceFullCollection: true);

        CyberStatsDocument document = CyberStatsJson.Deserialize(stream);

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        long result = GC.GetTotalMemory(forceFullCollection: true) - held;
        Assert.Equal(Many, document.Incidents.Length);
        Assert.InRange(stream.LargestRoom, 1, 64 * 1024);
        Assert.InRange(allocated, result / 2, result + (result / 2)); // text, tokens and lists in between included
        GC.KeepAlive(document);
    }

    [Fact]
    public void A_hundred_thousand_incidents_go_out_block_by_block_and_come_back_equal()
    {
        CyberStatsDocument document = CyberStatsJson.Deserialize(new MemoryStream(ManyIncidents()));
        using var stream = new BlocksStream();

        CyberStatsJson.Serialize(document, stream);

        Assert.InRange(stream.Largest, 1, 64 * 1024);
        Assert.InRange(stream.Blocks, stream.Length / (64 * 1024), stream.Length);
        stream.Position = 0;
        Assert.Equal(document, CyberStatsJson.Deserialize(stream));
    }

    [Fact]
    public void A_text_in_pieces_reads_as_the_whole_or_is_refused_with_the_same_words() => Gen.Select(Generate.Document, Gen.Int[1, 5_000], Gen.Int, Gen.Bool).Sample(
        (document, size, seed, broken) =>
        {
            byte[] text = Encoding.UTF8.GetBytes((seed % 2 == 0 ? "\uFEFF" : "") + CyberStatsJson.Serialize(document));
            if (broken)
            {
                text[(int)((uint)seed % (uint)text.Length)] = (byte)"{}[]\",:0x \u0001"[(int)((uint)seed % 11)];
            }

            (CyberStatsDocument? whole, string? refusal) = Read(() => CyberStatsJson.Deserialize(new MemoryStream(text)));
            (CyberStatsDocument? pieces, string? other) = Read(() => CyberStatsJson.Deserialize(new PiecesStream(text, size)));

            Assert.Equal(refusal, other);
            Assert.Equal(whole, pieces);
        },
        iter: 300);

    [Fact]
    public void Where_the_buffer_ends_makes_no_difference()
    {
        // The first block is 64 kB: the title moves what follows over its end, byte by byte.
        string rest = "\",\"affects\":[\"integrity\"],\"records\":{\"low\":12},\"original\":{\"a\":\"\\u00e9é\"}},{\"id\":\"a:2\",\"title\":\"t\"}],\"later\":[{\"a\":[1,true,null]}],\"actors\":[]}";
        for (int length = 65_536 - 60 - rest.Length; length < 65_536 - 40; length++)
        {
            string text = $$"""{"schema":"cyberstats/1","incidents":[{"id":"a:1","title":"{{new string('x', length)}}{{rest}}""";

            CyberStatsDocument document = CyberStatsJson.Deserialize(new MemoryStream(Encoding.UTF8.GetBytes(text)));

            Assert.Equal(length, document.Incidents[0].Title.Length);
            Assert.Equal(("éé", 12L), (document.Incidents[0].Original["a"], document.Incidents[0].Records.Low));
            Assert.Equal("a:2", document.Incidents[1].Id.ToString());
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3_000)]
    [InlineData(70_000)]
    public void A_refusal_far_down_names_its_line_and_path(int before)
    {
        var text = new StringBuilder("{\n\"schema\": \"cyberstats/1\",\n\"incidents\": [\n");
        for (int i = 0; i < before; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"id\": \"a:{i}\", \"title\": \"t\"}},\n");
        }

        string start = text.ToString();
        string path = string.Create(CultureInfo.InvariantCulture, $"$.incidents[{before}]");
        foreach (string item in (string[])
        [
            "{\"id\": \"a:x\",\n \"title\": \"t\", \"status\": \"real\"}]}",
            "{\"id\": \"a:x\", \"title\": 5}]}",
            "{\"id\": \"a:x\", \"title\": \"t\" \"status\"}]}",
            "{\"id\": \"a:x\", \"title\":\n",
            "  7]}",
        ])
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(start + item);
            var whole = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(utf8, DocumentOptions.Lenient));

            var error = Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(new MemoryStream(utf8)));

            Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
            Assert.Equal((item, whole.Path, whole.LineNumber, whole.BytePositionInLine), (item, error.Path, error.LineNumber, error.BytePositionInLine));
            Assert.EndsWith(FormattableString.Invariant($"(line {whole.LineNumber + 1}, byte {whole.BytePositionInLine + 1})"), error.Message, StringComparison.Ordinal);
        }

        var broken = Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(new MemoryStream(Encoding.UTF8.GetBytes(start + "{\"id\":\"a:x\",\"title\":\" \"}]}"))));
        Assert.Equal(path + ".title", broken.Path);
    }

    [Fact]
    public void An_item_longer_than_any_block_is_read()
    {
        string title = new('x', 1_000_000);
        string text = Document($$"""
            "incidents":[{"id":"a:1","title":"{{title}}"},{"id":"a:2","title":"t"}],"later":"{{title}}"
            """);

        CyberStatsDocument document = CyberStatsJson.Deserialize(new PiecesStream(Encoding.UTF8.GetBytes(text), 1_000));

        Assert.Equal([1_000_000, 1], document.Incidents.Select(i => i.Title.Length));
    }

    [Fact]
    public void A_member_that_is_not_known_is_passed_over_in_one_block_whatever_its_length()
    {
        string text = Document($"\"later\":[{string.Join(",", Enumerable.Repeat("{\"a\":[1,{\"b\":\"x\"}]}", 200_000))}],\"sources\":[{{\"id\":\"s\",\"title\":\"t\"}}]");
        using var stream = new PiecesStream(Encoding.UTF8.GetBytes(text), int.MaxValue);

        Assert.Single(CyberStatsJson.Deserialize(stream).Sources);
        Assert.InRange(stream.LargestRoom, 1, 64 * 1024);
    }

    [Fact]
    public async Task Reads_and_writes_without_holding_a_thread()
    {
        CyberStatsDocument document = CyberStatsJson.Deserialize(File.ReadAllText(Path.Combine(Places.Reference, "document_schema.filled.json")));
        using var stream = new MemoryStream();

        await CyberStatsJson.SerializeAsync(document, stream, TestContext.Current.CancellationToken);

        Assert.Equal(CyberStatsJson.Serialize(document), Encoding.UTF8.GetString(stream.ToArray()));
        using var pieces = new PiecesStream(stream.ToArray(), 777);
        Assert.Equal(document, await CyberStatsJson.DeserializeAsync(pieces, refuseUnknownMembers: true, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<JsonException>(() => CyberStatsJson.DeserializeAsync(new MemoryStream([(byte)'{']), cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<JsonException>(() => CyberStatsJson.DeserializeAsync(new MemoryStream(stream.ToArray()), maxBytes: 5, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("stream", () => CyberStatsJson.DeserializeAsync(null!, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("maxBytes", () => CyberStatsJson.DeserializeAsync(Stream.Null, maxBytes: 0, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("document", () => CyberStatsJson.SerializeAsync(null!, Stream.Null, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("stream", () => CyberStatsJson.SerializeAsync(document, null!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stops_when_asked()
    {
        using var source = new CancellationTokenSource();
        byte[] text = ManyIncidents();
        using var stream = new PiecesStream(text, int.MaxValue, afterBytes: 200_000, source.Cancel);

        Assert.Throws<OperationCanceledException>(() => CyberStatsJson.Deserialize(stream, cancellationToken: source.Token));
        Assert.InRange(stream.Position, 200_000, 400_000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CyberStatsJson.DeserializeAsync(new MemoryStream(text), cancellationToken: source.Token));
    }

    [Fact]
    public void Refuses_a_member_that_it_does_not_know_in_every_record_with_its_path()
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(Path.Combine(Places.Reference, "document_schema.filled.json")))!;
        var records = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonObject item in Objects(root).Where(o => o.Parent is not JsonObject || o.GetPropertyName() is not ("original" or "scope")).ToArray())
        {
            string path = item.GetPath() + ".later";
            item["later"] = new JsonObject { ["a"] = 1 };

            Assert.NotNull(CyberStatsJson.Deserialize(root.ToJsonString()));
            JsonException error = Of(root.ToJsonString(), refuseUnknownMembers: true);

            Assert.Equal(path, error.Path);
            Assert.Contains("'later'", error.Message, StringComparison.Ordinal);
            item.Remove("later");
            records.Add(Regex.Replace(path, @"\[\d+\]", "", RegexOptions.CultureInvariant));
        }

        // Every record type and every place that one has.
        string[] expected =
        [
            "$", "$.sources", "$.facts", "$.figures", "$.figures.value", "$.incidents", "$.incidents.victims", "$.incidents.attributions", "$.incidents.attributions.by",
            "$.incidents.attributions.confidence", "$.incidents.responses", "$.incidents.responses.by", "$.incidents.responses.persons", "$.incidents.losses",
            "$.incidents.losses.amount", "$.incidents.records", "$.incidents.systems_affected", "$.incidents.entities_affected", "$.incidents.severity", "$.actors", "$.actors.targets",
            "$.attributions", "$.attributions.by", "$.responses", "$.agreements", "$.agreements.parties", "$.agreements.acts", "$.agreements.principles", "$.memberships",
            "$.vulnerabilities", "$.covariates", "$.covariates.values",
        ];
        Assert.Equal(expected.Select(p => p + ".later").Order(StringComparer.Ordinal), records.Order(StringComparer.Ordinal));
    }

    private static (CyberStatsDocument? Document, string? Refusal) Read(Func<CyberStatsDocument> read)
    {
        try
        {
            return (read(), null);
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(m => Objects(m.Value)).Prepend(item),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static byte[] ManyIncidents()
    {
        using var text = new MemoryStream();
        text.Write("{\"schema\":\"cyberstats/1\",\"incidents\":["u8);
        for (int i = 0; i < Many; i++)
        {
            text.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""
                {{{(i == 0 ? "" : ",")}}}{"id":"tracker:{{{i}}}","title":"Incident number {{{i}}} of an invented tracker","occurred":"2020-{{{(i % 12) + 1:D2}}}/2021","disclosed":"2021-03-0{{{(i % 9) + 1}}}",
                "types":["espionage","my:type_{{{i % 50}}}"],"affects":["confidentiality"],"victims":[{"name":"Victim {{{i % 300}}}","country":"EST","kinds":["company"],"sectors":["cisa:energy"]}],
                "attributions":[{"id":"t:{{{i}}}/a","by":{"id":"EST","name":"Estonia","kind":"state"},"accused_state":"XKX","on":"2021-05","confidence":{"score":{{{i % 100}}}},"source_ids":["s{{{i % 20}}}"]}],
                "losses":[{"form":"total","amount":{"low":{{{i}}}.50},"currency":"EUR"}],"records":{"best":{{{i}}}},"source_ids":["s{{{i % 20}}}"],"original":{"A":"text {{{i}}}","B":"é"}}
                """)));
        }

        text.Write("]}"u8);
        return text.ToArray();
    }

    /// <summary>Gives pieces of a size, and keeps the most that it was asked for.</summary>
    private sealed class PiecesStream(byte[] bytes, int size, long afterBytes = long.MaxValue, Action? then = null) : MemoryStream(bytes)
    {
        public int LargestRoom { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            LargestRoom = Math.Max(LargestRoom, buffer.Length);
            int read = base.Read(buffer[..Math.Min(size, buffer.Length)]);
            if (Position >= afterBytes)
            {
                then!();
            }

            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }

    /// <summary>Keeps the number of blocks it was given and the length of the longest.</summary>
    private sealed class BlocksStream : MemoryStream
    {
        public int Largest { get; private set; }

        public int Blocks { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            Blocks++;
            base.Write(buffer, offset, count);
        }
    }
}
