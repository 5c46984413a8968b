using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

/// <summary>What laws that are put together or elicited refuse, and what they say of themselves.</summary>
public class ComposedLawRefusalTests
{
    private static readonly Lognormal Body = new(0, 1);

    [Fact]
    public void Parameters_out_of_range_are_refused_by_name()
    {
        Refused.Argument("maximum", () => new Pert(1, 1, 1));
        Refused.Argument("mode", () => new Pert(1, 0.5, 2));
        Refused.Argument("mode", () => new Pert(1, double.NaN, 2));
        Refused.Argument("concentration", () => new Pert(1, 1.5, 2, -1));
        Refused.Argument("high", () => new Truncated(Body, 2, 2));
        Refused.Argument("high", () => new Truncated(Body, double.NaN, 2));
        Refused.Argument("law", () => new Truncated(Body, double.NegativeInfinity, 0));
        Refused.Argument("weights", () => new Mixture([], []));
        Refused.Argument("weights", () => new Mixture([1, 0], [Body, Body]));
        Refused.Argument("weights", () => new Mixture([1], [Body, Body]));
        Refused.Argument("laws", () => new Mixture([1], [null!]));
        Refused.Argument("tail", () => new Spliced(Body, new Pareto(10, 1), 5, 0.1));
        Refused.Argument("tail", () => new Spliced(Body, new Pert(0, 1, 2), 5, 0.1));
        Refused.Argument("body", () => new Spliced(new Pareto(10, 1), Body, 5, 0.1));
        Refused.Argument("tailProbability", () => new Spliced(Body, Body, 5, 1));
        Refused.Argument("values", () => new Empirical([]));
        Refused.Argument("values", () => new Empirical([1, double.NaN]));
        Refused.Argument("values", () => new Empirical([1, 2], [0, 0]));
        Refused.Argument("weights", () => new Empirical([1, 2], [1, -1]));
        Refused.Argument("weights", () => new Empirical([1, 2], [1]));
        Refused.Argument("coefficients", () => new Metalog([1]));
        Refused.Argument("coefficients", () => new Metalog([1, double.NaN]));
        Refused.Argument("upper", () => new Metalog([1, 1], double.NegativeInfinity, 5));
        Refused.Argument("upper", () => new Metalog([1, 1], 6, 5));
        Refused.Argument("quantiles", () => Metalog.Of([(0.5, 1)]));
        Refused.Argument("quantiles", () => Metalog.Of([(0.5, 1), (0.9, 0.5)]));
        Refused.Argument("quantiles", () => Metalog.Of([(0.5, 1), (0.9, 2)], lower: 1));
        Refused.Argument("terms", () => Metalog.Of([(0.5, 1), (0.9, 2)], terms: 17));
    }

    [Theory]
    [InlineData(new double[] { 1, -1 }, "0")] // falls everywhere: found at the lower end
    [InlineData(new double[] { 1, 1, 3 }, "0")] // the scale of the lower tail is 1 - 3 / 2
    [InlineData(new double[] { 1, 1, -3 }, "1")]
    [InlineData(new double[] { 1, 1, 0, -8 }, "0.5")] // falls from 0.15 to 0.85
    public void A_metalog_law_whose_quantiles_fall_somewhere_is_refused_with_the_place(double[] coefficients, string place)
    {
        ArgumentException error = Refused.Argument("coefficients", () => new Metalog(coefficients));

        string said = error.Message.Split("probability ")[1].Split(',')[0];
        Assert.Equal(double.Parse(place, System.Globalization.CultureInfo.InvariantCulture), double.Parse(said, System.Globalization.CultureInfo.InvariantCulture), 0.35);
    }

    [Fact]
    public void A_metalog_law_that_only_just_rises_is_taken_and_one_that_only_just_falls_is_not()
    {
        // The slope of the curve at one half is 4 a2 + a4 by the probability: the least value of a logistic law with a linear term.
        _ = new Metalog([0, 1, 0, -3.9999]);
        Refused.Argument("coefficients", () => new Metalog([0, 1, 0, -4.0001]));
    }

