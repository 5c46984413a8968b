using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>The periods of a series as rows of a regression: counts, the logarithm of their exposure, and time in years.</summary>
internal sealed class TrendRows
{
    private TrendRows(double[] counts, double[] logExposure, double[] years, int[] indices)
    {
        Counts = counts;
        LogExposure = logExposure;
        Years = years;
        Indices = indices;
    }

    public double[] Counts { get; }

    public double[] LogExposure { get; }

    /// <summary>Gets the years from the first period of the series on.</summary>
    public double[] Years { get; }

    /// <summary>Gets the places of the rows in the series.</summary>
    public int[] Indices { get; }

    /// <exception cref="ArgumentException">The numbers are no counts of independent incidents and the family has a likelihood, or weights are given.</exception>
    public static TrendRows Of(CountSeries series, CountFamily family, CountRegressionOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (options.Weights is not null)
        {
            throw new ArgumentException("The periods of a series have exposures, not weights.", nameof(options));
        }

        if (family != CountFamily.QuasiPoisson && series.Kind != SeriesKind.Counts)
        {
            throw new ArgumentException(
                $"A series of kind {series.Kind} follows no {family} law: only {nameof(CountFamily.QuasiPoisson)} suits it.", nameof(series));
        }

        int[] places = SeriesValues.Known(series);
        double unit = series.Period.Years;
        return new TrendRows(
            [.. places.Select(i => series.Counts[i]!.Value)],
            [.. places.Select(i => Math.Log(series.Exposure[i]))],
            [.. places.Select(i => i * unit)],
            places);
    }

    public CountRegressionFit Fit(double[][] columns, CountFamily family, CountRegressionOptions options) =>
        CountRegression.Fit(Counts, columns, LogExposure, family, options);
}
