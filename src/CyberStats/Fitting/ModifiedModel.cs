using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// A zero-modified law: the share of zeros and the law of the counts above zero are fitted apart, since the likelihood is a product of the two.
/// </summary>
internal sealed class ModifiedModel(CountModel<ZeroTruncated> above) : CountModel<ZeroModified>
{
    public override ImmutableArray<string> Names { get; } = [.. above.Names, nameof(ZeroModified.ZeroProbability)];

    public override bool IsPoisson => above.IsPoisson;

    public override double Highest(int parameter) => IsShare(parameter) ? 1 : above.Highest(parameter);

    public override ZeroModified Law(ReadOnlySpan<double> values) => new(above.Law(values[..^1]).Law, values[^1]);

    public override void Check(CountSample counts)
    {
        base.Check(counts);
        if (counts.Sum == 0)
        {
            throw new InsufficientDataException("counts above zero", 1, 0, nameof(counts));
        }

        above.Check(counts.AboveZero());
    }

    public override CountOptimum Solve(CountSample counts)
    {
        CountOptimum body = above.Solve(counts.AboveZero());
        double share = counts.Zeros / counts.Count;
        return new(
            [.. body.Values, share],
            [.. body.Errors, share > 0 ? Math.Sqrt(share * (1 - share) / counts.Count) : double.NaN],
            body.Status != FitStatus.Converged || share > 0 ? body.Status : FitStatus.AtBoundary);
    }

    public override Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter) => IsShare(parameter)
        ? value => ShareLoss.Of(counts.Zeros, counts.Count - counts.Zeros, value, 1 - value)
        : above.Loss(counts.AboveZero(), new CountOptimum(best.Values[..^1], best.Errors[..^1], best.Status), parameter);

    private bool IsShare(int parameter) => parameter == Names.Length - 1;
}