    [Fact]
    public void Laws_made_of_equal_laws_are_equal()
    {
        Assert.Equal(new Truncated(Body, 1, 2), new Truncated(new Lognormal(0, 1), 1, 2));
        Assert.NotEqual(new Truncated(Body, 1, 2), new Truncated(Body, 1, 3));
        var mixture = new Mixture([1, 1], [Body, new Lognormal(3, 1)]);
        Assert.Equal(new Truncated(mixture, 1, 2), new Truncated(mixture, 1, 2));
        Assert.Equal(new Spliced(Body, new Pareto(5, 2), 5, 0.1), new Spliced(Body, new Pareto(5, 2), 5, 0.1));
        Assert.Equal(new Pert(1, 2, 3), new Pert(1, 2, 3, 4));
    }

    [Fact]
    public void Cutting_twice_is_cutting_once()
    {
        var once = new Truncated(new Lognormal(10, 2), 1000, 1e6);
        var twice = new Truncated(new Truncated(new Lognormal(10, 2), 1000, double.PositiveInfinity), double.NegativeInfinity, 1e6);

        foreach (double x in (double[])[1001, 20_000, 999_999])
        {
            Near.Relative(once.Survival(x), twice.Survival(x), 1e-10);
            Near.Relative(once.MeanExcess(x), twice.MeanExcess(x), 1e-10);
        }

        Near.Relative(once.Mean, twice.Mean, 1e-11);
        Near.Relative(once.Variance, twice.Variance, 1e-11);
    }

    [Fact]
    public void A_mixture_of_one_law_twice_is_that_law()
    {
        var law = new Lognormal(10, 2);
        var mixture = new Mixture([0.3, 0.7], [law, law]);

        foreach (double p in (double[])[1e-300, 1e-9, 0.2, 0.8, 1 - 1e-12])
        {
            Near.Relative(law.Quantile(p), mixture.Quantile(p), 1e-12);
            Near.Relative(law.LossExceededWith(p), mixture.LossExceededWith(p), 1e-12);
        }

        Near.Relative(law.Variance, mixture.Variance, 1e-13);
        Near.Relative(law.MeanExcess(1e9), mixture.MeanExcess(1e9), 1e-12);
    }

    [Fact]
    public void Steps_are_kept_by_what_is_made_of_them()
    {
        var sample = new Empirical([1, 2, 3, 4, 10]);
        var cut = new Truncated(sample, 1, 4);
        var mixed = new Mixture([1, 1], [sample, new Pareto(4, 3)]);

        Assert.Equal((3, 2.0 / 3, 2, 4), (cut.Mean, cut.Variance, cut.Minimum, cut.Maximum));
        Assert.Equal((2, 3), (cut.Quantile(1.0 / 3), cut.Quantile(0.34)));
        Near.Relative(2.0 / 3, cut.Cumulative(3), 1e-15);
        Near.Relative((4.0 + 6) / 2, mixed.Mean, 1e-15);
        Assert.Equal(2, mixed.Quantile(0.15)); // a step of the sample
        Near.Relative(0.2, mixed.Cumulative(2), 1e-15);
    }

    [Fact]
    public void A_value_beyond_everything_makes_the_mean_infinite_and_nothing_else()
    {
        var law = new Empirical([5, 7, double.PositiveInfinity], [6, 3, 1]);

        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), (law.Mean, law.Variance, law.MeanExcess(6)));
        Near.Relative(6.7, law.LimitedMean(10) + 0.0, 0.1);
        Near.Relative((5 * 0.6) + (7 * 0.3) + (10 * 0.1), law.LimitedMean(10), 1e-15);
        Assert.Equal((7, double.PositiveInfinity), (law.Quantile(0.9), law.Quantile(0.91)));
        Near.Relative(0.1, law.Survival(1e300), 1e-15);
    }
}
