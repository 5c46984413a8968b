using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A law that a mixture or a spliced law is made of, with the coordinates that are its own, on part of the line.
/// </summary>
internal interface ILawPart
{
    /// <summary>Gets the place of its first coordinate.</summary>
    int First { get; }

    /// <summary>Gets the number of its coordinates.</summary>
    int Count { get; }

    /// <summary>Returns the logarithm of the probability that the law has where the part lies; 0 unless it is cut off.</summary>
    Jet LogMass(ReadOnlySpan<double> point);

    /// <summary>Returns the log-density of the law, before it is cut off; -∞ where the part does not lie.</summary>
    Jet LogDensity(ReadOnlySpan<double> point, double loss);

    /// <summary>Returns the logarithm of the probability of (low, high] where the part lies, before it is cut off.</summary>
    Jet LogProbability(ReadOnlySpan<double> point, double low, double high);
}
