using CyberStats.Incidents;
using static CyberStats.Json.RecordKind;

namespace CyberStats.Json;

/// <summary>What the records of a document can be referred to by, and what they refer to.</summary>
internal static class DocumentReferences
{
    /// <summary>Returns a reference to every record that has an id.</summary>
    public static IEnumerable<RecordReference> To(CyberStatsDocument document) =>
    [
        .. document.Sources.Select(s => new RecordReference(RecordKind.Source, s.Id)),
        .. document.Figures.Where(f => f.Id is not null).Select(f => new RecordReference(Figure, f.Id!)),
        .. document.Incidents.Select(i => new RecordReference(RecordKind.Incident, i.Id.ToString())),
        .. document.Actors.Select(a => new RecordReference(RecordKind.Actor, a.Id)),
        .. AttributionsOf(document).Select(a => new RecordReference(RecordKind.Attribution, a.Id)),
        .. ResponsesOf(document).Where(r => r.Id is not null).Select(r => new RecordReference(RecordKind.Response, r.Id!)),
        .. document.Agreements.Select(a => new RecordReference(RecordKind.Agreement, a.Id)),
        .. document.Vulnerabilities.Select(v => new RecordReference(Vulnerability, v.Id.Value)),
        .. document.Covariates.Select(c => new RecordReference(Covariate, c.Id)),
    ];

    /// <summary>Returns every reference that a record makes, some of them several times.</summary>
    public static IEnumerable<RecordReference> From(CyberStatsDocument document)
    {
        IEnumerable<string> sources =
        [
            .. document.Facts.Select(f => f.SourceId),
            .. document.Figures.Select(f => f.SourceId),
            .. document.Incidents.SelectMany(i => i.SourceIds),
            .. document.Actors.SelectMany(a => a.SourceIds),
            .. AttributionsOf(document).SelectMany(a => a.SourceIds),
            .. ResponsesOf(document).SelectMany(r => r.SourceIds),
            .. document.Agreements.SelectMany(a => a.SourceIds.Concat(a.Acts.SelectMany(act => act.SourceIds))),
            .. document.Memberships.SelectMany(m => m.SourceIds),
            .. document.Vulnerabilities.SelectMany(v => v.SourceIds),
            .. document.Covariates.Select(c => c.SourceId),
        ];
        IEnumerable<string> actors = document.Incidents.SelectMany(i => i.ActorIds)
            .Concat(AttributionsOf(document).Select(a => a.AccusedActorId).OfType<string>());
        return
        [
            .. sources.Select(id => new RecordReference(RecordKind.Source, id)),
            .. actors.Select(id => new RecordReference(RecordKind.Actor, id)),
            .. document.Incidents.SelectMany(i => i.Related).Select(id => new RecordReference(RecordKind.Incident, id.ToString())),
            .. document.Facts.SelectMany(f => f.Records),
        ];
    }

    private static IEnumerable<Attribution> AttributionsOf(CyberStatsDocument document) =>
        document.Attributions.Concat(document.Incidents.SelectMany(i => i.Attributions));

    private static IEnumerable<Response> ResponsesOf(CyberStatsDocument document) =>
        document.Responses.Concat(document.Incidents.SelectMany(i => i.Responses));
}
