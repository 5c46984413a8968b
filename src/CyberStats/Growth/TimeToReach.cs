namespace CyberStats.Growth;

/// <summary>
/// When the mean of two Poisson counts, growing steadily, reaches a number: the times at which the likelihood does not refuse it.
/// </summary>
/// <remarks>
/// Time runs from 0 at the earlier count to 1 at the later. A time u is kept where the deviance of the best pair of means whose line, on the
/// log scale, passes the number at u is at most z² φ. Source of the method: profile likelihood, as in Venzon and Moolgavkar (1988).
/// </remarks>
internal sealed class TimeToReach(double from, double to, double number, double allowed)
{
    private const double Farthest = 1e6;

    /// <summary>Gets the time at which the line through the counts reaches the number.</summary>
    public double Best { get; } = Math.Log(number / from) / Math.Log(to / from);

    /// <summary>
    /// Returns the earliest and the latest time kept. The latest is infinite where it may never be reached; where the counts do not even tell in
    /// which direction it lies, both are.
    /// </summary>
    public (double Low, double High) Limits()
    {
        double low = Limit(-1);
        return (low, double.IsNegativeInfinity(low) ? double.PositiveInfinity : Limit(1));
    }

    private double Limit(int direction)
    {
        double inside = Best;
        double step = 1e-3 * Math.Max(1, Math.Abs(Best));
        while (Deviance(inside + (direction * step)) <= allowed)
        {
            inside += direction * step;
            step *= 2;
            if (step > Farthest)
            {
                return direction * double.PositiveInfinity;
            }
        }

        double outside = inside + (direction * step);
        for (int i = 0; i < 200 && Math.Abs(outside - inside) > 1e-14 * Math.Max(1, Math.Abs(inside)); i++)
        {
            double middle = (inside + outside) / 2;
            (inside, outside) = Deviance(middle) <= allowed ? (middle, outside) : (inside, middle);
        }

        return inside;
    }

    /// <summary>Twice what the log-likelihood loses when the line must pass the number at a time.</summary>
    private double Deviance(double u)
    {
        // The means on a line through (u, log number): log λ0 = log number - u s, log λ1 = log number + (1 - u) s; concave in s.
        double target = Math.Log(number);
        double Slope(double s) => (-u * (from - Math.Exp(target - (u * s)))) + ((1 - u) * (to - Math.Exp(target + ((1 - u) * s))));
        double low = -1;
        double high = 1;
        while (Slope(low) < 0)
        {
            low *= 2;
        }

        while (Slope(high) > 0)
        {
            high *= 2;
        }

        for (int i = 0; i < 200 && high - low > 1e-16 * Math.Max(Math.Abs(low), Math.Abs(high)); i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Slope(middle) > 0 ? (middle, high) : (low, middle);
        }

        double best = (low + high) / 2;
        return 2 * (Loss(from, target - (u * best)) + Loss(to, target + ((1 - u) * best)));
    }

    private static double Loss(double count, double logMean) => (count * (Math.Log(count) - logMean)) - count + Math.Exp(logMean);
}
