namespace CyberStats.Numerics;

/// <summary>
/// A root between two points at which a function has different signs, in few evaluations of a function that is costly and smooth.
/// </summary>
/// <remarks>Source: Chandrupatla (1997), <i>A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using derivatives</i>.</remarks>
internal static class BracketedRoot
{
    private const int MostSteps = 200;

    /// <summary>Returns the root, to some units in the last place or 1e-13 of the distance of the points.</summary>
    public static double Find(double a, double valueAtA, double b, double valueAtB, Func<double, double> function)
    {
        double width = 1e-13 * Math.Abs(b - a);
        double c = a;
        double valueAtC = valueAtA;
        double share = 0.5;
        for (int i = 0; i < MostSteps; i++)
        {
            double x = a + (share * (b - a));
            double value = function(x);
            if (value == 0)
            {
                return x;
            }

            if ((value < 0) == (valueAtA < 0))
            {
                (c, valueAtC) = (a, valueAtA);
            }
            else
            {
                (c, valueAtC, b, valueAtB) = (b, valueAtB, a, valueAtA);
            }

            (a, valueAtA) = (x, value);
            double best = Math.Abs(valueAtA) < Math.Abs(valueAtB) ? a : b;
            double tolerance = ((4e-16 * Math.Abs(best)) + width) / Math.Abs(b - a);
            if (tolerance > 0.5)
            {
                return best;
            }

            double ratio = (a - b) / (c - b);
            double height = (valueAtA - valueAtB) / (valueAtC - valueAtB);
            share = height * height < ratio && (1 - height) * (1 - height) < 1 - ratio
                ? (valueAtA / (valueAtB - valueAtA) * (valueAtC / (valueAtB - valueAtC)))
                    + ((c - a) / (b - a) * (valueAtA / (valueAtC - valueAtA)) * (valueAtB / (valueAtC - valueAtB)))
                : 0.5;
            share = Math.Clamp(share, tolerance, 1 - tolerance);
        }

        return Math.Abs(valueAtA) < Math.Abs(valueAtB) ? a : b;
    }
}
