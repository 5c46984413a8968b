using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The product limit of losses known exactly or only to be at least an amount, each on record only above an amount of its own.
/// </summary>
/// <remarks>
/// At every exact loss, those count as at risk that are at least as great and would have been reported. Sources: Kaplan and Meier (1958), <i>Nonparametric
/// estimation from incomplete observations</i>; Tsai, Jewell and Wang (1987), <i>A note on the product-limit estimator under right censoring and left truncation</i>.
/// </remarks>
internal sealed class DelayedEntry
{
    /// <summary>Creates the law.</summary>
    /// <param name="rows">The losses, of a weight above zero: exact, or lower bounds; not truncated from above.</param>
    public DelayedEntry(IReadOnlyList<LossObservation> rows)
    {
        LossObservation[] leaving = [.. rows.OrderBy(r => r.Low)];
        LossObservation[] entering = [.. rows.OrderBy(r => r.ReportedAbove)];
        double[] values = [.. rows.Where(r => r.IsExact).Select(r => r.Low).Distinct().Order()];
        Values = values;
        Shares = new double[values.Length];
        Above = new double[values.Length];
        RelativeVariances = new double[values.Length];
        CompensatedSum risk = default;
        CompensatedSum logLikelihood = default;
        double above = 1;
        double variance = 0;
        for (int j = 0, left = 0, entered = 0; j < values.Length; j++)
        {
            for (; entered < entering.Length && (entering[entered].ReportedAbove < values[j] || entering[entered].ReportedAbove == 0); entered++)
            {
                risk += entering[entered].Weight;
            }

            for (; left < leaving.Length && leaving[left].Low < values[j]; left++)
            {
                risk += -leaving[left].Weight;
            }

            CompensatedSum events = default;
            for (int i = left; i < leaving.Length && leaving[i].Low == values[j]; i++)
            {
                events += leaving[i].IsExact ? leaving[i].Weight : 0;
            }

            double rest = Math.Max((risk - events).Value, 0);
            logLikelihood += events.Value * Math.Log(events.Value / risk.Value);
            logLikelihood += rest > 0 ? rest * Math.Log(rest / risk.Value) : 0;
            Shares[j] = above * (events.Value / risk.Value);
            variance += events.Value / (risk.Value * rest);
            IsBroken |= above == 0;
            above *= rest / risk.Value;
            (Above[j], RelativeVariances[j]) = (above, variance);
        }

        LogLikelihood = logLikelihood.Value;
    }

    /// <summary>Gets the different exact losses, rising.</summary>
    public double[] Values { get; }

    /// <summary>Gets the probability of each of <see cref="Values"/>.</summary>
    public double[] Shares { get; }

    /// <summary>Gets the probability above each of <see cref="Values"/>.</summary>
    public double[] Above { get; }

    /// <summary>Gets the variance of each of <see cref="Above"/>, relative to its square (Greenwood, 1926).</summary>
    public double[] RelativeVariances { get; }

    public double LogLikelihood { get; }

    /// <summary>Gets whether nothing was at risk between two losses but the lower: the greater ones have no probability beside it.</summary>
    public bool IsBroken { get; }
}
