using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <content>What rounding leaves of amounts.</content>
public sealed partial class LossSample
{
    /// <summary>
    /// Returns the sample with every round amount replaced by its <see cref="RoundingCell"/>, so that a law is fitted to what the amount says, and not to
    /// digits that it does not have.
    /// </summary>
    /// <remarks>
    /// Amounts that are exact and have more digits stay exact; so do those of 0 and those that are not exact to begin with. Weights and truncation are kept;
    /// a cell is cut where losses are not reported. An amount that happens to be round is taken for rounded as well, which loses next to nothing: the cell
    /// holds it. Fits stand on it that whether an amount is rounded does not depend on where in its cell it lies. <see cref="HeapingIndex"/> shows
    /// whether amounts are rounded at all. Cost: one pass.
    /// </remarks>
    /// <param name="mostDigits">Amounts of at most so many significant digits are taken as rounded; 1 to 15.</param>
    /// <param name="leastDigits">The least number of significant digits that the source gives; 1 to <paramref name="mostDigits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public LossSample WithRoundingCells(int mostDigits = 2, int leastDigits = 1)
    {
        Require.InRange(1, 15, mostDigits);
        Require.InRange(1, mostDigits, leastDigits);
        return Of(Enumerable.Range(0, Count).Select(i => Cell(this[i])), Excluded);

        LossObservation Cell(LossObservation o)
        {
            if (!o.IsExact || o.Low == 0 || SignificantDigits.Of(o.Low).Count > mostDigits)
            {
                return o;
            }

            LossObservation cell = RoundingCell.Of(o.Low, leastDigits).Weighted(o.Weight);
            return o.ReportedAbove > 0 || !double.IsPositiveInfinity(o.ReportedUpTo) ? cell.Truncated(o.ReportedAbove, o.ReportedUpTo) : cell;
        }
    }
}
