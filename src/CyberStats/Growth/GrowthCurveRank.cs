namespace CyberStats.Growth;

/// <summary>One curve among those compared in a <see cref="GrowthCurveComparison"/>.</summary>
public sealed class GrowthCurveRank
{
    internal GrowthCurveRank(GrowthCurveFit fit, double? criterion, double? difference, double? weight)
    {
        Fit = fit;
        Criterion = criterion;
        Difference = difference;
        Weight = weight;
    }

    /// <summary>Gets the fit.</summary>
    public GrowthCurveFit Fit { get; }

    /// <summary>Gets AICc or, for quasi-Poisson, QAICc; null where there are too few counts for it.</summary>
    public double? Criterion { get; }

    /// <summary>Gets how much the criterion is above that of the best curve; null where there is none.</summary>
    public double? Difference { get; }

    /// <summary>Gets Akaike's weight: the evidence for this curve if one of those compared is the best; they sum to 1. Null where there is no criterion.</summary>
    public double? Weight { get; }

    /// <summary>Returns the curve and its weight, such as "Logistic 0.61".</summary>
    public override string ToString() => FormattableString.Invariant($"{Fit.Kind} {Weight:0.00}");
}
