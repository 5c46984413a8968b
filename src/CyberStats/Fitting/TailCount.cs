namespace CyberStats.Fitting;

/// <summary>
/// How many losses exceed an amount, and how many a law expects.
/// </summary>
/// <param name="Exceedance">The probability with which a loss of the law exceeds the amount.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Expected">The number of losses that the law expects above it.</param>
/// <param name="Observed">The number of losses above it.</param>
/// <param name="PValue">The two-sided binomial p-value: twice that of the nearer tail; for a law whose parameters are known, too large for one fitted to the same losses.</param>
public sealed record TailCount(double Exceedance, double Amount, double Expected, double Observed, double PValue);
