using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Growth;

/// <summary>
/// Curves of growth fitted to counts by likelihood, with profile intervals: does it grow without end, or towards a capacity, and is that known?
/// </summary>
/// <remarks>
/// <para>
/// The mean of a period is its exposure times the curve at its middle, except for <see cref="GrowthCurveKind.Bass"/>, where it is the increase of the
/// curve over the period. So the capacity of a logistic or Gompertz curve is a <i>count per period</i> that yearly incidents may level off at, and that of a Bass
/// curve is the <i>total</i> of all periods. Periods that are missing are left out; time goes on. Rates are per year for every length of period.
/// </para>
/// <para>
/// Before the inflection counts hardly tell a capacity from none: the status is then <see cref="GrowthCurveStatus.CapacityNotIdentified"/> and the interval
/// of the capacity has no upper end. The limits of a curve, exponential growth at an infinite capacity, the flat line and the step, are ordinary results.
/// </para>
/// <para>
/// Intervals hold the values whose profile deviance is above the least by at most φ t² (quasi-Poisson: φ is Pearson's X² over n - k), t² (negative
/// binomial) or z² (Poisson); t is Student's with n - k degrees of freedom. After the inflection of a logistic curve of some hundred counts in all (n = 12 and 20) they
/// cover 93 to 97 % at 95 %, with one exception: where the variance grows faster than the mean (negative binomial of size 10), the quasi-Poisson interval of the
/// capacity covers 91 %, and the negative binomial one 94 to 95 % (benchmarks/results/simulate-growth-curves.md). No start is asked for: searches begin at
/// the local minima of a grid and at the limits.
/// </para>
/// <para>
/// Sources: Verhulst (1838); Gompertz (1825); Bass (1969), <i>A new product growth model for consumer durables</i>; Venzon and Moolgavkar (1988) for
/// profiles; McCullagh and Nelder (1989), <i>Generalized Linear Models</i>, for the quasi-likelihood. Cost: of the order of the number of
/// counts, with a large factor: a curve with a capacity is searched over a grid of shapes, and so is every end of an interval.
/// </para>
/// </remarks>
public static class GrowthCurve
{
    private const int MostParameters = 3;

    /// <summary>Fits a curve to a series.</summary>
    /// <param name="series">The series; of kind <see cref="SeriesKind.Counts"/> unless the family is quasi-Poisson.</param>
    /// <param name="kind">The curve.</param>
    /// <param name="family">How counts vary about their mean.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <returns>The fit, its times as decimal years: 2005.5 is the middle of 2005.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is of a kind that has no such likelihood.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a member of its enumeration, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are no more counts than parameters, or fewer than two above zero.</exception>
    public static GrowthCurveFit Fit(CountSeries series, GrowthCurveKind kind, CountFamily family = CountFamily.QuasiPoisson, double level = 0.95)
    {
        CurveData data = CurveData.Of(series, family, GrowthCurveFit.Parameters(Require.Defined(kind)) + 1);
        return new GrowthCurveFit(data, kind, family, Require.Between(0, 1, level), series.Caveats);
    }

    /// <summary>Fits a curve to the counts of consecutive years. The middle of the first is the time 0.</summary>
    /// <param name="counts">The counts, in order of time; whole unless the family is quasi-Poisson.</param>
    /// <param name="kind">The curve.</param>
    /// <param name="family">How counts vary about their mean.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">A count is negative, infinite, NaN, or not whole where it must be; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a member of its enumeration, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are no more counts than parameters, or fewer than two above zero.</exception>
    public static GrowthCurveFit Fit(
        ReadOnlySpan<double> counts, GrowthCurveKind kind, CountFamily family = CountFamily.QuasiPoisson, double level = 0.95) =>
        Fit(counts, [], kind, family, level);

    /// <summary>Fits a curve to the counts of consecutive years, each with an exposure. The middle of the first is the time 0.</summary>
    /// <param name="counts">The counts, in order of time; whole unless the family is quasi-Poisson.</param>
    /// <param name="exposure">What multiplies the mean of each, above zero; empty where all are 1.</param>
    /// <param name="kind">The curve.</param>
    /// <param name="family">How counts vary about their mean.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">
    /// There is not one exposure a count, or a count or an exposure is not as demanded; the message gives its index.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a member of its enumeration, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are no more counts than parameters, or fewer than two above zero.</exception>
    public static GrowthCurveFit Fit(
        ReadOnlySpan<double> counts,
        ReadOnlySpan<double> exposure,
        GrowthCurveKind kind,
        CountFamily family = CountFamily.QuasiPoisson,
        double level = 0.95)
    {
        CurveData data = CurveData.Of(counts, exposure, family, GrowthCurveFit.Parameters(Require.Defined(kind)) + 1);
        return new GrowthCurveFit(data, kind, family, Require.Between(0, 1, level), []);
    }

    /// <summary>Fits every kind of curve to a series, and ranks them.</summary>
    /// <param name="series">The series; of kind <see cref="SeriesKind.Counts"/> unless the family is quasi-Poisson.</param>
    /// <param name="family">How counts vary about their mean.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is of a kind that has no such likelihood.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The family is no member of its enumeration, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are fewer than four counts, or fewer than two above zero.</exception>
    public static GrowthCurveComparison Compare(CountSeries series, CountFamily family = CountFamily.QuasiPoisson, double level = 0.95) =>
        Compare(CurveData.Of(series, family, MostParameters + 1), family, level, series.Caveats);

    /// <summary>Fits every kind of curve to the counts of consecutive years, and ranks them.</summary>
    /// <param name="counts">The counts, in order of time; whole unless the family is quasi-Poisson.</param>
    /// <param name="family">How counts vary about their mean.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">A count is negative, infinite, NaN, or not whole where it must be; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The family is no member of its enumeration, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are fewer than four counts, or fewer than two above zero.</exception>
    public static GrowthCurveComparison Compare(ReadOnlySpan<double> counts, CountFamily family = CountFamily.QuasiPoisson, double level = 0.95) =>
        Compare(CurveData.Of(counts, [], family, MostParameters + 1), family, level, []);

    private static GrowthCurveComparison Compare(CurveData data, CountFamily family, double level, IReadOnlyList<Caveat> caveats)
    {
        Require.Between(0, 1, level);
        return new([.. Enum.GetValues<GrowthCurveKind>().Select(kind => new GrowthCurveFit(data, kind, family, level, caveats))]);
    }
}
