namespace CyberStats.Trends;

/// <summary>
/// The rates of groups, each drawn towards their common mean as far as its own count is weak. Made by <see cref="GroupShrinkage"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed class ShrinkageFit<TKey>
    where TKey : notnull
{
    internal ShrinkageFit(PriorEstimator estimator, ShrinkageStatus status, double mean, double variance, IReadOnlyList<ShrunkenRate<TKey>> groups)
    {
        Estimator = estimator;
        Status = status;
        PriorMean = mean;
        PriorVariance = variance;
        Groups = groups;
    }

    /// <summary>Gets how the common law was estimated.</summary>
    public PriorEstimator Estimator { get; }

    /// <summary>Gets how far the rates are drawn together. Read this before any other member.</summary>
    public ShrinkageStatus Status { get; }

    /// <summary>Gets the mean of the rates of groups.</summary>
    public double PriorMean { get; }

    /// <summary>Gets the variance of the true rates between groups; 0 where they differ no more than by chance.</summary>
    public double PriorVariance { get; }

    /// <summary>Gets the groups, in the order of the comparison.</summary>
    public IReadOnlyList<ShrunkenRate<TKey>> Groups { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];
}
