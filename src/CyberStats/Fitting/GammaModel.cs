using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The gamma law by the logarithms of shape and rate.</summary>
internal sealed class GammaModel : SeverityModel<Gamma>
{
    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Shape", Link.Log, 0, -12, 20, FitStatus.AtBoundary),
        new("Rate", Link.Log, -1, -40, 40, FitStatus.AtBoundary),
    ];

    public override Gamma Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete ? new SumLikelihood<Kernel>(sample.Weight, LossSums.OfLossesAndLogarithms(sample)) : new RowLikelihood<Kernel>(sample);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double mean = sample.Mean();
        double spread = sample.LogSpread();
        double logShape = Math.Clamp(-2 * Math.Log(spread), -5, 15); // the variance of the logarithm is near 1 / shape
        return [[logShape, logShape - Math.Log(mean)]];
    }

    internal readonly struct Kernel : ISeverityKernel, ISumKernel
    {
        public static int Coordinates => 2;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss <= 0 ? T.Constant(double.NegativeInfinity) : OfLogarithm(point, Math.Log(loss));

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(0) : GammaTails.LogUpper(NumeralFunctions.Exp(point[0]), point[1].Plus(Math.Log(loss)));

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(double.NegativeInfinity) : GammaTails.LogLower(NumeralFunctions.Exp(point[0]), point[1].Plus(Math.Log(loss)));

        /// <summary>The mean log-density: of the mean loss and the mean logarithm.</summary>
        public static T Mean<T>(ReadOnlySpan<T> point, ReadOnlySpan<double> sums)
            where T : struct, INumeral<T>
        {
            // The density at the loss e^(mean logarithm), and how much more losses are on average.
            T rate = NumeralFunctions.Exp(point[1]);
            return OfLogarithm(point, sums[1]) - (rate * (sums[0] - Math.Exp(sums[1])));
        }

        /// <summary>With the loss r times its mean: -a (r - 1 - log r) + ½ log a - what Stirling's formula leaves, so that nothing large cancels.</summary>
        private static T OfLogarithm<T>(ReadOnlySpan<T> point, double log)
            where T : struct, INumeral<T>
        {
            T shape = NumeralFunctions.Exp(point[0]);
            T distance = (point[1] - point[0]).Plus(log);
            return ((point[0] * 0.5) - (shape * NumeralFunctions.ExpM1Excess(distance)) - NumeralFunctions.StirlingRest(shape)).Plus(-log - LoaderTerms.HalfLogTwoPi);
        }
    }
}
