using System.Collections.Immutable;
using System.Text.Json;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Veris;

/// <summary>Who was harmed: the victim, once for each of its countries, and those harmed through it.</summary>
internal sealed class VerisVictims(VerisRow row)
{
    private readonly Dictionary<string, ImmutableArray<Sector>> _sectors = new(StringComparer.Ordinal);
    private readonly List<Victim> _victims = [];

    /// <summary>Gets the victims of the record.</summary>
    public ImmutableArray<Victim> Victims => [.. _victims];

    /// <summary>Gets the name of the victim; null where it has none.</summary>
    public string? Name { get; private set; }

    /// <summary>Gets how many victims there are, as far as the record counts those harmed through the first.</summary>
    public Bounds<long> Count { get; private set; }

    public void Read(JsonElement victim, VerisPath path)
    {
        _victims.Clear();
        Name = null;
        Count = default;
        if (!row.IsObject(victim, path.Text))
        {
            row.Issues.Info("no_victim", path.Text, null, "The record has no victim.");
            return;
        }

        VerisWords countries = VerisWords.None;
        ImmutableArray<Sector> sectors = [];
        ImmutableArray<PartyKind> kinds = [];
        JsonElement secondary = default;
        foreach (JsonProperty member in victim.EnumerateObject())
        {
            VerisPath place = path.Below(member);
            switch (place.Name)
            {
                case "victim_id":
                    Name = row.Text(member.Value, place.Text) is { } name && name != VerisVocabulary.Unknown ? name : null;
                    break;
                case "country":
                    countries = row.Words(member.Value, place.Text);
                    break;
                case "industry":
                    sectors = SectorsOf(row.Text(member.Value, place.Text), place.Text);
                    break;
                case "government":
                    kinds = KindsOf(row.Words(member.Value, place.Text), place.Text);
                    break;
                case "secondary":
                    secondary = member.Value;
                    break;
                default:
                    row.KeepAll(member.Value, place);
                    break;
            }
        }

        foreach (string word in countries.Items)
        {
            if (row.Country(word, "victim.country") is var code && code != default)
            {
                _victims.Add(New(code));
            }
        }

        if (_victims.Count == 0)
        {
            _victims.Add(New(default));
        }

        if (row.IsObject(secondary, "victim.secondary"))
        {
            ReadSecondary(secondary, path);
        }

        Victim New(CountryCode country) => new(Name) { Country = country, Sectors = sectors, Kinds = kinds, Role = VictimRole.Primary };
    }

    private void ReadSecondary(JsonElement secondary, VerisPath path)
    {
        long? amount = null;
        VerisWords names = VerisWords.None;
        foreach (JsonProperty member in secondary.EnumerateObject())
        {
            if (member.NameEquals("amount"u8))
            {
                amount = row.Whole(member.Value, "victim.secondary.amount");
            }
            else if (member.NameEquals("victim_id"u8))
            {
                names = row.Words(member.Value, "victim.secondary.victim_id");
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                row.KeepAll(member.Value, path.Below(member));
            }
        }

        foreach (string name in names.Items)
        {
            _victims.Add(new Victim(name) { Role = VictimRole.Secondary });
        }

        if (amount is < 0 or > long.MaxValue / 2)
        {
            row.Issues.Warning("implausible_count", "victim.secondary.amount", FormattableString.Invariant($"{amount}"), "There cannot be so many victims; the number was only kept.");
            row.Keep("victim.secondary.amount", FormattableString.Invariant($"{amount}"));
            amount = null;
        }

        int named = names.Items.Length;
        if (amount is { } stated && stated < named)
        {
            row.Issues.Info("count_below_names", "victim.secondary.amount", FormattableString.Invariant($"{amount}"), FormattableString.Invariant(
                $"The record counts fewer victims than the {named} that it names; at least these were taken."));
            row.Keep("victim.secondary.amount", FormattableString.Invariant($"{amount}"));
            amount = null;
        }

        if (amount is > 0 && named == 0)
        {
            _victims.Add(new Victim { Role = VictimRole.Secondary }); // a group that is only counted
        }

        Count = amount is { } more ? Bounds<long>.Exactly(1 + more) : named > 0 ? Bounds<long>.AtLeast(1 + named) : default;
    }

    /// <summary>The sector of a NAICS code of two to six digits, by its first two; zeros stand for one that is not known.</summary>
    private ImmutableArray<Sector> SectorsOf(string? industry, string path)
    {
        if (industry is null or VerisVocabulary.Unknown || industry.AsSpan().Trim('0').IsEmpty)
        {
            return [];
        }

        bool isRange = industry is "31-33" or "44-45" or "48-49";
        bool isCode = industry.Length is >= 2 and <= 6 && industry.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        if (!(isRange || isCode) || !VerisVocabulary.Industries.TryGetValue(industry[..2], out string? sector))
        {
            row.UnknownWord(path, industry);
            return [];
        }

        int digits = isRange ? 2 : Math.Min(industry.Length, row.Options.IndustryDigits);
        string code = digits == 2 ? sector : industry[..digits];
        if (code != industry)
        {
            row.Keep(path, industry);
        }

        if (!_sectors.TryGetValue(code, out ImmutableArray<Sector> sectors))
        {
            _sectors[code] = sectors = [Sector.Parse($"naics:{code}")];
        }

        return sectors;
    }

    private ImmutableArray<PartyKind> KindsOf(VerisWords levels, string path)
    {
        var kinds = ImmutableArray.CreateBuilder<PartyKind>(levels.Items.Length);
        foreach (string level in levels.Items)
        {
            if (!VerisVocabulary.Governments.TryGetValue(level, out PartyKind kind))
            {
                row.Issues.Warning("unknown_value", path, level, "The level of government is not in the standard's list; it was only kept.");
            }
            else if (kind != default)
            {
                kinds.Add(kind);
            }
        }

        row.Keep(path, levels.IsUnknown ? null : levels.Joined);
        return kinds.DrainToImmutable();
    }
}
