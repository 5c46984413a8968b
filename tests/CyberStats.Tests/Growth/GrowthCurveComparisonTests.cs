using CyberStats.Growth;
using CyberStats.Series;

namespace CyberStats.Tests.Growth;

public class GrowthCurveComparisonTests
{
    private static readonly double[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];
    private static readonly double[] Saturated = [2, 5, 8, 19, 38, 61, 79, 95, 92, 104, 99, 101];

    [Theory]
    [InlineData(CountFamily.QuasiPoisson)]
    [InlineData(CountFamily.Poisson)]
    [InlineData(CountFamily.NegativeBinomial)]
    public void Saturated_counts_show_it_and_choose_the_logistic(CountFamily family)
    {
        GrowthCurveComparison comparison = GrowthCurve.Compare(Saturated, family);

        Assert.Equal(GrowthCurveKind.Logistic, comparison.Curves[0].Fit.Kind);
        Assert.True(comparison.ShowsSaturation);
        Assert.Equal(family == CountFamily.QuasiPoisson ? 1.0 : null, comparison.CommonDispersion);
        Assert.Equal(1, comparison.Curves.Sum(c => c.Weight!.Value), 1e-12);
        Assert.Equal(0, comparison.Curves[0].Difference);
    }

    [Theory]
    [InlineData(CountFamily.QuasiPoisson)]
    [InlineData(CountFamily.Poisson)]
    [InlineData(CountFamily.NegativeBinomial)]
    public void The_tracker_does_not_tell_the_curves_apart(CountFamily family)
    {
        GrowthCurveComparison comparison = GrowthCurve.Compare(CountSeries.Yearly(2005, [.. Tracker]), family);

        Assert.False(comparison.ShowsSaturation);
        Assert.Contains(Caveat.CurvesNotToldApart, comparison.Caveats);
        Assert.Contains(Caveat.CapacityNotIdentified, comparison.Caveats);
        Assert.Equal(4, comparison.Curves.Count);
    }

    [Fact]
    public void The_criterion_is_that_of_hurvich_and_tsai()
    {
        foreach (GrowthCurveRank rank in GrowthCurve.Compare(Tracker, CountFamily.NegativeBinomial).Curves)
        {
            double k = rank.Fit.ParameterCount + 1;

            Near.Relative((-2 * rank.Fit.LogLikelihood!.Value) + (2 * k) + (2 * k * (k + 1) / (18 - k - 1)), rank.Criterion!.Value, 1e-12);
            Assert.Equal(rank.Fit.CorrectedAkaike, rank.Criterion);
        }
    }

    [Fact]
    public void Of_the_quasi_likelihood_it_is_the_deviance_over_one_dispersion()
    {
        GrowthCurveComparison comparison = GrowthCurve.Compare(Tracker);
        double common = comparison.Curves.Where(c => c.Fit.ParameterCount == 3).Min(c => c.Fit.Dispersion);

        Near.Relative(common, comparison.CommonDispersion!.Value, 1e-15);
        foreach (GrowthCurveRank rank in comparison.Curves)
        {
            double k = rank.Fit.ParameterCount + 1;

            Near.Relative((rank.Fit.Deviance / common) + (2 * k) + (2 * k * (k + 1) / (18 - k - 1)), rank.Criterion!.Value, 1e-12);
            Assert.Null(rank.Fit.CorrectedAkaike);
            Assert.Null(rank.Fit.LogLikelihood);
        }
    }

    [Fact]
    public void Where_counts_are_no_more_than_parameters_and_one_there_is_no_criterion_and_no_saturation()
    {
        GrowthCurveComparison comparison = GrowthCurve.Compare([2, 20, 39, 41, 40], CountFamily.NegativeBinomial); // k = 4 with θ, n = 5

        Assert.All(comparison.Curves, rank => Assert.Null(rank.Criterion));
        Assert.All(comparison.Curves, rank => Assert.Null(rank.Weight));
        Assert.False(comparison.ShowsSaturation);
        Assert.Contains(Caveat.CurvesNotToldApart, comparison.Caveats);
        Assert.True(comparison.Curves[0].Fit.Deviance <= comparison.Curves[1].Fit.Deviance);
    }

    [Fact]
    public void A_poisson_comparison_of_few_counts_gives_a_criterion_where_it_is_defined()
    {
        Assert.All(GrowthCurve.Compare([2, 20, 39, 41, 40], CountFamily.Poisson).Curves, rank => Assert.NotNull(rank.Criterion)); // k = 3, n = 5
        Assert.All(GrowthCurve.Compare([2, 20, 39, 41], CountFamily.Poisson).Curves, rank => Assert.Null(rank.Criterion));
    }

    [Fact]
    public void The_comparison_of_a_series_fits_each_curve_as_it_is_fitted_alone()
    {
        CountSeries series = CountSeries.Yearly(2005, [.. Saturated]);
        foreach (GrowthCurveRank rank in GrowthCurve.Compare(series, level: 0.9).Curves)
        {
            GrowthCurveFit alone = GrowthCurve.Fit(series, rank.Fit.Kind, level: 0.9);

            Assert.Equal(alone.Deviance, rank.Fit.Deviance);
            Assert.Equal(alone.Capacity, rank.Fit.Capacity);
            Assert.Equal(alone.GrowthRate, rank.Fit.GrowthRate);
        }
    }
}
