using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class CountTailsTests
{
    [Theory]
    [InlineData(0.02, 0)]
    [InlineData(3.7, 0)]
    [InlineData(40, 0)]
    [InlineData(3.7, 0.5)]
    [InlineData(40, 2)]
    [InlineData(0.3, 5)]
    public void Tails_and_quantiles_are_those_of_the_masses_added_up(double mean, double alpha)
    {
        double[] upTo = new double[4000];
        double mass = alpha == 0 ? Math.Exp(-mean) : Math.Pow(1 + (alpha * mean), -1 / alpha);
        double sum = 0;
        for (int n = 0; n < upTo.Length; n++)
        {
            sum += mass;
            upTo[n] = sum;
            mass *= (1 + (alpha * n)) * mean / ((n + 1) * (1 + (alpha * mean))); // the ratio of neighbouring masses
        }

        foreach (int n in (int[])[0, 1, 4, 30])
        {
            Near.Relative(upTo[n], Math.Exp(CountTails.LogLowerTail(n, mean, alpha)), 1e-11);
            Assert.Equal(1 - upTo[n], Math.Exp(CountTails.LogUpperTail(n, mean, alpha)), 1e-12);
        }

        foreach (double tail in (double[])[0.025, 0.3, 0.001])
        {
            Assert.Equal(Array.FindIndex(upTo, p => p >= tail), CountTails.LowerQuantile(tail, mean, alpha));
            Assert.Equal(Array.FindIndex(upTo, p => 1 - p <= tail), CountTails.UpperQuantile(tail, mean, alpha));
        }
    }

    [Fact]
    public void A_quantile_of_counts_beyond_the_whole_numbers_of_a_double_is_found() =>
        Near.Relative(1e20 + (1.959963984540054 * 1e10), CountTails.UpperQuantile(0.025, 1e20, 0), 1e-15);
}
