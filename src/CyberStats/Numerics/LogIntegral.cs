namespace CyberStats.Numerics;

/// <summary>
/// The logarithm of the integral over the real line of exp(f), where f has one peak and falls at least as fast as a line on both sides.
/// </summary>
/// <remarks>
/// The trapezoidal rule, whose error falls exponentially with the number of points for such functions; the step is halved until two sums agree so
/// well that their mean is right to about 1e-12. Source: Trefethen and Weideman (2014), <i>The exponentially convergent trapezoidal rule</i>.
/// </remarks>
internal static class LogIntegral
{
    private const double Negligible = 37; // e^-37 of the peak
    private const int MostSteps = 60;
    private const int MostHalvings = 5;
    private const double Agree = 3e-7; // halving the step squares the error

    /// <summary>Integrates a function whose derivatives are known.</summary>
    /// <param name="value">The logarithm of the integrand.</param>
    /// <param name="derivatives">Its slope and its curvature.</param>
    /// <param name="start">Where the search for the peak begins, and then where it was found.</param>
    public static double Of(Func<double, double> value, Func<double, (double Slope, double Curvature)> derivatives, ref double start)
    {
        double curvature = -1;
        for (int i = 0; i < MostSteps; i++)
        {
            (double slope, curvature) = derivatives(start);
            double step = curvature < 0 ? Math.Clamp(-slope / curvature, -2, 2) : Math.Sign(slope);
            start += step;
            if (step * step * Math.Abs(curvature) < 1e-4) // a hundredth of the width of the peak: the sum need not start at its top
            {
                break;
            }
        }

        return Trapezoidal(value, start, curvature);
    }

    /// <summary>Integrates a function whose derivatives are not known.</summary>
    /// <param name="value">The logarithm of the integrand.</param>
    /// <param name="width">The width of the peak, roughly.</param>
    /// <param name="start">Where the search for the peak begins, and then where it was found.</param>
    /// <remarks>Steps uphill, then apart until three points differ by far more than their roundings, and the parabola through them gives the peak.</remarks>
    public static double Of(Func<double, double> value, double width, ref double start)
    {
        double h = width;
        double here = value(start);
        double bend = 1;
        double lean = 0;
        for (int i = 0; i < 200; i++)
        {
            double below = value(start - h);
            double above = value(start + h);
            if (above > here || below > here)
            {
                (start, here) = above > below ? (start + h, above) : (start - h, below);
                h *= 2;
                continue;
            }

            bend = (2 * here) - above - below;
            lean = above - below;
            if (bend is >= 0.1 and <= 2)
            {
                break;
            }

            h *= bend < 0.1 ? 3 : 0.5;
        }

        start += h * lean / (2 * bend);
        return Trapezoidal(value, start, -bend / (h * h));
    }

    /// <summary>Integrates around a point next to the peak, where the curvature says how wide it is.</summary>
    private static double Trapezoidal(Func<double, double> value, double peak, double curvature)
    {
        double top = value(peak);
        double width = curvature < 0 ? 1 / Math.Sqrt(-curvature) : 1;
        double h = 0.7 * width;
        double sum = Sum(value, peak, 0, h, top);
        for (int halvings = 0; halvings < MostHalvings; halvings++)
        {
            double between = Sum(value, peak, h / 2, h, top);
            double mean = (sum + between) / 2;
            double difference = Math.Abs(sum - between);
            sum = mean;
            h /= 2;
            if (difference <= Agree * mean)
            {
                break;
            }
        }

        return top + Math.Log(sum);
    }

    /// <summary>The step times the sum of the integrand over its top, at peak + offset + all multiples of the step.</summary>
    private static double Sum(Func<double, double> value, double peak, double offset, double h, double top)
    {
        double sum = 0;
        foreach (int side in (int[])[1, -1])
        {
            double x = peak + (side > 0 ? offset : offset - h);
            for (int i = 0; i < 100_000; i++, x += side * h)
            {
                double fall = value(x) - top;
                sum += Math.Exp(fall);
                if (!(fall > -Negligible))
                {
                    break;
                }
            }
        }

        return h * sum;
    }
}
