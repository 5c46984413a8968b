using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The generalized extreme value law by its location, the logarithm of its scale and its shape.</summary>
internal sealed class GeneralizedExtremeValueModel : SeverityModel<GeneralizedExtremeValue>
{
    private const double LeastRegularShape = -0.5; // Smith (1985)

    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Location", Link.Linear, 1, -1e9, 1e9),
        new("Scale", Link.Log, 1, -30, 30),
        new("Shape", Link.Linear, 0, -1, 30, FitStatus.Unbounded, FitStatus.Unbounded),
    ];

    public override bool TakesOrigin => true;

    public override GeneralizedExtremeValue Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1], parameters[2]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) => new RowLikelihood<Kernel>(sample);

    public override FitStatus StatusInside(double[] point) => point[2] > LeastRegularShape ? FitStatus.Converged : FitStatus.Irregular;

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double middle = sample.Quantile(0.4);
        double spread = Math.Max(sample.Quantile(0.75) - sample.Quantile(0.25), 1e-6 * Math.Abs(middle) + 1e-12);
        double least = sample.Representatives[0].Value;
        double greatest = sample.Representatives[^1].Value;
        foreach (double shape in (double[])[-0.3, 0.01, 0.4, 1, 2])
        {
            double scale = spread / 1.6;
            double needed = shape < 0 ? -shape * (greatest - middle) * 1.05 : shape * (middle - least) * 1.05; // so that no loss lies beyond the end of the support
            yield return [middle, Math.Log(Math.Max(scale, needed)), shape];
        }
    }

    internal readonly struct Kernel : ISeverityKernel
    {
        public static int Coordinates => 3;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            if (Side(point, loss) != 0)
            {
                return T.Constant(double.NegativeInfinity);
            }

            T time = Time(point, loss);
            return (point[1] * -1) - (point[2].Plus(1) * time) - NumeralFunctions.Exp(time * -1);
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.LogOneMinusExp(LogCumulative(point, loss)) is var tail && Side(point, loss) < 0 ? T.Constant(0) : tail;

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => Side(point, loss) switch
            {
                < 0 => T.Constant(double.NegativeInfinity),
                > 0 => T.Constant(0),
                _ => NumeralFunctions.Exp(Time(point, loss) * -1) * -1,
            };

        /// <summary>-1 below the support, 1 above it, 0 in it.</summary>
        private static int Side<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            double shape = point[2].Value;
            return double.IsNegativeInfinity(loss) ? -1
                : shape * (loss - point[0].Value) / Math.Exp(point[1].Value) > -1 ? 0
                : shape > 0 ? -1 : 1;
        }

        private static T Time<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            T ratio = NumeralFunctions.Exp(point[1] * -1) * (point[0] * -1).Plus(loss);
            return ratio * NumeralFunctions.LogP1Ratio(point[2] * ratio);
        }
    }
}
