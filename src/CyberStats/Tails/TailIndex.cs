using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// The index ξ of a tail from its greatest values, for every number of them: above 0 the tail falls as the power -1/ξ, and the mean is infinite from 1 on.
/// </summary>
/// <remarks>
/// <para>
/// Few values give a wide interval, many a bias, since they leave the tail: read the whole list, not one point. The intervals are those of the limit law
/// and hold no bias. Equal values, as of rounded losses, bend all three estimates. Zeros and negative values may be in the sample: the lists of Hill
/// and of the moments, which take logarithms, end before them.
/// </para>
/// <para>
/// Sources: Hill (1975), <i>A simple general approach to inference about the tail of a distribution</i>; Dekkers, Einmahl and de Haan (1989), <i>A moment
/// estimator for the index of an extreme-value distribution</i>; Pickands (1975), <i>Statistical inference using extreme order statistics</i>; Dekkers and de
/// Haan (1989), <i>On the estimation of the extreme-value index and large quantile estimation</i>, for its variance.
/// </para>
/// <para>Cost: the sort of the values, and a few operations for each point.</para>
/// </remarks>
public static class TailIndex
{
    private static readonly double Log2 = Math.Log(2);

    /// <summary>
    /// Returns Hill's estimate for every k: the mean of log(x / threshold) over the k greatest values, where the threshold is the next one. For heavy tails
    /// only, ξ above 0.
    /// </summary>
    /// <param name="values">The values, in any order; finite.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two values above 0.</exception>
    public static TailIndexPlot Hill(ReadOnlySpan<double> values, double level = 0.95)
    {
        double[] sorted = Descending(values, level);
        int positive = Positive(sorted, 2, nameof(values));
        var points = new TailIndexPoint[positive - 1];
        double excess = 0; // the sum of log(x / threshold)
        for (int k = 1; k < positive; k++)
        {
            excess += k * Elementary.LogRatio(sorted[k - 1], sorted[k]);
            double index = excess / k;
            points[k - 1] = Point(k, sorted[k], index, index * index, level);
        }

        return new TailIndexPlot(points, Suggested(sorted.AsSpan(0, positive)));
    }

    /// <summary>
    /// Returns the moment estimate for every k; for any tail, also light ones (ξ = 0) and those with an end (below 0). NaN where the k greatest values are equal.
    /// </summary>
    /// <inheritdoc cref="Hill"/>
    public static TailIndexPlot Moment(ReadOnlySpan<double> values, double level = 0.95)
    {
        double[] sorted = Descending(values, level);
        int positive = Positive(sorted, 2, nameof(values));
        var points = new TailIndexPoint[positive - 1];
        double first = 0;
        double second = 0;
        for (int k = 1; k < positive; k++)
        {
            double step = Elementary.LogRatio(sorted[k - 1], sorted[k]);
            second += (2 * step * first) + (k * step * step); // the sums move with the threshold
            first += k * step;
            double mean = first / k;
            double square = second / k;
            double index = mean + 1 - (0.5 / (1 - (mean * mean / square)));
            index = double.IsFinite(index) ? index : double.NaN; // one value, or equal ones
            points[k - 1] = Point(k, sorted[k], index, MomentVariance(index), level);
        }

        return new TailIndexPlot(points, Suggested(sorted.AsSpan(0, positive)));
    }

    /// <summary>
    /// Returns Pickands' estimate for every k up to a quarter of the values, from the values of the ranks k, 2k and 4k: for any tail, and unmoved by a shift
    /// of all values, but wide.
    /// NaN where two of the three are equal.
    /// </summary>
    /// <param name="values">The values, in any order; finite.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are fewer than four values.</exception>
    public static TailIndexPlot Pickands(ReadOnlySpan<double> values, double level = 0.95)
    {
        double[] sorted = Descending(values, level);
        if (sorted.Length < 4)
        {
            throw new InsufficientDataException("values", 4, sorted.Length, nameof(values));
        }

        var points = new TailIndexPoint[sorted.Length / 4];
        for (int k = 1; k <= points.Length; k++)
        {
            double upper = (sorted[k - 1] / 2) - (sorted[(2 * k) - 1] / 2); // halves: the differences stay in the range of numbers
            double lower = (sorted[(2 * k) - 1] / 2) - (sorted[(4 * k) - 1] / 2);
            double index = upper > 0 && lower > 0 ? Math.Log(upper / lower) / Log2 : double.NaN;
            points[k - 1] = Point(k, sorted[(4 * k) - 1], index, PickandsVariance(index), level);
        }

        return new TailIndexPlot(points, null);
    }

    /// <summary>The number of values above the threshold that makes the tail nearest to a power law.</summary>
    private static int? Suggested(ReadOnlySpan<double> descending)
    {
        double[] ascending = descending.ToArray();
        Array.Reverse(ascending);
        TailPoints points = TailPoints.Continuous(ascending, null, new PowerLawOptions());
        if (points.Thresholds == 0)
        {
            return null;
        }

        double threshold = points.ThresholdAt(ThresholdScan.Best(points).Threshold);
        int above = 0;
        while (descending[above] > threshold)
        {
            above++;
        }

        return above;
    }

    /// <summary>The variance of √k times the moment estimate: Dekkers, Einmahl and de Haan (1989), theorem 3.1.</summary>
    private static double MomentVariance(double g) => g >= 0
        ? 1 + (g * g)
        : (1 - g) * (1 - g) * (1 - (2 * g))
            * (4 - (8 * (1 - (2 * g)) / (1 - (3 * g))) + ((5 - (11 * g)) * (1 - (2 * g)) / ((1 - (3 * g)) * (1 - (4 * g)))));

    /// <summary>That of Pickands' estimate: ξ² (2^(2ξ+1) + 1) / (2 (2^ξ - 1) log 2)².</summary>
    private static double PickandsVariance(double g)
    {
        double ratio = g == 0 ? 1 / Log2 : g / Elementary.ExpM1(g * Log2);
        double root = ratio / (2 * Log2);
        return root * root * (Math.Pow(2, (2 * g) + 1) + 1);
    }

    private static TailIndexPoint Point(int k, double threshold, double index, double variance, double level)
    {
        double error = Math.Sqrt(variance / k);
        double reach = Quantiles.TwoSidedNormal(level) * error;
        return new TailIndexPoint(k, threshold, new Estimate(index, error, index - reach, index + reach, level));
    }

    private static double[] Descending(ReadOnlySpan<double> values, double level)
    {
        Require.Between(0, 1, level);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The number at index {i} of 'values' must be finite, but is {values[i]}."), nameof(values));
            }
        }

        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        Array.Reverse(sorted);
        return sorted;
    }

    private static int Positive(double[] descending, int required, string name)
    {
        int count = 0;
        while (count < descending.Length && descending[count] > 0)
        {
            count++;
        }

        return count >= required ? count : throw new InsufficientDataException("values above zero", required, count, name);
    }
}
