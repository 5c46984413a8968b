using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// Shares of losses beside the probabilities of a law: the points of a probability (P-P) plot, which lie near the diagonal where the law is right. It shows the middle
/// of the law; <see cref="QuantilePlot"/> shows its tails.
/// </summary>
public static class ProbabilityPlot
{
    /// <summary>Returns a point for each exact loss, in order.</summary>
    /// <param name="law">The law.</param>
    /// <param name="sample">The losses: exact ones and lower bounds, which may be truncated and weighted.</param>
    /// <param name="position">Where the r-th of n losses is plotted.</param>
    /// <param name="level">The coverage of the limits of each point, in (0, 1).</param>
    /// <remarks>As <see cref="QuantilePlot.Of"/>.</remarks>
    /// <inheritdoc cref="QuantilePlot.Of" path="/exception"/>
    public static IReadOnlyList<ProbabilityPoint> Of(
        ISeverity law, LossSample sample, PlottingPosition position = PlottingPosition.Hazen, double level = 0.95) =>
        [.. PlottedLoss.Of(law, sample, position, level).Select(p => new ProbabilityPoint(p.Row.Low, p.Position, p.Point.Value, p.Low.Value, p.High.Value, p.Row.Weight))];
}
