using System.Collections.Frozen;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Cfr;

/// <summary>The words of the tracker's columns, and what they mean here.</summary>
internal static class CfrVocabulary
{
    public static readonly FrozenDictionary<string, (IncidentType Type, SecurityAttributes? Affects)> Types =
        new Dictionary<string, (IncidentType, SecurityAttributes?)>(StringComparer.OrdinalIgnoreCase)
        {
            ["Espionage"] = (IncidentType.Espionage, SecurityAttributes.Confidentiality),
            ["Denial of service"] = (IncidentType.Disruption, SecurityAttributes.Availability),
            ["Sabotage"] = (IncidentType.Sabotage, SecurityAttributes.Availability | SecurityAttributes.Integrity),
            ["Data destruction"] = (IncidentType.DataDestruction, SecurityAttributes.Availability | SecurityAttributes.Integrity),
            ["Financial Theft"] = (IncidentType.FinancialTheft, null),
            ["Defacement"] = (IncidentType.Defacement, SecurityAttributes.Integrity),
            ["Doxing"] = (IncidentType.DataLeak, SecurityAttributes.Confidentiality),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, PartyKind> Categories =
        new Dictionary<string, PartyKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["Government"] = PartyKind.Government,
            ["Private sector"] = PartyKind.PrivateSector,
            ["Civil society"] = PartyKind.CivilSociety,
            ["Military"] = PartyKind.Military,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, ResponseKind> Responses =
        new Dictionary<string, ResponseKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["Denouncement"] = ResponseKind.Denouncement,
            ["Confirmation"] = ResponseKind.Confirmation,
            ["Criminal charges"] = ResponseKind.CriminalCharges,
            ["Sanctions"] = ResponseKind.Sanctions,
            ["Denial"] = ResponseKind.Denial,
            ["Hack Back"] = ResponseKind.HackBack,
            ["Unknown"] = default,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Splits "Government, Military" into its words.</summary>
    public static string[] Words(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static bool IsType(string cell) => string.IsNullOrWhiteSpace(cell) || Types.ContainsKey(cell.Trim());

    public static bool IsCategory(string cell) => Words(cell).All(Categories.ContainsKey);

    public static bool IsResponse(string cell) => string.IsNullOrWhiteSpace(cell)
        || (Responses.ContainsKey(ResponseWord(cell)) && !cell.Trim()[ResponseWord(cell).Length..].Trim().Contains(' ', StringComparison.Ordinal));

    /// <summary>Whether a cell is blank or lists countries and nothing else.</summary>
    public static bool IsBlankOrCountries(string cell) => CountryNames.Split(cell).All(s => s.Code != default);

    /// <summary>The word of a response cell, which two blanks or more separate from a link.</summary>
    public static string ResponseWord(string cell)
    {
        string text = cell.Trim();
        int gap = text.IndexOf("  ", StringComparison.Ordinal);
        return gap < 0 ? text : text[..gap];
    }
}
