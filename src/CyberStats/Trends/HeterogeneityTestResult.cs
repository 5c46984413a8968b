namespace CyberStats.Trends;

/// <summary>
/// Whether the rates of groups differ at all. Made by <see cref="GroupHeterogeneity"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class HeterogeneityTestResult
{
    internal HeterogeneityTestResult(HeterogeneityMethod method, double statistic, double freedom, double pValue)
    {
        Method = method;
        Statistic = statistic;
        Freedom = freedom;
        PValue = pValue;
    }

    /// <summary>Gets where the p-value comes from.</summary>
    public HeterogeneityMethod Method { get; }

    /// <summary>Gets the statistic: Pearson's X², over the dispersion where one was given, or F, which is X² over its degrees of freedom and the dispersion.</summary>
    public double Statistic { get; }

    /// <summary>Gets the degrees of freedom: the number of groups less one.</summary>
    public double Freedom { get; }

    /// <summary>Gets the degrees of freedom of the dispersion in F; infinite for the other methods.</summary>
    public double DispersionFreedom { get; internal init; } = double.PositiveInfinity;

    /// <summary>Gets the p-value of "all rates are equal"; 1 where nothing was counted.</summary>
    public double PValue { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];
}
