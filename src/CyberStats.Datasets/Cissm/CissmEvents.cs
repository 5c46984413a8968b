using System.Collections.Immutable;
using CyberStats.Incidents;
using static CyberStats.Datasets.Cissm.CissmVocabulary;

namespace CyberStats.Datasets.Cissm;

/// <summary>Reads the types and subtypes of events, each pair of cells once.</summary>
internal sealed class CissmEvents(bool canonicalize)
{
    private const int LongestCell = 1000; // characters; all subtypes together are shorter

    private readonly Dictionary<(string Type, string Subtype, bool IsEspionage), CissmEvent> _known = [];

    /// <summary>Returns what a row's words mean.</summary>
    /// <param name="type">The cell of the type.</param>
    /// <param name="subtype">The cell of the subtypes, a list with commas.</param>
    /// <param name="isEspionage">Whether the motive is espionage: what is taken for it is no breach like others.</param>
    public CissmEvent Of(string type, string subtype, bool isEspionage)
    {
        if (!_known.TryGetValue((type, subtype, isEspionage), out CissmEvent? known))
        {
            known = Read(type.Trim(), subtype.Trim(), isEspionage);
            if (type.Length <= LongestCell && subtype.Length <= LongestCell)
            {
                _known.Add((type, subtype, isEspionage), known);
            }
        }

        return known;
    }

    private CissmEvent Read(string typeCell, string subtypeCell, bool isEspionage)
    {
        var issues = ImmutableArray.CreateBuilder<CissmEvent.Issue>();
        string? type = Read(typeCell, CissmField.EventType, issues, TryFindType);
        var subtypes = new List<string>();
        string[] items = subtypeCell.Length > LongestCell ? [subtypeCell] : subtypeCell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool isRespelt = false;
        foreach (string item in items.Length == 0 ? [""] : items)
        {
            int before = issues.Count;
            if (Read(item, CissmField.EventSubtype, issues, TryFindSubtype) is { } subtype && !subtypes.Contains(subtype))
            {
                subtypes.Add(subtype);
            }

            if (issues.Count > before && issues[^1].Code == "vocabulary")
            {
                issues.RemoveAt(issues.Count - 1); // once for the cell
                isRespelt = true;
            }
        }

        string? list = subtypes.Count == 0 ? null : string.Join(',', subtypes);
        if (isRespelt)
        {
            issues.Add(new(IssueSeverity.Info, "vocabulary", CissmField.EventSubtype, subtypeCell, $"Read in the usual spelling, as '{list}'."));
        }

        (ImmutableArray<IncidentType> types, SecurityAttributes? affects) = Meaning(type, subtypes, isEspionage);
        return new CissmEvent(types, affects, type, list, issues.ToImmutable());
    }

    private delegate bool Finder(string word, out string usual);

    /// <summary>Returns a word in its usual spelling; null, with an issue, where it is not known.</summary>
    private string? Read(string word, string field, ImmutableArray<CissmEvent.Issue>.Builder issues, Finder find)
    {
        if (word.Length == 0)
        {
            issues.Add(new(IssueSeverity.Info, "not_filled", field, null, "The cell is blank."));
            return null;
        }

        if (IsUndetermined(word))
        {
            issues.Add(new(IssueSeverity.Info, "undetermined", field, word, "The tracker says that it is not known."));
            return null;
        }

        if (find(word, out string usual))
        {
            if (string.Equals(word, usual, StringComparison.Ordinal))
            {
                return usual;
            }

            if (canonicalize)
            {
                issues.Add(new(IssueSeverity.Info, "vocabulary", field, word, $"Read in the usual spelling, as '{usual}'."));
                return usual;
            }
        }

        issues.Add(new(
            IssueSeverity.Warning, field == CissmField.EventType ? "unknown_type" : "unknown_subtype", field, word, "The word is not one of the tracker's; it was dropped."));
        return null;
    }

    private static (ImmutableArray<IncidentType> Types, SecurityAttributes? Affects) Meaning(string? type, List<string> subtypes, bool isEspionage)
    {
        var types = new List<IncidentType>();
        SecurityAttributes affects = SecurityAttributes.None;
        bool isDisruptive = type is Disruptive or Mixed, isExploitive = type is Exploitive or Mixed;
        foreach (string subtype in subtypes)
        {
            if (DisruptiveSubtypes.TryGetValue(subtype, out (IncidentType Type, SecurityAttributes Affects) known))
            {
                types.Add(known.Type);
                affects |= known.Affects;
                isDisruptive = false; // it is told how
            }
            else
            {
                isExploitive = true;
            }
        }

        if (isDisruptive)
        {
            types.Add(DisruptiveType);
        }

        if (isExploitive)
        {
            types.Add(isEspionage ? IncidentType.Espionage : IncidentType.DataBreach);
            affects |= SecurityAttributes.Confidentiality;
        }

        return ([.. types.Distinct()], affects == SecurityAttributes.None ? null : affects);
    }
}
