using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The Weibull law by the logarithms of shape and scale.</summary>
internal sealed class WeibullModel : SeverityModel<Weibull>
{
    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Shape", Link.Log, 0, -8, 16, FitStatus.AtBoundary),
        new("Scale", Link.Log, 1, -200, 40, FitStatus.AtBoundary),
    ];

    public override bool NeedsLogarithms => true;

    public override Weibull Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete ? new WeibullLikelihood(sample) : new RowLikelihood<Kernel>(sample);

    public override ILawPart PartOf(int first, double origin, double upTo) => new LawPart<Kernel>(first, origin, upTo);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample) =>
        [[Math.Log(1.2825498 / sample.LogSpread()), Math.Log(Math.Max(sample.Quantile(0.632), 1e-9))]]; // π / √6: the spread of the logarithm at shape 1

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
            return (point[0] + power - NumeralFunctions.Exp(power)).Plus(-Math.Log(loss));
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss <= 0 ? T.Constant(0) : NumeralFunctions.Exp(Power(point, loss)) * -1;

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(double.NegativeInfinity) : NumeralFunctions.LogOneMinusExp(LogSurvival(point, loss));

        /// <summary>The logarithm of (x / scale)^shape.</summary>
        private static T Power<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.Exp(point[0]) * (point[1] * -1).Plus(Math.Log(loss));
    }
}
