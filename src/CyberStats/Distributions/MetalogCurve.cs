namespace CyberStats.Distributions;

/// <summary>
/// The curve of a metalog law: location plus scale times log-odds, where both are polynomials of the probability less one half.
/// </summary>
/// <remarks>
/// The argument is the log-odds w of the cumulative probability y, at which y - ½ = ½ tanh(w / 2): neither tail loses digits. Source: Keelin (2016),
/// <i>The metalog distributions</i>, equations 6 and 7.
/// </remarks>
internal readonly struct MetalogCurve
{
    private const double Reach = 40; // from here on the probability differs from its end by less than a rounding of one half
    private const double Step = 0.05; // on which the curve of 16 terms turns far less than once

    private readonly double[] _location;
    private readonly double[] _scale;

    public MetalogCurve(ReadOnlySpan<double> coefficients)
    {
        _location = new double[9];
        _scale = new double[9];
        for (int i = 0; i < coefficients.Length; i++)
        {
            (bool isScale, int power) = TermOf(i);
            (isScale ? _scale : _location)[power] = coefficients[i];
        }
    }

    /// <summary>Returns the value of a term of the curve, counted from 0, at a log-odds.</summary>
    public static double Term(int term, double w)
    {
        (bool isScale, int power) = TermOf(term);
        double value = isScale ? w : 1;
        for (int i = 0; i < power; i++)
        {
            value *= Math.Tanh(w / 2) / 2;
        }

        return value;
    }

    /// <summary>Returns the scale at an end: by how much the curve rises per unit of log-odds in that tail.</summary>
    /// <param name="side">-1 for the lower end, 1 for the upper.</param>
    public double ScaleAt(int side) => Polynomial(_scale, side / 2.0).Value;

    /// <summary>Returns the location at an end.</summary>
    public double LocationAt(int side) => Polynomial(_location, side / 2.0).Value;

    /// <summary>Returns the curve at a log-odds; its limit at infinity.</summary>
    public double At(double w)
    {
        double c = Math.Tanh(w / 2) / 2;
        double scale = Polynomial(_scale, c).Value;
        return Polynomial(_location, c).Value + (scale == 0 ? 0 : scale * w);
    }

    /// <summary>Returns the derivative of the curve by the log-odds.</summary>
    public double SlopeAt(double w)
    {
        double c = Math.Tanh(w / 2) / 2;
        (double scale, double scaleSlope) = Polynomial(_scale, c);
        double variance = Math.Exp(-Math.Abs(w)) / Math.Pow(1 + Math.Exp(-Math.Abs(w)), 2); // y (1 - y)
        return scale + ((Polynomial(_location, c).Slope + (scaleSlope * w)) * variance);
    }

    /// <summary>Returns a log-odds at which the curve does not rise, by its derivative at the probability there; null where there is none.</summary>
    /// <remarks>At the ends by the sign of the limits; between them on a grid, and about each of its least values by golden section.</remarks>
    public (double LogOdds, double Slope)? FirstFall()
    {
        foreach (int side in (int[])[-1, 1])
        {
            (double scale, double scaleSlope) = Polynomial(_scale, side / 2.0);
            double next = scale != 0 ? scale : scaleSlope != 0 ? side * scaleSlope : Polynomial(_location, side / 2.0).Slope;
            if (!(next > 0))
            {
                return (side * double.PositiveInfinity, next);
            }
        }

        double before = double.PositiveInfinity;
        double here = RelativeSlope(-Reach);
        for (double w = -Reach; w <= Reach; w += Step)
        {
            double after = RelativeSlope(w + Step);
            if (!(here > before) && !(here > after))
            {
                double least = LeastBetween(w - Step, w + Step);
                if (!(RelativeSlope(least) > 0))
                {
                    return (least, RelativeSlope(least));
                }
            }

            (before, here) = (here, after);
        }

        return null;
    }

    /// <summary>Returns the log-odds at which a curve that rises everywhere has a given value; infinite beyond its ends.</summary>
    public double LogOddsOf(double value)
    {
        if (!(value > At(double.NegativeInfinity)))
        {
            return double.IsNaN(value) ? double.NaN : double.NegativeInfinity;
        }

        if (value >= At(double.PositiveInfinity))
        {
            return double.PositiveInfinity;
        }

        // A bracket by doubling, then Newton's method inside of it.
        double low = -1;
        double high = 1;
        while (At(low) > value)
        {
            (low, high) = (2 * low, low);
        }

        while (At(high) < value)
        {
            (low, high) = (high, 2 * high);
        }

        double w = (low + high) / 2;
        for (int i = 0; i < 200; i++)
        {
            double rest = At(w) - value;
            (low, high) = rest > 0 ? (low, w) : (w, high);
            double slope = SlopeAt(w);
            double next = w - (rest / slope);
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - w) <= (5e-16 * Math.Abs(next)) + (2e-16 * Math.Abs(value) / slope)) // what rounding of the curve leaves open
            {
                return next;
            }

            w = next;
        }

        return w;
    }

    // Location, scale, scale, location; from the fifth on location and scale take turns, each pair one power higher.
    private static (bool IsScale, int Power) TermOf(int i) => i switch
    {
        0 => (false, 0),
        1 => (true, 0),
        2 => (true, 1),
        3 => (false, 1),
        _ => (i % 2 == 1, i / 2),
    };

    private static (double Value, double Slope) Polynomial(double[] coefficients, double x)
    {
        double value = 0;
        double slope = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            slope = (slope * x) + value;
            value = (value * x) + coefficients[i];
        }

        return (value, slope);
    }

    /// <summary>The derivative by the probability times y (1 - y) or, where the scale is 0 at an end, without it: what matters is its sign.</summary>
    private double RelativeSlope(double w) => SlopeAt(w) * (1 + Math.Exp(Math.Abs(w)));

    private double LeastBetween(double a, double b)
    {
        double ratio = (Math.Sqrt(5) - 1) / 2;
        double x = b - (ratio * (b - a));
        double y = a + (ratio * (b - a));
        double atX = RelativeSlope(x);
        double atY = RelativeSlope(y);
        for (int i = 0; i < 40; i++)
        {
            if (atX < atY)
            {
                (b, y, atY) = (y, x, atX);
                x = b - (ratio * (b - a));
                atX = RelativeSlope(x);
            }
            else
            {
                (a, x, atX) = (x, y, atY);
                y = a + (ratio * (b - a));
                atY = RelativeSlope(y);
            }
        }

        return (a + b) / 2;
    }
}
