namespace CyberStats.Trends;

/// <summary>
/// The segmentations that are best for some penalty of a range. Source: Haynes, Eckley and Fearnhead (2017).
/// </summary>
/// <remarks>
/// The least cost with k changes, where it can win at all, is convex in k: two segmentations cost the same at one penalty, and if another costs
/// less there, it stands between them; if none does, nothing does.
/// </remarks>
internal static class PenaltyPath
{
    public static IReadOnlyList<SegmentationRange> Of(ChangePointData data, double least, double most, int minimumSegment)
    {
        Partitioner partitioner = data.Partitioner();
        var found = new SortedDictionary<int, Segmentation>();
        var open = new Stack<(Segmentation More, Segmentation Fewer)>();
        open.Push((Add(least), Add(most)));
        while (open.TryPop(out (Segmentation More, Segmentation Fewer) pair))
        {
            if (pair.More.Breaks.Count - pair.Fewer.Breaks.Count < 2)
            {
                continue;
            }

            double penalty = Crossing(pair.More, pair.Fewer);
            Segmentation between = Solve(penalty);
            double gain = Penalized(pair.Fewer, penalty) - Penalized(between, penalty);
            int changes = between.Breaks.Count;
            if (changes > pair.Fewer.Breaks.Count && changes < pair.More.Breaks.Count && gain > Tolerance(pair.More, penalty))
            {
                found[changes] = between;
                open.Push((pair.More, between));
                open.Push((between, pair.Fewer));
            }
        }

        Segmentation[] path = [.. found.Values.Reverse()];
        var ranges = new SegmentationRange[path.Length];
        double low = least;
        for (int i = 0; i < path.Length; i++)
        {
            double high = i + 1 < path.Length ? Math.Clamp(Crossing(path[i], path[i + 1]), low, most) : most;
            ranges[i] = new SegmentationRange(path[i], low, high);
            low = high;
        }

        return ranges;

        Segmentation Solve(double penalty) => data.Describe(partitioner.Solve(penalty, minimumSegment, 0), penalty, minimumSegment);

        Segmentation Add(double penalty)
        {
            Segmentation segmentation = Solve(penalty);
            return found[segmentation.Breaks.Count] = segmentation;
        }
    }

    private static double Crossing(Segmentation more, Segmentation fewer) =>
        Math.Max(0, (fewer.TotalCost - more.TotalCost) / (more.Breaks.Count - fewer.Breaks.Count));

    private static double Penalized(Segmentation segmentation, double penalty) => segmentation.TotalCost + (penalty * segmentation.Breaks.Count);

    /// <summary>What rounding can make of a difference of costs; a segmentation that gains less is not told from its neighbours.</summary>
    private static double Tolerance(Segmentation more, double penalty) =>
        1e-8 + (1e-13 * (Math.Abs(more.TotalCost) + (penalty * more.Breaks.Count)));
}
