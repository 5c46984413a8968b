using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The Poisson law: its likeliest mean is that of the counts.</summary>
internal sealed class PoissonModel : CountModel<Poisson>
{
    public override ImmutableArray<string> Names { get; } = [nameof(Poisson.Mean)];

    public override bool IsPoisson => true;

    public override Poisson Law(ReadOnlySpan<double> values) => new(values[0]);

    public override CountOptimum Solve(CountSample counts) => counts.Sum == 0
        ? new([0], [double.NaN], FitStatus.AtBoundary)
        : new([counts.Mean], [Math.Sqrt(counts.Mean / counts.Count)], FitStatus.Converged);

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter) => value =>
        double.IsPositiveInfinity(value) ? value : LoaderTerms.Deviance(counts.Sum, counts.Count * value);
}
