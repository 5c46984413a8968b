using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class SeasonalityTests
{
    private static readonly DateOnly Start = new(2015, 1, 1);

    [Fact]
    public void A_wave_is_found_with_its_height_and_its_day()
    {
        // A swing of 4 with its peak on the first of April, on top of 10 % a year.
        double?[] monthly = [.. Enumerable.Range(0, 60).Select(m => (double?)Math.Round(
            200 * Math.Exp((0.0953 * m / 12) + (Math.Log(2) * Math.Cos(2 * Math.PI * ((m + 0.5) / 12 - 0.25))))))];

        SeasonalityResult result = Seasonality.Test(CountSeries.Of(Period.Month, Start, monthly));

        Assert.InRange(result.Swing.Value, 3.95, 4.05);
        Assert.InRange(result.PeakDay.Value, 89, 93);
        Assert.InRange(result.PValue, 0, 1e-30);
        Assert.InRange(Math.Exp(result.Regression.Coefficients[1].Value), 1.095, 1.105);
        Assert.Equal(2, result.TestedFreedom);
        Near.Relative(result.Swing.Value, result.Factor(result.PeakDay.Value / 365.25) / result.Factor((result.PeakDay.Value / 365.25) + 0.5), 1e-12);
        Near.Relative(1, result.Factor(0.1) * result.Factor(0.6), 1e-12);
    }

    [Fact]
    public void Without_a_wave_the_swing_may_be_one_and_the_peak_anywhere()
    {
        var random = new RandomStream(3);
        double?[] monthly = [.. Enumerable.Range(0, 48).Select(_ => (double?)random.Next(20, 41))];

        SeasonalityResult result = Seasonality.Test(CountSeries.Of(Period.Month, Start, monthly));

        Assert.InRange(result.PValue, 0.05, 1);
        Assert.Equal(1, result.Swing.Low);
        Near.Relative(365.25, result.PeakDay.High - result.PeakDay.Low, 1e-12);
    }

    [Theory]
    [InlineData(CountFamily.QuasiPoisson)]
    [InlineData(CountFamily.Poisson)]
    [InlineData(CountFamily.NegativeBinomial)]
    public void Half_of_random_series_have_a_p_value_below_one_half(CountFamily family)
    {
        int below = 0;
        for (int replicate = 0; replicate < 200; replicate++)
        {
            var random = new RandomStream(5, replicate);
            double?[] quarterly = [.. Enumerable.Range(0, 24).Select(_ => (double?)(random.Next(0, 20) + random.Next(0, 20)))];
            below += Seasonality.Test(CountSeries.Of(Period.Quarter, Start, quarterly), 1, family).PValue < 0.5 ? 1 : 0;
        }

        // Counts that vary 3.5 times as much as Poisson counts: the Poisson test finds seasons that are not there, the others do not.
        Assert.InRange(below, family == CountFamily.Poisson ? 150 : 70, family == CountFamily.Poisson ? 200 : 130);
    }

    [Fact]
    public void Is_the_same_shifted_by_whole_years_and_in_other_units_of_exposure()
    {
        var random = new RandomStream(4);
        double?[] monthly = [.. Enumerable.Range(0, 36).Select(m => (double?)random.Next(5, 10 + m))];
        CountSeries series = CountSeries.Of(Period.Month, Start, monthly);

        SeasonalityResult result = Seasonality.Test(series, 2);
        SeasonalityResult shifted = Seasonality.Test(CountSeries.Of(Period.Month, Start.AddYears(-100), monthly), 2);
        SeasonalityResult exposed = Seasonality.Test(series.WithExposure([.. monthly.Select(_ => 30.4)]), 2);

        Near.Relative(result.PValue, shifted.PValue, 1e-2); // leap years differ by a day
        Near.Relative(result.PValue, exposed.PValue, 1e-9);
        Near.Relative(result.Swing.High, exposed.Swing.High, 1e-9);
        Assert.Equal(4, result.TestedFreedom);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        CountSeries monthly = CountSeries.Of(Period.Month, Start, [1, 2, 3, 4]);

        Assert.Throws<ArgumentException>("series", () => Seasonality.Test(CountSeries.Yearly(2005, [1, 2, 3, 4, 5, 6])));
        Assert.Throws<ArgumentOutOfRangeException>("harmonics", () => Seasonality.Test(monthly, 0));
        Assert.Throws<ArgumentOutOfRangeException>("harmonics", () => Seasonality.Test(CountSeries.Of(Period.Quarter, Start, [1, 2, 3]), 2));
        var error = Assert.Throws<InsufficientDataException>("series", () => Seasonality.Test(monthly));
        Assert.Equal((5, 4), (error.Required, error.Actual));
        Assert.Throws<ArgumentOutOfRangeException>("yearFraction", () =>
            Seasonality.Test(CountSeries.Of(Period.Month, Start, [1, 2, 3, 4, 3, 7])).Factor(double.NaN));
    }
}
