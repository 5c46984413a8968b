namespace CyberStats.Numerics;

/// <summary>
/// A running sum of twice the precision of a double: unevaluated, a number and what rounding took from it.
/// </summary>
/// <remarks>Source: Dekker (1971), <i>A floating-point technique for extending the available precision</i>; Knuth, two-sum.</remarks>
internal readonly record struct CompensatedSum(double High, double Low)
{
    /// <summary>Gets the sum, rounded.</summary>
    public double Value => High + Low;

    /// <summary>Returns the exact difference of two numbers.</summary>
    public static CompensatedSum Difference(double a, double b)
    {
        double d = a - b;
        double t = d - a;
        return new(d, (a - (d - t)) - (b + t));
    }

    /// <summary>Adds two sums.</summary>
    public static CompensatedSum operator +(CompensatedSum a, CompensatedSum b)
    {
        double s = a.High + b.High;
        double t = s - a.High;
        double e = (a.High - (s - t)) + (b.High - t) + (a.Low + b.Low);
        double high = s + e;
        return new(high, e - (high - s));
    }

    /// <summary>Subtracts a sum.</summary>
    public static CompensatedSum operator -(CompensatedSum a, CompensatedSum b) => a + new CompensatedSum(-b.High, -b.Low);

    /// <summary>Adds a number.</summary>
    public static CompensatedSum operator +(CompensatedSum a, double b) => a + new CompensatedSum(b, 0);

    /// <summary>Returns the square.</summary>
    public CompensatedSum Squared()
    {
        double p = High * High;
        double e = Math.FusedMultiplyAdd(High, High, -p) + (2 * High * Low);
        double high = p + e;
        return new(high, e - (high - p));
    }

    /// <summary>Returns the quotient by a number.</summary>
    public CompensatedSum Over(double divisor)
    {
        double q = High / divisor;
        double rest = Math.FusedMultiplyAdd(-q, divisor, High) + Low;
        return new(q, rest / divisor);
    }
}
