using System.Collections.Immutable;
using System.Text.Json;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Veris;

/// <summary>What was done, what it harmed, and how many records of data it concerned.</summary>
internal sealed class VerisEffects(VerisRow row)
{
    private readonly List<IncidentType> _types = [];
    private readonly Dictionary<ulong, ImmutableArray<IncidentType>> _lists = [];
    private SecurityAttributes _harmed;
    private string? _disclosure;
    private bool _isUnclear;

    /// <summary>Gets the types: the classes of action, then what they and the harm make of the incident.</summary>
    public ImmutableArray<IncidentType> Types { get; private set; }

    public SecurityAttributes? Affects { get; private set; }

    public Bounds<long> Records { get; private set; }

    /// <summary>Begins a record.</summary>
    public void Begin()
    {
        _types.Clear();
        (_harmed, _disclosure, _isUnclear) = (SecurityAttributes.None, null, false);
        Records = default;
    }

    public void ReadActions(ref Utf8JsonReader reader, VerisPath path)
    {
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            if (!VerisVocabulary.Actions.TryGetValue(member.Name, out IncidentType type))
            {
                row.Issues.Warning("unknown_value", path.Text, member.Name, "The class of action is not in the standard's list; what it says was only kept.");
                row.KeepAll(ref reader, member);
            }
            else if (row.IsObject(ref reader, member.Text))
            {
                Add(type);
                ReadWithTypes(ref reader, member);
            }
        }
    }

    public void ReadAttributes(ref Utf8JsonReader reader, VerisPath path)
    {
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "confidentiality":
                    ReadConfidentiality(ref reader, member);
                    break;
                case "integrity" when row.IsObject(ref reader, member.Text):
                    _harmed |= SecurityAttributes.Integrity;
                    ReadWithTypes(ref reader, member);
                    break;
                case "availability" when row.IsObject(ref reader, member.Text):
                    _harmed |= SecurityAttributes.Availability;
                    row.KeepAll(ref reader, member);
                    break;
                case "integrity" or "availability":
                    break; // no object: reported
                case "unknown":
                    _isUnclear = true;
                    row.KeepAll(ref reader, member);
                    break;
                default:
                    row.Issues.Warning("unknown_value", path.Text, member.Name, "The attribute is not in the standard's list; what it says was only kept.");
                    row.KeepAll(ref reader, member);
                    break;
            }
        }
    }

    /// <summary>Puts together what was read.</summary>
    public void Finish()
    {
        Affects = _harmed != SecurityAttributes.None ? _harmed
            : _disclosure == "No" && !_isUnclear ? SecurityAttributes.None
            : null;
        if (_disclosure == "Yes")
        {
            Add(IncidentType.DataBreach);
        }

        Types = Shared();
    }

    private void ReadConfidentiality(ref Utf8JsonReader reader, VerisPath path)
    {
        if (!row.IsObject(ref reader, path.Text))
        {
            return;
        }

        long? total = null;
        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "data_disclosure":
                    _disclosure = row.Word(ref reader, member.Text);
                    break;
                case "data_total":
                    total = row.Whole(ref reader, member.Text);
                    break;
                default:
                    row.KeepAll(ref reader, member);
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
    private void ReadWithTypes(ref Utf8JsonReader reader, VerisPath path)
    {
        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            if (member.Name != "variety")
            {
                row.KeepAll(ref reader, member);
                continue;
            }

            foreach (string word in row.KeepWords(ref reader, member).Items)
            {
                if (VerisVocabulary.Types.TryGetValue((member.Text, word), out IncidentType type))
                {
                    Add(type);
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
        ulong key = 0;
        foreach (IncidentType type in _types)
        {
            key = (key << 4) | (uint)(VerisVocabulary.AllTypes.IndexOf(type) + 1); // fewer than 16 types, each once
        }

        if (!_lists.TryGetValue(key, out ImmutableArray<IncidentType> list))
        {
            _lists[key] = list = [.. _types];
        }

        return list;
    }
}
