using CyberStats.Agreements;
using CyberStats.Growth;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;
using CyberStats.Tests;
using CyberStats.Trends;

namespace CyberStats.Datasets.Tests;

/// <summary>The lines that users elsewhere have been promised: they compile, and give these figures.</summary>
public class PublicFaceTests
{
    private static readonly double?[] Yearly = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];

    [Fact]
    public void Growth_between_two_counts()
    {
        GrowthBetween g = GrowthRate.Between(8, 88, years: 15);

        // Clopper-Pearson limits of 88 in 96, turned into ratios: tests/Reference/growth_between.csv.
        Estimate factor = g.Factor;
        Near.Relative(11, factor.Value, 0);
        Near.Relative(5.3447427961544859, factor.Low, 1e-10);
        Near.Relative(26.27358411853482, factor.High, 1e-10);
        Estimate perYear = g.PerYear;
        Near.Relative(0.11822308575353970, perYear.Low, 1e-10);
        Near.Relative(0.24346802292748634, perYear.High, 1e-10);
        Estimate? doubling = g.DoublingTime;
        Assert.Equal("4.336 [3.181, 6.203]", doubling.ToString());
        Estimate? halving = g.HalvingTime;
        Assert.Null(halving);
    }

    [Fact]
    public void Growth_from_zero_has_a_finite_lower_bound()
    {
        Estimate factor = GrowthRate.Between(0, 5, years: 1).Factor;

        Assert.Equal(double.PositiveInfinity, factor.Value);
        Assert.True(double.IsFinite(factor.Low) && factor.Low > 0);
    }

    [Fact]
    public void Incidents_of_the_tracker_by_year()
    {
        using FileStream stream = Places.OpenData("incidents", "cfr-2022-12.csv");

        ImportResult<Incident> import = CfrReader.Read(stream);
        var incidents = new IncidentSet(import.Records, coverage: DateRange.Parse("2005/2022"), asOf: new DateOnly(2022, 12, 31));
        CountSeries yearly = incidents.Count(Period.Year, Clock.Disclosed);

        Assert.Equal(Yearly, yearly.Counts);
    }

    [Fact]
    public void The_founding_record_and_its_agreements()
    {
        CyberStatsDocument record = FoundingRecord.Load();
        Agreement paris = record.Agreements.Single(a => a.Id == "paris-call");

        Assert.Contains("FRA", paris.PartiesAt(new DateOnly(2018, 11, 12)));
        string json = CyberStatsJson.Serialize(record);
        CyberStatsDocument again = CyberStatsJson.Deserialize(json);
        Assert.True(again.Equals(record));
        Assert.Equal(json, CyberStatsJson.Serialize(again));
    }

    [Fact]
    public void The_share_of_the_abstainers_in_the_tracker()
    {
        using FileStream stream = Places.OpenData("incidents", "cfr-2022-12.csv");
        ImportResult<Incident> import = CfrReader.Read(stream);
        var incidents = new IncidentSet(import.Records, coverage: DateRange.Parse("2005/2022"), asOf: new DateOnly(2022, 12, 31));
        Agreement paris = FoundingRecord.Load().Agreements.Single(a => a.Id == "paris-call");

        var share = AbstainersShare.Of(incidents, paris);

        Assert.Equal((627, 727, 41), (share.Count, share.Of, share.Unattributed));
        Near.Relative(0.8624484181568088, share.Value, 1e-15);
        Assert.Equal("0.8355 to 0.8856", FormattableString.Invariant($"{share.Low:F4} to {share.High:F4}"));
        Assert.Equal("0.8164 to 0.8698", FormattableString.Invariant($"{share.LowerBound:F4} to {share.UpperBound:F4}"));
    }

    [Fact]
    public void Trend_and_break_of_a_series()
    {
        CountSeries yearly = CountSeries.Yearly(2005, Yearly);
        double[] values = [.. Yearly.Select(c => c!.Value)];
        double[] times = [.. Enumerable.Range(0, values.Length).Select(i => (double)i)];
        int n = values.Length;

        MannKendallResult mk = MannKendall.Test(yearly);
        TheilSenFit sen = TheilSen.Fit(values);
        TheilSenFit timed = TheilSen.Fit(times: times, values: values);
        CountTrendFit trend = CountTrend.Fit(yearly);
        CountTrendFit other = CountTrend.Fit(yearly, CountFamily.NegativeBinomial);
        Segmentation s = ChangePoints.Find(yearly, ChangePointCost.Poisson);
        Segmentation t = ChangePoints.Find(values, ChangePointCost.Poisson, penalty: 2 * Math.Log(n), minimumSegment: 1);
        ChangePointPosterior p = ChangePointPosterior.Of(values);

        Assert.Equal((137L, mk.S / 153.0), (mk.S, mk.TauA));
        Assert.Equal(MannKendall.Test(values), mk);
        Estimate slope = sen.Slope;
        Assert.Equal(slope, timed.Slope);
        Assert.InRange(sen.Intercept, -100, 100);
        Estimate growth = trend.GrowthPerYear;
        Assert.Equal("0.2538 [0.221, 0.2874]", growth.ToString());
        Near.Relative(1.611298, trend.Dispersion, 1e-6); // R: summary(glm(y ~ t, quasipoisson))
        Assert.NotNull(other.Regression.Theta);
        IReadOnlyList<int> breaks = t.Breaks;
        Assert.NotEmpty(breaks);
        Assert.NotEmpty(s.Breaks);
        Near.Relative(1, Enumerable.Range(1, n - 1).Sum(p.Probability), 1e-12);
        Assert.InRange(p.LogBayesFactor, 200, 400);
    }

    [Fact]
    public void Count_regression_with_columns_and_an_offset()
    {
        double[] counts = [3, 0, 8, 2, 14, 1, 20, 5, 31, 2];
        double[] column1 = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        double[] column2 = [1, 0, 1, 0, 1, 0, 1, 0, 1, 0];
        double[] offset = [0, 0, 0, 0.1, 0, 0, 0, 0, 0, -0.2];

        CountRegressionFit fit = CountRegression.Fit(counts, [column1, column2], offset, CountFamily.NegativeBinomial);

        Assert.Equal(3, fit.Coefficients.Count);
        Estimate? theta = fit.Theta;
        Assert.NotNull(theta);
        Assert.True(double.IsFinite(fit.LogLikelihood) && fit.Dispersion > 0);
        Assert.Null(CountRegression.Fit(counts, [column1, column2], offset, CountFamily.Poisson).Theta);
    }

    [Fact]
    public void A_series_of_literals()
    {
        CountSeries same = CountSeries.Yearly(2005, [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147]);

        Assert.Equal(Yearly, same.Counts);
        Assert.Equal("2005", same.Label(0));
    }
}
