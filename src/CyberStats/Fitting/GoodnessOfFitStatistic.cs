namespace CyberStats.Fitting;

/// <summary>
/// A distance between losses and a law, and how often one as great comes about where the law is right.
/// </summary>
/// <param name="Value">The distance; NaN where the law could not be fitted.</param>
/// <param name="PValue">The p-value; small where the losses speak against the law; NaN where there is no distance.</param>
public sealed record GoodnessOfFitStatistic(double Value, double PValue);
