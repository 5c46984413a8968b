namespace CyberStats.Trends;

/// <summary>
/// Optimal partitioning that keeps a start only for the levels of its segment at which no other is better. Source: Maidstone, Hocking, Rigaill and
/// Fearnhead (2017), <i>On optimal multiple changepoint algorithms for large data</i>.
/// </summary>
/// <remarks>
/// The cost of a segment at a given level is a sum over its observations, so that of two starts the one better at that level stays so for good:
/// a new start t is compared once with the others, at the moment it may be used, and takes the levels where they cost more than the best
/// segmentation up to t with a change after it. The least segment length delays that moment. Some ten intervals of levels are alive at any time,
/// with changes and without, which makes the cost of the order n.
/// </remarks>
internal static class FunctionalPartitioning
{
    public static int[] Solve<TCost>(TCost cost, PartitionRule rule)
        where TCost : struct, ILevelCost
    {
        var table = new PartitionTable(cost.Count, rule);
        var pieces = new PieceList();
        var next = new PieceList();
        pieces.Add(0, cost.Low, cost.High);
        for (int end = rule.MinimumSegment; end <= cost.Count; end++)
        {
            int start = end - rule.MinimumSegment;
            if (start > 0 && table.Before(start) < double.PositiveInfinity)
            {
                next.Clear();
                foreach (ref readonly Piece piece in pieces.Items)
                {
                    Divide(cost, table, piece, start, next);
                }

                (pieces, next) = (next, pieces);
            }

            OfferBest(cost, table, pieces.Items, end);
            if (!table.IsReached(end))
            {
                throw new InvalidOperationException("No start is left."); // cannot happen: the pieces cover all levels
            }
        }

        return table.Breaks();
    }

    /// <summary>Leaves to a piece the levels at which its start is not worse than a new one, and gives the others to that.</summary>
    private static void Divide<TCost>(in TCost cost, PartitionTable table, in Piece piece, int start, PieceList next)
        where TCost : struct, ILevelCost
    {
        LevelCurve curve = cost.Curve(piece.Start, start);
        double limit = table.Before(start) - table.Before(piece.Start);
        bool lowStays = cost.At(curve, piece.Low) <= limit;
        bool highStays = cost.At(curve, piece.High) <= limit;
        if (lowStays && highStays)
        {
            next.Add(piece.Start, piece.Low, piece.High);
            return;
        }

        if ((!lowStays && curve.Best <= piece.Low.X)
            || (!highStays && curve.Best >= piece.High.X)
            || (!lowStays && !highStays && cost.Least(curve) > limit))
        {
            next.Add(start, piece.Low, piece.High);
            return;
        }

        Level low = lowStays ? piece.Low : cost.Reach(curve, piece.Low, limit);
        Level high = highStays ? piece.High : cost.Reach(curve, piece.High, limit);
        if (!(low.X <= high.X))
        {
            next.Add(start, piece.Low, piece.High);
            return;
        }

        if (!lowStays)
        {
            next.Add(start, piece.Low, low);
        }

        next.Add(piece.Start, low, high);
        if (!highStays)
        {
            next.Add(start, high, piece.High);
        }
    }

    /// <summary>The least of all pieces lies where some start has its best level within its own piece.</summary>
    private static void OfferBest<TCost>(in TCost cost, PartitionTable table, ReadOnlySpan<Piece> pieces, int end)
        where TCost : struct, ILevelCost
    {
        foreach (ref readonly Piece piece in pieces)
        {
            LevelCurve curve = cost.Curve(piece.Start, end);
            double slack = 1e-9 * (1 + Math.Abs(curve.Best)); // a start too many does no harm
            if (curve.Best >= piece.Low.X - slack && curve.Best <= piece.High.X + slack)
            {
                table.Offer(piece.Start, end, table.Before(piece.Start) + cost.Least(curve));
            }
        }
    }
}
