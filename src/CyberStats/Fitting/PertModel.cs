using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>The PERT law of concentration 4 by its mode, and by those of its ends that are not given.</summary>
internal sealed class PertModel(double? minimum, double? maximum) : SeverityModel<Pert>
{
    private const double Widest = 1e4; // times the range of the losses, for a maximum that is estimated
    private const double Concentration = 4;

    public override ImmutableArray<Coordinate> Coordinates { get; } =
    [
        .. minimum is null ? (Coordinate[])[Of(nameof(Pert.Minimum))] : [],
        Of(nameof(Pert.Mode)),
        .. maximum is null ? (Coordinate[])[Of(nameof(Pert.Maximum))] : [],
    ];

    public override bool TakesOrigin => true; // where the minimum is below 0

    public override Pert Law(ReadOnlySpan<double> parameters)
    {
        double low = minimum ?? parameters[0];
        double high = maximum ?? parameters[^1];
        return new(low, Math.Clamp(parameters[minimum is null ? 1 : 0], low, high), high);
    }

    public override ILikelihood LikelihoodOf(ScaledSample sample) =>
        new Likelihood(new RowLikelihood<Kernel>(sample), Scaled(minimum, sample), Scaled(maximum, sample));

    /// <summary>No loss lies beyond the ends; where one is estimated, the mode lies among the losses, and so within every pair of ends.</summary>
    public override void Bound(ScaledSample sample, double[] lowest, double[] highest)
    {
        (double least, double greatest) = Inner(sample);
        int mode = minimum is null ? 1 : 0;
        (lowest[mode], highest[mode]) = (Scaled(minimum, sample) ?? least, Scaled(maximum, sample) ?? greatest);
        if (minimum is null)
        {
            (lowest[0], highest[0]) = (0, least);
        }

        if (maximum is null)
        {
            (lowest[^1], highest[^1]) = (greatest, greatest + (Widest * (greatest - (Scaled(minimum, sample) ?? 0))));
        }
    }

    public override IEnumerable<double[]> StartsFor(ScaledSample sample)
    {
        (double least, double greatest) = Inner(sample);
        double low = Scaled(minimum, sample) ?? least;
        double high = Scaled(maximum, sample) ?? greatest;
        double range = high - low;
        return
            from below in minimum is null ? (double[])[0.05, 0.5] : [0]
            from share in (double[])[0.2, 0.7]
            from above in maximum is null ? (double[])[0.1, 1] : [0]
            select (double[])
            [
                .. minimum is null ? (double[])[Math.Max(low - (below * range), low / 2)] : [],
                low + (share * range),
                .. maximum is null ? (double[])[high + (above * range)] : [],
            ];
    }

    public override FitStatus StatusInside(double[] point) => point.Length == 1 ? FitStatus.Converged : FitStatus.Irregular;

    protected override void CheckRows(LossSample sample, string parameter)
    {
        double low = minimum ?? 0;
        double high = maximum ?? double.PositiveInfinity;
        double least = double.PositiveInfinity;
        double greatest = 0;
        for (int i = 0; i < sample.Count; i++)
        {
            LossObservation row = sample[i];
            if (row.Weight == 0)
            {
                continue;
            }

            if (row.IsExact ? !(row.Low > low && row.Low < high) : !(row.High > low && row.Low < high))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The loss at index {i}, {row}, does not lie between the ends {low} and {high}, where the law has a density."), parameter);
            }

            if (!(row.ReportedUpTo > low && row.ReportedAbove < high))
            {
                throw new ArgumentException(FormattableString.Invariant($"Of the law between {low} and {high} nothing is reported at index {i}."), parameter);
            }

            least = Math.Min(least, row.High);
            greatest = Math.Max(greatest, row.Low);
        }

        if ((minimum is null || maximum is null) && !(least < greatest))
        {
            throw new ArgumentException("Ends of the law can be estimated only where some losses are known to differ: give both.", parameter);
        }
    }

    private static Coordinate Of(string name) => new(name, Link.Linear, 1, double.MinValue, double.MaxValue, FitStatus.AtBoundary, FitStatus.AtBoundary);

    private static double? Scaled(double? end, ScaledSample sample) => end is { } amount ? sample.Scaled(amount) : null;

    /// <summary>The greatest amount that no minimum can exceed, and the least that no maximum can fall below.</summary>
    private static (double Least, double Greatest) Inner(ScaledSample sample)
    {
        double least = double.PositiveInfinity;
        double greatest = double.NegativeInfinity;
        foreach (double loss in sample.Exact)
        {
            (least, greatest) = (Math.Min(least, loss), Math.Max(greatest, loss));
        }

        foreach ((double low, double high, double _) in sample.Intervals)
        {
            (least, greatest) = (Math.Min(least, high), Math.Max(greatest, low));
        }

        return (least, greatest);
    }

    /// <summary>The law by minimum, mode and maximum.</summary>
    internal readonly struct Kernel : ISeverityKernel
    {
        public static int Coordinates => 3;

        public static T LogDensity<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            if (!(loss > point[0].Value && loss < point[2].Value))
            {
                return T.Constant(double.NegativeInfinity);
            }

            Place(point, loss, out T alpha, out T beta, out T x, out T y);
            return BetaTails.LogDensity(alpha, beta, x, y) - NumeralFunctions.Log(point[2] - point[0]);
        }

        public static T LogSurvival<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            if (!(loss > point[0].Value && loss < point[2].Value))
            {
                return T.Constant(loss >= point[2].Value ? double.NegativeInfinity : 0);
            }

            Place(point, loss, out T alpha, out T beta, out T x, out T y);
            return BetaTails.LogLower(beta, alpha, y, x);
        }

        public static T LogCumulative<T>(ReadOnlySpan<T> point, double loss)
            where T : struct, INumeral<T>
        {
            if (!(loss > point[0].Value && loss < point[2].Value))
            {
                return T.Constant(loss >= point[2].Value ? 0 : double.NegativeInfinity);
            }

            Place(point, loss, out T alpha, out T beta, out T x, out T y);
            return BetaTails.LogLower(alpha, beta, x, y);
        }

        private static void Place<T>(ReadOnlySpan<T> point, double loss, out T alpha, out T beta, out T x, out T y)
            where T : struct, INumeral<T>
        {
            T inverse = NumeralFunctions.Inverse(point[2] - point[0]);
            alpha = ((point[1] - point[0]) * inverse * Concentration).Plus(1);
            beta = ((point[2] - point[1]) * inverse * Concentration).Plus(1);
            x = (T.Constant(loss) - point[0]) * inverse;
            y = point[2].Plus(-loss) * inverse;
        }
    }

    /// <summary>The likelihood of all three, with the ends that are given held where they are.</summary>
    private sealed class Likelihood(ILikelihood all, double? low, double? high) : ILikelihood
    {
        public double Value(ReadOnlySpan<double> point) => all.Value(Full(point));

        public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
        {
            double[] slopes = new double[3];
            double[,] bends = new double[3, 3];
            double value = all.Derivatives(Full(point), slopes, bends);
            int first = low is null ? 0 : 1;
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = slopes[first + i];
                for (int j = 0; j < gradient.Length; j++)
                {
                    hessian[i, j] = bends[first + i, first + j];
                }
            }

            return value;
        }

        private double[] Full(ReadOnlySpan<double> point) => [low ?? point[0], point[low is null ? 1 : 0], high ?? point[^1]];
    }
}
