using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of exact losses under Weibull's law, by the logarithms of shape k and scale: with v = k (log x - log scale), sums of e^v, e^v v and e^v v².
/// </summary>
internal sealed class WeibullLikelihood : ILikelihood
{
    private const int BlockLength = 512;

    private readonly ScaledSample _sample;
    private readonly double[] _logs; // more than the logarithms of the losses by the shift
    private readonly double _shift;
    private readonly double _meanLog;

    public WeibullLikelihood(ScaledSample sample)
    {
        _sample = sample;
        _logs = sample.Logarithms(out _shift);
        _meanLog = LossSums.OfLogarithms(sample)[0];
    }

    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[2], new double[2, 2]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        double n = _sample.Weight;
        double shape = Math.Exp(point[0]);
        (double e, double ev, double evv) = Sums(shape, point[1] + _shift);
        double v = n * shape * (_meanLog - point[1]);

        gradient[0] = n + v - ev;
        gradient[1] = shape * (e - n);
        hessian[0, 0] = v - ev - evv;
        hessian[0, 1] = hessian[1, 0] = shape * (e + ev - n);
        hessian[1, 1] = -shape * shape * e;
        return (n * (point[0] - _meanLog)) + v - e;
    }

    private (double E, double Ev, double Evv) Sums(double shape, double logScale)
    {
        ReadOnlySpan<double> weights = _sample.ExactWeights;
        (double sum, double first, double second) = (0, 0, 0);
        for (int start = 0; start < _logs.Length; start += BlockLength)
        {
            int end = Math.Min(start + BlockLength, _logs.Length);
            (double e, double ev, double evv) = weights.IsEmpty
                ? Block(_logs.AsSpan(start, end - start), shape, logScale)
                : WeightedBlock(_logs.AsSpan(start, end - start), weights[start..end], shape, logScale);
            sum += e;
            first += ev;
            second += evv;
        }

        return (sum, first, second);
    }

    /// <summary>The sums of a block that lies in the fastest memory, without a pass for each operation.</summary>
    private static (double E, double Ev, double Evv) Block(ReadOnlySpan<double> logs, double shape, double logScale)
    {
        Vector256<double> factor = Vector256.Create(shape);
        Vector256<double> shift = Vector256.Create(-shape * logScale);
        (Vector256<double> sum, Vector256<double> first, Vector256<double> second) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(logs);
        foreach (Vector256<double> log in vectors)
        {
            Vector256<double> v = (log * factor) + shift;
            Vector256<double> e = VectorFunctions.Exp(v);
            Vector256<double> ev = e * v;
            sum += e;
            first += ev;
            second += ev * v;
        }

        (double restSum, double restFirst, double restSecond) = (0, 0, 0);
        foreach (double log in logs[(vectors.Length * Vector256<double>.Count)..])
        {
            double v = (log * shape) - (shape * logScale);
            double e = VectorFunctions.Exp(Vector256.Create(v)).ToScalar();
            (restSum, restFirst, restSecond) = (restSum + e, restFirst + (e * v), restSecond + (e * v * v));
        }

        return (Vector256.Sum(sum) + restSum, Vector256.Sum(first) + restFirst, Vector256.Sum(second) + restSecond);
    }

    private static (double E, double Ev, double Evv) WeightedBlock(ReadOnlySpan<double> logs, ReadOnlySpan<double> weights, double shape, double logScale)
    {
        (double sum, double first, double second) = (0, 0, 0);
        for (int i = 0; i < logs.Length; i++)
        {
            double v = shape * (logs[i] - logScale);
            double e = weights[i] * VectorFunctions.Exp(Vector256.Create(v)).ToScalar();
            (sum, first, second) = (sum + e, first + (e * v), second + (e * v * v));
        }

        return (sum, first, second);
    }
}
