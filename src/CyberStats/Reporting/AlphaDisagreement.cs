namespace CyberStats.Reporting;

/// <summary>The two disagreements of Krippendorff's alpha, each a mean of squared distances.</summary>
/// <param name="Observed">That of ratings of one unit.</param>
/// <param name="Expected">That of any two ratings.</param>
internal readonly record struct AlphaDisagreement(double Observed, double Expected)
{
    /// <summary>Gets alpha; NaN where no disagreement is expected.</summary>
    public double Alpha => Expected > 0 ? 1 - (Observed / Expected) : double.NaN;
}
