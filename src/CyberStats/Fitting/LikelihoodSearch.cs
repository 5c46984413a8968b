using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The maximum of a likelihood in a box, by Newton's method with exact derivatives, made safe by damping.
/// </summary>
/// <remarks>
/// Where the Hessian is not negative definite it is damped until it is (Levenberg, 1944); a step that does not raise the likelihood is halved; a coordinate
/// that is pushed across its bound is held there while it is. The search goes on until a step gains nothing that the arithmetic can show, so that the result does not depend on
/// where it began.
/// </remarks>
internal static class LikelihoodSearch
{
    private const int MostSteps = 300;
    private const double LongestStep = 2;
    private const double Near = 1e-6; // Newton's decrement from which on full steps are safe, and values differ by little more than rounding
    private const double Flat = 1e-26;

    /// <summary>Searches from a point, with one coordinate held where it is if one is given, until a step of Newton's gains no more than <paramref name="enough"/>.</summary>
    public static Optimum Maximize(ILikelihood likelihood, double[] start, double[] lowest, double[] highest, int held = -1, double enough = Flat)
    {
        Optimum here = At(likelihood, [.. start.Select((x, k) => k == held ? x : Math.Clamp(x, lowest[k], highest[k]))], lowest, highest, held);
        for (int i = 0; i < MostSteps && double.IsFinite(here.Value) && here.Direction is { } direction; i++)
        {
            if (here.Decrement <= enough)
            {
                // The last step is taken without another pass over the data.
                return here.Decrement <= Flat ? here : here with { Point = Moved(here.Point, direction, 1, lowest, highest), Value = here.Value + here.Decrement };
            }

            // So near to the maximum that values no longer tell points apart, the gradient does.
            double length = Math.Min(1, LongestStep / direction.Max(Math.Abs));
            Optimum there = At(likelihood, Moved(here.Point, direction, length, lowest, highest), lowest, highest, held);
            if (here.Decrement < Near ? !(there.Decrement < here.Decrement && there.Value > here.Value - Near) : !(there.Value > here.Value))
            {
                if (here.Decrement < Near || Higher(likelihood, here, direction, length / 2, lowest, highest) is not { } next)
                {
                    break;
                }

                there = At(likelihood, next, lowest, highest, held);
            }

            here = there;
        }

        return here;
    }

    /// <summary>The likelier of two optima; the first where they are equal or one is not a number.</summary>
    public static Optimum Better(Optimum first, Optimum second) => second.Value > first.Value || double.IsNaN(first.Value) ? second : first;

    private static Optimum At(ILikelihood likelihood, double[] point, double[] lowest, double[] highest, int held)
    {
        int n = point.Length;
        double[] gradient = new double[n];
        double[,] hessian = new double[n, n];
        double value = likelihood.Derivatives(point, gradient, hessian);
        int[] pushed = [.. Enumerable.Range(0, n).Select(k =>
            k == held ? 0 : point[k] <= lowest[k] && gradient[k] < 0 ? -1 : point[k] >= highest[k] && gradient[k] > 0 ? 1 : 0)];
        int[] free = [.. Enumerable.Range(0, n).Where(k => k != held && pushed[k] == 0)];
        double[]? direction = DirectionOf(gradient, hessian, free);
        double decrement = direction is null ? double.PositiveInfinity : direction.Zip(gradient, (d, g) => d * g).Sum() / 2;
        return new Optimum(point, value, hessian, pushed, decrement, direction);
    }

    private static double[]? DirectionOf(double[] gradient, double[,] hessian, int[] free)
    {
        int n = free.Length;
        double[] direction = new double[gradient.Length];
        if (n == 0)
        {
            return direction;
        }

        double largest = free.Max(k => Math.Abs(hessian[k, k]));
        double[] slope = [.. free.Select(k => gradient[k])];
        for (double damping = 0; damping <= 1e6; damping = damping == 0 ? 1e-4 : damping * 4)
        {
            double[,] system = new double[n, n];
            for (int a = 0; a < n; a++)
            {
                for (int b = 0; b < n; b++)
                {
                    system[a, b] = -hessian[free[a], free[b]] + (a == b ? damping * Math.Max(largest, 1e-8) : 0);
                }
            }

            if (Cholesky.Solve(system, slope) is { } solution && Array.TrueForAll(solution, double.IsFinite))
            {
                for (int j = 0; j < n; j++)
                {
                    direction[free[j]] = solution[j];
                }

                return direction;
            }
        }

        return null;
    }

    private static double[]? Higher(ILikelihood likelihood, Optimum here, double[] direction, double length, double[] lowest, double[] highest)
    {
        for (int halving = 0; halving < 60; halving++, length /= 2)
        {
            double[] next = Moved(here.Point, direction, length, lowest, highest);
            if (likelihood.Value(next) > here.Value)
            {
                return next;
            }
        }

        return null;
    }

    private static double[] Moved(double[] point, double[] direction, double length, double[] lowest, double[] highest) =>
        [.. point.Select((x, k) => direction[k] == 0 ? x : Math.Clamp(x + (length * direction[k]), lowest[k], highest[k]))];
}
