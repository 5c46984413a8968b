using System.Globalization;
using CsCheck;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class ChangePointPosteriorTests
{
    private static readonly double[] Jump = [4, 6, 5, 3, 7, 12, 15, 11, 14, 13];

    private static readonly Gen<double[]> Counts = Gen.Int[0, 30].Select(n => (double)n).Array[2, 12];

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("change_point_posterior.csv")];

    public static TheoryData<string> Overdispersed => [.. ReferenceFile.Lines("overdispersed_change.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_posterior_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        CountSeries series = Series(cells[1], cells[2], cells[3]);
        double? rate = cells[5].Length == 0 ? null : Number(cells[5]);

        var posterior = ChangePointPosterior.Of(series, Number(cells[4]), rate);

        Close(Number(cells[6]), posterior.LogBayesFactor, 1e-11);
        Close(Number(cells[7]), posterior.LogBayesFactorOverTrend, 1e-9);
        double[] probabilities = Numbers(cells[8]);
        Assert.Equal(probabilities.Length + 1, posterior.Count);
        Assert.All(probabilities, (p, i) => Assert.True(Math.Abs(p - posterior.Probability(i + 1)) <= 1e-10 * p, $"{p} {posterior.Probability(i + 1)}"));
        foreach ((string text, Estimate estimate) in ((string, Estimate)[])[(cells[9], posterior.RateBefore()), (cells[10], posterior.RateAfter()), (cells[11], posterior.Ratio())])
        {
            double[] v = Numbers(text);
            if (v.Length > 0)
            {
                Near.Relative(v[0], estimate.Low, 1e-10);
                Near.Relative(v[1], estimate.Value, 1e-10);
                Near.Relative(v[2], estimate.High, 1e-10);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Overdispersed))]
    public void With_more_variation_it_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');

        OverdispersedChange change = ChangePointPosterior.Of(Series(cells[1], cells[2], cells[3])).Overdispersed(Number(cells[4]));

        Close(Number(cells[5]), change.LogBayesFactor, 1e-8);
        Close(Number(cells[6]), change.LogBayesFactorOverTrend, 1e-8);
        Close(Number(cells[7]), change.LogBayesFactorOfDispersion, 1e-8);
        Assert.All(Numbers(cells[8]), (p, i) => Assert.True(Math.Abs(p - change.Probability(i + 1)) <= 1e-8 * p, $"{p} {change.Probability(i + 1)}"));
    }

    [Fact]
    public void Another_unit_of_exposure_and_another_calendar_change_nothing_but_the_rates() => Gen.Select(Counts, Gen.Double[1e-3, 1e3]).Sample((counts, unit) =>
    {
        var years = ChangePointPosterior.Of(counts);
        CountSeries months = CountSeries.Of(Period.Month, new DateOnly(1999, 5, 1), [.. counts.Select(c => (double?)c)]);
        var days = ChangePointPosterior.Of(months.WithExposure([.. counts.Select(_ => unit)]));

        Assert.Equal(years.LogBayesFactor, days.LogBayesFactor, 1e-9);
        Assert.Equal(years.LogBayesFactorOverTrend, days.LogBayesFactorOverTrend, 1e-9);
        Assert.All(Enumerable.Range(1, counts.Length - 1), k => Assert.Equal(years.Probability(k), days.Probability(k), 1e-9));
        Near.Relative(years.RateAfter().High / unit, days.RateAfter().High, 1e-9);
        Near.Relative(years.Ratio().Low, days.Ratio().Low, 1e-9);
    });

    [Fact]
    public void Time_turned_round_turns_the_change_round() => Counts.Sample(counts =>
    {
        var posterior = ChangePointPosterior.Of(counts);
        var turned = ChangePointPosterior.Of([.. counts.Reverse()]);

        Assert.Equal(posterior.LogBayesFactor, turned.LogBayesFactor, 1e-10);
        Assert.Equal(posterior.LogBayesFactorOverTrend, turned.LogBayesFactorOverTrend, 1e-9);
        Assert.All(Enumerable.Range(1, counts.Length - 1), k => Assert.Equal(posterior.Probability(k), turned.Probability(counts.Length - k), 1e-10));
        Near.Relative(1 / posterior.Ratio().Low, turned.Ratio().High, 1e-9);
        Near.Relative(posterior.RateBefore().Value, turned.RateAfter().Value, 1e-9);
        Assert.Equal(1, Enumerable.Range(1, counts.Length - 1).Sum(posterior.Probability), 1e-12);
    });

    [Fact]
    public void A_period_split_in_two_is_the_same_evidence_for_a_change_elsewhere()
    {
        // The second year as two halves: the Poisson likelihoods of all parts that do not cut it stay as they are.
        var whole = ChangePointPosterior.Of(CountSeries.Yearly(2000, [5, 8, 20, 22]));
        var halves = ChangePointPosterior.Of(CountSeries.Yearly(2000, [5, 3, 5, 20, 22]).WithExposure([1, 0.5, 0.5, 1, 1]));

        Near.Relative(whole.Probability(1) / whole.Probability(3), halves.Probability(1) / halves.Probability(4), 1e-12);
        Near.Relative(whole.Probability(2) / whole.Probability(3), halves.Probability(3) / halves.Probability(4), 1e-12);
    }

    [Fact]
    public void The_expected_rates_lie_between_those_of_the_sides_and_step_at_the_break()
    {
        var posterior = ChangePointPosterior.Of(Jump);

        Assert.Equal(5, posterior.MostProbableBreak);
        Assert.Equal(Jump.Length, posterior.ExpectedRates.Count);
        Assert.InRange(posterior.ExpectedRates[0], 4, 6.5);
        Assert.InRange(posterior.ExpectedRates[9], 12, 14);
        Assert.True(posterior.ExpectedRates[5] - posterior.ExpectedRates[4] > 4);
    }

    [Fact]
    public void The_credible_set_is_the_smallest_that_reaches_its_level() => Gen.Select(Counts, Gen.Double[0.05, 0.99]).Sample((counts, level) =>
    {
        var posterior = ChangePointPosterior.Of(counts);
        IReadOnlyList<int> set = posterior.CredibleSet(level);
        double outside = Enumerable.Range(1, counts.Length - 1).Except(set).Select(posterior.Probability).DefaultIfEmpty(0).Max();

        Assert.True(set.Sum(posterior.Probability) >= level - 1e-12);
        Assert.True(set.Sum(posterior.Probability) - set.Min(posterior.Probability) < level);
        Assert.True(set.Min(posterior.Probability) >= outside);
        Assert.Equal(set.Order(), set);
        Assert.Contains(posterior.MostProbableBreak, set);
    });

    [Fact]
    public void Missing_periods_keep_their_time()
    {
        var posterior = ChangePointPosterior.Of(CountSeries.Yearly(2000, [null, 6, 6, null, null, 6, null]));

        Near.Relative(3 * posterior.Probability(1), posterior.Probability(2), 1e-12); // three boundaries between the last two counts, equal evidence
        Assert.Equal((2, 5, 3, 4), (posterior.PlaceAfter(1), posterior.PlaceAfter(2), posterior.Count, posterior.Missing));
    }

    [Fact]
    public void As_the_variation_goes_to_zero_the_counts_are_poisson() => Counts.Sample(
        counts =>
        {
            var posterior = ChangePointPosterior.Of(counts);
            OverdispersedChange change = posterior.Overdispersed(1e-6);

            Assert.Equal(posterior.LogBayesFactor, change.LogBayesFactor, 1e-7);
            Assert.Equal(posterior.LogBayesFactorOverTrend, change.LogBayesFactorOverTrend, 1e-7);
            Assert.Equal(0, change.LogBayesFactorOfDispersion, 1e-7);
            Assert.All(Enumerable.Range(1, counts.Length - 1), k => Assert.Equal(posterior.Probability(k), change.Probability(k), 1e-7));
        },
        iter: 5);

    [Fact]
    public void Two_counts_tell_a_change_from_a_trend_by_the_prior_of_the_level_only()
    {
        double[] logs = [.. ((double[])[2, 5, 10, 40]).Select(c => ChangePointPosterior.Of([c, 3 * c]).LogBayesFactorOverTrend)];

        Assert.All(logs, log => Assert.InRange(log, -1, 1));
    }

    [Fact]
    public void Large_counts_and_zeros_give_numbers()
    {
        double[][] cases = [[1e9, 3e9, 1e9], [0, 1e9], [1e9, 0], [0, 0], [0, 0, 0, 1], [.. Enumerable.Range(0, 200).Select(i => (double)(i % 7))]];
        foreach (double[] counts in cases)
        {
            var posterior = ChangePointPosterior.Of(counts);

            Assert.True(double.IsFinite(posterior.LogBayesFactor) && double.IsFinite(posterior.LogBayesFactorOverTrend), string.Join(' ', counts));
            Assert.All((Estimate[])[posterior.RateBefore(), posterior.RateAfter(), posterior.Ratio()], e => Assert.True(e.Low <= e.Value && e.Value <= e.High && e.Low >= 0));
            if (counts.Length < 10) // the cost grows with n²
            {
                OverdispersedChange change = posterior.Overdispersed();
                Assert.True(double.IsFinite(change.LogBayesFactor) && double.IsFinite(change.LogBayesFactorOverTrend), string.Join(' ', counts));
            }
        }
    }

    [Fact]
    public void The_caveats_say_what_the_factor_rests_on()
    {
        Assert.Equal([Caveat.PoissonAssumed, Caveat.TrendOrBreak, Caveat.AutocorrelationUntestable], ChangePointPosterior.Of([3, 9]).Caveats);
        double[] sharp = [.. Enumerable.Repeat(5.0, 15), .. Enumerable.Repeat(50.0, 15)];
        Assert.Equal([Caveat.PoissonAssumed], ChangePointPosterior.Of(sharp).Caveats);
    }

    [Fact]
    public void Refuses_wrong_arguments_by_name()
    {
        Assert.Contains("index 1", Refused.Argument("values", () => ChangePointPosterior.Of([1, 2.5, 3])).Message, StringComparison.Ordinal);
        Refused.Argument("values", () => ChangePointPosterior.Of([1, double.NaN]));
        Refused.Argument("series", () => ChangePointPosterior.Of((CountSeries)null!));
        Assert.Contains("Fractional", Refused.Argument("series", () => ChangePointPosterior.Of(CountSeries.Yearly(2000, [1, 2.5]))).Message, StringComparison.Ordinal);
        Refused.Argument("shape", () => ChangePointPosterior.Of([1, 2], 0));
        Refused.Argument("rate", () => ChangePointPosterior.Of([1, 2], 1, -1));
        Refused.Argument("breakIndex", () => ChangePointPosterior.Of([1, 2]).Probability(2));
        Refused.Argument("breakIndex", () => ChangePointPosterior.Of([1, 2]).PlaceAfter(0));
        Refused.Argument("level", () => ChangePointPosterior.Of([1, 2]).CredibleSet(1));
        Refused.Argument("level", () => ChangePointPosterior.Of([1, 2]).Ratio(0));
        Refused.Argument("meanVariation", () => ChangePointPosterior.Of([1, 2]).Overdispersed(0));
        Assert.Equal((2, 1), Assert.Throws<InsufficientDataException>(() => ChangePointPosterior.Of([1])) is var error ? (error.Required, error.Actual) : default);
    }

    private static CountSeries Series(string counts, string exposure, string places)
    {
        int[] at = [.. places.Split(' ').Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        double?[] all = new double?[at[^1] + 1];
        double[] exposures = new double[all.Length];
        for (int i = 0; i < at.Length; i++)
        {
            all[at[i]] = Numbers(counts)[i];
            exposures[at[i]] = Numbers(exposure)[i];
        }

        return CountSeries.Yearly(2000, all).WithExposure(exposures);
    }

    /// <summary>A logarithm is near in relation to its size, and next to 0 in absolute terms.</summary>
    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{expected:R} {actual:R}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text) => text.Length == 0 ? [] : [.. text.Split(' ').Select(Number)];
}
