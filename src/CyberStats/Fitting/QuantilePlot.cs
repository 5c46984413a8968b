using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// Losses beside the quantiles of a law: the points of a quantile (Q-Q) plot, which lie near the diagonal where the law is right.
/// </summary>
public static class QuantilePlot
{
    /// <summary>Returns a point for each exact loss, in order.</summary>
    /// <param name="law">The law.</param>
    /// <param name="sample">The losses: exact ones and lower bounds, which may be truncated and weighted.</param>
    /// <param name="position">Where the r-th of n losses is plotted.</param>
    /// <param name="level">The coverage of the limits of each point, in (0, 1).</param>
    /// <remarks>
    /// <para>
    /// A lower bound has no point of its own; it moves the shares of greater losses as Kaplan and Meier (1958) have it. Losses with different ranges of reporting are in the
    /// order of the probability of a smaller one within the range. Equal losses have a point each, unless they are one with a weight.
    /// </para>
    /// <para>
    /// The limits are those of an order statistic (a beta variable), point by point: of a hundred points some five lie outside. They take the parameters as known; where
    /// they were fitted to the same losses, points keep closer to the diagonal than the limits say. Cost: two quantiles of the law and of a beta law for each loss.
    /// </para>
    /// <para>Source: Wilk and Gnanadesikan (1968), <i>Probability plotting methods for the analysis of data</i>.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The law or the sample is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1), or the position not defined.</exception>
    /// <exception cref="ArgumentException">A loss is known by an upper bound or an interval.</exception>
    public static IReadOnlyList<QuantilePoint> Of(
        ISeverity law, LossSample sample, PlottingPosition position = PlottingPosition.Hazen, double level = 0.95) =>
        [.. PlottedLoss.Of(law, sample, position, level).Select(p => new QuantilePoint(
            p.Row.Low,
            Quantile(law, p.Row, p.Position, p.Exceedance),
            Quantile(law, p.Row, p.Low.Value, p.Low.Rest),
            Quantile(law, p.Row, p.High.Value, p.High.Rest),
            p.Position,
            p.Exceedance,
            p.Row.Weight))];

    /// <summary>The quantile of the law in the range in which a loss is reported, from the tail in which it keeps its digits.</summary>
    private static double Quantile(ISeverity law, LossObservation row, double below, double above)
    {
        if (double.IsNaN(below))
        {
            return double.NaN;
        }

        bool isWhole = row.ReportedAbove == 0;
        double first = isWhole ? 0 : law.Cumulative(row.ReportedAbove);
        double last = law.Survival(row.ReportedUpTo);
        double cumulative = first + (below * (law.Cumulative(row.ReportedUpTo) - first));
        double survival = last + (above * ((isWhole ? 1 : law.Survival(row.ReportedAbove)) - last));
        double quantile = survival < 0.5 ? law.LossExceededWith(survival) : law.Quantile(cumulative);
        return isWhole ? Math.Min(quantile, row.ReportedUpTo) : Math.Clamp(quantile, row.ReportedAbove, row.ReportedUpTo);
    }
}
