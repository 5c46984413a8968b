using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The laws that random samples of the same size give. Made by <see cref="FrequencyFit{TLaw}.Bootstrap"/>.
/// </summary>
/// <remarks>Immutable and thread-safe; equality is by reference. Source: Efron and Tibshirani (1993), <i>An Introduction to the Bootstrap</i>.</remarks>
/// <typeparam name="TLaw">The law.</typeparam>
public sealed class FrequencyBootstrap<TLaw>
    where TLaw : class, IFrequency
{
    private readonly ImmutableArray<TLaw> _laws;
    private readonly TLaw _law;

    internal FrequencyBootstrap(FrequencyFit<TLaw> fit, FrequencyFit<TLaw>?[] replicates, BootstrapKind kind)
    {
        FrequencyFit<TLaw>[] fits = [.. replicates.OfType<FrequencyFit<TLaw>>()];
        _law = fit.Law;
        _laws = [.. fits.Select(f => f.Law)];
        Kind = kind;
        Replicates = replicates.Length;
        FailedCount = replicates.Length - fits.Length;
        Parameters =
        [
            .. fit.Names.Select((name, k) => new FittedParameter(name, PercentileInterval.Of(fit.Values[k], fits.Select(f => f.Values[k]), 0.95))),
        ];
    }

    /// <summary>Gets the parameters with the standard deviation of their replicates, +∞ where one is infinite, and percentile intervals of 95 %.</summary>
    /// <remarks>An interval is widened to hold the estimate where all but a few replicates lie on one side of it.</remarks>
    public IReadOnlyList<FittedParameter> Parameters { get; }

    /// <summary>Gets the law of each replicate that could be fitted, in the order of the replicates.</summary>
    public IReadOnlyList<TLaw> Laws => _laws;

    /// <summary>Gets how the samples were drawn.</summary>
    public BootstrapKind Kind { get; }

    /// <summary>Gets the number of random samples.</summary>
    public int Replicates { get; }

    /// <summary>Gets how many of them could not be fitted, such as samples without a count above zero.</summary>
    public int FailedCount { get; }

    /// <summary>Returns a quantity of the law, such as a quantile, with its percentile interval.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="quantity"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate Of(Func<TLaw, double> quantity, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return PercentileInterval.Of(quantity(_law), _laws.Select(quantity), Numerics.Require.Between(0, 1, level));
    }
}
