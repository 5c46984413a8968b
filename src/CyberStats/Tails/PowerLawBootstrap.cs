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
        Failed = drawn - replicates.Count;
        Threshold = Of(fit.Threshold, replicates.Select(r => r.Threshold), fit.Exponent.Level);
        Exponent = Of(fit.Exponent.Value, replicates.Select(r => r.Exponent), fit.Exponent.Level);
        TailCount = Of(fit.TailCount, replicates.Select(r => (double)r.TailCount), fit.Exponent.Level);
    }

    /// <summary>Gets the fits of the samples drawn, in their order.</summary>
    public IReadOnlyList<PowerLawReplicate> Replicates { get; }

    /// <summary>Gets how many samples had no threshold to try: most of their values are equal.</summary>
    public int Failed { get; }

    /// <summary>Gets the threshold of the data, with the standard deviation of the replicates and the percentiles at the level of the fit.</summary>
    /// <remarks>The interval is widened to hold the value of the data, where that lies outside of the percentiles.</remarks>
    public Estimate Threshold { get; }

    /// <summary>Gets the exponent of the data, likewise.</summary>
    public Estimate Exponent { get; }

    /// <summary>Gets the number of values in the tail, likewise.</summary>
    public Estimate TailCount { get; }

    private static Estimate Of(double value, IEnumerable<double> replicates, double level)
    {
        double[] sorted = [.. replicates.Order()];
        if (sorted.Length < 2)
        {
            return new Estimate(value, double.NaN, double.NaN, double.NaN, level);
        }

        double mean = sorted.Sum(x => x / sorted.Length);
        double variance = sorted.Sum(x => (x - mean) * (x - mean) / (sorted.Length - 1));
        int outside = (int)Math.Floor((sorted.Length + 1) * (1 - level) / 2);
        double low = sorted[Math.Max(outside - 1, 0)];
        double high = sorted[Math.Min(sorted.Length - outside, sorted.Length - 1)];
        return new Estimate(value, Math.Sqrt(variance), Math.Min(low, value), Math.Max(high, value), level);
    }
}
