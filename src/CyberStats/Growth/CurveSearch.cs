namespace CyberStats.Growth;

/// <summary>The least deviance of a curve from a start on, with some coordinates held and the others within their bounds.</summary>
/// <remarks>
/// Newton's method with exact derivatives, damped as by Levenberg and Marquardt (1963); a coordinate at its bound whose deviance falls outwards is held there.
/// The last steps are judged by the gradient alone, since the deviance no longer shows them: an end is good to some 1e-11 of its standard error.
/// </remarks>
internal static class CurveSearch
{
    private const int MostSteps = 300;
    private const double Polish = 1e-8; // a decrement, in units of deviance, from which on full steps need no proof

    public static CurveDeviance Minimize(CurveData data, CurveChart chart, ReadOnlySpan<double> start, ReadOnlySpan<bool> held)
    {
        double[] lower = chart.Lower;
        double[] upper = chart.Upper;
        double[] first = start.ToArray();
        for (int i = 0; i < CurveDeviance.Size; i++)
        {
            first[i] = held[i] ? first[i] : Math.Clamp(first[i], lower[i], upper[i]);
        }

        var best = new CurveDeviance(data, chart, first);
        double damping = 0;
        double lastDecrement = double.PositiveInfinity;
        Span<double> step = stackalloc double[CurveDeviance.Size];
        Span<double> next = stackalloc double[CurveDeviance.Size];
        Span<bool> free = stackalloc bool[CurveDeviance.Size];
        for (int count = 0; count < MostSteps && double.IsFinite(best.Value) && damping < 1e16; count++)
        {
            for (int i = 0; i < CurveDeviance.Size; i++)
            {
                free[i] = !held[i]
                    && !(best.Point[i] <= lower[i] && best.Gradient[i] >= 0)
                    && !(best.Point[i] >= upper[i] && best.Gradient[i] <= 0);
            }

            if (!SymmetricSolver.NewtonStep(best.Gradient, best.Hessian, free, damping, step))
            {
                damping = Math.Max(10 * damping, 1e-4);
                continue;
            }

            double decrement = 0;
            for (int i = 0; i < CurveDeviance.Size; i++)
            {
                decrement -= best.Gradient[i] * step[i];
                next[i] = held[i] ? best.Point[i] : Math.Clamp(best.Point[i] + step[i], lower[i], upper[i]);
            }

            bool isLast = damping == 0 && decrement < Polish;
            if (decrement <= 1e-22 || (isLast && decrement >= lastDecrement / 2))
            {
                break;
            }

            var trial = new CurveDeviance(data, chart, next);
            if (trial.Value < best.Value || (isLast && trial.Value - best.Value < Polish))
            {
                best = trial;
                lastDecrement = isLast ? decrement : double.PositiveInfinity;
                damping = damping < 1e-5 ? 0 : damping / 10;
            }
            else
            {
                damping = Math.Max(10 * damping, 1e-4);
            }
        }

        return best;
    }
}
