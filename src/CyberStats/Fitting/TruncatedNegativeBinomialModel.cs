using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// The zero-truncated negative binomial law. Its likelihood is searched over all sizes, since it can have its greatest value at either end: at an infinite
/// size, the Poisson law, or towards the size 0, the logarithmic series law.
/// </summary>
internal sealed class TruncatedNegativeBinomialModel : CountModel<ZeroTruncated>
{
    private const double LeastSize = 1e-9; // stands for 0: probabilities differ by so much from those of the limit
    private const double GridStep = 0.5; // of log α

    public override ImmutableArray<string> Names { get; } = [nameof(NegativeBinomial.Mean), nameof(NegativeBinomial.Size)];

    public override ZeroTruncated Law(ReadOnlySpan<double> values) =>
        new(new NegativeBinomial(Math.Max(values[0], TruncatedPoissonModel.LeastMean), values[1]));

    public override void Check(CountSample counts)
    {
        if (counts.Count < 2)
        {
            throw new InsufficientDataException("counts above zero", 2, (int)counts.Count, nameof(counts));
        }

        RefuseZeros(counts);
    }

    public override CountOptimum Solve(CountSample counts)
    {
        if (counts.Sum == counts.Count)
        {
            return new([0, double.PositiveInfinity], [double.NaN, double.NaN], FitStatus.Degenerate);
        }

        var likelihood = new NegativeBinomialLikelihood(counts, true);
        double best = 0;
        double greatest = likelihood.Value(likelihood.BestMean(0), 0);
        double low = Math.Log(1e-6 / counts.Mean);
        double atLow = Slope(low);
        double top = -Math.Log(LeastSize);
        while (low < top)
        {
            double high = Math.Min(low + GridStep, top);
            double atHigh = Slope(high);
            if (atLow > 0 && atHigh <= 0)
            {
                Consider(NegativeBinomialLikelihood.Root(Math.Exp(low), alpha => likelihood.SlopeInAlpha(likelihood.BestMean(alpha), alpha), 1 / LeastSize));
            }

            (low, atLow) = (high, atHigh);
        }

        if (atLow > 0)
        {
            Consider(1 / LeastSize);
        }

        double mean = likelihood.BestMean(best);
        bool isInside = best > 0 && best < 1 / LeastSize;
        return new(
            [mean, 1 / best],
            isInside ? likelihood.Errors(mean, best) : [double.NaN, double.NaN],
            isInside ? FitStatus.Converged : FitStatus.AtBoundary);

        double Slope(double logAlpha) => likelihood.SlopeInAlpha(likelihood.BestMean(Math.Exp(logAlpha)), Math.Exp(logAlpha));

        void Consider(double alpha)
        {
            double value = likelihood.Value(likelihood.BestMean(alpha), alpha);
            if (value > greatest)
            {
                (best, greatest) = (alpha, value);
            }
        }
    }

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter)
    {
        var likelihood = new NegativeBinomialLikelihood(counts, true);
        double alpha = 1 / best.Values[1];
        double top = likelihood.Value(best.Values[0], alpha);
        return parameter == 0
            ? value => double.IsPositiveInfinity(value) ? value : Held(Math.Max(value, 1e-12))
            : value => top - likelihood.Value(likelihood.BestMean(1 / Math.Max(value, LeastSize)), 1 / Math.Max(value, LeastSize));

        double Held(double mean)
        {
            alpha = likelihood.BestAlpha(mean, alpha); // the next search begins where this one ended
            return top - likelihood.Value(mean, alpha);
        }
    }
}
