namespace CyberStats.Trends;

/// <summary>
/// How the rate of one group compares with that of another. Made by <see cref="GroupComparison{TKey}.Ratio"/>.
/// </summary>
public sealed record GroupRatio
{
    internal GroupRatio(Estimate ratio, double pValue, Dispersion dispersion)
    {
        Ratio = ratio;
        PValue = pValue;
        Dispersion = dispersion.Value;
        DispersionFreedom = dispersion.Freedom;
    }

    /// <summary>Gets the rate of the first group over that of the second. NaN, with no bounds, where both counted nothing.</summary>
    public Estimate Ratio { get; }

    /// <summary>Gets the two-sided p-value of "the rates are equal": twice the smaller tail.</summary>
    public double PValue { get; }

    /// <summary>Gets the variance of a count over its mean that the interval uses: at least 1, unless the caller gave less.</summary>
    public double Dispersion { get; }

    /// <summary>Gets the degrees of freedom of the dispersion; infinite where it is not learnt from the data.</summary>
    public double DispersionFreedom { get; }
}
