using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// What each observation adds to the log-likelihood of a law.
/// </summary>
internal static class PointwiseLikelihood
{
    /// <summary>Returns the log-likelihood of one observation, without its weight.</summary>
    public static double Of(ISeverity law, LossObservation row)
    {
        double value = row.IsExact ? law.LogDensity(row.Low) : LogProbability(law, row.Low == 0 ? double.NegativeInfinity : row.Low, row.High);
        return row.ReportedAbove > 0 || !double.IsPositiveInfinity(row.ReportedUpTo) ? value - LogProbability(law, row.ReportedAbove == 0 ? double.NegativeInfinity : row.ReportedAbove, row.ReportedUpTo) : value;
    }

    /// <summary>Returns log P(low &lt; X ≤ high), from the tail that loses least.</summary>
    public static double LogProbability(ISeverity law, double low, double high)
    {
        double upper = law.LogSurvival(low);
        return upper > -0.5
            ? NumeralFunctions.LogDifference<Plain>(new(law.LogCumulative(high)), new(law.LogCumulative(low))).Value
            : NumeralFunctions.LogDifference<Plain>(new(upper), new(law.LogSurvival(high))).Value;
    }
}
