using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The laws fitted to samples drawn like one sample: how much a fit, and all that follows from it, owes to chance.
/// </summary>
/// <typeparam name="TLaw">The law.</typeparam>
public sealed class SeverityBootstrap<TLaw>
    where TLaw : class, ISeverity
{
    private readonly TLaw _law;

    internal SeverityBootstrap(TLaw law, IReadOnlyList<TLaw> laws, int failed, BootstrapKind kind, long seed)
    {
        _law = law;
        Laws = laws;
        FailedCount = failed;
        Kind = kind;
        Seed = seed;
    }

    /// <summary>Gets the laws, in the order of the replicates; those that could not be fitted are left out.</summary>
    public IReadOnlyList<TLaw> Laws { get; }

    /// <summary>Gets the number of samples to which no law could be fitted, such as ones whose losses are all equal.</summary>
    public int FailedCount { get; }

    /// <summary>Gets how the samples were drawn.</summary>
    public BootstrapKind Kind { get; }

    /// <summary>Gets the seed of the random numbers.</summary>
    public long Seed { get; }

    /// <summary>Returns a quantity of the law with its error: the spread of the replicates and the interval between their quantiles.</summary>
    /// <param name="quantity">The quantity, such as a quantile; it may be infinite.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <returns>
    /// The value at the law fitted to the sample itself. The interval is that of percentiles (Efron, 1979), widened where need be so that it holds the value; the standard
    /// error is +∞ where a replicate is. A replicate whose quantity is NaN is left out; errors are NaN where fewer than two are left.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="quantity"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">Fewer than two laws were fitted.</exception>
    public Estimate Of(Func<TLaw, double> quantity, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        Require.Between(0, 1, level);
        if (Laws.Count < 2)
        {
            throw new InsufficientDataException("laws fitted to replicates", 2, Laws.Count, nameof(quantity));
        }

        return PercentileInterval.Of(quantity(_law), Laws.Select(quantity), level);
    }
}
