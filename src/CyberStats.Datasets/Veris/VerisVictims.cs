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

    /// <summary>Begins a record.</summary>
    public void Begin()
    {
        _victims.Clear();
        Name = null;
        Count = default;
    }

    public void Read(ref Utf8JsonReader reader, VerisPath path)
    {
        Begin(); // of two members of one name the last is taken
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        VerisWords countries = VerisWords.None;
        ImmutableArray<Sector> sectors = [];
        ImmutableArray<PartyKind> kinds = [];
        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "victim_id":
                    Name = row.Text(ref reader, member.Text) is { } name && name != VerisVocabulary.Unknown ? name : null;
                    break;
                case "country":
                    countries = row.Words(ref reader, member.Text);
                    break;
                case "industry":
                    sectors = SectorsOf(row.Word(ref reader, member.Text), member.Text);
                    break;
                case "government":
                    kinds = KindsOf(row.KeepWords(ref reader, member), member.Text);
                    break;
                case "secondary":
                    ReadSecondary(ref reader, member);
                    break;
                default:
                    row.KeepAll(ref reader, member);
                    break;
            }
        }

        int place = 0; // before those harmed through it
        foreach (string word in countries.Items)
        {
            if (row.Country(word, "victim.country") is var code && code != default)
            {
                _victims.Insert(place++, New(code));
            }
        }

        if (place == 0)
        {
            _victims.Insert(0, New(default));
        }

        Victim New(CountryCode country) => new(Name) { Country = country, Sectors = sectors, Kinds = kinds, Role = VictimRole.Primary };
    }

    private void ReadSecondary(ref Utf8JsonReader reader, VerisPath path)
    {
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        long? amount = null;
        VerisWords names = VerisWords.None;
        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "amount":
                    amount = row.Whole(ref reader, member.Text);
                    break;
                case "victim_id":
                    names = row.Words(ref reader, member.Text);
                    break;
                default:
                    row.KeepAll(ref reader, member);
                    break;
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

        return kinds.DrainToImmutable();
    }
}
