namespace CyberStats.Fitting;

/// <summary>The likelihood of exact losses under Lomax's law, by the logarithms of scale and shape a: log a - log scale - (a + 1) log(1 + x / scale).</summary>
internal sealed class LomaxLikelihood(ScaledSample sample) : ILikelihood
{
    private readonly double _greatest = sample.Greatest();

    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[2], new double[2, 2]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        double n = sample.ExactCount;
        double shape = Math.Exp(point[1]);
        (double log, double rho, double square) = ShiftedLogSums.Of(sample, _greatest, Math.Exp(-point[0]));

        gradient[0] = ((shape + 1) * rho) - n;
        gradient[1] = n - (shape * log);
        hessian[0, 0] = -(shape + 1) * (rho - square);
        hessian[0, 1] = hessian[1, 0] = shape * rho;
        hessian[1, 1] = -shape * log;
        return (n * (point[1] - point[0])) - ((shape + 1) * log);
    }
}
