using CyberStats.Distributions;
using N = MathNet.Numerics.Distributions; // many of its names are those of the library

namespace CyberStats.Tests.Distributions;

public class MathNetLawTests
{
    private const double Close = 1e-10; // MathNet's incomplete functions have some 12 digits

    /// <summary>A law of MathNet and the same of this library.</summary>
    public static TheoryData<string> Losses => [.. LossPairs.Keys];

    public static TheoryData<string> Counts => [.. CountPairs.Keys];

    private static Dictionary<string, (N.IContinuousDistribution Theirs, ISeverity Own)> LossPairs { get; } = new(StringComparer.Ordinal)
    {
        ["lognormal"] = (new N.LogNormal(10, 2, new RandomStream(1)), new Lognormal(10, 2)),
        ["exponential"] = (new N.Exponential(0.25, new RandomStream(1)), new Exponential(0.25)),
        ["gamma"] = (new N.Gamma(2.5, 0.5, new RandomStream(1)), new Gamma(2.5, 0.5)),
        ["weibull"] = (new N.Weibull(0.7, 3, new RandomStream(1)), new Weibull(0.7, 3)),
        ["pareto"] = (new N.Pareto(10, 2.5, new RandomStream(1)), new Pareto(10, 2.5)),
    };

    private static Dictionary<string, (N.IDiscreteDistribution Theirs, IFrequency Own)> CountPairs { get; } = new(StringComparer.Ordinal)
    {
        ["poisson"] = (new N.Poisson(3.5, new RandomStream(1)), new Poisson(3.5)),
        ["binomial"] = (new N.Binomial(0.3, 20, new RandomStream(1)), new Binomial(20, 0.3)),
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_law_of_MathNet_agrees_with_the_own_one_where_its_tails_have_digits(string name)
    {
        (N.IContinuousDistribution theirs, ISeverity own) = LossPairs[name];
        ISeverity law = MathNetLaw.From(theirs);
        double integral = name == "weibull" ? 1e-8 : Close; // its cumulative probability has 7 digits near 0.05: MathNet's expm1

        Assert.Equal((own.Minimum, own.Maximum), (law.Minimum, law.Maximum));
        Near(own.Mean, law.Mean, Close);
        Near(own.Variance, law.Variance, Close);
        foreach (double p in (double[])[1e-3, 0.1, 0.5, 0.9, 0.999])
        {
            double x = own.Quantile(p);
            Near(x, law.Quantile(p), Close / Math.Min(p, 1 - p));
            Near(x, law.LossExceededWith(1 - p), Close / Math.Min(p, 1 - p));
            Near(own.Density(x), law.Density(x), Close);
            Near(own.Density(x), Math.Exp(law.LogDensity(x)), Close);
            Near(p, law.Cumulative(x), Close);
            Near(p, Math.Exp(law.LogCumulative(x)), Close);
            Near(1 - p, law.Survival(x), Close / (1 - p));
            Near(own.LogSurvival(x), law.LogSurvival(x), Close / (1 - p));
            Near(own.LimitedMean(x), law.LimitedMean(x), integral);
            Near(own.MeanExcess(x), law.MeanExcess(x), integral / (1 - p)); // the rest of the mean over the tail
            Near(own.LayerMean(x, x), law.LayerMean(x, x), 100 * integral / (1 - p));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void At_the_ends_a_law_of_MathNet_is_as_any_law(string name)
    {
        ISeverity law = MathNetLaw.From(LossPairs[name].Theirs);

        Assert.Equal((law.Minimum, law.Maximum, law.Maximum, law.Minimum), (law.Quantile(0), law.Quantile(1), law.LossExceededWith(0), law.LossExceededWith(1)));
        Assert.Equal((0, 1, 0, 1), (law.Cumulative(-1), law.Survival(-1), law.Density(-1), law.Cumulative(double.PositiveInfinity)));
        Assert.Equal((double.NegativeInfinity, 0), (law.LogDensity(-1), law.Density(double.PositiveInfinity)));
        Assert.Equal((-1, law.Mean), (law.LimitedMean(-1), law.LimitedMean(double.PositiveInfinity)));
        Near(law.Mean + 1, law.MeanExcess(-1), 1e-15);
        Assert.Equal(0, law.MeanExcess(double.PositiveInfinity));
        foreach (Func<double, double> member in (Func<double, double>[])
            [law.Density, law.LogDensity, law.Cumulative, law.LogCumulative, law.Survival, law.LogSurvival, law.LimitedMean, law.MeanExcess])
        {
            Assert.True(double.IsNaN(member(double.NaN)), member.Method.Name);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => law.Quantile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.LossExceededWith(1.1));
        Refused.Argument("random", () => law.Sample(null!));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Counts_of_MathNet_agree_with_the_own_ones(string name)
    {
        (N.IDiscreteDistribution theirs, IFrequency own) = CountPairs[name];
        IFrequency law = MathNetLaw.From(theirs);

        Assert.Equal((own.Minimum, own.Maximum), (law.Minimum, law.Maximum));
        Near(own.Mean, law.Mean, 1e-15);
        Near(own.Variance, law.Variance, 1e-15);
        for (double n = 0; n <= 12; n++)
        {
            Near(own.Density(n), law.Density(n), Close);
            Near(own.LogDensity(n), law.LogDensity(n), Close);
            Near(own.Cumulative(n), law.Cumulative(n + 0.5), Close / own.Cumulative(n));
            Near(own.Survival(n), law.Survival(n), Close / own.Survival(n));
            Near(own.LimitedMean(n), law.LimitedMean(n), Close);
            Near(own.LimitedMean(n + 0.25), law.LimitedMean(n + 0.25), Close);
        }

        foreach (double p in (double[])[0, 1e-6, 0.05, 0.5, 0.95, 0.999999, 1])
        {
            Assert.Equal((own.Quantile(p), own.CountExceededWith(p)), (law.Quantile(p), law.CountExceededWith(p)));
        }

        Assert.Equal((0, 0, 0, double.NegativeInfinity), (law.Density(0.5), law.Density(-1), law.Density(1e10), law.LogDensity(2.5)));
        Assert.Equal((0, 1), (law.Cumulative(-0.5), law.Cumulative(1e10)));
        Assert.True(double.IsNaN(law.Density(double.NaN)) && double.IsNaN(law.Cumulative(double.NaN)) && double.IsNaN(law.LimitedMean(double.NaN)));
        Assert.Equal((law.Mean, -2), (law.LimitedMean(double.PositiveInfinity), law.LimitedMean(-2)));
    }

    [Fact]
    public void Draws_come_from_the_caller_alone()
    {
        var source = new Random(5);
        ISeverity losses = MathNetLaw.From(new N.LogNormal(1, 1, source));
        IFrequency counts = MathNetLaw.From(new N.Poisson(4, source));
        double[] first = Draws(losses, new RandomStream(8));
        double[] second = Draws(losses, new RandomStream(8));
        double[] numbers = Draws(counts, new RandomStream(8));

        Assert.Equal(first, second);
        Assert.Equal(new Random(5).NextDouble(), source.NextDouble()); // the source of the distribution has not moved

        // The mean of 4000 draws cut at the 0.9 quantile, within four standard errors, each at most the limit over √4000.
        double limit = losses.Quantile(0.9);
        Assert.Equal(losses.LimitedMean(limit), first.Average(x => Math.Min(x, limit)), 4 * limit / Math.Sqrt(first.Length));
        Assert.Equal(4, numbers.Average(), 4 * 2 / Math.Sqrt(numbers.Length));
        Assert.All(numbers, n => Assert.Equal(Math.Floor(n), n));
    }

    [Fact]
    public void A_uniform_number_of_zero_gives_a_finite_draw()
    {
        var zero = new Zeros();

        Assert.True(double.IsFinite(MathNetLaw.From(new N.Normal(0, 1, zero)).Sample(zero)));
        Assert.Equal(0, MathNetLaw.From(new N.Poisson(4, zero)).Sample(zero));
    }

    [Fact]
    public void The_upper_tail_ends_where_the_cumulative_probability_is_one()
    {
        ISeverity law = MathNetLaw.From(new N.Normal(0, 1, new RandomStream(1)));

        Assert.Equal((0, double.NegativeInfinity), (law.Survival(9), law.LogSurvival(9)));
        Assert.InRange(law.LossExceededWith(1e-100), 8, 9); // where 1 - Φ rounds to 0; the true quantile is 21.3
        Assert.True(double.IsNaN(law.MeanExcess(9)));
        Near(-9, law.Quantile(1.1285884059538405e-19), 1e-10); // the lower tail has its digits
    }

    [Fact]
    public void Moments_that_MathNet_refuses_are_NaN()
    {
        ISeverity law = MathNetLaw.From(new N.Cauchy(0, 1, new RandomStream(1)));

        Assert.True(double.IsNaN(law.Mean) && double.IsNaN(law.Variance) && double.IsNaN(law.MeanExcess(1)));
        Near(1, law.Quantile(0.75), Close);
    }

    [Fact]
    public void A_cumulative_probability_that_is_NaN_has_no_quantile() =>
        Assert.True(double.IsNaN(MathNetLaw.From(new N.InverseGaussian(1, 1e4, new RandomStream(1))).Quantile(0.5))); // its textbook sum overflows

    [Fact]
    public void A_law_that_came_from_here_comes_back_itself()
    {
        var severity = new Burr(2, 1.5, 100);
        var frequency = new NegativeBinomial(4, 0.5);

        Assert.Same(severity, MathNetLaw.From(MathNetLaw.ToContinuous(severity, new RandomStream(1))));
        Assert.Same(frequency, MathNetLaw.From(MathNetLaw.ToDiscrete(frequency, new RandomStream(1))));
    }

    [Fact]
    public void A_law_of_MathNet_goes_back_with_the_same_members()
    {
        var theirs = new N.Gamma(3, 2, new RandomStream(1));
        N.IContinuousDistribution back = MathNetLaw.ToContinuous(MathNetLaw.From(theirs), new RandomStream(1));

        Assert.Equal(
            (theirs.Mean, theirs.Variance, theirs.StdDev, theirs.Minimum, theirs.Maximum, theirs.Density(1.7), theirs.DensityLn(1.7), theirs.CumulativeDistribution(1.7)),
            (back.Mean, back.Variance, back.StdDev, back.Minimum, back.Maximum, back.Density(1.7), back.DensityLn(1.7), back.CumulativeDistribution(1.7)));
        Assert.Equal(0.5, theirs.CumulativeDistribution(back.Median), 1e-12);
    }

    [Fact]
    public void A_loss_law_is_a_distribution_of_MathNet()
    {
        var law = new Lognormal(10, 2);
        N.IContinuousDistribution distribution = MathNetLaw.ToContinuous(law, new RandomStream(3));
        var random = new RandomStream(3);
        double[] draws = new double[20];
        distribution.Samples(draws);
        double[] expected = new double[20];
        law.Sample(random, expected);

        Assert.Equal(expected, draws);
        Assert.Equal(law.Sample(random), distribution.Sample());
        Assert.Equal([law.Sample(random), law.Sample(random)], distribution.Samples().Take(2));
        Near(Math.Exp(10), distribution.Median, 1e-14);
        Assert.Equal((law.Mean, Math.Sqrt(law.Variance), 0, double.PositiveInfinity), (distribution.Mean, distribution.StdDev, distribution.Minimum, distribution.Maximum));
        Assert.Equal((law.Cumulative(5e4), law.Density(5e4), law.LogDensity(5e4)), (distribution.CumulativeDistribution(5e4), distribution.Density(5e4), distribution.DensityLn(5e4)));

        distribution.RandomSource = new RandomStream(3);
        Assert.Equal(law.Sample(new RandomStream(3)), distribution.Sample());
    }

    [Fact]
    public void A_law_of_counts_is_a_distribution_of_MathNet()
    {
        var law = new NegativeBinomial(4, 0.5);
        N.IDiscreteDistribution distribution = MathNetLaw.ToDiscrete(law, new RandomStream(3));
        var random = new RandomStream(3);
        int[] draws = new int[20];
        distribution.Samples(draws);

        Assert.Equal(Enumerable.Range(0, 20).Select(_ => (int)law.Sample(random)), draws);
        Assert.Equal((int)law.Sample(random), distribution.Sample());
        Assert.Equal([(int)law.Sample(random), (int)law.Sample(random)], distribution.Samples().Take(2));
        Assert.Equal((0, int.MaxValue, law.Quantile(0.5)), (distribution.Minimum, distribution.Maximum, distribution.Median));
        Assert.Equal((law.Density(3), law.LogDensity(3), law.Cumulative(3)), (distribution.Probability(3), distribution.ProbabilityLn(3), distribution.CumulativeDistribution(3)));
        Assert.Equal((law.Mean, law.Variance), (distribution.Mean, distribution.Variance));
    }

    [Fact]
    public void What_a_law_does_not_give_is_refused()
    {
        N.IContinuousDistribution losses = MathNetLaw.ToContinuous(new Lognormal(0, 1), new RandomStream(1));
        N.IDiscreteDistribution counts = MathNetLaw.ToDiscrete(new Poisson(1e12), new RandomStream(1));

        foreach ((string what, Func<object> member) in (ReadOnlySpan<(string, Func<object>)>)
            [("mode", () => losses.Mode), ("entropy", () => losses.Entropy), ("skewness", () => losses.Skewness), ("mode", () => counts.Mode)])
        {
            Assert.Contains(what, Assert.Throws<NotSupportedException>(member).Message, StringComparison.Ordinal);
        }

        Assert.Throws<OverflowException>(() => counts.Sample());
    }

    [Fact]
    public void Wrong_arguments_are_refused_by_name()
    {
        var random = new RandomStream(1);
        Refused.Argument("distribution", () => MathNetLaw.From((N.IContinuousDistribution)null!));
        Refused.Argument("distribution", () => MathNetLaw.From((N.IDiscreteDistribution)null!));
        Refused.Argument("distribution", () => MathNetLaw.From(new N.DiscreteUniform(-3, 3, random)));
        Refused.Argument("law", () => MathNetLaw.ToContinuous(null!, random));
        Refused.Argument("law", () => MathNetLaw.ToDiscrete(null!, random));
        Refused.Argument("random", () => MathNetLaw.ToContinuous(new Lognormal(0, 1), null!));
        Refused.Argument("random", () => MathNetLaw.ToDiscrete(new Poisson(1), null!));
        Refused.Argument("value", () => MathNetLaw.ToContinuous(new Lognormal(0, 1), random).RandomSource = null!);
        Refused.Argument("values", () => { MathNetLaw.ToContinuous(new Lognormal(0, 1), random).Samples(null!); return null; });
        Refused.Argument("values", () => { MathNetLaw.ToDiscrete(new Poisson(1), random).Samples(null!); return null; });
    }

    private static double[] Draws(ILaw law, Random random)
    {
        double[] draws = new double[4000];
        law.Sample(random, draws);
        return draws;
    }

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(
            expected == actual || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), FormattableString.Invariant($"{expected:R}, but {actual:R}"));

    private sealed class Zeros() : Random(0)
    {
        public override double NextDouble() => 0;
    }
}
