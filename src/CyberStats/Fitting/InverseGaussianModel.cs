using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The inverse Gaussian law by the logarithms of mean and shape; as the mean grows it becomes Lévy's law.</summary>
internal sealed class InverseGaussianModel : SeverityModel<InverseGaussian>
{
    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        new("Mean", Link.Log, 1, -40, 40, FitStatus.Degenerate, FitStatus.AtBoundary),
        new("Shape", Link.Log, 1, -40, 30),
    ];

    public override InverseGaussian Law(ReadOnlySpan<double> parameters) => new(parameters[0], parameters[1]);

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        sample.IsComplete ? new SumLikelihood<Kernel>(sample.Weight, LossSums.OfLossesAndInverses(sample)) : new RowLikelihood<Kernel>(sample);

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        double mean = sample.Mean();
        return [[Math.Log(mean), Math.Log(mean) - (2 * Math.Log(sample.LogSpread()))]];
    }

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

            T distance = (NumeralFunctions.Exp(point[0] * -1) * loss).Plus(-1); // (x - μ) / μ
            return ((point[1] * 0.5) - (NumeralFunctions.Exp(point[1]) * distance * distance * (0.5 / loss))).Plus(-1.5 * Math.Log(loss) - LoaderTerms.HalfLogTwoPi);
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> => loss <= 0 ? T.Constant(0) : NumeralFunctions.LogDifference(Near(point, loss, 1), Far(point, loss));

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            loss <= 0 ? T.Constant(double.NegativeInfinity) : NumeralFunctions.LogSum(Near(point, loss, -1), Far(point, loss));

        /// <summary>The mean log-density: of the means of the losses, of their inverses and of their logarithms.</summary>
        public static T Mean<T>(ReadOnlySpan<T> point, ReadOnlySpan<double> sums)
            where T : struct, INumeral<T>
        {
            // The mean of (x - μ)² / (μ² x) is (mean x - μ) / μ² - 1 / μ + mean 1/x; with the mean loss m it is (1/√m - √m/μ)² + (mean 1/x - 1/m), each without cancellation.
            T inverse = NumeralFunctions.Exp(point[0] * -1);
            T distance = (inverse * Math.Sqrt(sums[0])).Plus(-1 / Math.Sqrt(sums[0]));
            T square = (distance * distance).Plus(sums[1] - (1 / sums[0]));
            return ((point[1] * 0.5) - (NumeralFunctions.Exp(point[1]) * square * 0.5)).Plus(-1.5 * sums[2] - LoaderTerms.HalfLogTwoPi);
        }

        /// <summary>log Φ of -side · √(λ/x) (x/μ - 1).</summary>
        private static T Near<T>(ReadOnlySpan<T> point, double loss, int side)
            where T : struct, INumeral<T> =>
            NumeralFunctions.LogNormalUpperTail(NumeralFunctions.Exp(point[1] * 0.5) * ((NumeralFunctions.Exp(point[0] * -1) * loss).Plus(-1) * (side / Math.Sqrt(loss))));

        /// <summary>2 λ/μ + log Φ(-√(λ/x) (x/μ + 1)).</summary>
        private static T Far<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T> =>
            (NumeralFunctions.Exp(point[1] - point[0]) * 2)
            + NumeralFunctions.LogNormalUpperTail(NumeralFunctions.Exp(point[1] * 0.5) * ((NumeralFunctions.Exp(point[0] * -1) * loss).Plus(1) * (1 / Math.Sqrt(loss))));
    }
}
