namespace CyberStats.Trends;

/// <summary>
/// What a regression expects of one more row: the mean, and how far a count will lie from it.
/// </summary>
/// <param name="Mean">The mean, with the interval of its logarithm turned back.</param>
/// <param name="Low">The lower end of the interval for the count, a whole number not below zero.</param>
/// <param name="High">The upper end of the interval for the count; infinite where nothing bounds it.</param>
public readonly record struct CountPrediction(Estimate Mean, double Low, double High);
