namespace CyberStats.Series;

/// <summary>
/// Incidents counted per key, without regard to time.
/// </summary>
/// <remarks>A count of records, with no claim about incidents that nobody recorded. Equality is by reference.</remarks>
/// <typeparam name="TKey">The type of the key.</typeparam>
public sealed class Tally<TKey>
    where TKey : notnull
{
    internal Tally(IReadOnlyDictionary<TKey, double> counts, CountingRule rule, int incidents)
    {
        Rows = [.. counts.OrderByDescending(c => c.Value).ThenBy(c => KeyWeights.TextOf(c.Key), StringComparer.Ordinal)];
        Rule = rule;
        Incidents = incidents;
    }

    /// <summary>Gets the count of each key, the largest first; equal ones by the text of their key.</summary>
    public IReadOnlyList<KeyValuePair<TKey, double>> Rows { get; }

    /// <summary>Gets how incidents with several keys were counted.</summary>
    public CountingRule Rule { get; }

    /// <summary>Gets the number of incidents that have a key: the base of a share.</summary>
    public int Incidents { get; }

    /// <summary>Gets the day whose state of the source was counted; null where not known.</summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>Gets the sources of the incidents.</summary>
    public IReadOnlyList<string> SourceIds { get; internal init; } = [];

    /// <summary>Gets what was left out, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats => Rule != CountingRule.Fractional && Rows.Sum(r => r.Value) > Incidents ? [Caveat.MarginsExceedTotal] : [];

    /// <summary>Returns the count of a key; 0 where no incident has it.</summary>
    /// <param name="key">The key.</param>
    public double CountOf(TKey key) => Rows.FirstOrDefault(r => EqualityComparer<TKey>.Default.Equals(r.Key, key)).Value;

    /// <summary>Returns the count of a key over the incidents that have any; NaN where none has.</summary>
    /// <param name="key">The key.</param>
    public double ShareOf(TKey key) => CountOf(key) / Incidents;
}
