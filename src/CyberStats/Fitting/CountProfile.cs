using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The interval of all values of a parameter, from 0 up, that lose less than a given amount of log-likelihood.
/// </summary>
/// <remarks>The search runs on the logarithm of the parameter, or on its log-odds where it is a probability.</remarks>
internal sealed class CountProfile(Func<double, double> loss, double highest, double cut)
{
    private const double Nothing = 1e-15; // where a search begins beside a bound
    private const double Farthest = 690; // on the scale of the search
    private const int MostSteps = 100;

    /// <summary>Returns the ends; an end is a bound of the parameter where that loses less than the cut.</summary>
    /// <param name="value">The likeliest value.</param>
    /// <param name="error">Its standard error; NaN where there is none.</param>
    public (double Low, double High) Ends(double value, double error)
    {
        double start = Coordinate(Math.Clamp(value, Nothing, highest == 1 ? 1 - Nothing : 1 / Nothing));
        double slope = highest == 1 ? value * (1 - value) : value;
        double step = double.IsFinite(error / slope) ? Math.Clamp(2 * error / slope, 1e-8, 2) : 0.5;
        return (
            value <= 0 || loss(0) <= cut ? 0 : Math.Min(value, Value(End(start, -step))),
            value >= highest || loss(highest) <= cut ? highest : Math.Max(value, Value(End(start, step))));
    }

    private double End(double inside, double step)
    {
        double depth = Depth(inside);
        for (int i = 0; i < MostSteps && Math.Abs(inside) < Farthest; i++)
        {
            double outside = inside + step;
            double there = Depth(outside);
            if (there >= 0)
            {
                return depth >= 0 ? inside : BracketedRoot.Find(inside, depth, outside, Math.Min(there, 1e3), u => Math.Min(Depth(u), 1e3));
            }

            (inside, depth) = (outside, there);
            step *= 1.5;
        }

        return step < 0 ? double.NegativeInfinity : double.PositiveInfinity;
    }

    private double Depth(double coordinate) => loss(Value(coordinate)) - cut;

    private double Coordinate(double value) => highest == 1 ? Math.Log(value / (1 - value)) : Math.Log(value);

    private double Value(double coordinate) => highest == 1 ? 1 / (1 + Math.Exp(-coordinate)) : Math.Exp(coordinate);
}
