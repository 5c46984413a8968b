using CyberStats.Growth;
using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// The growth of a series of counts, with what is needed to judge it. Made by <see cref="CountTrend"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class CountTrendFit
{
    private readonly CountSeries _series;

    internal CountTrendFit(CountSeries series, CountRegressionFit regression, Estimate? acceleration)
    {
        _series = series;
        Regression = regression;
        Acceleration = acceleration;
    }

    /// <summary>Gets the regression behind the trend: of the counts on the years since the first period of the series began.</summary>
    public CountRegressionFit Regression { get; }

    /// <summary>Gets how the search ended. Read this before any other member.</summary>
    public CountRegressionStatus Status => Regression.Status;

    /// <summary>Gets the continuous growth rate per year: the slope of the logarithm of the mean.</summary>
    public Estimate LogRate => Regression.Coefficients[1];

    /// <summary>Gets the growth of the mean per year: 0.19 for 19 % a year.</summary>
    /// <remarks>This is the growth of a line through all counts; that between two of them is <see cref="Endpoints"/>, another number.</remarks>
    public Estimate GrowthPerYear
    {
        get
        {
            Estimate log = LogRate;
            double growth = Elementary.ExpM1(log.Value);
            return new Estimate(
                growth, Math.Exp(log.Value) * log.StandardError, Math.Min(Elementary.ExpM1(log.Low), growth), Math.Max(Elementary.ExpM1(log.High), growth), log.Level);
        }
    }

    /// <summary>Gets the times in which the mean doubles or halves, as the interval of the rate allows them.</summary>
    public DoublingSet Doubling => new(LogRate);

    /// <summary>
    /// Gets the change of the continuous growth rate per year, from the square of the time: above zero, growth speeds up. Null of fewer than four periods.
    /// </summary>
    public Estimate? Acceleration { get; }

    /// <summary>Gets the growth between the first and the last whole count alone, with its own interval; null where there are no two.</summary>
    /// <remarks>A count is whole where its exposure is 1. The dispersion is that of the fit, where it exceeds 1.</remarks>
    public GrowthBetween? Endpoints
    {
        get
        {
            int[] whole = _series.Kind == SeriesKind.Counts
                ? [.. Enumerable.Range(0, _series.Length).Where(i => _series.Counts[i] is not null && _series.Exposure[i] == 1)]
                : [];
            return whole.Length < 2
                ? null
                : GrowthRate.Between(
                    (long)_series.Counts[whole[0]]!.Value,
                    (long)_series.Counts[whole[^1]]!.Value,
                    (whole[^1] - whole[0]) * _series.Period.Years,
                    Dispersion is > 1 and < 1e12 ? Dispersion : 1,
                    LogRate.Level);
        }
    }

    /// <summary>Gets the two-sided p-value of no growth; 1 where there is no standard error.</summary>
    public double PValue => Regression.PValue(1);

    /// <summary>Gets the dispersion of the counts about the line: 1 for Poisson counts; NaN of two periods.</summary>
    public double Dispersion => Regression.Dispersion;

    /// <summary>Gets the correlation of neighbouring residuals; 0 where there are none. Of a short series it says little, and is too low on average.</summary>
    public double LagOneCorrelation { get; internal init; }

    /// <summary>Gets the number of periods with a count and an exposure.</summary>
    public int Count => Regression.Count;

    /// <summary>Gets the number of periods that were left out, without a count or without exposure.</summary>
    public int Missing => _series.Length - Count;

    /// <summary>Gets what a reader must know, that of the series included.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Returns what is expected of a period, of the series or before or after it, if growth goes on.</summary>
    /// <param name="period">The place of the period, 0 for the first of the series.</param>
    /// <param name="exposure">The exposure of the period; 1 for a whole one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exposure"/> is not finite and above zero.</exception>
    public CountPrediction Predict(int period, double exposure = 1) =>
        Regression.Predict([period * _series.Period.Years], Math.Log(Require.Positive(exposure)));

    /// <summary>Returns the growth per year with its interval, such as "0.25 [0.21, 0.29] a year, n = 18".</summary>
    public override string ToString() => FormattableString.Invariant($"{GrowthPerYear} a year, n = {Count}");
}
