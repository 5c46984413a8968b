using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Tests.Fitting;

/// <summary>Defects that a review of the fits found, each with a sample that showed it.</summary>
public class FoundFitDefectTests
{
    [Theory]
    [InlineData(-0.6)]
    [InlineData(-0.9)]
    public void A_law_with_an_end_is_fitted_to_many_losses_in_any_order(double shape)
    {
        double[] losses = Draws(new GeneralizedPareto(0, 1e5, shape), 20_000);
        SeverityFit<GeneralizedPareto> fit = SeverityFit.GeneralizedPareto(losses);

        for (int seed = 0; seed < 4; seed++)
        {
            double[] shuffled = [.. losses];
            new RandomStream(seed).Shuffle(shuffled);
            Assert.Equal(fit.LogLikelihood, SeverityFit.GeneralizedPareto(shuffled).LogLikelihood, 1e-6);
        }
    }

    [Fact]
    public void Losses_at_the_threshold_belong_to_the_body_in_every_unit()
    {
        double[] losses = [.. Draws(new Lognormal(1.5, 0.8), 1700).Select(x => x > 10 ? 10 * Math.Pow(x / 10, 2) : x), .. Enumerable.Repeat(10.0, 300)];
        double share = losses.Count(x => x > 10) / 2000.0;

        foreach (double unit in (double[])[1, 1e3, 1e5, 1e6, 1e9, 7])
        {
            SeverityFit<Spliced> fit = SeverityFit.Spliced(losses.Select(x => x * unit).ToArray(), 10 * unit);
            Assert.Equal(share, fit.Law.TailProbability, 1e-9);
        }
    }

    [Fact]
    public void A_tail_between_the_rows_that_a_search_begins_with_is_found()
    {
        double[] losses = Draws(new Lognormal(1, 0.5), 9000);
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = i % 2 == 1 && i < 80 ? 96 / (1 - (i / 81.0)) : Math.Min(losses[i], 90);
        }

        Assert.Equal(40 / 9000.0, SeverityFit.Spliced(losses, 95).Law.TailProbability, 1e-9);
    }

    [Fact]
    public void The_least_loss_lies_in_the_support_of_the_law_of_Pareto_fitted_to_it()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            double[] losses = Draws(new Pareto(12_345.67, 1.3), 40, seed);
            SeverityFit<Pareto> fit = SeverityFit.Pareto(losses);

            Assert.Equal(fit.LogLikelihood, losses.Sum(fit.Law.LogDensity), 1e-9 * Math.Abs(fit.LogLikelihood));
        }
    }

    [Fact]
    public void The_scale_of_Pareto_is_found_among_many_intervals()
    {
        var random = new RandomStream(1);
        List<LossObservation> rows = [.. Enumerable.Range(0, 500).Select(_ => LossObservation.Between(10 + (40 * random.NextDouble()), 60))];
        rows.AddRange(Enumerable.Repeat(LossObservation.Between(45, 60.5), 400));
        rows.AddRange(Draws(new Pareto(60, 1.5), 100).Select(LossObservation.Exactly));
        LossSample sample = LossSample.Of(rows);

        SeverityFit<Pareto> fit = SeverityFit.Pareto(sample);

        // No pair on a grid is likelier.
        for (double scale = 10; scale < 60; scale += 0.05)
        {
            for (double shape = 0.5; shape < 8; shape *= 1.05)
            {
                var law = new Pareto(scale, shape);
                Assert.True(rows.Sum(row => PointwiseLikelihood.Of(law, row)) <= fit.LogLikelihood + 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-30)]
    public void The_unit_of_the_weights_does_not_matter_to_a_regression(double weight)
    {
        var random = new RandomStream(1);
        double[] x = [.. Enumerable.Range(0, 100).Select(_ => random.NextDouble())];
        double[] losses = [.. x.Select(v => Math.Exp(8 + (1.5 * v) + new Lognormal(0, 0.7).Sample(random)))];
        LossSample one = losses;
        LossSample light = LossSample.Weighted(losses, [.. losses.Select(_ => weight)]);

        Assert.Equal(SeverityRegression.Lognormal(one, [x]).Coefficients[1].Value, SeverityRegression.Lognormal(light, [x]).Coefficients[1].Value, 1e-9);
        Assert.Equal(SeverityRegression.Gamma(one, [x]).Coefficients[1].Value, SeverityRegression.Gamma(light, [x]).Coefficients[1].Value, 1e-9);
    }

    [Fact]
    public void A_test_without_a_fitted_replicate_has_no_p_value()
    {
        LossSample sample = LossSample.Of(Draws(new Lognormal(5, 1), 20).Select((x, i) => i % 2 == 0 ? LossObservation.AtLeast(x) : LossObservation.Exactly(x)));

        GoodnessOfFitResult result = GoodnessOfFit.Test(
            SeverityFit.Lognormal(sample), (law, random) => LossSample.Of(Enumerable.Range(0, 20).Select(_ => LossObservation.AtLeast(law.Sample(random)))), 20);

        Assert.Equal(20, result.FailedCount);
        Assert.True(double.IsNaN(result.AndersonDarling.PValue));
    }

    [Fact]
    public void An_averaged_tail_refuses_probabilities_below_its_highest_threshold()
    {
        double[] losses = Draws(new Lomax(1, 1.5), 1000);
        AveragedTail tail = AveragedTail.Of(losses);

        Refused.Argument("probability", () => tail.LossExceededWith(0.999 * tail.ShareAbove));
        Estimate near = tail.LossExceededWith(0.0099);
        Assert.True(double.IsFinite(near.Low) && near.Low < near.Value && near.Value < near.High);
    }

    [Fact]
    public void A_law_that_is_a_case_of_the_best_is_tested_by_the_likelihood_ratio()
    {
        double[] losses = Draws(new Gamma(3, 1e-4), 200);
        SeverityComparison laws = SeverityFit.Compare(losses);

        Assert.Equal("Gamma", laws.Best!.Name);
        VuongResult nested = laws.BestAgainst("Exponential");
        VuongResult other = laws.BestAgainst("Lognormal");

        Assert.True(nested.IsNested && !other.IsNested);
        Assert.Equal(2 * (SeverityFit.Gamma(losses).LogLikelihood - SeverityFit.Exponential(losses).LogLikelihood), nested.Statistic, 1e-9);
        Assert.InRange(nested.PValue, 0, 1e-6);
    }

    private static double[] Draws(ISeverity law, int count, long seed = 1)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => law.Sample(random))];
    }
}
