namespace CyberStats.Numerics;

/// <summary>
/// The point of a law on the positive numbers that has a given probability beyond it, by Newton's method for the logarithm of the tail as a function of
/// log x.
/// </summary>
/// <remarks>
/// For laws whose logarithm has a log-concave density (gamma, inverse Gaussian, lognormal …): then both tails are log-concave too, and Newton's method
/// is safe from any start. The step multiplies x, so that x keeps its digits where log x is large.
/// </remarks>
internal static class TailRoot
{
    private const int MostSteps = 300;

    /// <summary>Returns the point.</summary>
    /// <param name="logTail">The logarithm of the tail that the point has; below zero and finite.</param>
    /// <param name="side">1 for the upper tail, -1 for the lower. The smaller tail of the two is what is solved for.</param>
    /// <param name="start">Where to begin; positive.</param>
    /// <param name="lower">The logarithm of the lower tail.</param>
    /// <param name="upper">The logarithm of the upper tail.</param>
    /// <param name="logDensity">The logarithm of the density of log x.</param>
    public static double Find(
        double logTail, int side, double start, Func<double, double> lower, Func<double, double> upper, Func<double, double> logDensity)
    {
        double other = Elementary.LogOneMinusExp(-logTail);
        if (other < logTail)
        {
            (logTail, side) = (other, -side);
        }

        Func<double, double> tail = side < 0 ? lower : upper;
        double x = start;
        double longest = 4;
        double last = 0;
        for (int i = 0; i < MostSteps && x > 0 && double.IsFinite(x); i++)
        {
            double here = tail(x);
            double step = side * (here - logTail) * Math.Exp(here - logDensity(x));
            if (double.IsNaN(step) || Math.Abs(step) > longest)
            {
                step = Math.CopySign(longest, side * (here - logTail)); // where the tail is 0 or 1 to rounding, there is no slope
            }

            if (step * last < 0)
            {
                longest = Math.Max(Math.Abs(step), 1e-17); // past the root once, steps only shrink: rounding ends in no cycle
            }

            last = step;
            double next = x * Math.Exp(step);
            if (Math.Abs(step) <= 4e-16 || next == x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }
}
