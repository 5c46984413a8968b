using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of exact losses under Burr's law, by the logarithms of its shapes c and k and its scale: with v = c (log x - log scale) and
/// q = e^v / (1 + e^v), sums of log(1 + e^v), of q and q (1 - q) times powers of v.
/// </summary>
internal sealed class BurrLikelihood : ILikelihood
{
    private const int BlockLength = 512;
    private const double FarOut = 700;

    private readonly double[] _logs; // more than the logarithms of the losses by the shift
    private readonly double _shift;
    private readonly double _meanLog;

    public BurrLikelihood(ScaledSample sample)
    {
        _logs = sample.Logarithms(out _shift);
        _meanLog = LossSums.OfLogarithms(sample)[0];
    }

    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[3], new double[3, 3]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        double n = _logs.Length;
        double c = Math.Exp(point[0]);
        double k = Math.Exp(point[1]);
        double v = n * c * (_meanLog - point[2]);
        (double log, double q, double qv, double p, double pv, double pvv) = Sums(c, point[2] + _shift);

        gradient[0] = n + v - ((k + 1) * qv);
        gradient[1] = n - (k * log);
        gradient[2] = c * (((k + 1) * q) - n);
        hessian[0, 0] = v - ((k + 1) * (pvv + qv));
        hessian[0, 1] = hessian[1, 0] = -k * qv;
        hessian[0, 2] = hessian[2, 0] = c * (((k + 1) * (pv + q)) - n);
        hessian[1, 1] = -k * log;
        hessian[1, 2] = hessian[2, 1] = k * c * q;
        hessian[2, 2] = -(k + 1) * c * c * p;
        return (n * (point[0] + point[1] - _meanLog)) + v - ((k + 1) * log);
    }

    private (double Log, double Q, double Qv, double P, double Pv, double Pvv) Sums(double c, double logScale)
    {
        Span<double> v = stackalloc double[BlockLength];
        Span<double> e = stackalloc double[BlockLength];
        Span<double> u = stackalloc double[BlockLength];
        (double log, double q, double qv, double p, double pv, double pvv) = (0, 0, 0, 0, 0, 0);
        for (int start = 0; start < _logs.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, _logs.Length - start);
            Span<double> vs = v[..length];
            Span<double> es = e[..length];
            Span<double> us = u[..length];
            TensorPrimitives.Subtract(_logs.AsSpan(start, length), logScale, vs);
            TensorPrimitives.Multiply(vs, c, vs);
            TensorPrimitives.Min(vs, FarOut, es);
            VectorFunctions.Exp(es);
            TensorPrimitives.Add(es, 1, us);
            TensorPrimitives.Divide(es, us, es); // q
            VectorFunctions.Log(us, us);
            log += TensorPrimitives.Sum<double>(us) + Beyond(vs);
            q += TensorPrimitives.Sum<double>(es);
            qv += TensorPrimitives.Dot<double>(es, vs);
            TensorPrimitives.Multiply(es, es, us);
            TensorPrimitives.Subtract(es, us, us); // p = q (1 - q)
            p += TensorPrimitives.Sum<double>(us);
            pv += TensorPrimitives.Dot<double>(us, vs);
            TensorPrimitives.Multiply(us, vs, us);
            pvv += TensorPrimitives.Dot<double>(us, vs);
        }

        return (log, q, qv, p, pv, pvv);
    }

    /// <summary>What log(1 + e^v) lacks where v is too large for its exponential.</summary>
    private static double Beyond(ReadOnlySpan<double> v)
    {
        if (TensorPrimitives.Max(v) <= FarOut)
        {
            return 0;
        }

        double sum = 0;
        foreach (double value in v)
        {
            sum += Math.Max(value - FarOut, 0);
        }

        return sum;
    }
}
