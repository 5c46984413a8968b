using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The exponential law by the logarithm of its rate.</summary>
internal sealed class ExponentialModel : SeverityModel<Exponential>
{
    public override ImmutableArray<Coordinate> Coordinates { get; } = [new("Rate", Link.Log, -1, -40, 40)];

    public override bool TakesOrigin => true;

    public override Exponential Law(ReadOnlySpan<double> parameters) => new(parameters[0]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete ? new SumLikelihood<Kernel>(sample.Weight, LossSums.OfLosses(sample)) : new RowLikelihood<Kernel>(sample);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample) => [[-Math.Log(sample.Mean())]];

    internal readonly struct Kernel : ISeverityKernel, ISumKernel
    {
        public static int Coordinates => 1;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss < 0 ? T.Constant(double.NegativeInfinity) : point[0] - (NumeralFunctions.Exp(point[0]) * loss);

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.Exp(point[0]) * -Math.Max(loss, 0);

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => NumeralFunctions.LogOneMinusExp(LogSurvival(point, loss));

        public static T Mean<T>(ReadOnlySpan<T> point, ReadOnlySpan<double> sums)
            where T : struct, INumeral<T> => LogDensity(point, sums[0]);
    }
}
