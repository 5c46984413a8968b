using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// The negative binomial law: its likeliest mean is that of the counts; its size is infinite where they vary no more than Poisson's.
/// </summary>
/// <remarks>The likelihood in the size has one maximum: Levin and Reeds (1977), <i>Compound multinomial likelihood functions are unimodal</i>.</remarks>
internal sealed class NegativeBinomialModel : CountModel<NegativeBinomial>
{
    public override ImmutableArray<string> Names { get; } = [nameof(NegativeBinomial.Mean), nameof(NegativeBinomial.Size)];

    public override NegativeBinomial Law(ReadOnlySpan<double> values) => new(values[0], values[1]);

    public override void Check(CountSample counts)
    {
        if (counts.Count < 2)
        {
            throw new InsufficientDataException("counts", 2, (int)counts.Count, nameof(counts));
        }
    }

    public override CountOptimum Solve(CountSample counts)
    {
        if (counts.Sum == 0)
        {
            return new([0, double.PositiveInfinity], [double.NaN, double.NaN], FitStatus.Degenerate);
        }

        var likelihood = new NegativeBinomialLikelihood(counts, false);
        double mean = counts.Mean;
        double alpha = likelihood.BestAlpha(mean, Math.Max(0, (counts.Variance - mean) / (mean * mean)));
        return alpha == 0
            ? new([mean, double.PositiveInfinity], [Math.Sqrt(mean / counts.Count), double.NaN], FitStatus.AtBoundary)
            : new([mean, 1 / alpha], likelihood.Errors(mean, alpha), FitStatus.Converged);
    }

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter)
    {
        var likelihood = new NegativeBinomialLikelihood(counts, false);
        double alpha = 1 / best.Values[1];
        double top = likelihood.Value(best.Values[0], alpha);
        return value => (parameter, value) switch
        {
            (_, 0) or (0, double.PositiveInfinity) => double.PositiveInfinity,
            (0, _) => top - likelihood.Value(value, alpha = likelihood.BestAlpha(value, alpha)), // the next search begins where this one ended
            _ => top - likelihood.Value(counts.Mean, 1 / value),
        };
    }
}
