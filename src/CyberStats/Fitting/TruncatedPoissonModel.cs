using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The zero-truncated Poisson law: its mean is that of the counts.</summary>
internal sealed class TruncatedPoissonModel : CountModel<ZeroTruncated>
{
    /// <summary>The mean of a law that is always 1 once zeros are left out.</summary>
    public const double LeastMean = 1e-300;

    public override ImmutableArray<string> Names { get; } = [nameof(Poisson.Mean)];

    public override bool IsPoisson => true;

    public override ZeroTruncated Law(ReadOnlySpan<double> values) => new(new Poisson(Math.Max(values[0], LeastMean)));

    public override void Check(CountSample counts)
    {
        base.Check(counts);
        RefuseZeros(counts);
    }

    public override CountOptimum Solve(CountSample counts)
    {
        if (counts.Sum == counts.Count)
        {
            return new([0], [double.NaN], FitStatus.AtBoundary);
        }

        double mean = NegativeBinomialLikelihood.UntruncatedMean(counts.Mean, (counts.Sum - counts.Count) / counts.Count, 0);
        double above = -Elementary.ExpM1(-mean);
        double rest = mean * Math.Exp(-mean) / above; // the variance of a truncated count is its mean (1 - rest)
        return new([mean], [mean / Math.Sqrt(counts.Sum * Gap(mean, rest, above))], FitStatus.Converged);
    }

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter) => value =>
        double.IsPositiveInfinity(value) ? value : Value(counts, best.Values[0]) - Value(counts, value);

    private static double Value(CountSample counts, double mean) =>
        mean == 0 ? (counts.Sum == counts.Count ? 0 : double.NegativeInfinity)
        : ((counts.Sum - counts.Count) * Math.Log(mean)) - (counts.Count * (mean + Math.Log(-Elementary.ExpM1(-mean) / mean)));

    /// <summary>1 - rest, which cancels for a small mean.</summary>
    private static double Gap(double mean, double rest, double above) =>
        mean < 0.01 ? mean / 2 * (1 - (mean / 6) + (mean * mean * mean / 360)) : (above - (mean * Math.Exp(-mean))) / above;
}
