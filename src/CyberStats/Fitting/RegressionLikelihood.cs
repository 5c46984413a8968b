using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of losses whose law has a location of its own for each: β₀ + Σ β_k x_k, and one dispersion, which is the last coordinate.
/// </summary>
internal sealed class RegressionLikelihood<TKernel>(LossSample sample, double unit, double weightUnit, double[][] columns) : ILikelihood
    where TKernel : IRegressionKernel
{
    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[point.Length], new double[point.Length, point.Length]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        Array.Clear(gradient);
        Array.Clear(hessian);
        int last = point.Length - 1;
        double total = 0;
        double[] row = new double[last];
        row[0] = 1;
        Span<Jet> law = stackalloc Jet[TKernel.Coordinates];
        for (int i = 0; i < sample.Count; i++)
        {
            LossObservation loss = sample[i];
            if (loss.Weight == 0)
            {
                continue;
            }

            double location = point[0];
            for (int k = 1; k < last; k++)
            {
                row[k] = columns[k - 1][i];
                location += point[k] * row[k];
            }

            TKernel.Place(Jet.Variable(location, 0), Jet.Variable(point[last], 1), law);
            Jet term = LogLikelihood(law, loss, unit) * (loss.Weight / weightUnit);
            total += term.Value;
            gradient[last] += term.D1;
            hessian[last, last] += term.D11;
            for (int a = 0; a < last; a++)
            {
                gradient[a] += term.D0 * row[a];
                hessian[a, last] = hessian[last, a] += term.D01 * row[a];
                for (int b = 0; b < last; b++)
                {
                    hessian[a, b] += term.D00 * row[a] * row[b];
                }
            }
        }

        return total;
    }

    private static Jet LogLikelihood(ReadOnlySpan<Jet> law, LossObservation loss, double unit)
    {
        Jet value = loss.IsExact
            ? TKernel.LogDensity(law, loss.Low / unit)
            : RowLikelihood<TKernel>.LogProbability(law, loss.Low == 0 ? double.NegativeInfinity : loss.Low / unit, loss.High / unit);
        return loss.ReportedAbove > 0 || !double.IsPositiveInfinity(loss.ReportedUpTo)
            ? value - RowLikelihood<TKernel>.LogProbability(law, loss.ReportedAbove / unit, loss.ReportedUpTo / unit)
            : value;
    }
}
