namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of exact excesses under the generalized Pareto law, by the logarithm of its scale and its shape ξ: -log σ - (1 + ξ) w with
/// w = log(1 + ξ y / σ) / ξ.
/// </summary>
internal sealed class GeneralizedParetoLikelihood(ScaledSample sample) : ILikelihood
{
    private const double Small = 1e-4; // a shape nearer to 0 loses digits in the quotients below: row by row there

    private readonly double _greatest = sample.Greatest();
    private readonly RowLikelihood<GeneralizedParetoModel.Kernel> _rows = new(sample);

    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[2], new double[2, 2]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        double shape = point[1];
        if (Math.Abs(shape) < Small)
        {
            return _rows.Derivatives(point, gradient, hessian);
        }

        double n = sample.ExactCount;
        (double log, double rho, double square) = ShiftedLogSums.Of(sample, _greatest, shape * Math.Exp(-point[0]));
        if (double.IsNegativeInfinity(log))
        {
            return double.NegativeInfinity;
        }

        // r = y / (σ + ξ y); w falls by r as log σ grows, and r by r - ξ r².
        double time = log / shape;
        double r = rho / shape;
        double rr = square / (shape * shape);
        double slope = (r - time) / shape; // of w by the shape
        double bend = (-rr - (2 * slope)) / shape;
        gradient[0] = ((1 + shape) * r) - n;
        gradient[1] = -time - ((1 + shape) * slope);
        hessian[0, 0] = -(1 + shape) * (r - (shape * rr));
        hessian[0, 1] = hessian[1, 0] = r - ((1 + shape) * rr);
        hessian[1, 1] = (-2 * slope) - ((1 + shape) * bend);
        return (-n * point[0]) - ((1 + shape) * time);
    }
}
