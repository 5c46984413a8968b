namespace CyberStats.Trends;

/// <summary>
/// Whether counts vary more about their means than Poisson counts. Made by <see cref="DispersionTest"/>.
/// </summary>
/// <param name="Method">Where the p-value comes from.</param>
/// <param name="Statistic">Pearson's statistic, Cameron and Trivedi's t, or the likelihood ratio.</param>
/// <param name="PValue">The p-value against counts that vary more; small where they do.</param>
/// <param name="SmallestPValue">The least p-value that the test can give.</param>
public sealed record DispersionTestResult(DispersionTestMethod Method, double Statistic, double PValue, double SmallestPValue);
