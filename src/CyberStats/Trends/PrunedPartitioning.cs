namespace CyberStats.Trends;

/// <summary>
/// Optimal partitioning without the starts that can no longer win. Source: Killick, Fearnhead and Eckley (2012), <i>Optimal detection of
/// changepoints with a linear computational cost</i>.
/// </summary>
/// <remarks>
/// A start s loses to t once it costs more up to t than the best segmentation of that prefix with a change after it, since a cut never makes the
/// cost of a segment larger. But t may be the last change only from t + m on, m being the least length of a segment: s is kept until then.
/// Dropping it at once, as is often done, is not exact for m ≥ 2. The length of segments, where it counts, is for s never less than for t, so
/// that the comparison holds without it. Cost: of the order n with changes all along, n² with few.
/// </remarks>
internal static class PrunedPartitioning
{
    public static int[] Solve<TCost>(TCost cost, PartitionRule rule)
        where TCost : struct, ISegmentCost
    {
        var table = new PartitionTable(cost.Count, rule);
        var starts = new (int Start, int LostTo)[cost.Count];
        var costs = new double[cost.Count];
        int live = 0;
        int m = rule.MinimumSegment;
        for (int end = m; end <= cost.Count; end++)
        {
            if (table.IsReached(end - m))
            {
                starts[live++] = (end - m, int.MaxValue - m);
            }

            int kept = 0;
            for (int i = 0; i < live; i++)
            {
                (int start, int lostTo) = starts[i];
                if (lostTo <= end - m)
                {
                    continue;
                }

                costs[kept] = table.Before(start) + cost.Of(start, end);
                table.Offer(start, end, costs[kept] + rule.OfLength(end - start));
                starts[kept++] = (start, lostTo);
            }

            live = kept;
            double limit = table.Before(end);
            for (int i = 0; i < live; i++)
            {
                if (costs[i] > limit && starts[i].LostTo > end)
                {
                    starts[i].LostTo = end;
                }
            }
        }

        return table.Breaks();
    }
}
