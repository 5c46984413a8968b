using CyberStats.Incidents;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests.Merging;

/// <summary>Invented incidents of four sources, of which it is known which are one: labelled-incidents.txt and labelled-actors.txt.</summary>
internal static class LabelledIncidents
{
    private static readonly Party Tracker = new("tracker", "A tracker", PartyKind.Tracker);

    private static readonly string[][] Rows = [.. Lines("labelled-incidents.txt", 12)];

    public static Incident[] All { get; } = [.. Rows.Select(Read)];

    public static Actor[] Actors { get; } =
    [
        .. Lines("labelled-actors.txt", 3).Select(cells => new Actor(cells[0], cells[1]) { Aliases = [.. cells[2].Split(';', StringSplitOptions.RemoveEmptyEntries)] }),
    ];

    /// <summary>Whether an incident is of the half that the defaults were not set on.</summary>
    public static bool IsHeldOut(Incident incident) => Row(incident)[0] == "H";

    public static bool IsOne(Incident a, Incident b) => Row(a)[1] == Row(b)[1];

    /// <summary>Whether two incidents look alike on purpose and are not one.</summary>
    public static bool IsTrap(Incident a, Incident b) => !IsOne(a, b) && Row(a)[2].Length > 0 && Row(a)[2] == Row(b)[2];

    public static IEnumerable<(Incident A, Incident B)> Pairs(bool heldOut) =>
        from i in Enumerable.Range(0, All.Length)
        from j in Enumerable.Range(0, i)
        where IsHeldOut(All[i]) == heldOut && IsHeldOut(All[j]) == heldOut
        select (All[j], All[i]);

    private static string[] Row(Incident incident) => Rows[int.Parse(incident.Id.Local, System.Globalization.CultureInfo.InvariantCulture)];

    private static Incident Read(string[] c, int index)
    {
        string source = c[3];
        var id = new IncidentId(source, index.ToString("D3", System.Globalization.CultureInfo.InvariantCulture));
        return new Incident(id, c[4], c[5].Length == 0 ? null : Occurred(c[5]), disclosed: c[6].Length == 0 ? null : PartialDate.Parse(c[6]))
        {
            Victims = [.. Parts(c[7]).Select(v => new Victim(v.Split('@')[0] is { Length: > 0 } name ? name : null) { Country = v.Contains('@') ? CountryCode.Parse(v.Split('@')[1]) : default })],
            ActorIds = [.. Parts(c[8]).Select(a => $"{source}:{a}")],
            Attributions = [.. Parts(c[9]).Select(s => new Attribution($"{id}/{s}", Tracker, CountryCode.Parse(s)) { Stance = AttributionStance.Attributes })],
            Types = [.. Parts(c[10]).Select(t => IncidentType.Parse(t))],
            SourceIds = [source, .. Parts(c[11])],
        };
    }

    private static DateRange Occurred(string text) => text.Contains('/') ? DateRange.Parse(text) : new DateRange(PartialDate.Parse(text), null);

    private static string[] Parts(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string[]> Lines(string name, int cells) =>
        File.ReadLines(Path.Combine(Places.Project, "tests", "CyberStats.Datasets.Tests", "Merging", name))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('|'))
            .Where(row => row.Length == cells ? true : throw new InvalidDataException($"A row of {name} has {row.Length} cells."));
}
