using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The ends of the interval of one coordinate: where the likelihood, maximized over the others, has fallen by a given amount.
/// </summary>
internal sealed class ProfileSearch(ILikelihood likelihood, Optimum optimum, int coordinate, double[] lowest, double[] highest, double fall)
{
    private const int MostSteps = 200;
    private const int MostParts = 100;

    private readonly List<double[]> _known = [optimum.Point]; // points of the profile, from which the next search begins

    /// <summary>Returns an end, below the optimum for -1 and above it for 1; infinite where the likelihood has not fallen that far at the bound.</summary>
    public double End(int side)
    {
        _known.Clear();
        _known.Add(optimum.Point);
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
            double from = _known.MinBy(p => Math.Abs(p[coordinate] - at))![coordinate];
            Optimum best = StartsFor(next)
                .Select(start => LikelihoodSearch.Maximize(likelihood, start, lowest, highest, coordinate))
                .Aggregate(LikelihoodSearch.Better);
            if (!double.IsFinite(best.Value))
            {
                next = (next + from) / 2;
                continue;
            }

            _known.Add(best.Point);
            if (next == at)
            {
                return optimum.Value - best.Value - fall;
            }

            next = at;
        }

        return double.MaxValue;
    }

    /// <summary>
    /// Where to begin at a value of the coordinate: at the nearest known points below and above, since the profile may jump from one maximum over the others to
    /// another, and on the line through them.
    /// </summary>
    private IEnumerable<double[]> StartsFor(double at)
    {
        double[][] near = [.. _known.OrderBy(p => Math.Abs(p[coordinate] - at))];
        double[] first = near[0];
        yield return [.. first.Select((x, k) => k == coordinate ? at : x)];
        double[]? across = near.FirstOrDefault(p => (p[coordinate] - at) * (first[coordinate] - at) < 0);
        if (across is not null)
        {
            yield return [.. across.Select((x, k) => k == coordinate ? at : x)];
        }

        double[]? second = across ?? near.FirstOrDefault(p => p[coordinate] != first[coordinate]);
        if (second is not null && first[coordinate] != at)
        {
            double share = (at - first[coordinate]) / (second[coordinate] - first[coordinate]);
            yield return [.. first.Select((x, k) => k == coordinate ? at : x + (share * (second[k] - x)))];
        }
    }

    private double FirstStep()
    {
        double curvature = -optimum.Hessian[coordinate, coordinate];
        double step = curvature > 0 ? Math.Sqrt(2 * fall / curvature) : 0.1;
        return double.IsFinite(step) ? Math.Clamp(step, 1e-9, 1) : 0.1;
    }
}
