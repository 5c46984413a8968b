using CyberStats.Numerics;
using CyberStats.Tests.Trends;

namespace CyberStats.Tests.Numerics;

public class GammaQuantileTests
{
    public static TheoryData<string, string> Rows => GroupData.Rows("group_rates.csv", "gamma");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Quantiles_are_those_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        double[] v = GroupData.Numbers(values);

        Near.Relative(v[0], GammaQuantile.Lower(x[0], x[1]), 1e-9); // as many digits as R's qgamma keeps
        Near.Relative(v[1], GammaQuantile.Upper(x[0], x[1]), 1e-9);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(1e4)]
    [InlineData(1e9)]
    public void A_quantile_has_its_probability(double shape)
    {
        foreach (double p in (double[])[1e-10, 0.025, 0.5, 0.975])
        {
            double x = GammaQuantile.Lower(p, shape);
            Assert.Equal(x > 1e-300 ? Math.Log(p) : double.NegativeInfinity, IncompleteGamma.LogLowerTail(shape, x), 1e-9);
        }
    }

    [Fact]
    public void Nothing_counted_has_the_lower_limit_zero() => Assert.Equal((0, 0), (GammaQuantile.Lower(0.1, 0), GammaQuantile.Upper(0.1, 0)));
}
