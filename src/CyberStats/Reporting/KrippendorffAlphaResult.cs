namespace CyberStats.Reporting;

/// <summary>
/// How far raters agree beyond chance. Made by <see cref="KrippendorffAlpha"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class KrippendorffAlphaResult
{
    internal KrippendorffAlphaResult()
    {
    }

    /// <summary>Gets whether alpha is defined. Read this before any other member.</summary>
    public ReliabilityStatus Status { get; internal init; }

    /// <summary>Gets alpha, at most 1; null where it is not defined. The interval is NaN where no replicates were asked for.</summary>
    /// <remarks>Where all ratings agree every replicate does, so that the interval is [1, 1]: the caveat <see cref="Caveat.FewUnits"/> goes with it.</remarks>
    public Estimate? Alpha { get; internal init; }

    /// <summary>Gets what the ratings were taken to mean.</summary>
    public MeasurementLevel Level { get; internal init; }

    /// <summary>Gets the mean squared distance of two ratings of one unit; 0 where there are none.</summary>
    public double ObservedDisagreement { get; internal init; }

    /// <summary>Gets the mean squared distance of any two ratings; 0 where there are none.</summary>
    public double ExpectedDisagreement { get; internal init; }

    /// <summary>Gets the number of units rated twice or more.</summary>
    public int Units { get; internal init; }

    /// <summary>Gets the number of units, of those, whose ratings are all the same.</summary>
    public int AgreeingUnits { get; internal init; }

    /// <summary>Gets the number of ratings of those units: Krippendorff's n of pairable values.</summary>
    public int PairableValues { get; internal init; }

    /// <summary>Gets the number of different values among them.</summary>
    public int Values { get; internal init; }

    /// <summary>Gets how often the units were drawn anew.</summary>
    public int Replicates { get; internal init; }

    /// <summary>Gets the number of replicates with one value only, which are left out of the interval.</summary>
    public int UndefinedReplicates { get; internal init; }

    /// <summary>Gets the units that were left out, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];
}
