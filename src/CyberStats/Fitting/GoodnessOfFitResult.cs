namespace CyberStats.Fitting;

/// <summary>
/// Whether losses can come from a law. Made by <see cref="GoodnessOfFit"/>.
/// </summary>
/// <remarks>
/// A large p-value does not show that the law is right: few losses refuse hardly any. Four tests refuse a right law more often than one does: decide before on which to rely; <see cref="UpperTailAndersonDarling"/> looks where large losses are.
/// </remarks>
public sealed record GoodnessOfFitResult
{
    /// <summary>Gets the test of Kolmogorov (1933) and Smirnov (1948): the greatest difference of the two cumulative distributions.</summary>
    public required GoodnessOfFitStatistic KolmogorovSmirnov { get; init; }

    /// <summary>Gets the test of Cramér (1928) and von Mises (1931): n times the mean square of that difference.</summary>
    public required GoodnessOfFitStatistic CramerVonMises { get; init; }

    /// <summary>Gets the test of Anderson and Darling (1952): the squares over F (1 - F), so that both tails count as much as the middle.</summary>
    public required GoodnessOfFitStatistic AndersonDarling { get; init; }

    /// <summary>Gets the test of the upper tail: the squares over 1 - F.</summary>
    /// <remarks>
    /// Source: Sinclair, Spurr and Ahmad (1990), <i>Modified Anderson Darling test</i>. Chernobai, Rachev and Fabozzi (2005) call by the same name the squares over (1 - F)²,
    /// whose mean is infinite.
    /// </remarks>
    public required GoodnessOfFitStatistic UpperTailAndersonDarling { get; init; }

    /// <summary>Gets the number of losses: the sum of the weights.</summary>
    public required double Count { get; init; }

    /// <summary>Gets the number of exact losses that equal another. Rounded losses refuse any continuous law if there are enough of them: their p-values say little.</summary>
    public required double TiedCount { get; init; }

    /// <summary>Gets whether the p-values know that parameters were estimated from the same losses.</summary>
    public required bool ParametersEstimated { get; init; }

    /// <summary>Gets the number of samples that were drawn from the law.</summary>
    public required int Replicates { get; init; }

    /// <summary>Gets the number of drawn samples to which the law could not be fitted; the p-values leave them out.</summary>
    public required int FailedCount { get; init; }

    /// <summary>Gets the least p-value that the tests can give.</summary>
    public double SmallestPValue => 1.0 / (1 + Replicates - FailedCount);
}
