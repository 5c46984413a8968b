using CsCheck;

namespace CyberStats.Datasets.Tests;

public class FirstRowsTests
{
    [Fact]
    public void Remembers_the_first_row_of_a_text()
    {
        var rows = new FirstRows();
        Assert.Equal([null, null, 3, 3, null, 9], new int?[] { rows.Earlier("a", 3), rows.Earlier("A", 4), rows.Earlier("a", 7), rows.Earlier("a", 8), rows.Earlier("", 9), rows.Earlier("", 10) });
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public void Takes_texts_that_differ_in_case_for_one_where_told_to()
    {
        var rows = new FirstRows(isCaseIgnored: true);
        Assert.Equal([null, 1, null, 3], new int?[] { rows.Earlier("Ärger É", 1), rows.Earlier("äRGER é", 2), rows.Earlier("Arger E", 3), rows.Earlier("ARGER e", 4) });
    }

    [Fact]
    public void Says_of_many_texts_what_a_dictionary_says() => Gen.Select(Gen.Int[0, 400_000], Gen.Bool).Array[100_000, 200_000].Sample(
        draws =>
        {
            foreach (bool isCaseIgnored in (bool[])[false, true])
            {
                var expected = new Dictionary<string, int>(isCaseIgnored ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
                var rows = new FirstRows(isCaseIgnored);
                for (int row = 0; row < draws.Length; row++)
                {
                    string text = $"{(draws[row].Item2 ? 'X' : 'x')}{draws[row].Item1}";
                    Assert.Equal(expected.TryAdd(text, row) ? null : expected[text], rows.Earlier(text, row));
                }

                Assert.Equal(expected.Count, rows.Count);
            }
        },
        iter: 3);
}
