using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The values of one coefficient that the likelihood does not refuse when all else is fitted anew.
/// </summary>
/// <remarks>Source: Venzon and Moolgavkar (1988), <i>A method for computing profile-likelihood-based confidence intervals</i>; here the signed root of
/// the deviance, nearly a straight line, is solved by secants that keep the end between two values.</remarks>
internal sealed class CoefficientProfile
{
    private const double Farthest = 1e4; // standard errors
    private const double Resolution = 2e-10; // a million roundings

    private readonly CountSolver _solver;
    private readonly double _scale; // of the coefficient to the last coordinate
    private readonly CountSolution _top;

    /// <summary>Prepares the profile of one coefficient.</summary>
    public CoefficientProfile(CountRows rows, CountDesign design, RisingSums? sums, int coefficient)
    {
        _solver = new CountSolver(rows, design.Turned(coefficient, out _scale), sums);
        _top = _solver.Solve();
    }

    /// <summary>
    /// Returns the ends of the interval; where the coefficient is infinite, the value is too and one end. Null where so small a loss is lost in the
    /// rounding of the likelihood, which then is a parabola.
    /// </summary>
    /// <param name="cut">What twice the log-likelihood may lose.</param>
    /// <param name="error">The standard error of the coefficient at a dispersion of 1, to judge how far the ends may be; NaN where it has none.</param>
    /// <param name="best">The coefficient.</param>
    public (double Low, double High)? Interval(double cut, double error, double best)
    {
        if (double.IsFinite(best) && cut < Resolution * Math.Abs(_top.Objective))
        {
            return null;
        }

        double step = Math.Sqrt(cut) * (error > 0 && double.IsFinite(error) ? error / _scale : 1);
        return (End(cut, -1, best, step) * _scale, End(cut, 1, best, step) * _scale);
    }

    /// <summary>Returns what twice the log-likelihood loses where the coefficient is 0.</summary>
    public double LossAtZero()
    {
        CountSolution near = _top;
        return Math.Pow(Loss(0, ref near), 2);
    }

    private double End(double cut, int side, double best, double step)
    {
        if (double.IsInfinity(best) && Math.Sign(best) == side)
        {
            return best;
        }

        double peak = _top.Coordinates[^1];
        double target = Math.Sqrt(cut);
        double inside = peak;
        double insideValue = -target;
        CountSolution near = _top;
        double outside = peak + (side * step);
        double outsideValue = Loss(outside, ref near) - target;
        for (double reach = step; outsideValue < 0; reach *= 2)
        {
            if (reach > Farthest * step)
            {
                return side * double.PositiveInfinity;
            }

            (inside, insideValue) = (outside, outsideValue);
            outside += side * reach;
            outsideValue = Loss(outside, ref near) - target;
        }

        return BracketedRoot.Find(inside, insideValue, outside, outsideValue, x => Loss(x, ref near) - target);
    }

    /// <summary>The root of what twice the log-likelihood loses when the last coordinate is held.</summary>
    private double Loss(double held, ref CountSolution near)
    {
        near = _solver.Solve(near.Status == CountRegressionStatus.Converged ? near : null, last: held);
        return Math.Sqrt(Math.Max(0, 2 * (_top.Objective - near.Objective)));
    }
}
