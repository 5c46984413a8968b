namespace CyberStats.Agreements;

/// <summary>
/// How much two groups have in common: the parties of two agreements, the issuers of two statements, parties and accused states.
/// </summary>
/// <remarks>
/// <para>
/// Groups compare within one kind: states with states, companies with companies; organisations first become states by
/// <see cref="StatesBehind"/>. A ratio whose base is empty is undefined: NaN, and not 1 for two empty groups. Of a whole group there is no
/// sampling error, so none is given.
/// </para>
/// </remarks>
public sealed record Overlap
{
    private Overlap(int first, int second, int shared, int? universe)
    {
        First = first;
        Second = second;
        Shared = shared;
        Universe = universe;
    }

    /// <summary>Gets the size of the first group.</summary>
    public int First { get; }

    /// <summary>Gets the size of the second group.</summary>
    public int Second { get; }

    /// <summary>Gets how many are in both.</summary>
    public int Shared { get; }

    /// <summary>Gets how many are in either.</summary>
    public int Union => First + Second - Shared;

    /// <summary>Gets how many could have been in a group; null where not given.</summary>
    public int? Universe { get; }

    /// <summary>Gets the shared over those in either, in [0, 1].</summary>
    /// <remarks>Source: Jaccard (1901).</remarks>
    public double Jaccard => (double)Shared / Union;

    /// <summary>Gets the shared over the smaller group, in [0, 1].</summary>
    /// <remarks>Source: Szymkiewicz (1934), Simpson (1943).</remarks>
    public double Coefficient => (double)Shared / Math.Min(First, Second);

    /// <summary>Gets the part of the first group that is also in the second, in [0, 1].</summary>
    public double OfFirst => (double)Shared / First;

    /// <summary>Gets the part of the second group that is also in the first, in [0, 1].</summary>
    public double OfSecond => (double)Shared / Second;

    /// <summary>Gets the shared over what two independent groups of these sizes would share on average; null where no universe is given.</summary>
    public double? Lift => Universe is { } all ? (double)Shared * all / ((double)First * Second) : null;

    /// <summary>Compares two groups.</summary>
    /// <param name="first">The first group; each item counts once.</param>
    /// <param name="second">The second group; each item counts once.</param>
    /// <param name="universe">How many could have been in a group, such as 193 states; null where not known.</param>
    /// <typeparam name="T">What the groups are made of: ids, countries.</typeparam>
    /// <exception cref="ArgumentNullException">A group is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The universe is smaller than the two groups together.</exception>
    /// <remarks>Cost: linear in the sizes of the groups.</remarks>
    public static Overlap Between<T>(IEnumerable<T> first, IEnumerable<T> second, int? universe = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        HashSet<T> a = [.. first];
        HashSet<T> b = [.. second];
        var overlap = new Overlap(a.Count, b.Count, a.Count(b.Contains), universe);
        return universe is { } all && all < overlap.Union
            ? throw new ArgumentOutOfRangeException(
                nameof(universe), universe, FormattableString.Invariant($"The two groups have {overlap.Union} different items, more than the universe."))
            : overlap;
    }
}
