using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>Pareto's law by the logarithms of scale and shape; its scale is where the support begins, and so the least loss in most samples.</summary>
internal sealed class ParetoModel : SeverityModel<Pareto>
{
    private const int MostEdges = 200;

    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Scale", Link.Log, 1, -60, 60, FitStatus.Degenerate, FitStatus.Irregular),
        new("Shape", Link.Log, 0, -12, 18),
    ];

    public override Pareto Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete ? new SumLikelihood<Kernel>(sample.Weight, LossSums.OfLogarithms(sample)) : new RowLikelihood<Kernel>(sample);

    /// <summary>No loss lies below the scale: it is bounded by the least exact loss, and by what is known of the others.</summary>
    public override void Bound(ScaledSample sample, double[] lowest, double[] highest)
    {
        double least = sample.Least();
        foreach ((double _, double high, double _) in sample.Intervals)
        {
            least = Math.Min(least, high);
        }

        highest[0] = Math.Log(least);
        lowest[0] = Math.Min(lowest[0], highest[0] - 1);
    }

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double least = Math.Max(sample.Representatives[0].Value, 1e-12);
        return [[Math.Log(least), -Math.Log(sample.LogSpread())]];
    }

    /// <summary>As a function of the scale the likelihood has an edge at the lower end of each interval, where it may be greatest: each is tried.</summary>
    protected override Optimum Finish(ScaledSample sample, Optimum found, double[] lowest, double[] highest)
    {
        ILikelihood likelihood = LikelihoodOf(sample);
        double[] edges =
        [
            .. sample.Intervals.Where(i => i.Low > 0).Select(i => Math.Log(i.Low)).Where(x => x > lowest[0] && x < highest[0]).Distinct().Order(),
        ];
        Optimum best = found;

        // Of many edges some first, then those about the best of them.
        int stride = Math.Max(1, edges.Length / MostEdges);
        int nearest = 0;
        for (int i = 0; i < edges.Length; i += stride)
        {
            nearest = Try(edges[i]) ? i : nearest;
        }

        for (int i = Math.Max(nearest - stride, 0); stride > 1 && i < Math.Min(nearest + stride, edges.Length); i++)
        {
            Try(edges[i]);
        }

        return best;

        bool Try(double edge)
        {
            Optimum there = LikelihoodSearch.Maximize(likelihood, [edge, best.Point[1]], lowest, highest, held: 0);
            bool isBetter = there.Value >= best.Value - 1e-9;
            best = isBetter ? there with { Pushed = [1, there.Pushed[1]] } : best; // the likelihood rises up to the edge, and falls from it
            return isBetter;
        }
    }

    /// <summary>The scale in the unit of the sample is that of the least loss, which rounding must not leave outside of the support.</summary>
    public override double[] Settled(LossSample sample, double[] parameters)
    {
        double least = double.IsNaN(sample.Least) ? double.PositiveInfinity : sample.Least;
        for (int i = 0; i < sample.Count && double.IsPositiveInfinity(least); i++)
        {
            least = Math.Min(least, sample.IsWeighted && sample.Weights[i] == 0 ? least : sample.High[i]);
        }

        return [Math.Min(parameters[0], least), parameters[1]];
    }

    internal readonly struct Kernel : ISeverityKernel, ISumKernel
    {
        public static int Coordinates => 2;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            double log = Math.Log(loss);
            return log < point[0].Value - 1e-15 ? T.Constant(double.NegativeInfinity) : Density(point, log);
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            !(loss > 0) || Math.Log(loss) <= point[0].Value ? T.Constant(0) : NumeralFunctions.Exp(point[1]) * point[0].Plus(-Math.Log(loss));

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.LogOneMinusExp(LogSurvival(point, loss));

        public static T Mean<T>(ReadOnlySpan<T> point, ReadOnlySpan<double> sums)
            where T : struct, INumeral<T> => Density(point, sums[0]);

        private static T Density<T>(ReadOnlySpan<T> point, double log)
            where T : struct, INumeral<T> => (point[1] + (NumeralFunctions.Exp(point[1]) * point[0].Plus(-log))).Plus(-log);
    }
}
