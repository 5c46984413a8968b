using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>What a law made of several needs to know of each.</summary>
internal interface ISeverityPartModel
{
    ImmutableArray<Coordinate> Coordinates { get; }

    /// <summary>Returns the law with the given parameters.</summary>
    ISeverity LawOf(ReadOnlySpan<double> parameters);

    /// <summary>Returns points from which to search.</summary>
    IEnumerable<double[]> StartsFor(ScaledSample sample);

    /// <summary>Returns the law on part of the line, with its coordinates from a place on.</summary>
    ILawPart PartOf(int first, double origin, double upTo);
}
