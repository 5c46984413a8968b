using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>Lomax's law by the logarithms of scale and shape; as both grow it becomes exponential.</summary>
internal sealed class LomaxModel : SeverityModel<Lomax>
{
    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Scale", Link.Log, 1, -60, 40),
        new("Shape", Link.Log, 0, -12, 13, FitStatus.Degenerate, FitStatus.AtBoundary),
    ];

    public override bool TakesOrigin => true;

    public override Lomax Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete && sample.ExactWeights is null ? new LomaxLikelihood(sample) : new RowLikelihood<Kernel>(sample);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double median = Math.Max(sample.Quantile(0.5), 1e-9);
        foreach (double shape in (double[])[0.5, 1.5, 6, 100])
        {
            yield return [Math.Log(median / Elementary.ExpM1(Math.Log(2) / shape)), Math.Log(shape)];
        }
    }

    internal readonly struct Kernel : ISeverityKernel
    {
        public static int Coordinates => 2;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss < 0 ? T.Constant(double.NegativeInfinity) : point[1] - point[0] - (NumeralFunctions.Exp(point[1]).Plus(1) * Logarithm(point, loss));

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss <= 0 ? T.Constant(0) : NumeralFunctions.Exp(point[1]) * Logarithm(point, loss) * -1;

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.LogOneMinusExp(LogSurvival(point, loss));

        /// <summary>log(1 + x / scale).</summary>
        private static T Logarithm<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss == 0 ? T.Constant(0) : NumeralFunctions.LogOnePlusExp((point[0] * -1).Plus(Math.Log(loss)));
    }
}
