using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>The zero-truncated geometric law: a count less one is geometric again, since the law has no memory.</summary>
internal sealed class TruncatedGeometricModel : CountModel<ZeroTruncated>
{
    public override ImmutableArray<string> Names { get; } = [nameof(Geometric.Mean)];

    public override ZeroTruncated Law(ReadOnlySpan<double> values) => new(new Geometric(Math.Max(values[0], TruncatedPoissonModel.LeastMean)));

    public override void Check(CountSample counts)
    {
        base.Check(counts);
        RefuseZeros(counts);
    }

    public override CountOptimum Solve(CountSample counts) => GeometricModel.Solve(counts.Sum - counts.Count, counts.Count);

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter) => value =>
        GeometricModel.Loss(counts.Sum - counts.Count, counts.Count, value);
}
