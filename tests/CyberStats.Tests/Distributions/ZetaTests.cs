using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

public class ZetaTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("zeta.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Members_are_those_of_the_oracle(string row)
    {
        string what = row[..row.IndexOf(',', StringComparison.Ordinal)];
        double[] v = ReferenceFile.Numbers(row[(what.Length + 1)..]);
        var law = new Zeta(v[0], v[1]);
        (double argument, double expected) = (v[2], v[3]);
        switch (what)
        {
            case "survival":
                // The logarithm of 1e-300 is known to 2e-13 at best; a power of the distance to the minimum adds its own roundings.
                Near.Relative(expected, law.Survival(argument), 1e-12);
                break;
            case "log survival":
                Near.Relative(expected, law.LogSurvival(argument), 1e-13);
                break;
            case "cumulative":
                Near.Relative(expected, law.Cumulative(argument), 1e-13);
                break;
            case "log density":
                Assert.Equal(expected, law.LogDensity(argument), 1e-13 * Math.Max(1, Math.Abs(expected)));
                break;
            case "limited mean":
                Near.Relative(expected, law.LimitedMean(argument), 1e-13);
                break;
            case "mean":
                Near.Relative(expected, law.Mean, 1e-13);
                break;
            case "variance":
                Near.Relative(expected, law.Variance, 1e-12); // a difference of two moments about the minimum, of one size
                break;
            case "quantile":
                Assert.Equal(expected, law.Quantile(argument));
                break;
            default:
                Assert.Equal("exceeded with", what);
                Assert.Equal(expected, law.CountExceededWith(argument));
                break;
        }
    }

    [Theory]
    [InlineData(1.001, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 1)]
    [InlineData(40, 1000)]
    public void Moments_that_diverge_are_infinite_and_the_others_are_not(double exponent, double minimum)
    {
        var law = new Zeta(exponent, minimum);

        Assert.Equal(exponent > 2, double.IsFinite(law.Mean));
        Assert.Equal(exponent > 3, double.IsFinite(law.Variance));
        Assert.True(double.IsFinite(law.LimitedMean(1e300)));
        Assert.Equal(law.Mean, law.LimitedMean(double.PositiveInfinity));
    }

    [Fact]
    public void Outside_of_the_support_there_is_nothing()
    {
        var law = new Zeta(2.5, 3);

        Assert.Equal((0, 0, 1, 2.9), (law.Density(2), law.Cumulative(2.9), law.Survival(2.9), law.LimitedMean(2.9)));
        Assert.Equal((0, 1, 0), (law.Density(3.5), law.Cumulative(double.PositiveInfinity), law.Survival(double.PositiveInfinity)));
        Assert.Equal(0, law.Density(double.PositiveInfinity));
        Assert.Equal(law.Cumulative(4), law.Cumulative(4.99));
        Assert.Equal((3, double.PositiveInfinity), (law.Quantile(0), law.Quantile(1)));
        Assert.Equal((3, double.PositiveInfinity), (law.CountExceededWith(1), law.CountExceededWith(0)));
        Assert.All([law.Density(double.NaN), law.Cumulative(double.NaN), law.Survival(double.NaN), law.LimitedMean(double.NaN)], v => Assert.True(double.IsNaN(v)));
    }

    [Theory]
    [InlineData(1.05, 1)]
    [InlineData(1.7, 4)]
    [InlineData(2.5, 1)]
    [InlineData(9, 1)]
    [InlineData(3, 1000)]
    public void Draws_follow_the_law(double exponent, double minimum)
    {
        var law = new Zeta(exponent, minimum);
        var random = new RandomStream(7, (long)minimum);
        const int Count = 40_000;
        double[] draws = [.. Enumerable.Range(0, Count).Select(_ => law.Sample(random))];
        double[] edges = [.. new[] { 0.2, 0.4, 0.6, 0.8, 0.95 }.Select(law.Quantile).Distinct()];

        foreach (double edge in edges)
        {
            double share = law.Cumulative(edge);
            double error = Math.Sqrt(share * (1 - share) / Count);
            Assert.Equal(share, draws.Count(d => d <= edge) / (double)Count, (5 * error) + 1e-9); // five standard errors: one in a million each
        }

        Assert.All(draws, d => Assert.True(d >= minimum && (double.IsInteger(d) || double.IsPositiveInfinity(d))));
    }

    [Fact]
    public void Refuses_what_is_no_law()
    {
        foreach (double exponent in new[] { 1, 0, double.NaN, double.PositiveInfinity })
        {
            Refused.Argument("exponent", () => new Zeta(exponent));
        }

        foreach (double minimum in new[] { 0, -1, 1.5, double.NaN, double.PositiveInfinity, Math.Pow(2, 54) })
        {
            Refused.Argument("minimum", () => new Zeta(2, minimum));
        }

        Refused.Argument("probability", () => new Zeta(2).Quantile(-0.1));
        Refused.Argument("probability", () => new Zeta(2).CountExceededWith(double.NaN));
        Refused.Argument("random", () => new Zeta(2).Sample(null!));
    }
}
