using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The generalized Pareto law above a given threshold by the logarithm of its scale and its shape.</summary>
internal sealed class GeneralizedParetoModel(double threshold) : SeverityModel<GeneralizedPareto>
{
    private const double LeastRegularShape = -0.5; // Smith (1985): below it the end of the support is estimated, and errors are not the usual ones

    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Scale", Link.Log, 1, -60, 40),
        new("Shape", Link.Linear, 0, -1, 60, FitStatus.Unbounded, FitStatus.Degenerate),
    ];

    public override double Origin => threshold;

    public override bool TakesOrigin => true;

    public override GeneralizedPareto Law(ReadOnlySpan<double> parameters) => new(threshold, parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete && sample.ExactWeights is null ? new GeneralizedParetoLikelihood(sample) : new RowLikelihood<Kernel>(sample);

    public override FitStatus StatusInside(double[] point) => point[1] > LeastRegularShape ? FitStatus.Converged : FitStatus.Irregular;

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double median = Math.Max(sample.Quantile(0.5), 1e-9);
        double greatest = Math.Max(sample.Representatives[^1].Value, median);
        foreach (double shape in (double[])[-0.4, 0, 0.5, 1.5, 4])
        {
            double scale = shape == 0 ? median / Math.Log(2) : median * shape / Elementary.ExpM1(shape * Math.Log(2));
            yield return [Math.Log(shape < 0 ? Math.Max(scale, -shape * greatest * 1.05) : scale), shape];
        }
    }

    internal readonly struct Kernel : ISeverityKernel
    {
        public static int Coordinates => 2;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss < 0 || IsBeyond(point, loss) ? T.Constant(double.NegativeInfinity) : (point[1].Plus(1) * Time(point, loss) * -1) - point[0];

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(0) : IsBeyond(point, loss) ? T.Constant(double.NegativeInfinity) : Time(point, loss) * -1;

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(double.NegativeInfinity) : IsBeyond(point, loss) ? T.Constant(0) : NumeralFunctions.LogOneMinusExp(Time(point, loss) * -1);

        private static bool IsBeyond<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => !(point[1].Value * loss / Math.Exp(point[0].Value) > -1);

        /// <summary>log(1 + ξ y / σ) / ξ, which is standard exponential.</summary>
        private static T Time<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            T ratio = NumeralFunctions.Exp(point[0] * -1) * loss;
            return ratio * NumeralFunctions.LogP1Ratio(point[1] * ratio);
        }
    }
}
