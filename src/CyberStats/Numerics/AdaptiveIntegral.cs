namespace CyberStats.Numerics;

/// <summary>
/// Integrals of functions that are not negative, which may have kinks: adaptive Gauss-Kronrod quadrature with 15 points.
/// </summary>
/// <remarks>Source: Piessens, de Doncker, Überhuber and Kahaner (1983), <i>QUADPACK</i>, for the points, the weights and halving where the two rules differ.</remarks>
internal static class AdaptiveIntegral
{
    private const double Tolerance = 1e-13;
    private const double Noise = 2e-14; // of a rule: differences below it are rounding
    private const int MostHalvings = 48;
    private const int MostRules = 4000;
    private const int MostWithoutGain = 4;
    private const double Piece = 4;
    private const int MostPieces = 400;

    private static readonly double[] Points =
    [
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
        0.586087235467691130294144691693130, 0.405845151377397166906606412076961, 0.207784955007898467600689403773245, 0,
    ];

    private static readonly double[] Weights =
    [
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
        0.169004726639267902826583426598550, 0.190350578064785409913256402421014, 0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ];

    private static readonly double[] GaussWeights =
        [0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975, 0.417959183673469387755102040816327];

    /// <summary>Integrates between finite ends, in pieces that are halved until their error is below 1e-13 of the whole.</summary>
    public static double Between(double a, double b, Func<double, double> function)
    {
        if (!(b > a))
        {
            return 0;
        }

        int pieces = (int)Math.Clamp(Math.Ceiling((b - a) / Piece), 1, MostPieces);
        double width = (b - a) / pieces;
        double sum = 0;
        var rules = new (double Value, double Error)[pieces];
        for (int i = 0; i < pieces; i++)
        {
            rules[i] = Rule(a + (i * width), a + ((i + 1) * width), function);
            sum += rules[i].Value;
        }

        double allowed = Tolerance * Math.Abs(sum) / pieces;
        double total = 0;
        int rest = MostRules;
        for (int i = 0; i < pieces; i++)
        {
            total += Refined(a + (i * width), a + ((i + 1) * width), rules[i], allowed, MostHalvings, 0, ref rest, function);
        }

        return total;
    }

    /// <summary>
    /// Integrates over the distance from a start, on the scale of its logarithm: outwards and inwards from a given distance in pieces of e⁴, until
    /// nothing comes any more.
    /// </summary>
    /// <param name="scale">A distance at which the function is still a good part of what it is at the start; positive.</param>
    /// <param name="end">Where the integral ends, a distance; may be infinite, where the function falls faster than 1 / distance.</param>
    /// <param name="function">The function of the distance.</param>
    public static double OverDistance(double scale, double end, Func<double, double> function)
    {
        double last = Math.Log(Math.Min(end, double.MaxValue));
        double middle = Math.Min(Math.Log(scale), last);
        double total = 0;
        for (double u = middle; u > -740; u -= Piece)
        {
            double part = Between(u - Piece, u, OnLogScale);
            total += part;
            if (part <= 1e-18 * total)
            {
                break;
            }
        }

        for (double u = middle; u < last; u += Piece)
        {
            double part = Between(u, Math.Min(u + Piece, last), OnLogScale);
            total += part;
            if (!(part > 1e-17 * total))
            {
                break;
            }
        }

        return total;

        double OnLogScale(double u)
        {
            double distance = Math.Exp(u);
            return distance * function(distance);
        }
    }

    /// <summary>Halves a piece until its error is small, or is no longer made smaller: then it is that of the function's own rounding.</summary>
    private static double Refined(
        double a, double b, (double Value, double Error) rule, double allowed, int halvings, int withoutGain, ref int rest, Func<double, double> function)
    {
        double middle = (a + b) / 2;
        if (!(rule.Error > Math.Max(allowed, Noise * Math.Abs(rule.Value))) || halvings == 0 || rest <= 0 || withoutGain == MostWithoutGain
            || middle <= a || middle >= b)
        {
            return rule.Value;
        }

        rest -= 2;
        var left = Rule(a, middle, function);
        var right = Rule(middle, b, function);
        withoutGain = left.Error + right.Error > 0.95 * rule.Error ? withoutGain + 1 : withoutGain; // at a step it falls to one half, at a pole of x^-a to 2^(a-1)
        return Refined(a, middle, left, allowed / 2, halvings - 1, withoutGain, ref rest, function)
            + Refined(middle, b, right, allowed / 2, halvings - 1, withoutGain, ref rest, function);
    }

    /// <summary>Kronrod's rule and its difference to Gauss's, made as small as it is for the better of the two where it falls fast.</summary>
    private static (double Value, double Error) Rule(double a, double b, Func<double, double> function)
    {
        double centre = (a + b) / 2;
        double half = (b - a) / 2;
        double atCentre = function(centre);
        double kronrod = Weights[7] * atCentre;
        double gauss = GaussWeights[3] * atCentre;
        Span<double> values = stackalloc double[15];
        values[14] = atCentre;
        for (int i = 0; i < 7; i++)
        {
            double below = function(centre - (half * Points[i]));
            double above = function(centre + (half * Points[i]));
            (values[i], values[7 + i]) = (below, above);
            kronrod += Weights[i] * (below + above);
            gauss += i % 2 == 1 ? GaussWeights[i / 2] * (below + above) : 0;
        }

        double spread = Weights[7] * Math.Abs(atCentre - (kronrod / 2));
        for (int i = 0; i < 7; i++)
        {
            spread += Weights[i] * (Math.Abs(values[i] - (kronrod / 2)) + Math.Abs(values[7 + i] - (kronrod / 2)));
        }

        double error = Math.Abs(kronrod - gauss);
        if (error != 0 && spread != 0)
        {
            double relative = 200 * error / spread;
            error = Math.Min(error, spread * Math.Min(1, relative * Math.Sqrt(relative)));
        }

        return (half * kronrod, Math.Abs(half) * error);
    }
}
