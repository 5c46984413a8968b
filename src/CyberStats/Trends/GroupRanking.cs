namespace CyberStats.Trends;

/// <summary>
/// Who leads, and how sure that is: the ranks of groups with their intervals. Made by <see cref="GroupRanks"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed class GroupRanking<TKey>
    where TKey : notnull
{
    internal GroupRanking(IReadOnlyList<GroupRank<TKey>> groups, RankMethod method, double level, IReadOnlyList<Caveat> caveats)
    {
        Groups = groups;
        Method = method;
        Level = level;
        Caveats = caveats;
    }

    /// <summary>Gets the groups by their rank; those that share one in the order of the comparison.</summary>
    public IReadOnlyList<GroupRank<TKey>> Groups { get; }

    /// <summary>Gets the groups one of which has the highest rate: if it is one alone, it leads.</summary>
    public IReadOnlyList<GroupRank<TKey>> MayBeFirst => [.. Groups.Where(g => g.MayBeFirst)];

    /// <summary>Gets how the comparisons of pairs were put together.</summary>
    public RankMethod Method { get; }

    /// <summary>Gets the coverage that the intervals promise: together, each one for itself, and for the first.</summary>
    public double Level { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }
}
