using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>The geometric law: its likeliest mean is that of the counts.</summary>
internal sealed class GeometricModel : CountModel<Geometric>
{
    public override ImmutableArray<string> Names { get; } = [nameof(Geometric.Mean)];

    public override Geometric Law(ReadOnlySpan<double> values) => new(values[0]);

    public override CountOptimum Solve(CountSample counts) => Solve(counts.Sum, counts.Count);

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter) => value => Loss(counts.Sum, counts.Count, value);

    /// <summary>Solves for so many failures before so many successes.</summary>
    public static CountOptimum Solve(double failures, double successes)
    {
        double mean = failures / successes;
        return failures == 0
            ? new([0], [double.NaN], FitStatus.AtBoundary)
            : new([mean], [Math.Sqrt(mean * (1 + mean) / successes)], FitStatus.Converged);
    }

    public static double Loss(double failures, double successes, double mean) =>
        double.IsPositiveInfinity(mean) ? mean : ShareLoss.Of(failures, successes, mean / (1 + mean), 1 / (1 + mean));
}
