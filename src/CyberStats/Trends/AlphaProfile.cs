using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>The values of α = 1 / θ that the likelihood does not refuse when the coefficients are fitted anew; 0 is the Poisson law.</summary>
internal static class AlphaProfile
{
    private const double Farthest = 60; // of log α: where no end is found by then, there is none

    public static (double Low, double High) Interval(CountSolver solver, CountSolution top, double cut, CountRows rows)
    {
        CountSolution near = top;
        double Excess(double logAlpha)
        {
            near = solver.Solve(near, alpha: Math.Exp(logAlpha));
            return Math.Sqrt(Math.Max(0, 2 * (top.Objective - near.Objective))) - Math.Sqrt(cut);
        }

        double start = top.Alpha > 0 ? Math.Log(top.Alpha) : Math.Log(1e-6 / rows.Counts.Max());
        double high = End(start, 1, Excess);
        double low = 0;
        if (top.Alpha > 0)
        {
            near = top;
            double atPoisson = Math.Sqrt(Math.Max(0, 2 * (top.Objective - solver.Solve(near, alpha: 0).Objective))) - Math.Sqrt(cut);
            low = atPoisson <= 0 ? 0 : End(start, -1, Excess);
        }

        return (low, high);
    }

    private static double End(double start, int side, Func<double, double> excess)
    {
        double inside = start;
        double insideValue = excess(start);
        for (double step = 0.5; Math.Abs(inside - start) < Farthest; step *= 1.5)
        {
            double outside = inside + (side * step);
            double value = excess(outside);
            if (value > 0)
            {
                return Math.Exp(BracketedRoot.Find(inside, insideValue, outside, value, excess));
            }

            (inside, insideValue) = (outside, value);
        }

        return side > 0 ? double.PositiveInfinity : 0;
    }
}
