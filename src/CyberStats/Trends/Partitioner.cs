namespace CyberStats.Trends;

/// <summary>Finds the best segmentation for a cost, by the fastest exact method that it allows.</summary>
internal abstract class Partitioner
{
    /// <summary>Gets what finds no change.</summary>
    public static Partitioner None { get; } = new NoneOf();

    /// <summary>Returns a partitioner for a cost whose segments have one number.</summary>
    public static Partitioner Functional<TCost>(TCost cost)
        where TCost : struct, ILevelCost => new FunctionalOf<TCost>(cost);

    /// <summary>Returns a partitioner for any cost.</summary>
    public static Partitioner Pruned<TCost>(TCost cost)
        where TCost : struct, ISegmentCost => new PrunedOf<TCost>(cost);

    /// <summary>Returns the breaks.</summary>
    public abstract int[] Solve(double penalty, int minimumSegment, double lengthWeight);

    /// <summary>Returns the breaks by the simple method.</summary>
    public abstract int[] SolveSimply(double penalty, int minimumSegment, double lengthWeight);

    private sealed class NoneOf : Partitioner
    {
        public override int[] Solve(double penalty, int minimumSegment, double lengthWeight) => [];

        public override int[] SolveSimply(double penalty, int minimumSegment, double lengthWeight) => [];
    }

    private class PrunedOf<TCost>(TCost cost) : Partitioner
        where TCost : struct, ISegmentCost
    {
        public override int[] Solve(double penalty, int minimumSegment, double lengthWeight) =>
            PrunedPartitioning.Solve(cost, new PartitionRule(penalty, minimumSegment, lengthWeight, cost.Count));

        public override int[] SolveSimply(double penalty, int minimumSegment, double lengthWeight) =>
            OptimalPartitioning.Solve(cost, new PartitionRule(penalty, minimumSegment, lengthWeight, cost.Count));
    }

    private sealed class FunctionalOf<TCost>(TCost cost) : PrunedOf<TCost>(cost)
        where TCost : struct, ILevelCost
    {
        private readonly TCost _cost = cost;

        public override int[] Solve(double penalty, int minimumSegment, double lengthWeight) => lengthWeight == 0
            ? FunctionalPartitioning.Solve(_cost, new PartitionRule(penalty, minimumSegment, 0, _cost.Count))
            : base.Solve(penalty, minimumSegment, lengthWeight);
    }
}
