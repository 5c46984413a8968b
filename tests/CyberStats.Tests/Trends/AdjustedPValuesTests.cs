using CsCheck;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class AdjustedPValuesTests
{
    public static TheoryData<string, string> HolmRows => GroupData.Rows("group_rates.csv", "holm");

    public static TheoryData<string, string> BenjaminiHochbergRows => GroupData.Rows("group_rates.csv", "bh");

    [Theory]
    [MemberData(nameof(HolmRows))]
    public void Holm_is_that_of_the_oracle(string inputs, string values) => AllNear(GroupData.Numbers(values), AdjustedPValues.Holm(GroupData.Numbers(inputs)));

    [Theory]
    [MemberData(nameof(BenjaminiHochbergRows))]
    public void Benjamini_hochberg_is_that_of_the_oracle(string inputs, string values) =>
        AllNear(GroupData.Numbers(values), AdjustedPValues.BenjaminiHochberg(GroupData.Numbers(inputs)));

    [Fact]
    public void An_adjusted_p_value_is_no_smaller_and_order_does_not_matter() => Gen.Double[0, 1].Array[0, 12].Sample(p =>
    {
        IReadOnlyList<double> holm = AdjustedPValues.Holm(p);
        IReadOnlyList<double> bh = AdjustedPValues.BenjaminiHochberg(p);

        Assert.All(Enumerable.Range(0, p.Length), i => Assert.True(p[i] <= bh[i] && bh[i] <= holm[i] && holm[i] <= 1));
        Assert.Equal(holm.Reverse(), AdjustedPValues.Holm([.. p.Reverse()]));
        Assert.Equal(bh.Reverse(), AdjustedPValues.BenjaminiHochberg([.. p.Reverse()]));
    });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Refuses_what_is_no_p_value(double p)
    {
        Assert.Contains("index 1", Refused.Argument("pValues", () => AdjustedPValues.Holm([0.5, p])).Message, StringComparison.Ordinal);
        Refused.Argument("pValues", () => AdjustedPValues.BenjaminiHochberg([p]));
    }

    private static void AllNear(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Near.Relative(expected[i], actual[i], 1e-14);
        }
    }
}
