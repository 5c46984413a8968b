using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The log-logistic law by the logarithms of shape and scale.</summary>
internal sealed class LogLogisticModel : SeverityModel<LogLogistic>
{
    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Shape", Link.Log, 0, -8, 16),
        new("Scale", Link.Log, 1, -40, 40),
    ];

    public override LogLogistic Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) => new RowLikelihood<Kernel>(sample);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample) =>
        [[Math.Log(1.8137994 / sample.LogSpread()), Math.Log(Math.Max(sample.Quantile(0.5), 1e-9))]]; // π / √3: the spread of the logarithm at shape 1

    internal readonly struct Kernel : ISeverityKernel
    {
        public static int Coordinates => 2;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            if (loss <= 0)
            {
                return T.Constant(double.NegativeInfinity);
            }

            T power = Power(point, loss);
            return (point[0] + power - (NumeralFunctions.LogOnePlusExp(power) * 2)).Plus(-Math.Log(loss));
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss <= 0 ? T.Constant(0) : NumeralFunctions.LogOnePlusExp(Power(point, loss)) * -1;

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(double.NegativeInfinity) : NumeralFunctions.LogOnePlusExp(Power(point, loss) * -1) * -1;

        private static T Power<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.Exp(point[0]) * (point[1] * -1).Plus(Math.Log(loss));
    }
}
