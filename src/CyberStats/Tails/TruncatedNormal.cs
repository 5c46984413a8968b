using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A standard normal variable above a point: its hazard there, and the mean and variance of its excess, without loss as the point goes to infinity, where the
/// excess becomes exponential.
/// </summary>
internal static class TruncatedNormal
{
    private const double Far = 3; // from here on the fraction below converges in some 60 terms
    private const int Terms = 120;

    /// <summary>Returns φ(h) / P(Z > h).</summary>
    public static double Hazard(double h) => Math.Exp(LogHazard(h));

    /// <summary>Returns log(φ(h) / P(Z > h)).</summary>
    public static double LogHazard(double h) => h > Far
        ? Math.Log(h + Excess(h, 1))
        : (-h * h / 2) - LoaderTerms.HalfLogTwoPi - NormalScore.LogUpperTail(h);

    /// <summary>Returns the mean of Z - h above h.</summary>
    public static double Mean(double h) => h > Far ? Excess(h, 1) : Hazard(h) - h;

    /// <summary>Returns the variance of Z above h, over the square of the mean of Z - h: from 0 at minus infinity to 1, that of an exponential variable.</summary>
    public static double SquaredVariation(double h)
    {
        if (h > Far)
        {
            double mean = Excess(h, 1);
            return (Excess(h, 2) - mean) / mean; // 1 - h mean = mean · K, with mean = 1 / (h + K)
        }

        double hazard = Hazard(h);
        double excess = hazard - h;
        return (1 - (hazard * excess)) / (excess * excess);
    }

    /// <summary>k / (h + (k + 1) / (h + …)): with k = 1 the mean excess. Laplace's fraction for the hazard less h.</summary>
    private static double Excess(double h, int k)
    {
        double tail = 0;
        for (int i = Terms; i >= k; i--)
        {
            tail = i / (h + tail);
        }

        return tail;
    }
}
