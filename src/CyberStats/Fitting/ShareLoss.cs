using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The log-likelihood that a share of trials loses where it is held.</summary>
internal static class ShareLoss
{
    /// <summary>Returns the loss.</summary>
    /// <param name="successes">The number of successes.</param>
    /// <param name="failures">The number of failures.</param>
    /// <param name="probability">The probability of success that is held.</param>
    /// <param name="rest">One less that probability.</param>
    public static double Of(double successes, double failures, double probability, double rest)
    {
        double trials = successes + failures;
        return LoaderTerms.Deviance(successes, trials * probability) + LoaderTerms.Deviance(failures, trials * rest);
    }
}
