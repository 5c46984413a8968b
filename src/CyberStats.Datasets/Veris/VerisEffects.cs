using System.Collections.Immutable;
using System.Text.Json;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Veris;

/// <summary>What was done, what it harmed, and how many records of data it concerned.</summary>
internal sealed class VerisEffects(VerisRow row)
{
    private readonly List<IncidentType> _types = [];
    private readonly Dictionary<string, ImmutableArray<IncidentType>> _lists = new(StringComparer.Ordinal);
    private SecurityAttributes _harmed;
    private string? _disclosure;
    private bool _isUnclear;

    /// <summary>Gets the types: the classes of action, then what they and the harm make of the incident.</summary>
    public ImmutableArray<IncidentType> Types { get; private set; }

    public SecurityAttributes? Affects { get; private set; }

    public Bounds<long> Records { get; private set; }

    public void Read(JsonElement action, VerisPath actionPath, JsonElement attribute, VerisPath attributePath)
    {
        _types.Clear();
        (_harmed, _disclosure, _isUnclear) = (SecurityAttributes.None, null, false);
        Records = default;
        if (row.IsObject(action, actionPath.Text))
        {
            ReadActions(action, actionPath);
        }

        if (row.IsObject(attribute, attributePath.Text))
        {
            ReadAttributes(attribute, attributePath);
        }

        Affects = _harmed != SecurityAttributes.None ? _harmed
            : _disclosure == "No" && !_isUnclear ? SecurityAttributes.None
            : null;
        Types = Shared();
    }

    private void ReadActions(JsonElement actions, VerisPath path)
    {
        foreach (JsonProperty member in actions.EnumerateObject())
        {
            VerisPath place = path.Below(member);
            if (!VerisVocabulary.Actions.TryGetValue(place.Name, out IncidentType type))
            {
                row.Issues.Warning("unknown_value", path.Text, place.Name, "The class of action is not in the standard's list; what it says was only kept.");
                row.KeepAll(member.Value, place);
            }
            else if (row.IsObject(member.Value, place.Text))
            {
                Add(type);
                ReadWithTypes(member.Value, place);
            }
        }
    }

    private void ReadAttributes(JsonElement attributes, VerisPath path)
    {
        foreach (JsonProperty member in attributes.EnumerateObject())
        {
            VerisPath place = path.Below(member);
            switch (place.Name)
            {
                case "confidentiality" when row.IsObject(member.Value, place.Text):
                    ReadConfidentiality(member.Value, place);
                    break;
                case "integrity" when row.IsObject(member.Value, place.Text):
                    _harmed |= SecurityAttributes.Integrity;
                    ReadWithTypes(member.Value, place);
                    break;
                case "availability" when row.IsObject(member.Value, place.Text):
                    _harmed |= SecurityAttributes.Availability;
                    row.KeepAll(member.Value, place);
                    break;
                case "unknown":
                    _isUnclear = true;
                    row.KeepAll(member.Value, place);
                    break;
                case "confidentiality" or "integrity" or "availability":
                    break; // no object: reported
                default:
                    row.Issues.Warning("unknown_value", path.Text, place.Name, "The attribute is not in the standard's list; what it says was only kept.");
                    row.KeepAll(member.Value, place);
                    break;
            }
        }
    }

    private void ReadConfidentiality(JsonElement confidentiality, VerisPath path)
    {
        long? total = null;
        foreach (JsonProperty member in confidentiality.EnumerateObject())
        {
            VerisPath place = path.Below(member);
            switch (place.Name)
            {
                case "data_disclosure":
                    _disclosure = row.Text(member.Value, place.Text);
                    break;
                case "data_total":
                    total = row.Whole(member.Value, place.Text);
                    break;
                default:
                    row.KeepAll(member.Value, place);
                    break;
            }
        }

        const string Disclosure = "attribute.confidentiality.data_disclosure", Total = "attribute.confidentiality.data_total";
        if (_disclosure is not null && !VerisVocabulary.Disclosures.Contains(_disclosure))
        {
            row.UnknownWord(Disclosure, _disclosure);
        }

        if (_disclosure == "Yes")
        {
            _harmed |= SecurityAttributes.Confidentiality;
            Add(IncidentType.DataBreach);
        }

        row.Keep(Disclosure, _disclosure);
        if (total < 0)
        {
            row.Issues.Warning("implausible_count", Total, FormattableString.Invariant($"{total}"), "The number of records is negative; it was only kept.");
            row.Keep(Total, FormattableString.Invariant($"{total}"));
        }
        else if (total is { } records)
        {
            switch (_disclosure)
            {
                case "Yes":
                    Records = Bounds<long>.Exactly(records);
                    break;
                case "No":
                    row.Keep(Total, FormattableString.Invariant($"{records}")); // they were at risk, and none was disclosed
                    break;
                default:
                    Records = Bounds<long>.AtMost(records);
                    row.Issues.Info("records_at_risk", Total, FormattableString.Invariant($"{records}"), "It is not certain that the records were disclosed; their number was taken for the most.");
                    break;
            }
        }
    }

    /// <summary>Keeps what a class says, and adds the types that its varieties are.</summary>
    private void ReadWithTypes(JsonElement part, VerisPath path)
    {
        foreach (JsonProperty member in part.EnumerateObject())
        {
            VerisPath place = path.Below(member);
            row.KeepAll(member.Value, place);
            if (place.Name == "variety" && member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.String)
            {
                foreach (string word in row.Words(member.Value, place.Text).Items)
                {
                    if (VerisVocabulary.Types.TryGetValue((place.Text, word), out IncidentType type))
                    {
                        Add(type);
                    }
                }
            }
        }
    }

    private void Add(IncidentType type)
    {
        if (type != default && !_types.Contains(type))
        {
            _types.Add(type);
        }
    }

    /// <summary>The list of types, one for all records that have the same.</summary>
    private ImmutableArray<IncidentType> Shared()
    {
        if (_types.Count == 0)
        {
            return [];
        }

        string key = _types.Count == 1 ? _types[0].Value : string.Join(' ', _types.Select(t => t.Value));
        if (!_lists.TryGetValue(key, out ImmutableArray<IncidentType> list))
        {
            _lists[key] = list = [.. _types];
        }

        return list;
    }
}
