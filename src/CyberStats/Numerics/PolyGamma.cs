namespace CyberStats.Numerics;

/// <summary>
/// The first two derivatives of <see cref="LogGamma"/>.
/// </summary>
/// <remarks>Source: Abramowitz and Stegun (1964), 6.3.18 and 6.4.12 from 12 on, 6.3.5 and 6.4.6 below.</remarks>
internal static class PolyGamma
{
    private const double Large = 12;

    /// <summary>Returns ψ(z), the derivative of log Γ(z).</summary>
    /// <param name="z">The argument; positive.</param>
    public static double Digamma(double z)
    {
        double sum = 0;
        for (; z < Large; z += 1)
        {
            sum -= 1 / z;
        }

        double r = 1 / (z * z);
        double series = r * ((1.0 / 12) - (r * ((1.0 / 120) - (r * ((1.0 / 252) - (r * ((1.0 / 240) - (r * ((1.0 / 132) - (r * (691.0 / 32760)))))))))));
        return sum + Math.Log(z) - (0.5 / z) - series;
    }

    /// <summary>Returns ψ′(z), the second derivative of log Γ(z).</summary>
    /// <param name="z">The argument; positive.</param>
    public static double Trigamma(double z)
    {
        double sum = 0;
        for (; z < Large; z += 1)
        {
            sum += 1 / (z * z);
        }

        double r = 1 / (z * z);
        double series = (1.0 / 6) - (r * ((1.0 / 30) - (r * ((1.0 / 42) - (r * ((1.0 / 30) - (r * ((5.0 / 66) - (r * 691.0 / 2730)))))))));
        return sum + (1 / z) + (r / 2) + (series * r / z);
    }
}
