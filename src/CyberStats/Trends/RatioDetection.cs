namespace CyberStats.Trends;

/// <summary>
/// What two sets of periods can show of a difference between their means. Made by <see cref="RatioPower"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class RatioDetection
{
    internal RatioDetection(int before, int after, double mean, double ratio, double power, PowerOptions options, bool isRough)
    {
        Before = before;
        After = after;
        MeanBefore = mean;
        Ratio = ratio;
        Power = power;
        Options = options;
        Caveats =
        [
            .. options.Dispersion == 1 ? [Caveat.PoissonAssumed] : new[] { Caveat.DispersionAssumed },
            .. isRough ? [Caveat.SmallExpectedCounts] : Array.Empty<Caveat>(),
        ];
    }

    /// <summary>Gets the number of periods before the step, or of the first group.</summary>
    public int Before { get; }

    /// <summary>Gets the number of periods after it, or of the second group.</summary>
    public int After { get; }

    /// <summary>Gets the mean count of a period before.</summary>
    public double MeanBefore { get; }

    /// <summary>Gets the mean after over the mean before: 0.5 for a fall by half.</summary>
    public double Ratio { get; }

    /// <summary>Gets the probability that the test finds the difference, in its direction.</summary>
    public double Power { get; }

    /// <summary>Gets the dispersion, the level and what else was assumed.</summary>
    public PowerOptions Options { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }
}
