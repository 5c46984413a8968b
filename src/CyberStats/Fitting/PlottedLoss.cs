using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// An exact loss with its place among all of a sample, censored ones among them.
/// </summary>
internal readonly record struct PlottedLoss(LossObservation Row, UnitPoint Point, double Position, double Exceedance, UnitPoint Low, UnitPoint High)
{
    /// <summary>Returns the exact losses of a sample, in the order of the probabilities that a law gives to smaller ones.</summary>
    public static IEnumerable<PlottedLoss> Of(ISeverity law, LossSample sample, PlottingPosition position, double level)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(sample);
        double a = Require.Defined(position) switch { PlottingPosition.Hazen => 0.5, PlottingPosition.Blom => 0.375, _ => 0 };
        Require.Between(0, 1, level);
        var rows = new List<(LossObservation Row, UnitPoint Point)>(sample.Count);
        for (int i = 0; i < sample.Count; i++)
        {
            LossObservation row = sample[i];
            if (!row.IsExact && !double.IsPositiveInfinity(row.High))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The loss at index {i} is {row}: one that is not exact has no place in the plot unless it is a lower bound."), nameof(sample));
            }

            if (row.Weight > 0)
            {
                rows.Add((row, TransformedSample.Interval(law, row).Low));
            }
        }

        (LossObservation Row, UnitPoint Point)[] ordered = [.. rows.OrderBy(r => r.Point.LogOdds).ThenBy(r => r.Row.High).ThenBy(r => r.Row.Low)];
        (double Above, double Share)[] steps = ProductLimit.Of([.. ordered.Select(r => r.Row.IsExact)], [.. ordered.Select(r => r.Row.Weight)]);
        double n = ordered.Sum(r => r.Row.Weight);
        bool hasLimits = ordered.All(r => r.Row.IsExact);
        double below = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].Share > 0)
            {
                // Of exact losses, the places are 1 to n, and in the middle of those of several equal ones.
                double place = (n * (below + (steps[i].Share / 2))) + 0.5;
                double fromTop = (n * (steps[i].Above - (steps[i].Share / 2))) + 0.5;
                (UnitPoint low, UnitPoint high) = hasLimits ? Limits(place, fromTop, level) : (new(double.NaN, double.NaN, double.NaN), new(double.NaN, double.NaN, double.NaN));
                yield return new(ordered[i].Row, ordered[i].Point, (place - a) / (n + 1 - (2 * a)), (fromTop - a) / (n + 1 - (2 * a)), low, high);
                below += steps[i].Share;
            }
        }
    }

    /// <summary>The limits of the probability below the loss in a place: of a beta variable.</summary>
    private static (UnitPoint Low, UnitPoint High) Limits(double place, double fromTop, double level)
    {
        double tail = (1 - level) / 2;
        double low = IncompleteBeta.LogOddsQuantile(tail, place, fromTop);
        double high = -IncompleteBeta.LogOddsQuantile(tail, fromTop, place);
        return (OfLogOdds(low), OfLogOdds(high));

        static UnitPoint OfLogOdds(double w) => UnitPoint.Of(-Elementary.Softplus(-w), -Elementary.Softplus(w));
    }
}
