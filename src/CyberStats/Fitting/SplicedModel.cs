using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>A body up to a given threshold and a tail above it, with the probability of the tail.</summary>
internal sealed class SplicedModel(double threshold, ISeverityPartModel body, SplicedTail tail) : SeverityModel<Spliced>
{
    private readonly ISeverityPartModel? _tail = tail == SplicedTail.GeneralizedPareto ? new GeneralizedParetoModel(threshold) : null;

    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("TailProbability", Link.Logit, 0, -40, 40, FitStatus.AtBoundary, FitStatus.AtBoundary),
        .. body.Coordinates.Select(c => c with { Name = "Body" + c.Name }),
        .. tail == SplicedTail.GeneralizedPareto
            ? new GeneralizedParetoModel(threshold).Coordinates.Select(c => c with { Name = "Tail" + c.Name })
            : [new ParetoModel().Coordinates[1] with { Name = "TailShape" }],
    ];

    private int FirstOfTail => 1 + body.Coordinates.Length;

    public override Spliced Law(ReadOnlySpan<double> parameters)
    {
        ReadOnlySpan<double> rest = parameters[FirstOfTail..];
        return new Spliced(
            body.LawOf(parameters[1..FirstOfTail]),
            _tail is null ? new Pareto(threshold, rest[0]) : _tail.LawOf(rest),
            threshold,
            parameters[0]);
    }

    public override ILikelihood LikelihoodOf(ScaledSample sample)
    {
        double cut = sample.Scaled(threshold);
        return new MixtureLikelihood(sample, body.PartOf(1, double.NegativeInfinity, cut), _tail is null
            ? new LawPart<LomaxModel.Kernel>(FirstOfTail, cut, double.PositiveInfinity, Math.Log(cut)) // Pareto's law from the threshold on is Lomax's of the excess, with the threshold as its scale
            : _tail.PartOf(FirstOfTail, cut, double.PositiveInfinity));
    }

    public override FitStatus StatusInside(double[] point) =>
        _tail is null || point[^1] > GeneralizedParetoModel.LeastRegularShape ? FitStatus.Converged : FitStatus.Irregular;

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double cut = sample.Scaled(threshold);
        ScaledSample below = sample.RepresentativesIn(double.NegativeInfinity, cut, 0);
        ScaledSample above = sample.RepresentativesIn(cut, double.PositiveInfinity, cut);
        double tailWeight = above.Representatives.Sum(r => r.Weight);
        double bodyWeight = below.Representatives.Sum(r => r.Weight);
        IEnumerable<double[]> tails = _tail is null ? [[0.0]] : _tail.StartsFor(above);
        return body.StartsFor(below).SelectMany(b => tails.Select(t => (double[])[Math.Log(tailWeight / bodyWeight), .. b, .. t]));
    }

    protected override void CheckRows(LossSample sample, string parameter)
    {
        int below = 0;
        int above = 0;
        for (int i = 0; i < sample.Count; i++)
        {
            bool counts = !sample.IsWeighted || sample.Weights[i] > 0;
            below += counts && sample.High[i] <= threshold ? 1 : 0;
            above += counts && (sample.Low[i] > threshold) ? 1 : 0;
        }

        int tailParameters = Coordinates.Length - FirstOfTail;
        if (above < tailParameters)
        {
            throw new InsufficientDataException("losses above the threshold", tailParameters, above, parameter);
        }

        if (below < body.Coordinates.Length)
        {
            throw new InsufficientDataException("losses up to the threshold", body.Coordinates.Length, below, parameter);
        }
    }
}
