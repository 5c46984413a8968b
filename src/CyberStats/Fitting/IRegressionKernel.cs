using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>A law whose location moves with covariates on the scale of logarithms.</summary>
internal interface IRegressionKernel : ISeverityKernel
{
    /// <summary>Writes the coordinates of the law with a location and a dispersion.</summary>
    static abstract void Place<T>(in T location, in T dispersion, Span<T> point)
        where T : struct, INumeral<T>;
}
