using System.Text;
using System.Text.Json;
using CsCheck;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Tests.Text;

public class JsonPiecesTests
{
    private static readonly string[] Parts = ["[", "]", "{", "}", ",", ":", "\"rows\"", "\"a\"", "1", "[1,2]", "{\"a\":[]}", " "];

    [Theory]
    [InlineData("", "")]
    [InlineData("  \n", "")]
    [InlineData("""{"a":1}""", """0 {"a":1}""")]
    [InlineData("""[ {"a":1} , 2,"x" ]""", """0 {"a":1}|1 2|2 "x" """)]
    [InlineData("[]", "")]
    [InlineData("{\"a\":1}\n{\"b\":[2]}\n", """0 {"a":1}|1 {"b":[2]}""")]
    [InlineData("[1][2]", "0 1|1 2")]
    [InlineData("7", "0 7")]
    public void Without_names_the_pieces_are_roots_and_the_items_of_root_arrays(string json, string pieces) =>
        Assert.Equal(pieces.Trim(), Pieces(json));

    [Theory]
    [InlineData("""{"id":"x","rows":[{"a":[1]},2],"n":{"b":3}}""", """id="x"|rows 0 {"a":[1]}|rows 1 2|n={"b":3}""")]
    [InlineData("""{"rows":{"a":1},"more":[5]}""", """rows={"a":1}|more 0 5""")]
    [InlineData("""{"rows":[],"more":[[],[1]]}""", "more 0 []|more 1 [1]")]
    [InlineData("""{"other":[1,2]}""", "other=[1,2]")]
    [InlineData("""[{"rows":[1]}]""", """0 {"rows":[1]}""")]
    [InlineData("""{"rows":[1]} {"rows":[2]}""", "rows 0 1|rows 1 2")]
    [InlineData("""{"r\u006fws":[1]}""", "rows 0 1")]
    public void With_names_the_items_of_these_members_are_pieces_too(string json, string pieces) =>
        Assert.Equal(pieces, Pieces(json, "rows", "more"));

    [Theory]
    [InlineData("""[{"a":1},{"a":}""", 1)]
    [InlineData("""[{"a":1},{"a":1}""", 2)]
    [InlineData("""[1,2]]""", 2)]
    [InlineData("""[1,,2]""", 1)]
    [InlineData("""{"a" """, 0)]
    [InlineData("<html>", 0)]
    public void Broken_text_gives_the_pieces_before_it_and_ends_in_a_problem(string json, int good)
    {
        var pieces = new JsonPieces(new MemoryStream(Encoding.UTF8.GetBytes(json)), 1000);
        int read = 0;
        while (pieces.Read() && pieces.Problem == JsonProblem.None)
        {
            read++;
        }

        Assert.Equal((good, JsonProblem.Malformed), (read, pieces.Problem));
        Assert.Equal(good, pieces.Index);
        Assert.NotNull(pieces.Message);
        Assert.False(pieces.Read());
    }

    [Fact]
    public void Nesting_is_limited()
    {
        var pieces = new JsonPieces(new MemoryStream(Encoding.UTF8.GetBytes(new string('[', 100_000))), 1_000_000);
        while (pieces.Read() && pieces.Problem == JsonProblem.None)
        {
        }

        Assert.Equal(JsonProblem.Malformed, pieces.Problem);
    }

    [Theory]
    [InlineData("\"")] // an open text
    [InlineData("[1,")] // an endless list inside a piece
    public void A_piece_that_does_not_end_stops_the_reading_at_the_bound(string start)
    {
        var stream = new GeneratedStream(200_000_000, i => Encoding.ASCII.GetBytes(i == 0 ? "[" + start : "1,1,1,1,1,1,1,1,"));
        var pieces = new JsonPieces(stream, 1_000_000);
        Assert.True(pieces.Read());
        Assert.Equal(JsonProblem.TooLarge, pieces.Problem);
        Assert.InRange(stream.Taken, 1_000_000, 1_100_000);
    }

    [Fact]
    public void Any_amount_of_white_space_is_passed_over()
    {
        byte[] blanks = Encoding.ASCII.GetBytes(new string(' ', 100_000));
        var stream = new GeneratedStream(50_000_003, i => i == 0 ? "[1"u8.ToArray() : i == 500 ? ",2]"u8.ToArray() : blanks);
        var pieces = new JsonPieces(stream, 5000);
        Assert.True(pieces.Read() && pieces.Read());
        Assert.Equal("2", Encoding.UTF8.GetString(pieces.Bytes.Span));
        Assert.False(pieces.Read());
    }

    [Fact]
    public void Large_pieces_come_whole_however_the_bytes_are_handed_out()
    {
        string[] items = [.. Enumerable.Range(0, 40).Select(i => JsonSerializer.Serialize(new string((char)('a' + (i % 26)), i * i * 200)))];
        string json = $"[{string.Join(", ", items)}]";
        Assert.Equal(string.Join('|', items.Select((item, i) => $"{i} {item}")), Pieces(json));
    }

    [Fact]
    public void Small_reads_give_what_large_ones_give() =>
        Gen.Int[0, Parts.Length - 1].Array[0, 14].Sample(
            parts =>
            {
                string json = string.Concat(parts.Select(i => Parts[i]));
                Pieces(json);
                Pieces(json, "rows");
            },
            iter: 5000);

    private static string Pieces(string json, params string[] arrays)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        string whole = List(new MemoryStream(bytes), arrays);
        Assert.Equal(whole, List(new ChoppedStream(bytes, 1), arrays));
        Assert.Equal(whole, List(new ChoppedStream(bytes, 7), arrays));
        return whole;
    }

    private static string List(Stream stream, string[] arrays)
    {
        var pieces = new JsonPieces(stream, 1_000_000, arrays);
        var list = new List<string>();
        while (pieces.Read())
        {
            string text = pieces.Problem == JsonProblem.None ? Encoding.UTF8.GetString(pieces.Bytes.Span) : pieces.Problem.ToString();
            list.Add(pieces.IsItem
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pieces.Member}{(pieces.Member is null ? "" : " ")}{pieces.Index} {text}")
                : $"{pieces.Member}={text}");
        }

        return string.Join('|', list);
    }
}
