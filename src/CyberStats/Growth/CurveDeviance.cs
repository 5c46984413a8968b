using CyberStats.Numerics;

namespace CyberStats.Growth;

/// <summary>
/// Minus twice the log-likelihood of a curve, up to a constant that makes it the Poisson deviance where the counts do not vary beyond Poisson counts, with
/// its gradient and Hessian in the three coordinates of the curve and α = 1 / θ.
/// </summary>
internal sealed class CurveDeviance
{
    public const int Size = 4;

    public const int Alpha = 3;

    /// <summary>Below this logarithm a mean is zero: a count of zero costs nothing, any other has no likelihood.</summary>
    private const double LeastLogMean = -700;

    private readonly CurveData _data;

    public CurveDeviance(CurveData data, CurveChart chart, ReadOnlySpan<double> at)
    {
        _data = data;
        Point = at.ToArray();
        Jet x1 = Jet.Variable(at[1], 1);
        Jet x2 = Jet.Variable(at[2], 2);
        Jet scale = Jet.Variable(at[0], 0) - chart.ReferenceShape(x1, x2);
        double alpha = at[Alpha];
        double sum = 0;
        for (int i = 0; i < data.Length; i++)
        {
            sum += Add(i, scale + chart.Shape(x1, x2, data.Times[i]), alpha);
        }

        if (alpha > 0)
        {
            sum -= 2 * data.Rising.Log(alpha);
        }

        (double first, double second) = data.Rising.Derivatives(alpha);
        Gradient[Alpha] -= 2 * first;
        Hessian[Alpha, Alpha] -= 2 * second;
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Hessian[i, j] = Hessian[j, i];
            }

            sum += double.IsFinite(Gradient[i] + Hessian[i, i]) ? 0 : double.PositiveInfinity;
        }

        Value = double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    public double[] Point { get; }

    public double Value { get; }

    public double[] Gradient { get; } = new double[Size];

    public double[,] Hessian { get; } = new double[Size, Size];

    /// <summary>Returns the logarithm of the mean of a period, exposure left aside.</summary>
    public static double LogRate(CurveChart chart, ReadOnlySpan<double> at, double time)
    {
        Jet x1 = Jet.Constant(at[1]);
        Jet x2 = Jet.Constant(at[2]);
        return at[0] - chart.ReferenceShape(x1, x2).Value + chart.Shape(x1, x2, time).Value;
    }

    private double Add(int i, in Jet logRate, double alpha)
    {
        Jet eta = logRate.Plus(_data.LogExposure[i]);
        double y = _data.Counts[i];
        if (!(eta.Value > LeastLogMean))
        {
            return y == 0 && !double.IsNaN(eta.Value) ? 0 : double.PositiveInfinity;
        }

        // With z = α μ and L(z) = log(1 + z) / z: log f = y η - y log(1 + z) - μ L(z) + terms of y and α, and α in place of 1 / θ throughout.
        double mu = Math.Exp(eta.Value);
        double z = alpha * mu;
        (double ratio, double slope, double curvature) = LogRatio(z);
        double score = (y - mu) / (1 + z);
        double information = mu * (1 + (alpha * y)) / ((1 + z) * (1 + z));
        AddCurve(eta, score, information);
        double inAlpha = (-y * mu / (1 + z)) - (mu * mu * slope);
        double inAlphaTwice = (y * mu * mu / ((1 + z) * (1 + z))) - (mu * mu * mu * curvature);
        double mixed = -(y - mu) * mu / ((1 + z) * (1 + z));
        Gradient[Alpha] -= 2 * inAlpha;
        Hessian[Alpha, Alpha] -= 2 * inAlphaTwice;
        Hessian[0, Alpha] -= 2 * mixed * eta.D0;
        Hessian[1, Alpha] -= 2 * mixed * eta.D1;
        Hessian[2, Alpha] -= 2 * mixed * eta.D2;
        double poisson = LoaderTerms.Deviance(y, mu);
        return 2 * (alpha == 0 ? poisson : poisson + (mu * (ratio - 1)) + (y * Elementary.LogP1(z)));
    }

    private void AddCurve(in Jet eta, double score, double information)
    {
        Gradient[0] -= 2 * score * eta.D0;
        Gradient[1] -= 2 * score * eta.D1;
        Gradient[2] -= 2 * score * eta.D2;
        Hessian[0, 0] += 2 * ((information * eta.D0 * eta.D0) - (score * eta.D00));
        Hessian[0, 1] += 2 * ((information * eta.D0 * eta.D1) - (score * eta.D01));
        Hessian[0, 2] += 2 * ((information * eta.D0 * eta.D2) - (score * eta.D02));
        Hessian[1, 1] += 2 * ((information * eta.D1 * eta.D1) - (score * eta.D11));
        Hessian[1, 2] += 2 * ((information * eta.D1 * eta.D2) - (score * eta.D12));
        Hessian[2, 2] += 2 * ((information * eta.D2 * eta.D2) - (score * eta.D22));
    }

    /// <summary>Returns log(1 + z) / z with its first two derivatives, also at 0.</summary>
    private static (double Ratio, double Slope, double Curvature) LogRatio(double z)
    {
        if (z < 0.1)
        {
            double ratio = 0;
            double slope = 0;
            double curvature = 0;
            for (int k = 18; k >= 0; k--) // Σ (-z)^k / (k + 1) and its derivatives
            {
                ratio = (1.0 / (k + 1)) - (z * ratio);
                slope = ((k + 1.0) / (k + 2)) - (z * slope);
                curvature = ((k + 1.0) * (k + 2) / (k + 3)) - (z * curvature);
            }

            return (ratio, -slope, curvature);
        }

        double r = Elementary.LogP1(z) / z;
        double inverse = 1 / (1 + z);
        double first = (inverse - r) / z;
        return (r, first, -((inverse * inverse) + (2 * first)) / z);
    }
}
