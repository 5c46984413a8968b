using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>The binomial law of a known number of trials.</summary>
internal sealed class BinomialModel(long trials) : CountModel<Binomial>
{
    public override ImmutableArray<string> Names { get; } = [nameof(Binomial.Probability)];

    public override Binomial Law(ReadOnlySpan<double> values) => new(trials, values[0]);

    public override double Highest(int parameter) => 1;

    public override void Check(CountSample counts)
    {
        base.Check(counts);
        if (counts.Maximum > trials)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A count is {counts.Maximum}, more than the {trials} trials."), nameof(counts));
        }

        if (trials == 0)
        {
            throw new InsufficientDataException("trials", 1, 0, nameof(trials));
        }
    }

    public override CountOptimum Solve(CountSample counts)
    {
        double all = counts.Count * trials;
        double share = counts.Sum / all;
        return counts.Sum == 0 || counts.Sum == all
            ? new([share], [double.NaN], FitStatus.AtBoundary)
            : new([share], [Math.Sqrt(share * (1 - share) / all)], FitStatus.Converged);
    }

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter) => value =>
        ShareLoss.Of(counts.Sum, (counts.Count * trials) - counts.Sum, value, 1 - value);
}
