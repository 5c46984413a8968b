namespace CyberStats.Fitting;

/// <summary>
/// How two laws fitted to the same losses compare, loss by loss.
/// </summary>
public sealed record VuongResult
{
    internal VuongResult(double logLikelihoodRatio, double statistic, double pValue, double count, bool isNested = false)
    {
        LogLikelihoodRatio = logLikelihoodRatio;
        Statistic = statistic;
        PValue = pValue;
        Count = count;
        IsNested = isNested;
    }

    /// <summary>Gets the log-likelihood of the first law less that of the second: positive where the first is closer to the losses.</summary>
    public double LogLikelihoodRatio { get; }

    /// <summary>Gets that ratio over its standard error, which is standard normal where both laws are equally far from the truth; NaN where the laws agree on every loss.</summary>
    public double Statistic { get; }

    /// <summary>Gets the two-sided p-value of "both laws are equally close to the truth"; 1 where they agree on every loss.</summary>
    public double PValue { get; }

    /// <summary>
    /// Gets whether one law is a case of the other, or at its edge: the p-value is then that of the likelihood ratio by the chi-squared law, and <see cref="Statistic"/> twice the ratio.
    /// </summary>
    public bool IsNested { get; }

    /// <summary>Gets the number of losses.</summary>
    public double Count { get; }
}
