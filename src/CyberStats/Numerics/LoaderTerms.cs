namespace CyberStats.Numerics;

/// <summary>
/// What the logarithms of binomial, Poisson and gamma densities are made of, so that no digits are lost to log-gamma functions of large
/// arguments that nearly cancel.
/// </summary>
/// <remarks>Source: Loader (2000), <i>Fast and accurate computation of binomial probabilities</i>.</remarks>
internal static class LoaderTerms
{
    public const double HalfLogTwoPi = 0.91893853320467274178;
    private const double Few = 8;

    /// <summary>Loader's bd0: k log(k / mean) + mean - k, half of the Poisson deviance, without cancellation near k = mean; the mean at k = 0.</summary>
    public static double Deviance(double k, double mean) => Deviance(k, mean, k - mean);

    /// <summary>The same, of a difference k - mean that is known better than its parts are.</summary>
    public static double Deviance(double k, double mean, double difference)
    {
        if (Math.Abs(difference) >= 0.1 * (k + mean))
        {
            return k == 0 ? mean : mean == 0 ? double.PositiveInfinity : (k * Math.Log(k / mean)) + mean - k;
        }

        double v = difference / (k + mean);
        double sum = difference * v;
        double term = 2 * k * v;
        for (int j = 1; j < 1000; j++)
        {
            term *= v * v;
            double next = sum + (term / ((2 * j) + 1));
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    /// <summary>log Γ(k + 1) - (k + ½) log k + k - ½ log 2π; k is above 0.</summary>
    public static double StirlingError(double k)
    {
        if (k < 16)
        {
            return LogGamma.OfOnePlus(k) - ((k + 0.5) * Math.Log(k)) + k - HalfLogTwoPi;
        }

        double r = 1 / (k * k);
        return (1.0 / 12 - ((1.0 / 360 - ((1.0 / 1260 - ((1.0 / 1680 - ((1.0 / 1188 - (r * (691.0 / 360360))) * r)) * r)) * r)) * r)) / k;
    }

    /// <summary>The logarithm of mean^k exp(-mean) / Γ(k + 1): of the Poisson probability of k, which need not be whole.</summary>
    public static double LogPoisson(double k, double mean) =>
        k == 0 ? -mean
        : k < Few && mean > 0 ? (k * Math.Log(mean)) - mean - LogGamma.OfOnePlus(k) // nothing here is large beside the result
        : -StirlingError(k) - Deviance(k, mean) - (0.5 * Math.Log(k)) - HalfLogTwoPi;
}
