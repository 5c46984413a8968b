using System.Collections.Immutable;
using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// How much a rare loss depends on the threshold that its tail is fitted above: the loss by each threshold, and their average.
/// </summary>
/// <remarks>
/// The interval at one threshold knows nothing of the others. Where the estimates differ by more than such an interval is wide, it says less than the choice of the threshold does: use
/// <see cref="Average"/>. Source: Scarrott and MacDonald (2012), <i>A review of extreme value threshold estimation and uncertainty quantification</i>.
/// </remarks>
public sealed class ThresholdSensitivity
{
    private ThresholdSensitivity(double probability, ImmutableArray<ThresholdSensitivityRow> rows, AveragedTail? tail, Estimate? average)
    {
        Probability = probability;
        Rows = rows;
        Tail = tail;
        Average = average;
    }

    /// <summary>Gets the probability with which one random loss exceeds the loss looked for.</summary>
    public double Probability { get; }

    /// <summary>Gets a row for each threshold with enough losses above it, from the lowest on.</summary>
    public IReadOnlyList<ThresholdSensitivityRow> Rows { get; }

    /// <summary>Gets the averaged tail; null where there is none: some losses are not exact, or have weights, or no fit is regular.</summary>
    public AveragedTail? Tail { get; }

    /// <summary>Gets the loss by the averaged tail, with an interval that contains the doubt about the threshold; null where <see cref="Tail"/> is, or does not reach down to it.</summary>
    public Estimate? Average { get; }

    /// <summary>Gets the greatest of the losses by single thresholds over the least; NaN where there is none.</summary>
    public double Spread
    {
        get
        {
            double[] values = [.. Rows.Where(row => row.Loss is not null).Select(row => row.Loss!.Value.Value)];
            return values.Length == 0 ? double.NaN : values.Max() / values.Min();
        }
    }

    /// <summary>Calculates the loss by each threshold.</summary>
    /// <param name="losses">Independent losses in one currency unit.</param>
    /// <param name="probability">The probability, per loss, in (0, 1); for a return period of T years divide 1 / T by the expected number of losses a year.</param>
    /// <param name="thresholds">The thresholds, in any order; unless given, the losses at the quantiles 0.80, 0.81, … 0.99 with enough losses above them.</param>
    /// <param name="level">The coverage that the intervals promise, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss or a threshold is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in its range.</exception>
    /// <exception cref="InsufficientDataException">Fewer than <see cref="PeaksOverThreshold.MinimumExceedances"/> losses exceed every threshold.</exception>
    public static ThresholdSensitivity Of(LossSample losses, double probability, IReadOnlyList<double>? thresholds = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(losses);
        Require.Between(0, 1, probability);
        Require.Between(0, 1, level);
        double[] candidates = CandidateThresholds.From(losses, thresholds, 0.8, 0.99, 0.01, nameof(losses));
        GeneralizedParetoFit[] fits = [.. candidates.Select(u => PeaksOverThreshold.Fit(losses, u))];
        var found = new Estimate?[fits.Length];
        Parallel.For(0, fits.Length, i => found[i] = probability < fits[i].ShareAbove.Value ? fits[i].LossExceededWith(probability, level) : null);
        AveragedTail? tail = losses.IsComplete && !losses.IsWeighted && fits.Any(fit => fit.Status == FitStatus.Converged) ? AveragedTail.Of(fits) : null;
        return new(
            probability,
            [.. fits.Select((fit, i) => new ThresholdSensitivityRow(fit, found[i]))],
            tail,
            tail is not null && probability < tail.ShareAbove ? tail.LossExceededWith(probability, level) : null);
    }
}
