using System.Text;
using CsCheck;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Tests.Text;

public class CsvRowsTests
{
    [Theory]
    [InlineData("a,b\r\nc", "a|b / c")]
    [InlineData("a,b\nc,\n", "a|b / c|")]
    [InlineData("a,\"b\r\nc\"\r\n\r\nd", "a|b\r\nc /  / d")]
    [InlineData("\"a\"\"b\",\"\",\",\"", "a\"b||,")]
    [InlineData(" a , b ", " a | b ")]
    [InlineData("a;b\tc", "a;b\tc")]
    [InlineData("#a,b", "#a|b")]
    [InlineData("sep=;\na;b", "sep=; / a;b")]
    public void Reads_rows(string text, string rows)
    {
        CsvRow[] read = Read(text);
        Assert.Equal(rows, string.Join(" / ", read.Select(r => string.Join('|', r.Cells))));
        Assert.All(read, r => Assert.Equal(CsvProblem.None, r.Problem));
        Assert.Equal(Enumerable.Range(-1, read.Length), read.Select(r => r.Index));
    }

    [Theory]
    [InlineData("a,b ~\n", true)]
    [InlineData("\"a,\"\"b\",\r\n", true)]
    [InlineData("a,\tb\n", false)]
    [InlineData("a,\"b\nc\"\n", false)]
    [InlineData("a,é\n", false)]
    [InlineData("a,\u007f\n", false)]
    [InlineData("a,\0\n", false)]
    public void Says_whether_a_row_has_but_printable_ascii(string text, bool isPlain) => Assert.Equal(isPlain, Assert.Single(Read(text)).IsPlain);

    [Fact]
    public void Uses_the_cells_of_a_row_again_once_the_next_but_one_is_read()
    {
        using var rows = new CsvRows(new MemoryStream("a,b\nc,d\ne,f\ng\n"u8.ToArray()), 1 << 20);
        List<string[]> kept = [.. rows.Read().Select(row => row.Cells)];
        Assert.Same(kept[0], kept[2]);
        Assert.NotSame(kept[0], kept[1]);
        Assert.Equal(["g"], kept[3]);
    }

    [Fact]
    public void Reads_nothing_from_nothing() => Assert.Empty(Read(""));

    [Theory]
    [InlineData("a\nb\"c\nd", CsvProblem.StrayQuote, 1, 2)]
    [InlineData("a\n\"b\"c\nd", CsvProblem.StrayQuote, 1, 2)]
    [InlineData("a\n\"b\nc", CsvProblem.UnclosedQuote, 1, 2)]
    [InlineData("a\nb,\"", CsvProblem.UnclosedQuote, 1, 2)]
    [InlineData("a\n\"b\"\"", CsvProblem.UnclosedQuote, 1, 2)]
    [InlineData("a\nx\"y,\"b\nc", CsvProblem.UnclosedQuote, 1, 2)]
    [InlineData("a\n\"x\"y,\"b\nc", CsvProblem.UnclosedQuote, 1, 2)]
    [InlineData("a\n\"x\"y,\"b\"\nc", CsvProblem.StrayQuote, 1, 2)]
    public void Says_what_is_wrong_with_quotes(string text, object problem, int row, long line)
    {
        CsvRow[] read = Read(text);
        Assert.Equal(CsvProblem.None, read[0].Problem);
        Assert.Equal((problem, line), (read[row].Problem, read[row].Line));
        Assert.All(read.Skip(row + 1), r => Assert.Equal(CsvProblem.None, r.Problem));
    }

    [Fact]
    public void Keeps_the_first_cells_of_a_row_with_very_many()
    {
        CsvRow row = Read(string.Join(',', Enumerable.Range(0, 1_000)))[0];
        Assert.Equal(1_000, row.CellCount);
        Assert.Equal(Enumerable.Range(0, CsvRows.MostCells).Select(i => $"{i}"), row.Cells);
    }

    [Fact]
    public void Reads_what_was_written()
    {
        Gen<string> cell = Gen.Char["ab ,\";\n\r\t中é"].Array[0, 8].Select(c => new string(c));
        Gen.Select(cell.Array[1, 6].Array[1, 8], Gen.OneOf("\n", "\r\n")).Sample(
            (rows, lineBreak) =>
            {
                string[] lines = [.. rows.Select(r => CfrText.Row(r))];
                CsvRow[] read = Read(string.Concat(lines.Select(l => l + lineBreak)));
                Assert.Equal(rows.Length, read.Length);
                long line = 1;
                for (int i = 0; i < rows.Length; i++)
                {
                    Assert.Equal(rows[i], read[i].Cells);
                    Assert.Equal((rows[i].Length, CsvProblem.None, line), (read[i].CellCount, read[i].Problem, read[i].Line));
                    line += 1 + lines[i].Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\n' or '\r');
                }
            },
            iter: 3_000);
    }

    private static CsvRow[] Read(string text)
    {
        using var rows = new CsvRows(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1 << 20);
        return [.. rows.Read().Select(row => row with { Cells = [.. row.Cells] })];
    }
}
