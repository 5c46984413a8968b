using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>Burr's law by the logarithms of its parameters; as scale and second shape grow it becomes Weibull's.</summary>
internal sealed class BurrModel : SeverityModel<Burr>
{
    private const double NearPareto = 7; // the logarithm of how much steeper the law rises than it falls

    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Shape1", Link.Log, 0, -8, 18, FitStatus.Degenerate, FitStatus.AtBoundary), // so high that a product of some 100 is within reach of the lowest second shape
        new("Shape2", Link.Log, 0, -12, 12, FitStatus.AtBoundary, FitStatus.AtBoundary),
        new("Scale", Link.Log, 1, -200, 200),
    ];

    public override bool NeedsLogarithms => true;

    public override Burr Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1], parameters[2]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete && sample.ExactWeights is null ? new BurrLikelihood(sample) : new RowLikelihood<Kernel>(sample);

    public override ILawPart PartOf(int first, double origin, double upTo) => new LawPart<Kernel>(first, origin, upTo);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double median = Math.Max(sample.Quantile(0.5), 1e-9);
        double spread = sample.LogSpread();
        foreach ((double slope, double tail) in ((double, double)[])[(1.8, 1), (1.3, 5), (3, 0.3), (1, 100), (8, 0.1)])
        {
            double first = slope / spread;
            yield return [Math.Log(first), Math.Log(tail), Math.Log(median) - (Math.Log(Elementary.ExpM1(Math.Log(2) / tail)) / first)];
        }

        // Near Pareto's law, whose likelihood has a maximum of its own where losses begin at once.
        double least = Math.Max(sample.Representatives[0].Value, 1e-9);
        double excess = Math.Max(sample.Representatives.Sum(r => r.Weight * Math.Log(Math.Max(r.Value, least) / least)) / sample.Representatives.Sum(r => r.Weight), 1e-3);
        yield return [NearPareto - Math.Log(excess), -NearPareto, Math.Log(least)];
    }

    internal readonly struct Kernel : ISeverityKernel
    {
        public static int Coordinates => 3;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            if (loss <= 0)
            {
                return T.Constant(double.NegativeInfinity);
            }

            T power = Power(point, loss);
            return (point[0] + point[1] + power - (NumeralFunctions.Exp(point[1]).Plus(1) * NumeralFunctions.LogOnePlusExp(power))).Plus(-Math.Log(loss));
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(0) : NumeralFunctions.Exp(point[1]) * NumeralFunctions.LogOnePlusExp(Power(point, loss)) * -1;

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(double.NegativeInfinity) : NumeralFunctions.LogOneMinusExp(LogSurvival(point, loss));

        /// <summary>The logarithm of (x / scale)^shape1.</summary>
        private static T Power<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.Exp(point[0]) * (point[2] * -1).Plus(Math.Log(loss));
    }
}
