using System.Collections.Frozen;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Misp;

/// <summary>The words of the cluster, in their usual spelling, and what they mean here.</summary>
internal static class MispVocabulary
{
    public static readonly FrozenDictionary<string, IncidentType> Types = new Dictionary<string, IncidentType>
    {
        ["Espionage"] = IncidentType.Espionage,
        ["Denial of service"] = IncidentType.Disruption,
        ["Sabotage"] = IncidentType.Sabotage,
        ["Data destruction"] = IncidentType.DataDestruction,
        ["Financial Theft"] = IncidentType.FinancialTheft,
        ["Defacement"] = IncidentType.Defacement,
        ["Doxing"] = IncidentType.DataLeak,
        ["Extortion"] = IncidentType.Extortion,
        ["Information Operations"] = IncidentType.InformationOperation,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, ActorKind> Motives = new Dictionary<string, ActorKind>
    {
        ["Cybercrime"] = ActorKind.Criminal,
        ["Hacktivists-Nationalists"] = ActorKind.Hacktivist,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, PartyKind> Kinds = new Dictionary<string, PartyKind>
    {
        ["Government"] = PartyKind.Government,
        ["Government, Administration"] = PartyKind.Government,
        ["Government Administration"] = PartyKind.Government,
        ["Government agencies and services"] = PartyKind.Government,
        ["Government Institutions"] = PartyKind.Government,
        ["Military"] = PartyKind.Military,
        ["Private sector"] = PartyKind.PrivateSector,
        ["Business"] = PartyKind.PrivateSector,
        ["Civil society"] = PartyKind.CivilSociety,
        ["NGOs"] = PartyKind.NonProfit,
        ["Non-profit organisation"] = PartyKind.NonProfit,
        ["Universities"] = PartyKind.University,
        ["Academia - University"] = PartyKind.University,
        ["Intergovernmental"] = PartyKind.Organization,
        ["Individuals"] = PartyKind.Individual,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, Sector> Sectors = new Dictionary<string, Sector>
    {
        ["Bank"] = Sector.FinancialServices,
        ["Chemical"] = Sector.Chemical,
        ["Critical manufacturing"] = Sector.CriticalManufacturing,
        ["Defense industrial base"] = Sector.DefenseIndustrialBase,
        ["Defense Contractor"] = Sector.DefenseIndustrialBase,
        ["Electric"] = Sector.Energy,
        ["Energy"] = Sector.Energy,
        ["Energy Company"] = Sector.Energy,
        ["Finance"] = Sector.FinancialServices,
        ["Financial"] = Sector.FinancialServices,
        ["Financial services"] = Sector.FinancialServices,
        ["Food and agriculture"] = Sector.FoodAndAgriculture,
        ["Gas"] = Sector.Energy,
        ["Health"] = Sector.Healthcare,
        ["Healthcare"] = Sector.Healthcare,
        ["Information technology"] = Sector.InformationTechnology,
        ["Medical"] = Sector.Healthcare,
        ["Oil"] = Sector.Energy,
        ["Petroleum"] = Sector.Energy,
        ["Telecommunications"] = Sector.Communications,
        ["Telecomms"] = Sector.Communications,
        ["Telecoms"] = Sector.Communications,
        ["Transportation"] = Sector.Transportation,
        ["Transportation systems"] = Sector.Transportation,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a word as the code "misp:word", its letters and digits kept; null where it has none of ASCII.</summary>
    public static string? Code(string word)
    {
        string[] parts = string.Concat(word.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : $"misp:{string.Join('_', parts)}";
    }
}
