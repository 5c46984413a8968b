using CyberStats.Losses;

namespace CyberStats.Fitting;

/// <content>Where reported losses become a sample.</content>
public sealed partial class LossSample
{
    /// <summary>Makes a sample of reported losses, in one money.</summary>
    /// <remarks>
    /// <para>
    /// Amounts enter as they are known: exactly, as right-censored where "at least", as left-censored where "at most", as an interval between bounds.
    /// A likeliest value within bounds is taken for exact, unless <see cref="LossRecordOptions.Best"/> says otherwise. A loss of exactly 0 is kept: most
    /// laws refuse it, and whether there was a loss at all is a question of its own.
    /// </para>
    /// <para>
    /// Left out, and counted in <see cref="Excluded"/>: demands, which are no losses; forms not asked for; amounts that are unknown (or "at least 0",
    /// which says no more), which are not zero; and those that the tables cannot bring to the money asked for. The first reason in this order counts.
    /// </para>
    /// <para>
    /// A total and its parts are records of their own: ask for forms of which none holds another. Where each loss is to take the date of
    /// its own incident, set it beforehand: <c>loss with { PriceDate = loss.PriceDate ?? incident.Discovered }</c>.
    /// </para>
    /// </remarks>
    /// <param name="losses">The losses, in any order.</param>
    /// <param name="money">The currency, the date of prices, and the tables that bring losses there.</param>
    /// <param name="options">The forms asked for and how amounts are read; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> or <paramref name="money"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss is null; the message gives its index.</exception>
    /// <exception cref="OverflowException">An amount, converted, exceeds the range of <see cref="decimal"/>.</exception>
    public static LossSample FromLosses(IEnumerable<Loss> losses, MoneyBasis money, LossRecordOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(money);
        options ??= LossRecordOptions.Default;
        var observations = new List<LossObservation>();
        var excluded = new List<Exclusion>();
        int index = 0;
        foreach (Loss loss in losses)
        {
            if (loss is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"The loss at index {index} is null."), nameof(losses));
            }

            ExclusionReason? reason = loss.IsDemand ? ExclusionReason.Demand
                : options.Forms.Count > 0 && !options.Forms.Contains(loss.Form) ? ExclusionReason.OtherForm
                : null;
            if (reason is null && money.TryConvert(loss, out Bounds<decimal> amount, out reason, options.UndatedAs))
            {
                reason = amount is { Kind: BoundsKind.AtLeast, Low: 0 } && (amount.Best is null || options.Best == BestReading.AsBounds)
                    ? ExclusionReason.UnknownAmount
                    : null;
                if (reason is null)
                {
                    observations.Add(Read(amount, options.Best));
                }
            }

            if (reason is { } left)
            {
                excluded.Add(new Exclusion(left, 1));
            }

            index++;
        }

        return Of(observations, excluded);
    }

    private static LossObservation Read(Bounds<decimal> amount, BestReading best)
    {
        if (amount.Point is { } point && (best == BestReading.AsExact || amount.Kind == BoundsKind.Exact))
        {
            return LossObservation.Exactly((double)point);
        }

        return LossObservation.Between((double)(amount.Least ?? 0), amount.Most is { } most ? (double)most : double.PositiveInfinity);
    }
}
