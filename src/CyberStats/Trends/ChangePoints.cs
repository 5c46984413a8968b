using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// Where the level of a long series changes: the segmentation whose costs and penalties are least, found exactly.
/// </summary>
/// <remarks>
/// <para>
/// The optimum is exact for every cost, penalty and least length. Costs with one number a segment (Poisson with any exposure, negative binomial
/// with equal exposures, normal mean) take a time of the order n, with many changes and with none; the others, and the MBIC penalty, of the
/// order n with changes all along and n² with few.
/// </para>
/// <para>
/// Of segmentations that cost the same one with the fewest changes is given, always the same one; where several have as few, which of them is
/// not said. Costs count as the same within about 1e-9, or what rounding amounts to for very large counts. The
/// unit of exposure or of values does not matter, and reversed values have the mirrored breaks, where the best segmentation is the only one.
/// </para>
/// <para>
/// Every level is taken as constant between changes: a steady trend is cut into steps. For the question whether a short series changed at all, a
/// permutation test keeps its promise where a penalty does not.
/// </para>
/// </remarks>
public static class ChangePoints
{
    /// <summary>Finds the changes of a series; missing periods and those without exposure are left out.</summary>
    /// <param name="series">The series. Counts stand over their exposure; for normal costs they are divided by it, with equal weights.</param>
    /// <param name="cost">The cost of a segment.</param>
    /// <param name="penalty">The penalty of a change, such as a number; <see cref="ChangePointPenalty.Bic"/> unless given.</param>
    /// <param name="minimumSegment">The least number of observations in a segment; 1 unless given, 5 for mean and variance.</param>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> or <paramref name="cost"/> is null.</exception>
    /// <exception cref="ArgumentException">The cost is of counts, and the series is not one of counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="penalty"/> is negative or NaN, or <paramref name="minimumSegment"/> below 1.</exception>
    /// <exception cref="InsufficientDataException">There are fewer observations than <paramref name="minimumSegment"/>.</exception>
    public static Segmentation Find(CountSeries series, ChangePointCost cost, ChangePointPenalty? penalty = null, int? minimumSegment = null) =>
        Find(ChangePointData.Of(series, cost), penalty, minimumSegment);

    /// <summary>Finds the changes of values, or of counts of equal exposure.</summary>
    /// <param name="values">The values in order of time; for costs of counts whole and not negative.</param>
    /// <param name="cost">The cost of a segment.</param>
    /// <param name="penalty">The penalty of a change, such as a number; <see cref="ChangePointPenalty.Bic"/> unless given.</param>
    /// <param name="minimumSegment">The least number of observations in a segment; 1 unless given, 5 for mean and variance.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cost"/> is null.</exception>
    /// <exception cref="ArgumentException">A value is not what the cost asks for; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="penalty"/> is negative or NaN, or <paramref name="minimumSegment"/> below 1.</exception>
    /// <exception cref="InsufficientDataException">There are fewer values than <paramref name="minimumSegment"/>.</exception>
    /// <remarks>
    /// BIC is the default because it keeps the time linear, and false changes rare in long series. Of Poisson series without a change it finds one in
    /// 14 to 15 % of those of 20 values, 6 to 9 % of 100 and 1 to 2 % of 1000, MBIC in 8 to 9, 2 to 4 and up to 1 %; where the variance is beyond the law of the
    /// cost, in nearly all (benchmarks/results/simulate-change-points.md). A penalty is not a test.
    /// </remarks>
    public static Segmentation Find(ReadOnlySpan<double> values, ChangePointCost cost, ChangePointPenalty? penalty = null, int? minimumSegment = null) =>
        Find(ChangePointData.Of(values, [], cost), penalty, minimumSegment);

    /// <summary>Finds the changes of the rate of counts over their exposure.</summary>
    /// <param name="counts">The counts in order of time.</param>
    /// <param name="exposure">The exposure of each, in any unit; above zero, from 1e-150 to 1e150.</param>
    /// <param name="cost">The cost of a segment, one of counts.</param>
    /// <param name="penalty">The penalty of a change, such as a number; <see cref="ChangePointPenalty.Bic"/> unless given.</param>
    /// <param name="minimumSegment">The least number of observations in a segment; 1 unless given.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cost"/> is null.</exception>
    /// <exception cref="ArgumentException">A number is not what is asked for; the message gives its index. Or the cost knows no exposure.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="penalty"/> is negative or NaN, or <paramref name="minimumSegment"/> below 1.</exception>
    /// <exception cref="InsufficientDataException">There are fewer counts than <paramref name="minimumSegment"/>.</exception>
    public static Segmentation Find(
        ReadOnlySpan<double> counts,
        ReadOnlySpan<double> exposure,
        ChangePointCost cost,
        ChangePointPenalty? penalty = null,
        int? minimumSegment = null) => Find(ChangePointData.WithExposure(counts, exposure, cost), penalty, minimumSegment);

