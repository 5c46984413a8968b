namespace CyberStats.Series;

/// <summary>
/// One series for each group of incidents, and the series of all incidents, over the same periods.
/// </summary>
/// <remarks>
/// What was left out is told by <see cref="All"/>, for all groups together. Under <see cref="CountingRule.PerIncident"/> with several keys an incident the groups add up to more than <see cref="All"/>: the
/// caveats of <see cref="All"/> then say so. Equality is by reference.
/// </remarks>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed class GroupedSeries<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, CountSeries> _byKey;

    internal GroupedSeries(IEnumerable<KeyValuePair<TKey, CountSeries>> groups, CountSeries all, CountingRule rule, int withoutKey)
    {
        Groups = [.. groups.OrderByDescending(g => g.Value.Total).ThenBy(g => KeyWeights.TextOf(g.Key), StringComparer.Ordinal)];
        All = all;
        Rule = rule;
        WithoutKey = withoutKey;
        _byKey = new Dictionary<TKey, CountSeries>(Groups);
    }

    /// <summary>Gets the groups with their series, the largest first; groups of one size by the text of their key.</summary>
    public IReadOnlyList<KeyValuePair<TKey, CountSeries>> Groups { get; }

    /// <summary>Gets the series of all incidents that have a period, each counted once, with a key or without.</summary>
    public CountSeries All { get; }

    /// <summary>Gets the number of incidents that have a period, exactly known or not, and no key: they are in no group.</summary>
    public int WithoutKey { get; }

    /// <summary>Gets how incidents with several keys were counted.</summary>
    public CountingRule Rule { get; }

    /// <summary>Gets the series of one group.</summary>
    /// <param name="key">The key of the group.</param>
    /// <exception cref="KeyNotFoundException">No incident has that key.</exception>
    public CountSeries this[TKey key] => _byKey[key];

    /// <summary>Finds the series of one group; false where no incident has that key.</summary>
    /// <param name="key">The key of the group.</param>
    /// <param name="series">The series, or null.</param>
    public bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out CountSeries series) =>
        _byKey.TryGetValue(key, out series);
}
