using System.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.Veris.VerisText;

namespace CyberStats.Datasets.Tests.Veris;

/// <summary>Files that are broken, huge or made to do harm: only the exceptions that are documented, in bounded memory.</summary>
public class VerisReaderHostileTests
{
    [Theory]
    [InlineData("record.json")]
    [InlineData("quirks.json")]
    [InlineData("lines.jsonl")]
    public void A_stream_in_pieces_gives_the_same(string fixture)
    {
        ImportResult<Incident> whole = Read(Fixture(fixture));
        foreach (int[] sizes in (int[][])[[1], [2, 3], [7, 1, 64]])
        {
            using var stream = new ChoppedStream(Fixture(fixture), sizes);
            AreSame(whole, VerisReader.Read(stream));
        }
    }

    [Theory]
    [InlineData("record.json")]
    [InlineData("quirks.json")]
    [InlineData("lines.jsonl")]
    public void A_file_cut_anywhere_gives_what_it_has_or_is_refused(string fixture)
    {
        byte[] text = Fixture(fixture);
        ImportResult<Incident> whole = Read(text);
        for (int length = 0; length < text.Length; length++)
        {
            if (ReadOrRefuse(text[..length]) is { } result)
            {
                IsConsistent(result);
                Assert.Equal(whole.Records.Take(result.Records.Count), result.Records);
            }
        }
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused()
    {
        byte[] text = Fixture("record.json");
        for (int i = 0; i < text.Length; i++)
        {
            foreach (byte b in (byte[])[(byte)'"', (byte)'{', (byte)'9', 0xFF])
            {
                byte[] changed = [.. text];
                changed[i] = b;
                if (ReadOrRefuse(changed) is { } result)
                {
                    IsConsistent(result);
                }
            }
        }
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1e400")]
    [InlineData("\"\"")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("[null,7,{}]")]
    [InlineData("[\"x\",[\"y\"]]")]
    [InlineData("{}")]
    [InlineData("{\"a\":{\"b\":[{\"c\":1}]}}")]
    [InlineData("\"\\ud800\"")]
    public void Any_value_in_any_place_is_read(string value)
    {
        using var document = System.Text.Json.JsonDocument.Parse(Fixture("record.json"));
        foreach (string json in Replaced(document.RootElement, value))
        {
            ImportResult<Incident> result = Read(json);
            IsConsistent(result);
            Assert.Equal(1, result.Rows);
        }
    }

    [Fact]
    public void Names_twice_in_an_object_and_with_points_in_them_are_read()
    {
        Assert.Single(Read(Record("\"victim\":{\"a\":1,\"a\":2,\"a.b\":3,\"\":4,\"a\\u002eb\":5},\"victim.a\":9,\"summary\":\"x\",\"summary\":\"y\"")).Records);
    }

    [Fact]
    public void Deep_nesting_ends_the_reading()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);
        ImportResult<Incident> result = Read($"[{Record()},{Record($"\"x\":{deep}", "r2")},{Record(id: "r3")}]");
        Assert.Equal((2, 1), (result.Rows, result.Records.Count));
        Assert.Equal("malformed_json", Assert.Single(result.Issues).Code);
        Assert.Single(Read(Record($"\"x\":{string.Concat(Enumerable.Repeat("[{\"a\":", 25))}1{string.Concat(Enumerable.Repeat("}]", 25))}")).Records);
    }

    [Fact]
    public void A_record_longer_than_allowed_ends_the_reading()
    {
        var options = new VerisOptions { MaxRecordBytes = 2048 };
        ImportResult<Incident> result = Read($"[{Record()},{Record($"\"summary\":\"{new string('x', 10_000)}\"", "r2")},{Record(id: "r3")}]", options);
        Assert.Equal((2, 1), (result.Rows, result.Records.Count));
        Assert.Equal("record_too_large", Assert.Single(result.Issues).Code);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        byte[] record = Encoding.UTF8.GetBytes(Record());
        using var stream = new GeneratedStream(1L << 30, i =>
        {
            if (i == 100)
            {
                stop.Cancel();
            }

            return record;
        });
        Assert.Throws<OperationCanceledException>(() => VerisReader.Read(stream, cancellationToken: stop.Token));
        Assert.InRange(stream.Taken, 1, 1 << 20);
    }

    [Fact]
    public void Leaves_the_stream_open_and_refuses_one_that_cannot_be_read()
    {
        using var stream = new MemoryStream(Fixture("record.json"));
        Assert.Single(VerisReader.Read(stream).Records);
        Assert.True(stream.CanRead);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => VerisReader.Read(null!)).ParamName);
        stream.Dispose();
        Assert.Equal("stream", Assert.Throws<ArgumentException>(() => VerisReader.Read(stream)).ParamName);
    }

    private static ImportResult<Incident>? ReadOrRefuse(byte[] bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The texts in which one value, at whatever depth, is another; the record stays one by the members that the replacement leaves.</summary>
    private static IEnumerable<string> Replaced(System.Text.Json.JsonElement element, string value)
    {
        if (element.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            var members = element.EnumerateObject().Select(m => (m.Name, m.Value)).ToList();
            for (int i = 0; i < members.Count; i++)
            {
                foreach (string inner in Replaced(members[i].Value, value).Prepend(value))
                {
                    yield return $"{{{string.Join(',', members.Select((m, j) => $"\"{m.Name}\":{(i == j ? inner : m.Value.GetRawText())}"))}}}";
                }
            }
        }
    }
}
