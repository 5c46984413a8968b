using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>A law whose likelihood needs a few sums of the exact losses and nothing else of them.</summary>
internal interface ISumKernel
{
    /// <summary>Returns the mean log-density.</summary>
    static abstract T Mean<T>(ReadOnlySpan<T> point, ReadOnlySpan<double> sums)
        where T : struct, INumeral<T>;
}
