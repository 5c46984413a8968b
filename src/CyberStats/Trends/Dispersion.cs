using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>A variance over its mean, and the degrees of freedom it was learnt from: infinite where it is known.</summary>
internal readonly record struct Dispersion(double Value, double Freedom)
{
    private const double LeastTail = 1e-300;

    public Dispersion AtLeastPoisson => this with { Value = Math.Max(1, Value) };

    /// <summary>
    /// Returns the tail of the normal law as far out as Student's with a given two-sided level: at that tail of an exact law of counts divided by the
    /// dispersion lies the end of an interval. It is (1 - level) / 2 where the dispersion is known.
    /// </summary>
    public double Tail(double level) => double.IsPositiveInfinity(Freedom)
        ? (1 - level) / 2
        : Math.Max(LeastTail, Math.Exp(NormalScore.LogUpperTail(Quantiles.TwoSidedStudent(level, Freedom))));

    /// <summary>Returns the tail of Student's law as far out as a tail of the normal one, in logarithms: the p-value that goes with <see cref="Tail"/>.</summary>
    public double LogPValue(double logTail)
    {
        double z = double.IsPositiveInfinity(Freedom) ? double.NegativeInfinity : NormalScore.OfLogTail(logTail);
        if (double.IsNegativeInfinity(z))
        {
            return logTail;
        }

        double half = TailProbability.TwoSidedStudent(z, Freedom) / 2;
        return z > 0 ? Math.Log(half) : Elementary.LogP1(-half);
    }
}
