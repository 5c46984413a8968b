namespace CyberStats.Numerics;

/// <summary>
/// Sums, differences and complements of probabilities that are given by their logarithms.
/// </summary>
internal static class LogProbability
{
    private const double LogHalf = -0.69314718055994530942;

    /// <summary>Returns log(1 - exp(a)) of a logarithm that is not above 0.</summary>
    public static double Complement(double a) => a >= 0 ? double.NegativeInfinity : Elementary.LogOneMinusExp(-a);

    /// <summary>Returns log(exp(a) - exp(b)); negative infinity unless a is above b.</summary>
    public static double Difference(double a, double b) =>
        double.IsNaN(a) || double.IsNaN(b) ? double.NaN : a > b ? a + Complement(b - a) : double.NegativeInfinity;

    /// <summary>Returns log(exp(a) + exp(b)).</summary>
    public static double Sum(double a, double b)
    {
        double larger = Math.Max(a, b);
        return double.IsInfinity(larger) ? larger : larger + Elementary.LogP1(Math.Exp(Math.Min(a, b) - larger));
    }

    /// <summary>Gets whether a logarithm is that of less than one half, so that it says more than the logarithm of the complement.</summary>
    public static bool IsSmall(double a) => a <= LogHalf;
}
