using System.Diagnostics;
using System.Globalization;
using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

public class CountLawTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("count_laws.csv")];

    public static TheoryData<string> Laws => [.. All.Keys];

    private static readonly Dictionary<string, IFrequency> All = new IFrequency[]
    {
        new Poisson(1e-3), new Poisson(3.7), new Poisson(9.99), new Poisson(10), new Poisson(250.5),
        new NegativeBinomial(4, 0.3), new NegativeBinomial(0.02, 5), new NegativeBinomial(40, 1.5), new NegativeBinomial(12, 1e6),
        new NegativeBinomial(12, double.PositiveInfinity), new Binomial(1, 0.4), new Binomial(30, 0.02), new Binomial(200, 0.6), new Binomial(7, 0.999),
        new Geometric(0.05), new Geometric(8), new ZeroTruncated(new Poisson(0.01)), new ZeroTruncated(new Poisson(3)), new ZeroTruncated(new NegativeBinomial(0.2, 0.1)),
        new ZeroTruncated(new NegativeBinomial(40, 1.5)), new ZeroTruncated(new Geometric(0.01)), new ZeroTruncated(new Binomial(30, 0.02)),
        new ZeroTruncated(new ZeroModified(new Poisson(2), 0.7)), new ZeroModified(new Poisson(2), 0.7), new ZeroModified(new Poisson(0.2), 0), new ZeroModified(new NegativeBinomial(4, 0.3), 0.05),
        new ZeroModified(new Geometric(8), 0.5), new ZeroModified(new Binomial(30, 0.2), 0.01),
    }.ToDictionary(law => law.ToString()!);

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_law_of_counts_keeps_what_its_members_promise(string law) => CountLawChecker.Check(All[law]);

    // A logarithm off by 1e-10 is a probability off by 1e-10 of itself; near 0, a logarithm is one less a probability and keeps its relative error; beyond
    // 1e-300 the logarithm is what can be had, to a part in 1e12. Nearer to 0 than 1e-45 the oracle writes 0: the other tail shows the same digits.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_tails_and_moments_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] v = [.. cells.Skip(2).Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        IFrequency body = cells[1] switch
        {
            "poisson" => new Poisson(v[0]),
            "negative_binomial" => new NegativeBinomial(v[0], v[1]),
            "binomial" => new Binomial((long)v[0], v[1]),
            "geometric" => new Geometric(v[0]),
            _ => throw new UnreachableException(cells[1]),
        };
        IFrequency law = cells[0] switch
        {
            "plain" => body,
            "truncated" => new ZeroTruncated(body),
            "modified" => new ZeroModified(body, v[2]),
            _ => throw new UnreachableException(cells[0]),
        };
        double count = v[3];

        Assert.True(
            v[4] == law.LogDensity(count) || Math.Abs(v[4] - law.LogDensity(count)) <= Math.Max(1e-10, 1e-12 * Math.Abs(v[4])), // of a probability next to 1, the digits of that
            FormattableString.Invariant($"{v[4]:R} {law.LogDensity(count):R}"));
        Check(v[5], law.LogCumulative(count));
        Check(v[6], law.LogSurvival(count));
        Near.Relative(Math.Exp(v[5]), law.Cumulative(count), 1e-10);
        Near.Relative(Math.Exp(v[6]), law.Survival(count), 1e-10);
        if (!double.IsNaN(v[7]))
        {
            Near.Relative(v[7], law.LimitedMean(count + 0.25), 1e-10);
        }

        Near.Relative(v[8], law.Mean, 1e-10);
        Near.Relative(v[9], law.Variance, 1e-10);

        static void Check(double expected, double actual) => Assert.True(
            expected == actual || Math.Abs(expected - actual) <= Math.Max(1e-10 * Math.Min(1, Math.Abs(expected)), Math.Max(1e-12 * Math.Abs(expected), expected == 0 ? 1e-45 : 0)),
            FormattableString.Invariant($"{expected:R} {actual:R} {expected - actual:E1}"));
    }

    [Theory]
    [InlineData(1e9, double.PositiveInfinity)]
    [InlineData(1e9, 1e9)]
    [InlineData(1e9, 1e6)]
    [InlineData(1e9, 1e-3)]
    [InlineData(1e-9, 1e-3)]
    [InlineData(1e-9, 1e9)]
    public void Quantiles_reach_both_tails_at_the_ends_of_the_range(double mean, double size)
    {
        var law = new NegativeBinomial(mean, size);
        foreach (double p in (double[])[1e-300, 1e-100, 1e-9, 0.3])
        {
            double low = law.Quantile(p);
            double high = law.CountExceededWith(p);
            Assert.True(law.Cumulative(low) >= p * (1 - 1e-13) && (low == 0 || law.Cumulative(low - 1) < p * (1 + 1e-13)), $"{low} for {p}");
            Assert.True(law.Survival(high) <= p * (1 + 1e-13) && (high == 0 || law.Survival(high - 1) > p * (1 - 1e-13)), $"{high} for {p}");
        }
    }

    [Fact]
    public void Laws_that_are_one_agree()
    {
        foreach (double count in (double[])[0, 1, 7, 40, 300])
        {
            Near.Relative(new Geometric(6).LogDensity(count), new NegativeBinomial(6, 1).LogDensity(count), 1e-12);
            Near.Relative(new Geometric(6).LogSurvival(count), new NegativeBinomial(6, 1).LogSurvival(count), 1e-12);
            Near.Relative(new Poisson(6).LogCumulative(count), new NegativeBinomial(6, double.PositiveInfinity).LogCumulative(count), 1e-12);
            Near.Relative(new Poisson(6).LogDensity(count), new NegativeBinomial(6, 1e16).LogDensity(count), 1e-12);
            Near.Relative(new Poisson(6).LogDensity(count), new ZeroModified(new Poisson(6), Math.Exp(-6)).LogDensity(count), 1e-12);
        }
    }

    [Fact]
    public void A_mean_of_zero_is_a_law_that_is_always_zero()
    {
        foreach (IFrequency law in (IFrequency[])[new Poisson(0), new NegativeBinomial(0, 2), new Geometric(0), new Binomial(5, 0), new Binomial(0, 0.5), new ZeroModified(new Poisson(2), 1)])
        {
            Assert.Equal((1, 0, 1, 0), (law.Density(0), law.Density(1), law.Cumulative(0), law.Survival(0)));
            Assert.Equal((0, double.NegativeInfinity, 0), (law.LogDensity(0), law.LogDensity(1), law.LogCumulative(0)));
            Assert.Equal((0, 0, 0, 0), (law.Mean, law.Variance, law.LimitedMean(3), law.Maximum));
            Assert.Equal((0, 0, 0), (law.Quantile(0.9), law.CountExceededWith(1e-9), law.Sample(new RandomStream(1))));
            if (law is not ZeroModified)
            {
                Refused.Argument("law", () => new ZeroTruncated(law));
            }
        }
    }

    [Fact]
    public void Samples_of_a_huge_mean_have_its_moments()
    {
        foreach (IFrequency law in (IFrequency[])[new Poisson(1e9), new NegativeBinomial(1e9, 1e6), new Binomial(4_000_000_000, 0.25)])
        {
            var random = new RandomStream(3);
            double[] z = [.. Enumerable.Range(0, 20_000).Select(_ => (law.Sample(random) - law.Mean) / Math.Sqrt(law.Variance))];

            Assert.Equal(0, z.Average(), 0.035); // five standard errors
            Assert.Equal(1, z.Sum(x => x * x) / z.Length, 0.05);
        }
    }

    [Fact]
    public void Parameters_out_of_range_are_refused_by_name()
    {
        foreach (double bad in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            Refused.Argument("mean", () => new Poisson(bad));
            Refused.Argument("mean", () => new NegativeBinomial(bad, 1));
            Refused.Argument("mean", () => new Geometric(bad));
            Refused.Argument("probability", () => new Binomial(3, bad));
            Refused.Argument("zeroProbability", () => new ZeroModified(new Poisson(1), bad));
        }

        foreach (double bad in (double[])[-1, 0, double.NaN])
        {
            Refused.Argument("size", () => new NegativeBinomial(1, bad));
        }

        Refused.Argument("trials", () => new Binomial(-1, 0.5));
        Refused.Argument("law", () => new ZeroTruncated(null!));
        Refused.Argument("law", () => new ZeroModified(null!, 0.5));
    }

    [Fact]
    public void Laws_compare_by_their_parameters()
    {
        Assert.Equal(new ZeroModified(new NegativeBinomial(2, 3), 0.5), new ZeroModified(new NegativeBinomial(2, 3), 0.5));
        Assert.NotEqual(new ZeroModified(new NegativeBinomial(2, 3), 0.5), new ZeroModified(new NegativeBinomial(2, 3), 0.6));
        Assert.NotEqual(new ZeroTruncated(new Poisson(2)), new ZeroTruncated(new Geometric(2)));
    }
}
