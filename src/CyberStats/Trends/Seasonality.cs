using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// Whether counts come and go with the season: a wave of one year, and its harmonics, on top of growth.
/// </summary>
/// <remarks>
/// log mean = level + log exposure + rate · time + Σ over k of a_k cos(2π k t) + b_k sin(2π k t), with t the years to the middle of the period, from the
/// start of a calendar year. The test holds the model against the same without waves: by F for quasi-Poisson, by the likelihood ratio for the other families.
/// Source: Stolwijk, Straatman and Zielhuis (1999), <i>Studying seasonality by using sine and cosine functions in regression analysis</i>.
/// </remarks>
public static class Seasonality
{
    /// <summary>Tests the seasons of a series.</summary>
    /// <param name="series">A series of days, weeks, months or quarters; periods without a count or without exposure are left out.</param>
    /// <param name="harmonics">How many waves: 1 for one peak a year. At most 1 for quarters, 5 for months, 25 for weeks, 182 for days.</param>
    /// <param name="family">How counts vary about their mean.</param>
    /// <param name="options">Errors and intervals; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The series is one of years; or its numbers are no counts of independent incidents, and the family is not quasi-Poisson; or weights, or
    /// autocorrelation-robust errors, are asked for.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one, or too many, harmonics, or the family is not a <see cref="CountFamily"/>.</exception>
    /// <exception cref="InsufficientDataException">
    /// There are not more periods with a count than coefficients, 2 + 2 for each harmonic, or no count is above zero.
    /// </exception>
    public static SeasonalityResult Test(
        CountSeries series, int harmonics = 1, CountFamily family = CountFamily.QuasiPoisson, CountRegressionOptions? options = null)
    {
        TrendRows rows = TrendRows.Of(series, family, options ??= new CountRegressionOptions());
        if (options.Errors == CoefficientErrors.AutocorrelationRobust)
        {
            throw new ArgumentException("The test of seasons takes the periods as independent: robust errors do not go with it.", nameof(options));
        }

        int most = series.Period.Unit switch
        {
            PeriodUnit.Day => 182,
            PeriodUnit.Week => 25,
            PeriodUnit.Month => 5,
            PeriodUnit.Quarter => 1,
            _ => throw new ArgumentException("A series of years has no seasons.", nameof(series)),
        };
        Require.InRange(1, most, harmonics);
        int coefficients = 2 + (2 * harmonics);
        if (rows.Counts.Length <= coefficients)
        {
            throw new InsufficientDataException("periods with a count", coefficients + 1, rows.Counts.Length, nameof(series));
        }

        double[] phases = [.. rows.Indices.Select(i => YearFraction(series, i))];
        CountRegressionFit waves = rows.Fit(
            [rows.Years, .. Enumerable.Range(0, 2 * harmonics).Select(k => phases.Select(t => Wave(k, t)).ToArray())], family, options);
        CountRegressionFit flat = rows.Fit([rows.Years], family, options);
        return new SeasonalityResult(flat, waves, harmonics)
        {
            Missing = series.Length - rows.Counts.Length,
            Caveats = [.. series.Caveats.Concat(waves.Caveats).Distinct()],
        };
    }

    /// <summary>The k-th of cos 2πt, sin 2πt, cos 4πt, sin 4πt …</summary>
    internal static double Wave(int k, double t)
    {
        double angle = 2 * Math.PI * ((k / 2) + 1) * t;
        return k % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
    }

    /// <summary>The middle of a period, as the share of its calendar year that is over.</summary>
    private static double YearFraction(CountSeries series, int i)
    {
        int first = series.Start(i).DayNumber;
        int last = series.Period.EndOf(series.FirstIndex + i).DayNumber;
        DateOnly middle = DateOnly.FromDayNumber((first + last) / 2);
        double half = (first + last) % 2 == 0 ? 0.5 : 1;
        return (middle.DayOfYear - 1 + half) / (DateTime.IsLeapYear(middle.Year) ? 366 : 365);
    }
}
