using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// How far the threshold and the exponent of a power law move when the values are drawn again. Made by <see cref="PowerLawFit.Bootstrap"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class PowerLawBootstrap
{
    internal PowerLawBootstrap(PowerLawFit fit, IReadOnlyList<PowerLawReplicate> replicates, int drawn)
    {
        Replicates = replicates;
        FailedCount = drawn - replicates.Count;
        Threshold = PercentileInterval.Of(fit.Threshold, replicates.Select(r => r.Threshold), fit.Exponent.Level);
        Exponent = PercentileInterval.Of(fit.Exponent.Value, replicates.Select(r => r.Exponent), fit.Exponent.Level);
        TailCount = PercentileInterval.Of(fit.TailCount, replicates.Select(r => (double)r.TailCount), fit.Exponent.Level);
    }

    /// <summary>Gets the fits of the samples drawn, in their order.</summary>
    public IReadOnlyList<PowerLawReplicate> Replicates { get; }

    /// <summary>Gets how many samples had no threshold to try: most of their values are equal.</summary>
    public int FailedCount { get; }

    /// <summary>Gets the threshold of the data, with the standard deviation of the replicates and the percentiles at the level of the fit.</summary>
    /// <remarks>The interval is widened to hold the value of the data, where that lies outside of the percentiles.</remarks>
    public Estimate Threshold { get; }

    /// <summary>Gets the exponent of the data, likewise.</summary>
    public Estimate Exponent { get; }

    /// <summary>Gets the number of values in the tail, likewise.</summary>
    public Estimate TailCount { get; }
}
