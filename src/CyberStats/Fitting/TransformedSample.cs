using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A sample seen through a law: each loss by the probability that the law gives to smaller ones in the range in which it is reported. Where the law is right, exact
/// losses become independent uniform points, whatever their ranges.
/// </summary>
/// <remarks>Source: Rosenblatt (1952), <i>Remarks on a multivariate transformation</i>; for truncated losses Chernobai, Rachev and Fabozzi (2005).</remarks>
internal static class TransformedSample
{
    private const double AtEnd = -27.6; // of the logarithm of 1e-12: an end that is estimated is a loss but for rounding, and no other loss is so near

    /// <summary>Returns the distances of a sample from a law.</summary>
    /// <param name="law">The law.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="leavesEndsOut">Whether losses at the ends of the law's support, which were estimated by them, are left out.</param>
    public static Distances DistancesOf(ISeverity law, LossSample sample, bool leavesEndsOut)
    {
        if (sample.ExactCount < sample.Count)
        {
            return OfCensored(law, sample);
        }

        (UnitPoint[] points, double[] weights) = Exact(law, sample);
        if (leavesEndsOut)
        {
            int[] inside = [.. Enumerable.Range(0, points.Length).Where(i => points[i].LogBelow > AtEnd && points[i].LogAbove > AtEnd)];
            weights = weights.Length == 0 ? [] : [.. inside.Select(i => weights[i])];
            points = [.. inside.Select(i => points[i])];
        }

        return Distances.Of(points, weights);
    }

    /// <summary>Returns the ranges in which a loss can lie, as it is known and as it is reported; -∞ for no lower limit.</summary>
    public static (UnitPoint Low, UnitPoint High) Interval(ISeverity law, LossObservation row)
    {
        double above = row.ReportedAbove > 0 ? row.ReportedAbove : double.NegativeInfinity;
        UnitPoint low = row.Low == 0 && !row.IsExact ? UnitPoint.Zero : UnitPoint.Of(law, row.Low, above, row.ReportedUpTo);
        return (low, row.IsExact ? low : UnitPoint.Of(law, row.High, above, row.ReportedUpTo));
    }

    private static (UnitPoint[] Points, double[] Weights) Exact(ISeverity law, LossSample sample)
    {
        double[] weights = sample.Weights.ToArray();
        if (sample.IsComplete)
        {
            double[] losses = sample.Low.ToArray();
            if (weights.Length == 0)
            {
                Array.Sort(losses);
            }
            else
            {
                Array.Sort(losses, weights);
            }

            return (UnitPoint.Of(law, losses), weights);
        }

        UnitPoint[] points = [.. Enumerable.Range(0, sample.Count).Select(i => Interval(law, sample[i]).Low)];
        int[] order = [.. Enumerable.Range(0, points.Length)];
        Array.Sort(Array.ConvertAll(points, p => p.LogOdds), order);
        return (Array.ConvertAll(order, i => points[i]), weights.Length == 0 ? [] : Array.ConvertAll(order, i => weights[i]));
    }

    /// <summary>From where the likelihood puts its mass without a model; over an interval, evenly in the eyes of the law.</summary>
    private static Distances OfCensored(ISeverity law, LossSample sample)
    {
        var rows = new List<(UnitPoint Low, UnitPoint High, double Weight)>(sample.Count);
        bool isProduct = true;
        for (int i = 0; i < sample.Count; i++)
        {
            LossObservation row = sample[i];
            if (row.Weight > 0)
            {
                (UnitPoint low, UnitPoint high) = Interval(law, row);
                rows.Add((low, high, row.Weight));
                isProduct &= row.IsExact || high == UnitPoint.One;
            }
        }

        double n = rows.Sum(r => r.Weight);
        return n == 0 ? Distances.None : Distances.Of(isProduct ? ByProduct(rows) : BySearch(rows), n);
    }

    private static List<(UnitPoint From, UnitPoint To, double Share)> ByProduct(List<(UnitPoint Low, UnitPoint High, double Weight)> rows)
    {
        (UnitPoint Low, UnitPoint High, double Weight)[] ordered = [.. rows.OrderBy(r => r.Low.LogOdds).ThenBy(r => r.High.LogOdds)];
        (double Above, double Share)[] steps = ProductLimit.Of([.. ordered.Select(r => r.Low == r.High)], [.. ordered.Select(r => r.Weight)]);
        var found = new List<(UnitPoint From, UnitPoint To, double Share)>();
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].Share > 0)
            {
                found.Add((ordered[i].Low, ordered[i].Low, steps[i].Share));
            }
        }

        if (steps[^1].Share == 0)
        {
            found.Add((ordered[^1].Low, UnitPoint.One, steps[^1].Above));
        }

        return found;
    }

    private static List<(UnitPoint From, UnitPoint To, double Share)> BySearch(List<(UnitPoint Low, UnitPoint High, double Weight)> rows)
    {
        // The search knows ends by their rank only.
        SortedDictionary<double, UnitPoint> ends = [];
        foreach ((UnitPoint low, UnitPoint high, _) in rows)
        {
            ends[low.LogOdds] = low;
            ends[high.LogOdds] = high;
        }

        UnitPoint[] points = [.. ends.Values];
        Dictionary<double, int> ranks = ends.Keys.Select((key, rank) => (key, rank)).ToDictionary(e => e.key, e => e.rank);
        var observations = new List<(int Left, int Right)>();
        foreach ((UnitPoint low, UnitPoint high, double weight) in rows)
        {
            for (double k = 0; k < weight; k++)
            {
                observations.Add((ranks[low.LogOdds], ranks[high.LogOdds]));
            }
        }

        return [.. IntervalSurvival.Masses(observations).Select(m => (points[m.Left], points[m.Right], m.Mass))];
    }
}
