using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The lognormal law by (μ, log σ).</summary>
internal sealed class LognormalModel : SeverityModel<Lognormal>
{
    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Mu", Link.Shift, 0, -1e3, 1e3, FitStatus.AtBoundary, FitStatus.AtBoundary),
        new("Sigma", Link.Log, 0, -18, 8, FitStatus.Degenerate, FitStatus.AtBoundary),
    ];

    public override Lognormal Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete ? new SumLikelihood<Kernel>(sample.Weight, LossSums.OfLogarithms(sample)) : new RowLikelihood<Kernel>(sample);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample) => [[Math.Log(Math.Max(sample.Quantile(0.5), 1e-9)), Math.Log(sample.LogSpread())]];

    internal readonly struct Kernel : ISeverityKernel, ISumKernel
    {
        public static int Coordinates => 2;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            if (loss <= 0)
            {
                return T.Constant(double.NegativeInfinity);
            }

            double log = Math.Log(loss);
            T z = Score(point, log);
            return ((z * z * -0.5) - point[1]).Plus(-log - LoaderTerms.HalfLogTwoPi);
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss <= 0 ? T.Constant(0) : NumeralFunctions.LogNormalUpperTail(Score(point, Math.Log(loss)));

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(double.NegativeInfinity) : NumeralFunctions.LogNormalUpperTail(Score(point, Math.Log(loss)) * -1);

        /// <summary>The mean log-density: of the mean and the mean square deviation of the logarithms.</summary>
        public static T Mean<T>(ReadOnlySpan<T> point, ReadOnlySpan<double> sums)
            where T : struct, INumeral<T>
        {
            T distance = point[0].Plus(-sums[0]);
            T square = (distance * distance).Plus(sums[1]) * NumeralFunctions.Exp(point[1] * -2);
            return ((square * -0.5) - point[1]).Plus(-sums[0] - LoaderTerms.HalfLogTwoPi);
        }

        private static T Score<T>(ReadOnlySpan<T> point, double log)
            where T : struct, INumeral<T> => (point[0] * -1).Plus(log) * NumeralFunctions.Exp(point[1] * -1);
    }
}
