namespace CyberStats.Trends;

/// <summary>
/// The rate of one group after it borrowed from the others. A row of <see cref="ShrinkageFit{TKey}"/>.
/// </summary>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed record ShrunkenRate<TKey>
    where TKey : notnull
{
    internal ShrunkenRate(TKey key, double ownRate, double weight, Estimate rate)
    {
        Key = key;
        OwnRate = ownRate;
        Weight = weight;
        Rate = rate;
    }

    /// <summary>Gets the name of the group.</summary>
    public TKey Key { get; }

    /// <summary>Gets its count over its exposure.</summary>
    public double OwnRate { get; }

    /// <summary>Gets the weight of its own rate in the result, in [0, 1]; the rest is that of the common mean.</summary>
    public double Weight { get; }

    /// <summary>Gets the mean of the rate given the data, its standard deviation, and the interval that leaves out equal probabilities at both ends.</summary>
    public Estimate Rate { get; }
}
