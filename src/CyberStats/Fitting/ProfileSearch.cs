using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The ends of the interval of one coordinate: where the likelihood, maximized over the others, has fallen by a given amount.
/// </summary>
internal sealed class ProfileSearch(ILikelihood likelihood, Optimum optimum, int coordinate, double[] lowest, double[] highest, double fall)
{
    private const int MostSteps = 200;
    private const int MostParts = 100;

    private double[] _nearest = optimum.Point; // where the last search ended, from which the next begins

    /// <summary>Returns an end, below the optimum for -1 and above it for 1; infinite where the likelihood has not fallen that far at the bound.</summary>
    public double End(int side)
    {
        _nearest = optimum.Point;
        double bound = side < 0 ? lowest[coordinate] : highest[coordinate];
        double inside = optimum.Point[coordinate];
        double step = FirstStep();
        double outside = inside;
        double depth = 0;
        for (int i = 0; i < MostSteps; i++)
        {
            outside = side < 0 ? Math.Max(inside - step, bound) : Math.Min(inside + step, bound);
            depth = Depth(outside);
            if (depth >= 0)
            {
                return BracketedRoot.Find(inside, Depth(inside), outside, depth, Depth);
            }

            if (outside == bound)
            {
                break;
            }

            inside = outside;
            step *= 1.5;
        }

        return side * double.PositiveInfinity;
    }

    /// <summary>Returns by how much the likelihood, maximized over the others, lies below the optimum where the coordinate has a value; from near the last value asked for.</summary>
    public double Fall(double at) => Depth(at) + fall;

    /// <summary>How far the profile lies below the level that is looked for; negative inside of the interval.</summary>
    private double Depth(double at)
    {
        // Where the others cannot stay as they are, since a loss would leave the support, part of the way is gone first.
        double next = at;
        for (int i = 0; i < MostParts; i++)
        {
            double[] start = [.. _nearest];
            start[coordinate] = next;
            Optimum best = LikelihoodSearch.Maximize(likelihood, start, lowest, highest, coordinate);
            if (!double.IsFinite(best.Value))
            {
                next = (next + _nearest[coordinate]) / 2;
                continue;
            }

            _nearest = best.Point;
            if (next == at)
            {
                return optimum.Value - best.Value - fall;
            }

            next = at;
        }

        return double.MaxValue;
    }

    private double FirstStep()
    {
        double curvature = -optimum.Hessian[coordinate, coordinate];
        double step = curvature > 0 ? Math.Sqrt(2 * fall / curvature) : 0.1;
        return double.IsFinite(step) ? Math.Clamp(step, 1e-9, 1) : 0.1;
    }
}
