using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>A mixture of two lognormal laws, the one with the smaller median first.</summary>
internal sealed class MixtureModel : SeverityModel<Mixture>
{
    private const double LeastShareOfSpread = 0.02; // of the spread of all logarithms: a component narrower than that is a single value

    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Weight2", Link.Logit, 0, -12, 12, FitStatus.AtBoundary, FitStatus.AtBoundary),
        new("Mu1", Link.Shift, 0, -1e3, 1e3),
        new("Sigma1", Link.Log, 0, -18, 5, FitStatus.Unbounded, FitStatus.AtBoundary),
        new("Mu2", Link.Shift, 0, -1e3, 1e3),
        new("Sigma2", Link.Log, 0, -18, 5, FitStatus.Unbounded, FitStatus.AtBoundary),
    ];

    public override Mixture Law(ReadOnlySpan<double> parameters) =>
        new([1 - parameters[0], parameters[0]], [new Lognormal(parameters[1], parameters[2]), new Lognormal(parameters[3], parameters[4])]);

    public override void Bound(ScaledSample sample, double[] lowest, double[] highest) =>
        lowest[2] = lowest[4] = Math.Log(LeastShareOfSpread * sample.LogSpread());

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        new MixtureLikelihood(sample, new LawPart<LognormalModel.Kernel>(1), new LawPart<LognormalModel.Kernel>(3));

    /// <summary>The sample cut in two at several places; a narrow and a wide law about one middle.</summary>
    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        foreach (double share in (double[])[0.1, 0.3, 0.5, 0.7, 0.9])
        {
            double cut = sample.Quantile(share);
            ScaledSample below = sample.RepresentativesIn(double.NegativeInfinity, cut, 0);
            ScaledSample above = sample.RepresentativesIn(cut, double.PositiveInfinity, 0);
            if (above.Representatives.Length > 1)
            {
                yield return [Math.Log((1 - share) / share), .. Part(below), .. Part(above)];
            }
        }

        double middle = Math.Log(Math.Max(sample.Quantile(0.5), 1e-9));
        double spread = Math.Log(sample.LogSpread());
        yield return [0, middle, spread - 0.7, middle, spread + 0.7];

        static double[] Part(ScaledSample part) => [Math.Log(Math.Max(part.Quantile(0.5), 1e-9)), Math.Log(part.LogSpread())];
    }

    protected override double[] InOrder(double[] point) =>
        point[1] <= point[3] ? point : [-point[0], point[3], point[4], point[1], point[2]];
}
