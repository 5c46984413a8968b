using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// Fits the tail of a sample of losses by maximum likelihood above a threshold.
/// </summary>
/// <remarks>
/// Above a threshold that is high enough, the losses of nearly every law follow a generalized Pareto law (Balkema and de Haan, 1974; Pickands, 1975). How high is enough
/// the data tell only in part: see <see cref="ThresholdSensitivity"/>, <see cref="ParameterStability"/> and <see cref="MeanExcess"/>.
/// </remarks>
public static class PeaksOverThreshold
{
    /// <summary>The fewest losses above the threshold that are fitted. A convention: below it the standard errors mean little.</summary>
    public const int MinimumExceedances = 10;

    /// <summary>Fits a <see cref="Distributions.GeneralizedPareto"/> to the losses strictly above a threshold.</summary>
    /// <param name="losses">
    /// Independent losses in one currency unit, in any order, on both sides of the threshold: an array of numbers, or a sample of exact, censored, truncated and weighted ones.
    /// </param>
    /// <param name="threshold">The loss u above which the tail is taken to begin, in the same unit. Finite and not negative.</param>
    /// <returns>
    /// The fit. A likelihood without an inner maximum is a fact about the data, so it is reported in <see cref="GeneralizedParetoFit.Status"/> and not thrown.
    /// </returns>
    /// <remarks>
    /// An observation whose bounds lie on both sides of the threshold is left out and counted in <see cref="GeneralizedParetoFit.StraddlingWeight"/>: the law below the threshold, which would
    /// say how likely it is above, is not part of the model. Where bounds are only known for losses whose size does not matter to that, the law above the threshold is right without them, and
    /// the share above it is not.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite, or negative.</exception>
    /// <exception cref="ArgumentException">A number in the array is negative, infinite or NaN; the message gives its index.</exception>
    /// <exception cref="InsufficientDataException">
    /// Fewer than <see cref="MinimumExceedances"/> losses, by weight, exceed the threshold, or all of them are known by a lower bound alone.
    /// </exception>
    public static GeneralizedParetoFit Fit(LossSample losses, double threshold)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ExceedanceSample sample = ExceedanceSample.Of(losses, Require.NotNegative(threshold));
        if (!(sample.AboveWeight >= MinimumExceedances))
        {
            throw new InsufficientDataException("losses above the threshold", MinimumExceedances, (int)sample.AboveWeight, nameof(losses));
        }

        return new GeneralizedParetoFit(new GeneralizedParetoModel(threshold).Fit(sample.Above), sample, losses.Count);
    }

    /// <summary>Chooses a threshold: the first from which on the losses do not refuse a generalized Pareto law.</summary>
    /// <param name="losses">Independent losses in one currency unit; exact and without weights.</param>
    /// <param name="thresholds">
    /// The thresholds to try, in any order; unless given, the losses at the quantiles 0, 0.05, … 0.9 with enough losses above them, and 0 in the place of the first.
    /// </param>
    /// <param name="falseShare">The expected share of thresholds refused in error that is accepted, in (0, 1).</param>
    /// <inheritdoc cref="ThresholdChoice" path="/remarks"/>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss or a threshold is out of its range, or a loss is not exact or has a weight or is truncated.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="falseShare"/> is not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">Fewer than <see cref="MinimumExceedances"/> losses exceed every threshold.</exception>
    public static ThresholdChoice ChooseThreshold(LossSample losses, IReadOnlyList<double>? thresholds = null, double falseShare = 0.1)
    {
        ArgumentNullException.ThrowIfNull(losses);
        Require.Between(0, 1, falseShare);
        CandidateThresholds.RequireExact(losses, nameof(losses));
        double[] candidates = CandidateThresholds.From(losses, thresholds, 0, 0.9, 0.05, nameof(losses));
        return ThresholdChoice.Of([.. candidates.Select(u => Fit(losses, u))], falseShare);
    }
}
