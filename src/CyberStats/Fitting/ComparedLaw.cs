namespace CyberStats.Fitting;

/// <summary>
/// A law in a ranking: its fit, or why there is none.
/// </summary>
public sealed record ComparedLaw
{
    internal ComparedLaw(string name, ISeverityFit? fit, string? refusal)
    {
        Name = name;
        Fit = fit;
        Refusal = refusal;
    }

    /// <summary>Gets the name of the law.</summary>
    public string Name { get; }

    /// <summary>Gets the fit; null where the law cannot be fitted to the sample.</summary>
    public ISeverityFit? Fit { get; }

    /// <summary>Gets why the law cannot be fitted; null where it was.</summary>
    public string? Refusal { get; }

    /// <summary>Gets by how much the criterion exceeds the least one; NaN for a law that is not ranked.</summary>
    public double Difference { get; internal init; } = double.NaN;

    /// <summary>Gets the share of Akaike's weights: how far the losses speak for this law among those ranked; NaN for a law that is not ranked (Burnham and Anderson, 2002, §2.9).</summary>
    public double AkaikeWeight { get; internal init; } = double.NaN;
}
