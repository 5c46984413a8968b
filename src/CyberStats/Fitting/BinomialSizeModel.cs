using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The binomial law of an unknown number of trials, the same for all counts.</summary>
/// <remarks>
/// For a number of trials the likeliest probability is mean / trials. Where the counts vary as much as Poisson's or more, the likelihood rises for ever
/// with the number of trials. Source: Blumenthal and Dahiya (1981), <i>Estimating the binomial parameter n</i>.
/// </remarks>
internal sealed class BinomialSizeModel : CountModel<Binomial>
{
    private const double ManyTrials = 1e15; // stands for infinitely many

    public override ImmutableArray<string> Names { get; } = [nameof(Binomial.Trials), nameof(Binomial.Probability)];

    public override Binomial Law(ReadOnlySpan<double> values) => new((long)values[0], values[1]);

    public override double Highest(int parameter) => parameter == 0 ? double.PositiveInfinity : 1;

    public override void Check(CountSample counts)
    {
        if (counts.Count < 2)
        {
            throw new InsufficientDataException("counts", 2, (int)counts.Count, nameof(counts));
        }
    }

    public override CountOptimum Solve(CountSample counts)
    {
        double[] none = [double.NaN, double.NaN];
        if (counts.Sum == 0)
        {
            return new([0, 0], none, FitStatus.Degenerate);
        }

        double squares = 0;
        for (int i = 0; i < counts.ValueSpan.Length; i++)
        {
            squares += counts.FrequencySpan[i] * (counts.ValueSpan[i] - counts.Mean) * (counts.ValueSpan[i] - counts.Mean);
        }

        if (squares >= counts.Sum)
        {
            return new([ManyTrials, counts.Mean / ManyTrials], none, FitStatus.AtBoundary);
        }

        double trials = Best(counts);
        return new([trials, counts.Mean / trials], none, squares == 0 ? FitStatus.Degenerate : FitStatus.Irregular);
    }

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter)
    {
        double top = LogLikelihood(counts, best.Values[0]);
        return value => (parameter == 0 ? value : counts.Mean / value) is double trials && trials < counts.Maximum
            ? double.PositiveInfinity
            : top - LogLikelihood(counts, trials);
    }

    private static double Best(CountSample counts)
    {
        // One maximum over the whole numbers from the greatest count on: double the step while the likelihood rises, then halve it.
        double at = Math.Max(1, counts.Maximum);
        double value = LogLikelihood(counts, at);
        double step = 1;
        while (at + step < ManyTrials)
        {
            double next = LogLikelihood(counts, at + step);
            if (next <= value)
            {
                break;
            }

            (at, value) = (at + step, next);
            step *= 2;
        }

        for (; step >= 1; step = Math.Floor(step / 2))
        {
            foreach (double candidate in (double[])[at - step, at + step])
            {
                double next = candidate >= counts.Maximum ? LogLikelihood(counts, candidate) : double.NegativeInfinity;
                if (next > value)
                {
                    (at, value) = (candidate, next);
                }
            }
        }

        return at;
    }

    private static double LogLikelihood(CountSample counts, double trials)
    {
        if (double.IsPositiveInfinity(trials))
        {
            return counts.LogLikelihood(new Poisson(counts.Mean));
        }

        // Whole trials are searched; between them the law is that of the gamma functions.
        CompensatedSum sum = default;
        for (int i = 0; i < counts.ValueSpan.Length; i++)
        {
            sum += counts.FrequencySpan[i] * CountMass.LogBinomial(counts.ValueSpan[i], trials, Math.Min(1, counts.Mean / trials));
        }

        return sum.Value;
    }
}
