using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// What a law says of the mean and of the largest losses, beside what the losses say: the two figures that matter most, and that a fit is least bound to meet.
/// </summary>
public sealed class TailCheck
{
    private static readonly ImmutableArray<double> Usual = [0.1, 0.05, 0.01, 0.001];

    private TailCheck(double sampleMean, double lawMean, ImmutableArray<TailCount> counts)
    {
        SampleMean = sampleMean;
        LawMean = lawMean;
        Counts = counts;
    }

    /// <summary>Gets the mean of the losses. Where that of the law is infinite, it grows with their number and settles nowhere.</summary>
    public double SampleMean { get; }

    /// <summary>Gets the mean of the law; +∞ where it diverges.</summary>
    public double LawMean { get; }

    /// <summary>Gets the number of losses above amounts that the law exceeds with given probabilities.</summary>
    public IReadOnlyList<TailCount> Counts { get; }

    /// <summary>Compares a law with losses.</summary>
    /// <param name="law">The law.</param>
    /// <param name="losses">The losses; exact and not truncated, with whole weights if any.</param>
    /// <param name="exceedances">Probabilities in (0, 1); 0.1, 0.05, 0.01 and 0.001 unless given.</param>
    /// <exception cref="ArgumentNullException">The law or the losses are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not in (0, 1).</exception>
    /// <exception cref="ArgumentException">Some losses are censored or truncated, or a weight is not whole.</exception>
    /// <exception cref="InsufficientDataException">There is no loss.</exception>
    public static TailCheck Of(ISeverity law, LossSample losses, params ReadOnlySpan<double> exceedances)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(losses);
        if (!losses.IsComplete || !SampleDraw.CanDraw(losses))
        {
            throw new ArgumentException("Only exact losses that are not truncated, with whole weights, can be counted and averaged.", nameof(losses));
        }

        double n = losses.TotalWeight;
        if (n == 0)
        {
            throw new InsufficientDataException("losses", 1, 0, nameof(losses));
        }

        double sum = 0;
        for (int i = 0; i < losses.Count; i++)
        {
            sum += losses.Low[i] * WeightOf(losses, i);
        }

        var counts = ImmutableArray.CreateBuilder<TailCount>();
        foreach (double exceedance in exceedances.IsEmpty ? Usual.AsSpan() : exceedances)
        {
            double amount = law.LossExceededWith(Require.Between(0, 1, exceedance, nameof(exceedances)));
            double observed = 0;
            for (int i = 0; i < losses.Count; i++)
            {
                observed += losses.Low[i] > amount ? WeightOf(losses, i) : 0;
            }

            counts.Add(new TailCount(exceedance, amount, n * exceedance, observed, PValue(observed, n, exceedance)));
        }

        return new TailCheck(sum / n, law.Mean, counts.ToImmutable());
    }

    private static double WeightOf(LossSample losses, int i) => losses.IsWeighted ? losses.Weights[i] : 1;

    private static double PValue(double observed, double n, double probability)
    {
        double logOdds = Math.Log(probability) - Elementary.LogP1(-probability);
        double atLeast = observed == 0 ? 1 : Math.Exp(IncompleteBeta.LogLowerTail(observed, n - observed + 1, logOdds));
        double atMost = observed == n ? 1 : Math.Exp(IncompleteBeta.LogLowerTail(n - observed, observed + 1, -logOdds));
        return Math.Min(1, 2 * Math.Min(atLeast, atMost));
    }
}
