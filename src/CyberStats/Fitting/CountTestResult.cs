namespace CyberStats.Fitting;

/// <summary>
/// What a test of a sample of counts found. Made by <see cref="CountDispersionTest"/>, <see cref="ZeroInflationTest"/> and <see cref="CountGoodnessOfFit"/>.
/// </summary>
/// <param name="Method">Where statistic and p-value come from.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="PValue">The p-value; small where the counts speak against the hypothesis.</param>
/// <param name="SmallestPValue">The least p-value that the test can give.</param>
public sealed record CountTestResult(CountTestMethod Method, double Statistic, double PValue, double SmallestPValue);
