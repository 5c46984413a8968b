using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Series;

/// <summary>
/// Sums the losses of incidents over time.
/// </summary>
public static class IncidentLosses
{
    /// <summary>Sums reported losses per period, in one currency.</summary>
    /// <remarks>
    /// Ransom demands are no losses and are left out; amounts in other currencies are left out, since nothing here converts; both are
    /// reported. Where an incident states a total (<see cref="LossForm.Total"/>) in the currency, that alone counts for it, since its parts
    /// are in it; of several totals that differ, what they leave possible. Unknown amounts are counted, never taken for zero.
    /// Amounts in the money of different dates are added as they stand, with a caveat. Incidents whose date is less precise than the period
    /// are left out and reported. Cost: one pass over the incidents.
    /// </remarks>
    /// <param name="incidents">The incidents.</param>
    /// <param name="period">The length of a period.</param>
    /// <param name="clock">The date that places an incident.</param>
    /// <param name="currency">The currency of the sums.</param>
    /// <exception cref="ArgumentNullException"><paramref name="incidents"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clock"/> is not defined.</exception>
    /// <exception cref="ArgumentException">The currency is unknown.</exception>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static LossSeries SumLosses(this IncidentSet incidents, Period period, Clock clock, CurrencyCode currency)
    {
        if (currency == default)
        {
            throw new ArgumentException("The sums need a currency.", nameof(currency));
        }

        var placer = new RecordPlacer(incidents, period, clock, null);
        var totals = new LossTotal[placer.Grid.Length];
        Array.Fill(totals, LossTotal.Nothing);
        var seen = new bool[totals.Length];
        var priceDates = new HashSet<PartialDate?>();
        int included = 0;
        foreach (Incident incident in incidents.AsSpan())
        {
            if (!placer.TryPlace(incident, out PartialDate date, out int from, out _) || !placer.Grid.IsCertain(date))
            {
                continue;
            }

            seen[from] = true;
            List<Bounds<decimal>> amounts = Amounts(incident, currency, placer);
            included += amounts.Count > 0 ? 1 : 0;
            if (amounts.Count > 0)
            {
                priceDates.UnionWith(incident.Losses.Where(loss => loss.Currency == currency && !loss.IsDemand).Select(loss => loss.PriceDate));
            }

            foreach (Bounds<decimal> amount in amounts)
            {
                totals[from] = totals[from].Plus(amount);
            }
        }

        double[] exposure = placer.Grid.Exposure();
        return new LossSeries(
            period,
            placer.Grid.FirstIndex,
            [.. totals.Select((total, i) => exposure[i] > 0 && (placer.Grid.IsDeclared || seen[i]) ? total : (LossTotal?)null)])
        {
            Exposure = exposure,
            Currency = currency,
            Clock = clock,
            AsOf = incidents.AsOf,
            Included = included,
            Excluded = placer.Excluded(),
            Caveats = [.. placer.CaveatsOf(exposure), .. CaveatsOf(totals, placer.Excluded()), .. priceDates.Count > 1 ? [Caveat.MixedPriceDates] : Array.Empty<Caveat>()],
            SourceIds = incidents.SourceIds,
        };
    }

    /// <summary>The amounts of an incident that go into a sum: its total where it states one, else its parts.</summary>
    private static List<Bounds<decimal>> Amounts(Incident incident, CurrencyCode currency, RecordPlacer placer)
    {
        var losses = new List<Loss>();
        foreach (Loss loss in incident.Losses)
        {
            if (loss.IsDemand)
            {
                placer.Exclude(ExclusionReason.Demand);
            }
            else if (loss.Currency != currency && !(loss.Amount.IsUnknown && loss.Currency == default))
            {
                placer.Exclude(ExclusionReason.OtherCurrency);
            }
            else
            {
                losses.Add(loss);
            }
        }

        List<Loss> totals = losses.FindAll(loss => loss.Form == LossForm.Total && !loss.Amount.IsUnknown);
        return totals.Count == 0 ? [.. losses.Select(loss => loss.Amount)] : [totals.Select(loss => loss.Amount).Aggregate(Hull)];
    }

    /// <summary>What two statements of one amount leave possible.</summary>
    private static Bounds<decimal> Hull(Bounds<decimal> a, Bounds<decimal> b)
    {
        if (a == b)
        {
            return a;
        }

        decimal? high = a.Kind == BoundsKind.AtLeast || b.Kind == BoundsKind.AtLeast ? null : Math.Max((a.High ?? a.Best)!.Value, (b.High ?? b.Best)!.Value);
        return new(Math.Min(LowOf(a), LowOf(b)), null, high);

        static decimal LowOf(Bounds<decimal> amount) => amount.Least ?? 0;
    }

    private static IEnumerable<Caveat> CaveatsOf(LossTotal[] totals, IReadOnlyList<Exclusion> excluded)
    {
        if (totals.Any(t => t.Unknown > 0))
        {
            yield return Caveat.UnknownLosses;
        }

        if (totals.Any(t => t.High is null))
        {
            yield return Caveat.LowerBoundsOnly;
        }

        if (excluded.Any(e => e.Reason == ExclusionReason.Demand))
        {
            yield return Caveat.DemandsExcluded;
        }

        if (excluded.Any(e => e.Reason == ExclusionReason.OtherCurrency))
        {
            yield return Caveat.CurrencyExcluded;
        }
    }
}
