using System.Collections.Immutable;
using System.Text.Json;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.Veris;

/// <summary>What the incident cost: the amount overall or, where there is none, those of the varieties. Never both, which say the same twice.</summary>
internal sealed class VerisImpact(VerisRow row)
{
    private const string CurrencyPath = "impact.iso_currency_code";

    public ImmutableArray<Loss> Losses { get; private set; }

    public Severity? Severity { get; private set; }

    /// <summary>Begins a record.</summary>
    public void Begin() => (Losses, Severity) = ([], null);

    public void Read(ref Utf8JsonReader reader, VerisPath path)
    {
        Begin(); // of two members of one name the last is taken
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        List<(LossForm Form, Bounds<decimal> Amount)> parts = [];
        string? currency = null;
        decimal? low = null, best = null, high = null;
        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "overall_amount":
                    best = AmountOf(ref reader, member.Text);
                    break;
                case "overall_min_amount":
                    low = AmountOf(ref reader, member.Text);
                    break;
                case "overall_max_amount":
                    high = AmountOf(ref reader, member.Text);
                    break;
                case "iso_currency_code":
                    currency = row.Word(ref reader, member.Text);
                    break;
                case "overall_rating":
                    Severity = RatingOf(row.Word(ref reader, member.Text), member.Text);
                    break;
                case "loss":
                    Utf8JsonReader again = reader;
                    row.KeepAll(ref reader, member);
                    parts = PartsOf(ref again, member);
                    break;
                default:
                    row.KeepAll(ref reader, member);
                    break;
            }
        }

        bool isOverall = (low ?? best ?? high) is not null;
        if (!isOverall && parts.Count == 0)
        {
            row.Keep(CurrencyPath, currency);
            return;
        }

        if (CurrencyOf(currency) is not { } code)
        {
            row.Keep("impact.overall_amount", Shown(best));
            row.Keep("impact.overall_min_amount", Shown(low));
            row.Keep("impact.overall_max_amount", Shown(high));
            return;
        }

        if (!isOverall)
        {
            Losses = [.. parts.Select(part => new Loss(part.Form, part.Amount, code))];
            return;
        }

        if (parts.Count > 0)
        {
            row.Issues.Info("loss_breakdown", "impact.loss", null, "The record has amounts overall and by variety; those overall were taken, the others only kept.");
        }

        Bounds<decimal> overall = BoundsOf(low, best, high, "impact");
        Losses = overall.IsUnknown ? [] : [new Loss(LossForm.Total, overall, code)];
    }

    private List<(LossForm Form, Bounds<decimal> Amount)> PartsOf(ref Utf8JsonReader reader, VerisPath path)
    {
        var parts = new List<(LossForm, Bounds<decimal>)>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return parts; // kept as it stands
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!row.IsObject(ref reader, path.Text))
            {
                continue;
            }

            string? variety = null;
            decimal? low = null, best = null, high = null;
            while (VerisRow.NextMember(ref reader, path, out VerisPath member))
            {
                switch (member.Name)
                {
                    case "variety":
                        variety = row.Word(ref reader, member.Text);
                        break;
                    case "amount":
                        best = AmountOf(ref reader, member.Text);
                        break;
                    case "min_amount":
                        low = AmountOf(ref reader, member.Text);
                        break;
                    case "max_amount":
                        high = AmountOf(ref reader, member.Text);
                        break;
                    default:
                        reader.Skip(); // kept with the rest
                        break;
                }
            }

            LossForm form = default;
            if (variety is not null && !VerisVocabulary.LossForms.TryGetValue(variety, out form))
            {
                row.Issues.Warning("unknown_value", "impact.loss.variety", variety, "The variety is not in the standard's list; its form of loss is unknown.");
            }

            Bounds<decimal> amount = BoundsOf(low, best, high, "impact.loss");
            if (!amount.IsUnknown)
            {
                parts.Add((form, amount));
            }
        }

        return parts;
    }

    private decimal? AmountOf(ref Utf8JsonReader reader, string path)
    {
        decimal? amount = row.Number(ref reader, path);
        if (amount < 0)
        {
            row.Issues.Warning("negative_amount", path, Shown(amount), "A loss is not negative; the amount was only kept.");
            row.Keep(path, Shown(amount));
            return null;
        }

        return amount;
    }

    private Bounds<decimal> BoundsOf(decimal? low, decimal? best, decimal? high, string path)
    {
        if (low > best || best > high || low > high)
        {
            string raw = FormattableString.Invariant($"{Shown(low) ?? "?"} to {Shown(best) ?? "?"} to {Shown(high) ?? "?"}");
            row.Issues.Warning("bounds_disordered", path, raw, "The least, the likeliest and the greatest amount are not in order; only the likeliest was taken.");
            row.Keep($"{path}.amounts", raw);
            return best is { } one ? Bounds<decimal>.Exactly(one) : default;
        }

        return new Bounds<decimal>(low, best, high);
    }

    /// <summary>The currency of the amounts; null, with a Warning, where they have none that can be read, and so are no losses.</summary>
    private CurrencyCode? CurrencyOf(string? text)
    {
        if (text is null)
        {
            row.Issues.Warning("amount_without_currency", CurrencyPath, null, "The amounts have no currency; they were only kept.");
            return null;
        }

        if (VerisVocabulary.Currencies.TryGetValue(text, out CurrencyCode code))
        {
            row.Keep(CurrencyPath, text);
            return code;
        }

        if (!CurrencyCode.TryParse(text, out code) || code == default)
        {
            row.Issues.Warning("amount_without_currency", CurrencyPath, text, "The currency cannot be read; the amounts were only kept.");
            row.Keep(CurrencyPath, text);
            return null;
        }

        if (!code.IsKnown)
        {
            bool isRetired = VerisVocabulary.RetiredCurrencies.Contains(text);
            row.Issues.Warning(isRetired ? "currency_retired" : "unknown_value", CurrencyPath, text, isRetired
                ? "The currency is no longer in use; the amount was kept in it."
                : "The currency is not in the list of those in use or withdrawn; the amount was kept in it.");
        }

        return code;
    }

    private Severity? RatingOf(string? rating, string path)
    {
        if (rating is null)
        {
            return null;
        }

        if (!VerisVocabulary.Ratings.TryGetValue(rating, out Severity? severity))
        {
            row.UnknownWord(path, rating);
        }
        else if (severity is not null)
        {
            row.Keep(path, rating);
        }

        return severity;
    }

    private static string? Shown(decimal? amount) => amount is { } number ? FormattableString.Invariant($"{number}") : null;
}