    /// <summary>
    /// Finds every segmentation of a series that is the best for some penalty in a range. Source: Haynes, Eckley and Fearnhead (2017),
    /// <i>Computationally efficient changepoint detection for a range of penalties</i>.
    /// </summary>
    /// <param name="series">The series, as in <see cref="Find(CountSeries, ChangePointCost, ChangePointPenalty?, int?)"/>.</param>
    /// <param name="cost">The cost of a segment.</param>
    /// <param name="minimumPenalty">The least penalty of a change.</param>
    /// <param name="maximumPenalty">The greatest penalty of a change; may be +∞.</param>
    /// <param name="minimumSegment">The least number of observations in a segment; 1 unless given, 5 for mean and variance.</param>
    /// <returns>
    /// By rising penalty, so by falling number of changes; the ranges touch. What is as good as its neighbours at one penalty, and the best at none,
    /// is not among them.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> or <paramref name="cost"/> is null.</exception>
    /// <exception cref="ArgumentException">The cost is of counts, and the series is not one of counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A penalty is negative, NaN or out of order, or <paramref name="minimumSegment"/> below 1.</exception>
    /// <exception cref="InsufficientDataException">There are fewer observations than <paramref name="minimumSegment"/>.</exception>
    /// <remarks>Cost: that of about two searches for each segmentation returned, all of which are kept.</remarks>
    public static IReadOnlyList<SegmentationRange> Path(
        CountSeries series, ChangePointCost cost, double minimumPenalty, double maximumPenalty, int? minimumSegment = null) =>
        Path(ChangePointData.Of(series, cost), minimumPenalty, maximumPenalty, minimumSegment);

    /// <summary>Finds every segmentation of values that is the best for some penalty in a range, as for a series.</summary>
    /// <param name="values">The values in order of time; for costs of counts whole and not negative.</param>
    /// <param name="cost">The cost of a segment.</param>
    /// <param name="minimumPenalty">The least penalty of a change.</param>
    /// <param name="maximumPenalty">The greatest penalty of a change; may be +∞.</param>
    /// <param name="minimumSegment">The least number of observations in a segment; 1 unless given, 5 for mean and variance.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cost"/> is null.</exception>
    /// <exception cref="ArgumentException">A value is not what the cost asks for; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A penalty is negative, NaN or out of order, or <paramref name="minimumSegment"/> below 1.</exception>
    /// <exception cref="InsufficientDataException">There are fewer values than <paramref name="minimumSegment"/>.</exception>
    public static IReadOnlyList<SegmentationRange> Path(
        ReadOnlySpan<double> values, ChangePointCost cost, double minimumPenalty, double maximumPenalty, int? minimumSegment = null) =>
        Path(ChangePointData.Of(values, [], cost), minimumPenalty, maximumPenalty, minimumSegment);

    /// <summary>Finds every segmentation of counts over their exposure that is the best for some penalty in a range, as for a series.</summary>
    /// <param name="counts">The counts in order of time.</param>
    /// <param name="exposure">The exposure of each, in any unit; above zero, from 1e-150 to 1e150.</param>
    /// <param name="cost">The cost of a segment, one of counts.</param>
    /// <param name="minimumPenalty">The least penalty of a change.</param>
    /// <param name="maximumPenalty">The greatest penalty of a change; may be +∞.</param>
    /// <param name="minimumSegment">The least number of observations in a segment; 1 unless given.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cost"/> is null.</exception>
    /// <exception cref="ArgumentException">A number is not what is asked for; the message gives its index. Or the cost knows no exposure.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A penalty is negative, NaN or out of order, or <paramref name="minimumSegment"/> below 1.</exception>
    /// <exception cref="InsufficientDataException">There are fewer counts than <paramref name="minimumSegment"/>.</exception>
    public static IReadOnlyList<SegmentationRange> Path(
        ReadOnlySpan<double> counts,
        ReadOnlySpan<double> exposure,
        ChangePointCost cost,
        double minimumPenalty,
        double maximumPenalty,
        int? minimumSegment = null) =>
        Path(ChangePointData.WithExposure(counts, exposure, cost), minimumPenalty, maximumPenalty, minimumSegment);

    private static Segmentation Find(ChangePointData data, ChangePointPenalty? penalty, int? minimumSegment)
    {
        ChangePointPenalty rule = penalty ?? ChangePointPenalty.Bic;
        double perChange = RequirePenalty(rule.PerChange(data.Cost, Math.Max(1, data.Count)), nameof(penalty));
        int minimum = RequireMinimum(data, minimumSegment);
        double lengthWeight = rule.IsMbic ? data.Cost.ParametersPerSegment : 0;
        return data.Describe(data.Partitioner().Solve(perChange, minimum, lengthWeight), perChange, minimum, lengthWeight);
    }

    private static IReadOnlyList<SegmentationRange> Path(ChangePointData data, double minimumPenalty, double maximumPenalty, int? minimumSegment)
    {
        RequirePenalty(minimumPenalty, nameof(minimumPenalty));
        if (!(maximumPenalty >= minimumPenalty))
        {
            throw new ArgumentOutOfRangeException(
                nameof(maximumPenalty), maximumPenalty, FormattableString.Invariant($"It must not be below the least penalty, {minimumPenalty}."));
        }

        return PenaltyPath.Of(data, minimumPenalty, maximumPenalty, RequireMinimum(data, minimumSegment));
    }

    private static int RequireMinimum(ChangePointData data, int? minimumSegment)
    {
        int minimum = Require.InRange(1, int.MaxValue, minimumSegment ?? data.Cost.MinimumSegment, nameof(minimumSegment));
        return data.Count >= minimum ? minimum : throw new InsufficientDataException("observations", minimum, data.Count, data.Name);
    }

    private static double RequirePenalty(double penalty, string name) => penalty >= 0
        ? penalty
        : throw new ArgumentOutOfRangeException(name, penalty, $"'{name}' must be a number not below zero.");
}
