using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.Stix;

/// <summary>What the impacts of an incident say: what it harmed, how many records, what it cost.</summary>
internal sealed class StixImpacts(StixObjects objects, StixDates dates, StixParties parties, IssueList issues)
{
    private const int LongestChain = 100; // of impacts that supersede one another

    /// <summary>Returns the impacts that count: all but those that a later one of the same sort supersedes.</summary>
    public List<StixImpact> Current(StixRow row)
    {
        if (row.IsVersion1 && row.IsVersion2)
        {
            issues.Warning("mixed_extension", "extensions", null,
                "The incident embeds impacts or activities as version 1 of the extension does, and refers to others as version 2 does; the embedded ones were passed over.");
        }

        if (!row.IsVersion2)
        {
            return [.. row.Impacts];
        }

        var current = new List<StixImpact>();
        foreach (string id in row.ImpactRefs.Distinct(StringComparer.Ordinal))
        {
            if (objects.Find<StixImpact>(id) is not { } impact)
            {
                parties.Dangling("impact_refs", id);
                continue;
            }

            if (impact.IsRevoked)
            {
                issues.Warning("withdrawn_reference", "impact_refs", id, "Its creator revoked the impact; it was passed over.");
            }
            else if (IsSuperseded(impact))
            {
                issues.Info("superseded_impact", "superseded_by_ref", id, "A later impact of the same sort supersedes it; it was passed over.");
            }
            else
            {
                current.Add(impact);
            }
        }

        return current;
    }

    /// <summary>Returns what impacts say was harmed; null where they do not say.</summary>
    public static SecurityAttributes? Affects(StixRow row, IEnumerable<StixImpact> impacts)
    {
        SecurityAttributes? affects = row.HasLabel(StixLabels.AffectsAvailability) ? SecurityAttributes.Availability : null;
        foreach (StixImpact impact in impacts)
        {
            SecurityAttributes attribute = impact.Category switch
            {
                "confidentiality" => SecurityAttributes.Confidentiality,
                "integrity" => SecurityAttributes.Integrity,
                "availability" => SecurityAttributes.Availability,
                _ => SecurityAttributes.None,
            };
            bool isKnown = attribute == SecurityAttributes.Availability ? impact.Level is not null : impact.Word is not null;
            if (attribute != SecurityAttributes.None && isKnown)
            {
                affects = (affects ?? SecurityAttributes.None) | (impact.Word == "none" || impact.Level == "0" ? SecurityAttributes.None : attribute);
            }
        }

        return affects;
    }

    /// <summary>Returns how many records were affected: the number that the impacts give, the greatest where they give several.</summary>
    public Bounds<long> Records(IEnumerable<StixImpact> impacts)
    {
        var counts = new List<long>();
        foreach (string text in impacts.Select(i => i.Records).OfType<string>())
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            {
                counts.Add(count);
            }
            else
            {
                issues.Warning("number_unreadable", "record_count", text, "The number of records is no whole number from 0; it was dropped.");
            }
        }

        if (counts.Distinct().Count() <= 1)
        {
            return counts.Count == 0 ? default : Bounds<long>.Exactly(counts[0]);
        }

        issues.Info("several_counts", "record_count", string.Join(", ", counts), "Several impacts count records, which may be the same ones: all that follows is that there were at least as many as the greatest says.");
        return Bounds<long>.AtLeast(counts.Max());
    }

    /// <summary>Returns what an incident cost.</summary>
    public ImmutableArray<Loss> Losses(IEnumerable<StixImpact> impacts, List<string> dropped) =>
        [.. impacts.Where(i => i.Category == StixImpact.Monetary).Select(i => LossOf(i, dropped)).OfType<Loss>()];

    private Loss? LossOf(StixImpact impact, List<string> dropped)
    {
        if (!StixVocabulary.Forms.TryRead(impact.Word ?? "unknown", out LossForm form))
        {
            issues.Warning("unknown_word", "variety", impact.Word, "The variety has not the form of a code; it was dropped.");
        }

        string whole = $"{impact.Word}: {impact.Least ?? "?"} to {impact.Most ?? "?"} {impact.Currency}".Trim();
        if (!TryRead(impact.Least, out decimal? least) || !TryRead(impact.Most, out decimal? most) || least > most)
        {
            issues.Warning("amount_unreadable", "min_amount", whole, "The amounts are negative, out of order, or beyond what a number here can hold; the loss was dropped.");
            dropped.Add(whole);
            return null;
        }

        string code = impact.Currency?.Trim().ToUpperInvariant() ?? "";
        CurrencyCode currency = default;
        bool hasAmount = least is not null || most is not null;
        if ((hasAmount || code.Length > 0) && (!CurrencyCode.TryParse(code, out currency) || currency == default) && hasAmount)
        {
            issues.Warning("amount_without_currency", "currency", whole, "The amount has no currency that is one; the loss was dropped.");
            dropped.Add(whole);
            return null;
        }

        // The extension wants a demand as the greatest amount, with a least one of 0.
        bool isExact = least == most || (form == LossForm.RansomDemand && least == 0 && most is not null);
        Bounds<decimal> amount = isExact ? new Bounds<decimal>(null, most, null) : new Bounds<decimal>(least, null, most);
        LossStatus status = StixLabels.Find<LossStatus>(impact, StixLabels.Status);
        string? bearer = impact.ImpactedRefs.Select(objects.Find<StixIdentity>).FirstOrDefault(i => i is not null)?.Name;
        return new Loss(form, amount, currency, form == LossForm.RansomDemand ? LossStatus.Demanded : status == LossStatus.Demanded ? default : status)
        {
            PriceDate = dates.Read(impact.Start, "start_time"),
            BorneBy = bearer,
        };
    }

    /// <summary>Whether a later impact takes the place of one: of money only where it is of the same variety, for a payment ends no demand.</summary>
    private bool IsSuperseded(StixImpact impact)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { impact.Id };
        bool isSuperseded = false;
        for (StixImpact at = impact; at.SupersededBy is { } next && seen.Count < LongestChain;)
        {
            if (objects.Find<StixImpact>(next) is not { } later)
            {
                parties.Dangling("superseded_by_ref", next);
                break;
            }

            if (!seen.Add(next))
            {
                issues.Warning("superseded_in_circle", "superseded_by_ref", impact.Id, "Impacts supersede one another in a circle; all of them were kept.");
                return false;
            }

            at = later;
            isSuperseded |= !at.IsRevoked && at.Category == impact.Category && (at.Category != StixImpact.Monetary || at.Word == impact.Word);
        }

        return isSuperseded;
    }

    private static bool TryRead(string? text, out decimal? amount)
    {
        amount = null;
        if (text is null)
        {
            return true;
        }

        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal read) || read < 0)
        {
            return false;
        }

        amount = read;
        return true;
    }
}
