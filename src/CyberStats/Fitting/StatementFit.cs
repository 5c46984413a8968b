namespace CyberStats.Fitting;

/// <summary>
/// A statement about a loss beside what the law fitted to it and others says.
/// </summary>
/// <param name="Statement">The statement.</param>
/// <param name="Fitted">What the law says of it, in currency units; +∞ for the mean of a law that has none.</param>
public sealed record StatementFit(LossStatement Statement, double Fitted)
{
    /// <summary>Gets the loss stated, in currency units.</summary>
    public double Stated => Statement.Value;

    /// <summary>Gets the fitted value over the stated one; 1 where they are equal, also at zero.</summary>
    public double Ratio => Fitted.Equals(Stated) ? 1 : Fitted / Stated;

    /// <summary>Gets the factor between the two, 1 or more; +∞ where they differ in sign.</summary>
    internal double Factor => Ratio > 0 ? Math.Max(Ratio, 1 / Ratio) : double.PositiveInfinity;
}
