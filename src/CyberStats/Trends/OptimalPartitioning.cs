namespace CyberStats.Trends;

/// <summary>
/// The best segmentation by trying every last change for every prefix: n² costs. The simple method to which the fast ones are held. Source: Jackson et
/// al. (2005), <i>An algorithm for optimal partitioning of data on an interval</i>.
/// </summary>
internal static class OptimalPartitioning
{
    public static int[] Solve<TCost>(TCost cost, PartitionRule rule)
        where TCost : struct, ISegmentCost
    {
        var table = new PartitionTable(cost.Count, rule);
        for (int end = rule.MinimumSegment; end <= cost.Count; end++)
        {
            for (int start = 0; start <= end - rule.MinimumSegment; start++)
            {
                if (table.IsReached(start))
                {
                    table.Offer(start, end, table.Before(start) + cost.Of(start, end) + rule.OfLength(end - start));
                }
            }
        }

        return table.Breaks();
    }
}
