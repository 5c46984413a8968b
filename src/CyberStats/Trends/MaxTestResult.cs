namespace CyberStats.Trends;

/// <summary>
/// Which of many groups lie farther out than the farthest does by chance. Made by <see cref="GroupMaxTest"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed class MaxTestResult<TKey>
    where TKey : notnull
{
    internal MaxTestResult(IReadOnlyList<MaxTestGroup<TKey>> groups, int replicates, IReadOnlyList<Caveat> caveats)
    {
        Groups = groups;
        Replicates = replicates;
        Caveats = caveats;
    }

    /// <summary>Gets the groups, in the order of the comparison.</summary>
    public IReadOnlyList<MaxTestGroup<TKey>> Groups { get; }

    /// <summary>Gets how many times the counts were drawn; no p-value is below 1 over one more.</summary>
    public int Replicates { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }
}
