using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A law on the coordinates of its search, for losses in units of a sample's own: what a likelihood of any kind of observation is made of.
/// </summary>
internal interface ISeverityKernel
{
    /// <summary>Gets the number of coordinates; at most three.</summary>
    static abstract int Coordinates { get; }

    static abstract T LogDensity<T>(ReadOnlySpan<T> point, double loss)
        where T : struct, INumeral<T>;

    static abstract T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
        where T : struct, INumeral<T>;

    static abstract T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
        where T : struct, INumeral<T>;
}
