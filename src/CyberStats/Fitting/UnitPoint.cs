using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A point of [0, 1] with the logarithms of its distances from both ends: the probability that a law gives to losses below an amount, right in both tails.
/// </summary>
/// <param name="Value">The point.</param>
/// <param name="LogBelow">The logarithm of the distance from 0.</param>
/// <param name="LogAbove">The logarithm of the distance from 1.</param>
internal readonly record struct UnitPoint(double Value, double LogBelow, double LogAbove)
{
    private const double FarBelow = -1e-3; // of log P(X > x): from here down the other tail is asked for, which keeps its digits

    /// <summary>Gets the lower end, 0.</summary>
    public static UnitPoint Zero { get; } = new(0, double.NegativeInfinity, 0);

    /// <summary>Gets the upper end, 1.</summary>
    public static UnitPoint One { get; } = new(1, 0, double.NegativeInfinity);

    /// <summary>Gets the distance from 1.</summary>
    public double Rest => Math.Exp(LogAbove);

    /// <summary>Gets what orders points, also where their values round to 0 or to 1.</summary>
    public double LogOdds => LogBelow - LogAbove;

    /// <summary>Gets whether it is 0 or 1.</summary>
    public bool IsEnd => double.IsNegativeInfinity(LogBelow) || double.IsNegativeInfinity(LogAbove);

    /// <summary>Returns the point with given logarithms of its distances.</summary>
    public static UnitPoint Of(double logBelow, double logAbove) => new(logBelow < logAbove ? Math.Exp(logBelow) : -Elementary.ExpM1(logAbove), logBelow, logAbove);

    /// <summary>Returns P(X ≤ loss), given that the loss lies in a range; -∞ and +∞ for no limits.</summary>
    public static UnitPoint Of(ISeverity law, double loss, double above, double upTo)
    {
        if (loss <= above || loss >= upTo)
        {
            return loss <= above ? Zero : One;
        }

        if (double.IsNegativeInfinity(above) && double.IsPositiveInfinity(upTo))
        {
            return Of(law.LogCumulative(loss), law.LogSurvival(loss));
        }

        double whole = PointwiseLikelihood.LogProbability(law, above, upTo);
        return Of(
            Math.Min(PointwiseLikelihood.LogProbability(law, above, loss) - whole, 0),
            Math.Min(PointwiseLikelihood.LogProbability(law, loss, upTo) - whole, 0));
    }

    /// <summary>Returns P(X ≤ loss) of many losses.</summary>
    public static UnitPoint[] Of(ISeverity law, ReadOnlySpan<double> losses)
    {
        var points = new UnitPoint[losses.Length];
        Span<double> above = stackalloc double[Layers.Block];
        Span<double> values = stackalloc double[Layers.Block];
        Span<double> below = stackalloc double[Layers.Block];
        for (int start = 0; start < losses.Length; start += Layers.Block)
        {
            ReadOnlySpan<double> part = losses.Slice(start, Math.Min(Layers.Block, losses.Length - start));
            LogSurvival(law, part, above);
            above[..part.Length].CopyTo(values);
            SpanFunctions.ExpM1(values[..part.Length]);
            for (int i = 0; i < part.Length; i++)
            {
                values[i] = -values[i];
            }

            values.CopyTo(below);
            SpanFunctions.Log(below[..part.Length]);
            for (int i = 0; i < part.Length; i++)
            {
                points[start + i] = above[i] > FarBelow ? Of(law.LogCumulative(part[i]), above[i]) : new(values[i], below[i], above[i]);
            }
        }

        return points;
    }

    private static void LogSurvival(ISeverity law, ReadOnlySpan<double> losses, Span<double> results)
    {
        if (law is IBulkLaw bulk)
        {
            bulk.LogSurvival(losses, results[..losses.Length]);
            return;
        }

        for (int i = 0; i < losses.Length; i++)
        {
            results[i] = law.LogSurvival(losses[i]);
        }
    }
}
