using System.Globalization;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>Compares two records member by member, as text.</summary>
internal static class MemberChanges
{
    private static readonly (string Name, Func<Incident, string?> Text)[] Members =
    [
        (nameof(Incident.Title), i => i.Title),
        (nameof(Incident.Status), i => i.Status.ToString()),
        (nameof(Incident.Occurred), i => i.Occurred?.ToString()),
        (nameof(Incident.Discovered), i => i.Discovered?.ToString()),
        (nameof(Incident.Disclosed), i => i.Disclosed?.ToString()),
        (nameof(Incident.Recorded), i => i.Recorded?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (nameof(Incident.Types), i => List(i.Types)),
        (nameof(Incident.Affects), i => i.Affects?.ToString()),
        (nameof(Incident.Victims), i => List(i.Victims.Select(v => Text(v.Name, v.Country, List(v.Kinds), List(v.Sectors), v.Role)))),
        (nameof(Incident.ActorIds), i => List(i.ActorIds)),
        (nameof(Incident.Attributions), i => List(i.Attributions.Select(a =>
            Text(Own(i, a.Id), a.By.Id, a.AccusedState, a.AccusedActorId, a.On, a.Basis, a.Stance, a.Responsibility, a.Confidence, a.Contested, a.StatementId, List(a.SourceIds))))),
        (nameof(Incident.Responses), i => List(i.Responses.Select(r => r.ToString()))),
        (nameof(Incident.Losses), i => List(i.Losses.Select(l => l.ToString()))),
        (nameof(Incident.Techniques), i => List(i.Techniques)),
        (nameof(Incident.Records), i => Known(i.Records)),
        (nameof(Incident.SystemsAffected), i => Known(i.SystemsAffected)),
        (nameof(Incident.EntitiesAffected), i => Known(i.EntitiesAffected)),
        (nameof(Incident.Severity), i => i.Severity?.ToString()),
        (nameof(Incident.Related), i => List(i.Related)),
        (nameof(Incident.SourceIds), i => List(i.SourceIds)),
    ];

    /// <summary>Returns the members that differ; the id is not among them.</summary>
    public static List<MemberChange> Between(Incident older, Incident newer)
    {
        var changes = new List<MemberChange>();
        foreach ((string name, Func<Incident, string?> text) in Members)
        {
            string? before = text(older);
            string? after = text(newer);
            if (before != after)
            {
                changes.Add(new MemberChange(name, before, after));
            }
        }

        foreach (string field in older.Original.Keys.Union(newer.Original.Keys).Order(StringComparer.Ordinal))
        {
            string? before = older.Original.GetValueOrDefault(field);
            string? after = newer.Original.GetValueOrDefault(field);
            if (before != after)
            {
                changes.Add(new MemberChange($"{nameof(Incident.Original)}.{field}", before, after));
            }
        }

        if (changes.Count == 0 && !newer.Equals(older) && older.Id == newer.Id)
        {
            changes.Add(new MemberChange(nameof(Incident), "differs", "in what has no text")); // such as a member of a response
        }

        return changes;
    }

    /// <summary>An id without that of its incident, with which readers begin those of its attributions: where only that changed nothing did.</summary>
    private static string Own(Incident incident, string id) =>
        $"{incident.Id}/" is var start && id.StartsWith(start, StringComparison.Ordinal) ? id[start.Length..] : id;

    private static string? Known(Bounds<long> bounds) => bounds == default ? null : bounds.ToString();

    private static string? List<T>(IEnumerable<T> items) => string.Join("; ", items) is { Length: > 0 } text ? text : null;

    private static string Text(params ReadOnlySpan<object?> parts)
    {
        var texts = new List<string>();
        foreach (object? part in parts)
        {
            string text = part switch { null => "", IFormattable f => f.ToString(null, CultureInfo.InvariantCulture), _ => part.ToString() ?? "" };
            if (text.Length > 0 && text != "unknown")
            {
                texts.Add(text);
            }
        }

        return string.Join(", ", texts);
    }
}
