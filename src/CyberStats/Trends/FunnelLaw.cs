using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>The law of a group's count around a pooled rate: Poisson, or normal on the scale of roots with overdispersion.</summary>
internal sealed record FunnelLaw(double Rate, FunnelOverdispersion Overdispersion, double Factor, double BetweenVariance)
{
    public FunnelLimits Limits(double exposure, double level)
    {
        double expected = Rate * exposure;
        if (expected <= 0)
        {
            return default;
        }

        double tail = (1 - level) / 2;
        if (Overdispersion == FunnelOverdispersion.None)
        {
            return new FunnelLimits(CountAt(Math.Log(tail), expected) / exposure, CountAt(Elementary.LogP1(-tail), expected) / exposure);
        }

        double reach = Quantiles.TwoSidedNormal(level) * Error(expected);
        double low = Math.Max(0, 1 - reach);
        return new FunnelLimits(Rate * low * low, Rate * (1 + reach) * (1 + reach));
    }

    public double PValue(double count, double exposure)
    {
        double expected = Rate * exposure;
        if (expected <= 0)
        {
            return 1;
        }

        return Overdispersion == FunnelOverdispersion.None
            ? Math.Min(1, 2 * Math.Exp(Math.Min(LogAtMost(count, expected), LogAtLeast(count, expected))))
            : TailProbability.TwoSidedNormal((Math.Sqrt(count / expected) - 1) / Error(expected));
    }

    /// <summary>The standard error of the root of count over expected.</summary>
    private double Error(double expected) => Overdispersion == FunnelOverdispersion.Multiplicative
        ? Math.Sqrt(Math.Max(1, Factor) / expected) / 2
        : Math.Sqrt((1 / (4 * expected)) + BetweenVariance);

    private static double LogAtMost(double count, double expected) => IncompleteGamma.LogUpperTail(count + 1, expected);

    private static double LogAtLeast(double count, double expected) => count <= 0 ? 0 : IncompleteGamma.LogLowerTail(count, expected);

    /// <summary>The count with a given lower tail, interpolated between whole ones; not below 0.</summary>
    private static double CountAt(double logProbability, double expected)
    {
        double below = -1;
        double at = Math.Ceiling(expected);
        while (LogAtMost(at, expected) <= logProbability)
        {
            (below, at) = (at, (2 * at) + 1);
        }

        while (at - below > 1) // the smallest count whose tail exceeds the probability
        {
            double middle = Math.Floor((at + below) / 2);
            _ = LogAtMost(middle, expected) > logProbability ? at = middle : below = middle;
        }

        double mass = Math.Exp(LoaderTerms.LogPoisson(at, expected));
        double above = Math.Exp(LogAtMost(at, expected)) - Math.Exp(logProbability);
        return Math.Max(0, at - (above / mass));
    }
}
