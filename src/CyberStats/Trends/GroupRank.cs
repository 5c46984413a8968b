namespace CyberStats.Trends;

/// <summary>
/// Which ranks a group may have. A row of <see cref="GroupRanking{TKey}"/>.
/// </summary>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed record GroupRank<TKey>
    where TKey : notnull
{
    internal GroupRank(TKey key, double rate, int rank, (int Low, int High) simultaneous, (int Low, int High) marginal, bool mayBeFirst)
    {
        Key = key;
        Rate = rate;
        Rank = rank;
        (Low, High) = simultaneous;
        (MarginalLow, MarginalHigh) = marginal;
        MayBeFirst = mayBeFirst;
    }

    /// <summary>Gets the name of the group.</summary>
    public TKey Key { get; }

    /// <summary>Gets its rate.</summary>
    public double Rate { get; }

    /// <summary>Gets the rank of the rate as counted: 1 and the number of groups with a higher one. Groups with equal rates share the best of their ranks.</summary>
    public int Rank { get; }

    /// <summary>Gets the best rank that it may have, where the intervals of all groups hold together.</summary>
    public int Low { get; }

    /// <summary>Gets the worst rank that it may have, where the intervals of all groups hold together.</summary>
    public int High { get; }

    /// <summary>Gets the best rank of this group's own interval, for a question about this group alone.</summary>
    public int MarginalLow { get; }

    /// <summary>Gets the worst rank of this group's own interval, for a question about this group alone.</summary>
    public int MarginalHigh { get; }

    /// <summary>Gets whether no other group has a rate that is surely higher. Of the groups where this is true one has the highest rate, at the level of the ranking.</summary>
    public bool MayBeFirst { get; }

    /// <summary>Returns the key and its ranks, such as "CHN: 1 [1, 2]".</summary>
    public override string ToString() => FormattableString.Invariant($"{Key}: {Rank} [{Low}, {High}]");
}
