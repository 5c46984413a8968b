using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of exact losses under Weibull's law, by the logarithms of shape k and scale: with v = k (log x - log scale), sums of e^v, e^v v and e^v v².
/// </summary>
internal sealed class WeibullLikelihood(ScaledSample sample) : ILikelihood
{
    private const int BlockLength = 512;

    private readonly double[] _logs = sample.Logarithms();
    private readonly double _meanLog = LossSums.OfLogarithms(sample)[0];

    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[2], new double[2, 2]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        double n = sample.Weight;
        double shape = Math.Exp(point[0]);
        (double e, double ev, double evv) = Sums(shape, point[1]);
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
        Span<double> v = stackalloc double[BlockLength];
        Span<double> e = stackalloc double[BlockLength];
        ReadOnlySpan<double> weights = sample.ExactWeights;
        (double sum, double first, double second) = (0, 0, 0);
        for (int start = 0; start < _logs.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, _logs.Length - start);
            Span<double> vs = v[..length];
            Span<double> es = e[..length];
            TensorPrimitives.Subtract(_logs.AsSpan(start, length), logScale, vs);
            TensorPrimitives.Multiply(vs, shape, vs);
            vs.CopyTo(es);
            VectorFunctions.Exp(es);
            if (!weights.IsEmpty)
            {
                TensorPrimitives.Multiply(es, weights.Slice(start, length), es);
            }

            sum += TensorPrimitives.Sum(es);
            first += TensorPrimitives.Dot(es, vs);
            TensorPrimitives.Multiply(es, vs, es);
            second += TensorPrimitives.Dot(es, vs);
        }

        return (sum, first, second);
    }
}
