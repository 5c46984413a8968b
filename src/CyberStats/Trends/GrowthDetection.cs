using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// What a series of counts can show of growth: how long, how large, how fast, how surely. Made by <see cref="GrowthPower"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class GrowthDetection
{
    internal GrowthDetection(int years, double meanPerYear, double logRate, double power, PowerOptions options, bool isRough)
    {
        Years = years;
        MeanPerYear = meanPerYear;
        LogRate = logRate;
        Power = power;
        Options = options;
        Caveats =
        [
            .. options.Dispersion == 1 ? [Caveat.PoissonAssumed] : new[] { Caveat.DispersionAssumed },
            .. isRough ? [Caveat.SmallExpectedCounts] : Array.Empty<Caveat>(),
        ];
    }

    /// <summary>Gets the number of years.</summary>
    public int Years { get; }

    /// <summary>Gets the mean count of a year, over all the years.</summary>
    public double MeanPerYear { get; }

    /// <summary>Gets the continuous growth rate per year.</summary>
    public double LogRate { get; }

    /// <summary>Gets the growth per year: 0.1 for 10 %.</summary>
    public double GrowthPerYear => Elementary.ExpM1(LogRate);

    /// <summary>Gets the growth per year of the same series read backwards, which is found as surely: -0.09 for a growth of 10 %.</summary>
    public double MirrorPerYear => Elementary.ExpM1(-LogRate);

    /// <summary>Gets the probability that the test finds the growth, and not a decline in its place.</summary>
    public double Power { get; }

    /// <summary>Gets the dispersion, the level and what else was assumed.</summary>
    public PowerOptions Options { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }
}
