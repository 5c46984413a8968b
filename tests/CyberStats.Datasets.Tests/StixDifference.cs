using System.Numerics;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;

namespace CyberStats.Datasets.Tests;

/// <summary>What a document and what came back of it differ in, member by member, counted as <see cref="StixWriteResult.NotWritten"/> counts.</summary>
internal static class StixDifference
{
    public static SortedDictionary<string, int> Of(CyberStatsDocument document, StixImport back)
    {
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Add("CyberStatsDocument.Facts", document.Facts.Length);
        Add("CyberStatsDocument.Figures", document.Figures.Length);
        Add("CyberStatsDocument.Attributions", document.Attributions.Length);
        Add("CyberStatsDocument.Responses", document.Responses.Length);
        Add("CyberStatsDocument.Agreements", document.Agreements.Length);
        Add("CyberStatsDocument.Memberships", document.Memberships.Length);
        Add("CyberStatsDocument.Vulnerabilities", document.Vulnerabilities.Length);
        Add("CyberStatsDocument.Covariates", document.Covariates.Length);

        Dictionary<string, Source> sources = back.Sources.Skip(1).Append(back.Sources[0]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        HashSet<string> used = [.. back.Records.SelectMany(r => r.SourceIds.Concat(r.Attributions.SelectMany(a => a.SourceIds)))];
        foreach (Source source in document.Sources)
        {
            if (!used.Contains(source.Id))
            {
                Add("Source");
                continue;
            }

            Source other = sources[source.Id];
            Compare("Source.Title", source.Title, other.Title);
            Compare("Source.Publisher", source.Publisher, other.Publisher);
            Compare("Source.Published", source.Published, other.Published);
            Compare("Source.AsOf", source.AsOf, other.AsOf);
            Compare("Source.Url", source.Url?.OriginalString, other.Url?.OriginalString);
        }

        Dictionary<string, Actor> actors = document.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
        Assert.Equal(document.Actors, back.Actors.Where(a => actors.ContainsKey(a.Id)));
        Add("Actor.Id", back.Actors.Count(a => !actors.ContainsKey(a.Id)));
        Assert.Equal(document.Incidents.Select(i => i.Id), back.Records.Select(i => i.Id));
        HashSet<string> held = [.. document.Sources.Select(s => s.Id), "stix"];
        foreach ((Incident a, Incident b) in document.Incidents.Zip(back.Records))
        {
            Compare("Incident.Title", a.Title, b.Title);
            Compare("Incident.Occurred", a.Occurred, b.Occurred);
            Compare("Incident.Discovered", a.Discovered, b.Discovered);
            Compare("Incident.Disclosed", a.Disclosed, b.Disclosed);
            Compare("Incident.Recorded", a.Recorded, b.Recorded);
            Compare("Incident.Status", a.Status, b.Status);
            CompareAll("Incident.Types", a.Types, b.Types);
            Compare("Incident.Affects", a.Affects, b.Affects);
            CompareAll("Incident.Victims", a.Victims, b.Victims);
            CompareAll("Incident.ActorIds", a.ActorIds, b.ActorIds);
            CompareAll("Incident.Responses", a.Responses, b.Responses);
            CompareAll("Incident.Techniques", a.Techniques, b.Techniques);
            Compare("Incident.Records", Normal(a.Records), b.Records);
            Compare("Incident.SystemsAffected", Normal(a.SystemsAffected), b.SystemsAffected);
            Compare("Incident.EntitiesAffected", Normal(a.EntitiesAffected), b.EntitiesAffected);
            Compare("Incident.Severity", a.Severity, b.Severity);
            CompareAll("Incident.Related", a.Related, b.Related);
            CompareAll("Incident.SourceIds", a.SourceIds, b.SourceIds);
            Add("Incident.SourceIds", a.SourceIds.All(held.Contains) ? 0 : 1); // it now has a source that was not there
            CompareAll("Incident.Original", a.Original, b.Original);
            CompareLosses(a, b);
            CompareAttributions(a, b);
        }

        return found;

        void CompareLosses(Incident a, Incident b)
        {
            Assert.Equal(a.Losses.Length, b.Losses.Length);
            foreach ((Loss x, Loss y) in a.Losses.Zip(b.Losses))
            {
                Compare("Loss.Form", x.Form, y.Form);
                Compare("Loss.Amount", Normal(x.Amount), y.Amount);
                Compare("Loss.Currency", x.Currency, y.Currency);
                Compare("Loss.Status", x.Status, y.Status);
                Compare("Loss.PriceDate", x.PriceDate, y.PriceDate);
                Compare("Loss.BorneBy", x.BorneBy, y.BorneBy);
            }
        }

        void CompareAttributions(Incident a, Incident b)
        {
            Dictionary<string, Attribution> others = b.Attributions.ToDictionary(x => x.Id, StringComparer.Ordinal);
            Assert.Equal(b.Attributions.Select(x => x.Id), a.Attributions.Select(x => x.Id).Where(others.ContainsKey));
            foreach (Attribution x in a.Attributions)
            {
                if (!others.TryGetValue(x.Id, out Attribution? y))
                {
                    Add("Attribution");
                    continue;
                }

                Compare("Attribution.By", x.By, y.By);
                Compare("Attribution.AccusedState", x.AccusedState, y.AccusedState);
                Compare("Attribution.AccusedActorId", x.AccusedActorId, y.AccusedActorId);
                Compare("Attribution.StatementId", x.StatementId, y.StatementId);
                Compare("Attribution.On", x.On, y.On);
                Compare("Attribution.Basis", x.Basis, y.Basis);
                Compare("Attribution.Stance", x.Stance, y.Stance);
                Compare("Attribution.Responsibility", x.Responsibility, y.Responsibility);
                Compare("Attribution.Confidence", x.Confidence, y.Confidence);
                Compare("Attribution.Contested", x.Contested, y.Contested);
                CompareAll("Attribution.SourceIds", x.SourceIds, y.SourceIds);
                Add("Attribution.SourceIds", x.SourceIds.All(held.Contains) ? 0 : 1);
            }
        }

        void Compare<T>(string what, T a, T b) => Add(what, EqualityComparer<T>.Default.Equals(a, b) ? 0 : 1);

        void CompareAll<T>(string what, IEnumerable<T> a, IEnumerable<T> b) => Add(what, a.SequenceEqual(b) ? 0 : 1);

        void Add(string what, int count = 1)
        {
            if (count > 0)
            {
                found[what] = found.GetValueOrDefault(what) + count;
            }
        }
    }

    /// <summary>A value known exactly, however it is written.</summary>
    private static Bounds<T> Normal<T>(Bounds<T> bounds)
        where T : struct, INumber<T> => bounds.Kind == BoundsKind.Exact ? Bounds<T>.Exactly(bounds.Best ?? bounds.Low!.Value) : bounds;
}
