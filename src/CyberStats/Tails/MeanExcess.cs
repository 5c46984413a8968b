using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// The mean-excess plot: by how much losses exceed a threshold on average, at every threshold that the losses offer.
/// </summary>
/// <remarks>
/// <para>
/// Above the threshold from which a generalized Pareto law of shape ξ &lt; 1 holds, the points lie about a straight line of slope ξ / (1 − ξ): rising for
/// a heavy tail, level for an exponential one, falling for a bounded one. Take the threshold where the line begins. Where the shape is 1 or more
/// the mean of the law is infinite, and the points only say how large the sample is.
/// </para>
/// <para>
/// The intervals are Student's for the mean of the excesses. They are too short for heavy tails, where the mean hangs on losses not yet seen (their
/// variance is infinite from shape ½ on), and neighbouring points share their losses: read the plot as a whole, and its last few points not at all.
/// </para>
/// <para>
/// Sources: Davison and Smith (1990), <i>Models for exceedances over high thresholds</i>; Coles (2001), <i>An Introduction to Statistical Modeling of
/// Extreme Values</i>, section 4.3.1. Cost: one sort; mean and variance follow from one threshold to the next by sums of terms of one sign, so that none
/// loses digits.
/// </para>
/// </remarks>
public sealed class MeanExcess
{
    private MeanExcess(ImmutableArray<MeanExcessPoint> points) => Points = points;

    /// <summary>Gets a point for every distinct loss but the greatest, as the threshold, from the least on.</summary>
    public IReadOnlyList<MeanExcessPoint> Points { get; }

    /// <summary>Calculates the plot.</summary>
    /// <param name="losses">The losses, in one currency unit and any order; finite and not negative.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">A loss is negative, infinite or NaN; the message gives its index.</exception>
    /// <exception cref="InsufficientDataException">There are not two different losses.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    public static MeanExcess Of(ReadOnlySpan<double> losses, double level = 0.95)
    {
        Require.Between(0, 1, level);
        for (int i = 0; i < losses.Length; i++)
        {
            if (!(losses[i] >= 0 && losses[i] <= double.MaxValue))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The loss at index {i} is {losses[i]}; it must be finite and not negative."), nameof(losses));
            }
        }

        double[] sorted = losses.ToArray();
        Array.Sort(sorted);
        var points = new List<MeanExcessPoint>();
        int above = 0;
        double mean = 0; // of the excesses over the last threshold
        double squares = 0; // the sum of their squared deviations from it
        for (int i = sorted.Length - 1; i > 0; i--)
        {
            double step = sorted[i] - sorted[i - 1];
            if (step == 0)
            {
                continue;
            }

            // The losses at the last threshold, whose excess over it is 0, join those above; then all excesses grow by the step.
            int joining = sorted.Length - i - above;
            double share = (double)above / (above + joining);
            squares += share * joining * mean * mean;
            above += joining;
            mean = (mean * share) + step;
            points.Add(new(sorted[i - 1], above, Excess(mean, squares, above, level)));
        }

        points.Reverse();
        return points.Count > 0
            ? new([.. points])
            : throw new InsufficientDataException("different losses", 2, Math.Min(losses.Length, 1), nameof(losses));
    }

    private static Estimate Excess(double mean, double squares, int count, double level)
    {
        if (count == 1)
        {
            return new(mean, double.NaN, double.NegativeInfinity, double.PositiveInfinity, level);
        }

        double error = Math.Sqrt(squares / (count - 1) / count);
        double half = error * Quantiles.TwoSidedStudent(level, count - 1);
        return new(mean, error, mean - half, mean + half, level);
    }
}
