using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Stix;

/// <summary>Makes incidents of the rows, once all objects are known.</summary>
internal sealed class StixRecords
{
    /// <summary>The scale of the criticality of the incident extension, 0 to 100.</summary>
    public const string CriticalityScale = "stix:criticality";

    private const string Source = "stix";

    private readonly StixObjects _objects;
    private readonly StixOptions _options;
    private readonly IssueList _issues;
    private readonly StixDates _dates;
    private readonly StixParties _parties;
    private readonly StixImpacts _impacts;
    private readonly StixSources _sources;
    private readonly StixAttributions _attributions;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public StixRecords(StixObjects objects, StixOptions options, IssueList issues)
    {
        (_objects, _options, _issues) = (objects, options, issues);
        _dates = new StixDates(options, issues);
        _parties = new StixParties(objects, issues);
        _impacts = new StixImpacts(objects, _dates, _parties, issues);
        _sources = new StixSources(options.AsOf);
        _attributions = new StixAttributions(objects, _parties, _sources, issues);
    }

    public IReadOnlyList<Actor> Actors => _parties.Actors;

    public IReadOnlyList<Source> Sources => _sources.All;

    public List<Incident> Resolve(CancellationToken cancellationToken)
    {
        _parties.AddActors();
        var incidents = new List<Incident>(_objects.Rows.Count);
        foreach (StixEntry entry in _objects.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _issues.Enter(entry.Index, null);
            if (IncidentOf(entry) is { } incident)
            {
                incidents.Add(incident);
            }
        }

        NoteLooseEnds();
        return incidents;
    }

    private Incident? IncidentOf(StixEntry entry)
    {
        StixRow row = entry.Row;
        IncidentId id = IdOf(row);
        _issues.Name(id.ToString());
        NoteVersions(entry);
        if (IsWithdrawn(row))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(row.Name))
        {
            _issues.Error("no_title", "name", row.Name, "The object has no name, so it gives no record.");
            return null;
        }

        if (!_ids.Add(id.ToString()))
        {
            _issues.Error("duplicate_id", null, row.Id, "An earlier object has this id in the document from which both were written; no set of incidents takes both.");
            return null;
        }

        _objects.NoteWrongTypes(row);
        if (Unwanted.IsLossy(row.Name) || (row.Description is { } description && Unwanted.IsLossy(description)))
        {
            _issues.Warning("undecodable_bytes", null, row.Name, "Some characters of the name or description are lost; each stands as U+FFFD.");
        }

        var original = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);
        List<StixImpact> impacts = _impacts.Current(row);
        DateRange? occurred = Occurred(row, impacts);
        (PartialDate? discovered, PartialDate? disclosed) = Learnt(row, occurred);
        if (occurred is null)
        {
            _issues.Warning("no_date", null, null, "Nothing says when it took place; a series by that clock leaves it out.");
        }

        var actorIds = new List<string>();
        ImmutableArray<Attribution> attributions = _attributions.Of(row, actorIds);
        actorIds = row.OwnId is null ? actorIds : [];
        actorIds.AddRange(RelatedActors(row));
        var dropped = new List<string>();
        ImmutableArray<Losses.Loss> losses = _impacts.Losses(impacts, dropped);
        ImmutableArray<string> sourceIds = _sources.Of(row.References);
        KeepOriginal(row, original, dropped);
        return new Incident(id, row.Name, occurred, discovered, disclosed, Recorded(row))
        {
            Status = StatusOf(row),
            Types = TypesOf(row),
            Affects = StixImpacts.Affects(row, impacts),
            Victims = Victims(row, impacts),
            ActorIds = [.. actorIds],
            Attributions = attributions,
            Losses = losses,
            Techniques = Techniques(row),
            Records = _impacts.Records(impacts),
            SystemsAffected = Systems(row),
            EntitiesAffected = Entities(row),
            Severity = SeverityOf(row),
            Related = Related(row),
            SourceIds = row.OwnId is null ? [StixSources.Dataset, .. sourceIds] : sourceIds,
            Original = original.ToImmutable(),
        };
    }

    private static IncidentId IdOf(StixRow row) =>
        IncidentId.TryParse(row.OwnId, null, out IncidentId own) ? own : new IncidentId(Source, string.IsNullOrWhiteSpace(row.Id) ? "?" : row.Id);

    private void NoteVersions(StixEntry entry)
    {
        if (entry.OtherVersions > 0)
        {
            _issues.Info("older_version", "modified", null, string.Create(
                CultureInfo.InvariantCulture, $"The import has {entry.OtherVersions} other versions of the object; the one modified last was taken."));
        }

        if (entry.Repeats > 0)
        {
            _issues.Info("repeated_object", "modified", null, string.Create(
                CultureInfo.InvariantCulture, $"The import has the object {entry.Repeats} more times with the same time of modification; the first was taken."));
        }
    }

    /// <summary>Whether the row gives no record since its creator took it back.</summary>
    private bool IsWithdrawn(StixRow row)
    {
        if (!row.IsWithdrawn)
        {
            return false;
        }

        (string code, string what) = row.IsRevoked ? ("revoked", "revoked") : ("deprecated", "deprecated");
        if (_options.KeepWithdrawn)
        {
            _issues.Warning(code, null, row.Name, $"Its creator {what} the object; it was kept.");
            return false;
        }

        _issues.Error(code, null, row.Name, $"Its creator {what} the object, so it gives no record.");
        return true;
    }

    private DateRange? Occurred(StixRow row, List<StixImpact> impacts)
    {
        if (row.IsCampaign)
        {
            return _dates.Range(_dates.Read(row.First, "first_seen", true), _dates.Read(row.Last, "last_seen", true), "last_seen");
        }

        List<(StixTime, StixTime)> events = [.. Activities(row, row.EventRefs, row.Attacks, "events").Where(e => e.TookPlace).Select(e => (e.Start, e.End))];
        if (_dates.Span(events) is { } range)
        {
            return range;
        }

        DateRange? ofImpacts = _dates.Span(impacts.Where(i => i.Category != StixImpact.Monetary).Select(i => (i.Start, i.End)));
        if (ofImpacts is not null)
        {
            _issues.Info("date_of_impact", "start_time", ofImpacts.ToString(), "No event has a time: the time is that of the impacts.");
        }

        return ofImpacts;
    }

    /// <summary>When it was discovered and reported, from the tasks of the defenders.</summary>
    private (PartialDate? Discovered, PartialDate? Disclosed) Learnt(StixRow row, DateRange? occurred)
    {
        PartialDate? discovered = null;
        PartialDate? disclosed = null;
        foreach (StixActivity task in Activities(row, row.TaskRefs, row.Defences, "tasks"))
        {
            if (Array.Exists(task.Types, t => t is "detected" or "discovery"))
            {
                discovered = Earlier(discovered, _dates.Read(task.Start, "start_time"));
            }
            else if (Array.Exists(task.Types, t => t == "reported"))
            {
                disclosed = Earlier(disclosed, _dates.Read(task.Start, "start_time"));
            }
        }

        if (disclosed is not null && row.OwnId is null)
        {
            _issues.Info("disclosed_from_report", "task_types", disclosed.ToString(), "It was reported outside then, which was taken for its disclosure.");
        }

        if (discovered is { } found && occurred?.Start is { } start && found.IsBefore(start))
        {
            _issues.Warning("discovered_before_start", "task_types", found.ToString(), $"It would be discovered before it started ({start}); that date was dropped.");
            discovered = null;
        }

        return (discovered, disclosed);
    }

    /// <summary>The events or tasks of a row: those that it refers to, else those that it embeds.</summary>
    private IEnumerable<StixActivity> Activities(StixRow row, string[] refs, StixActivity[] embedded, string field)
    {
        if (!row.IsVersion2)
        {
            return embedded;
        }

        var found = new List<StixActivity>();
        foreach (string id in refs.Distinct(StringComparer.Ordinal))
        {
            if (_objects.Find<StixActivity>(id) is { IsRevoked: false } activity)
            {
                found.Add(activity);
            }
            else
            {
                _parties.Dangling(field, id);
            }
        }

        return found;
    }

    private static PartialDate? Earlier(PartialDate? a, PartialDate? b) => a is null || (b is not null && b.Value.First < a.Value.First) ? b : a;

    private static DateOnly? Recorded(StixRow row) => StixTime.TryParse(row.Created, out DateTime created) ? DateOnly.FromDateTime(created) : null;

    private IncidentStatus StatusOf(StixRow row)
    {
        if (row.Determination is null)
        {
            return IncidentStatus.Confirmed; // the source reports it as having happened
        }

        if (StixVocabulary.Determinations.TryGetValue(row.Determination, out IncidentStatus status))
        {
            return status;
        }

        _issues.Warning("unknown_determination", "determination", row.Determination, "The determination is not one of the extension's; it was taken as suspected.");
        return IncidentStatus.Suspected;
    }

    private ImmutableArray<IncidentType> TypesOf(StixRow row)
    {
        var types = ImmutableArray.CreateBuilder<IncidentType>(row.Types.Length);
        foreach (string word in row.Types)
        {
            if (StixVocabulary.Types.TryRead(word, out IncidentType type))
            {
                types.Add(type);
            }
            else
            {
                _issues.Warning("unknown_word", "incident_types", word, "The type has not the form of a code; it was dropped.");
            }
        }

        return types.ToImmutable();
    }

    private ImmutableArray<Victim> Victims(StixRow row, List<StixImpact> impacts)
    {
        var victims = ImmutableArray.CreateBuilder<Victim>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var places = new List<Victim>();
        foreach (StixRelation relation in _parties.From(row.Id).Where(r => r.Kind is "targets" or "impacts" or "located-at"))
        {
            if (!seen.Add(relation.Target))
            {
                continue;
            }

            if (_objects.Find<StixIdentity>(relation.Target) is { } identity)
            {
                victims.Add(_parties.VictimOf(identity, relation));
            }
            else if (_objects.Find<StixLocation>(relation.Target) is { } place)
            {
                if (_parties.CountryOf(place) is var country && country != default)
                {
                    (relation.Kind == "located-at" ? places : (ICollection<Victim>)victims).Add(new Victim { Country = country });
                }
            }
            else
            {
                _parties.Dangling(relation.Kind, relation.Target);
            }
        }

        foreach (string id in impacts.Where(i => i.Category != StixImpact.Monetary).SelectMany(i => i.ImpactedRefs))
        {
            if (StixIds.TypeOf(id) is "identity" && seen.Add(id))
            {
                if (_objects.Find<StixIdentity>(id) is { } identity)
                {
                    victims.Add(_parties.VictimOf(identity, null));
                }
                else
                {
                    _parties.Dangling("impacted_refs", id);
                }
            }
        }

        if (places.Count > 0 && !victims.Any(v => v.Country != default))
        {
            _issues.Info("victim_from_location", "located-at", string.Join(", ", places.Select(p => p.Country)), "No victim has a country: the place where it happened was taken for that of a victim without a name.");
            victims.AddRange(places);
        }

        return victims.ToImmutable();
    }

    private IEnumerable<string> RelatedActors(StixRow row)
    {
        foreach (StixRelation relation in _parties.From(row.Id).Where(r => r.Kind == "related-to" && StixIds.TypeOf(r.Target) is "intrusion-set" or "threat-actor"))
        {
            if (_objects.Find<StixActor>(relation.Target) is { } actor)
            {
                yield return _parties.ActorOf(actor).Id;
            }
            else
            {
                _parties.Dangling(relation.Kind, relation.Target);
            }
        }
    }

    private ImmutableArray<IncidentId> Related(StixRow row)
    {
        var related = ImmutableArray.CreateBuilder<IncidentId>();
        foreach (StixRelation relation in _parties.From(row.Id).Where(r => StixVocabulary.Ties.Contains(r.Kind) && StixIds.TypeOf(r.Target) is "incident" or "campaign"))
        {
            if (_objects.FindRow(relation.Target) is { } other)
            {
                related.Add(IdOf(other.Row));
            }
            else
            {
                _parties.Dangling(relation.Kind, relation.Target);
            }
        }

        return related.ToImmutable();
    }

    private ImmutableArray<TechniqueId> Techniques(StixRow row)
    {
        var techniques = ImmutableArray.CreateBuilder<TechniqueId>();
        IEnumerable<string> patterns = _parties.From(row.Id).Where(r => r.Kind == "uses").Select(r => r.Target)
            .Concat(row.IsVersion2 ? [] : row.Attacks.Select(a => a.Pattern).OfType<string>());
        foreach (string id in patterns.Distinct(StringComparer.Ordinal))
        {
            if (_objects.Find<StixPattern>(id) is not { } pattern)
            {
                _parties.Dangling("uses", id);
            }
            else if (pattern.Technique == default)
            {
                _issues.Info("no_technique_id", "uses", pattern.Name, "The attack pattern has no id in ATT&CK; it was left out.");
            }
            else
            {
                techniques.Add(pattern.Technique);
            }
        }

        return techniques.ToImmutable();
    }

    private static Bounds<long> Systems(StixRow row)
    {
        foreach ((string key, long count) in row.Counts)
        {
            if (key == "system")
            {
                return Bounds<long>.Exactly(count);
            }
        }

        long[] machines = [.. row.Counts.Where(c => StixVocabulary.Machines.Contains(c.Key)).Select(c => c.Count)];
        return machines.Length switch
        {
            0 => default,
            1 => Bounds<long>.Exactly(machines[0]),
            _ => Bounds<long>.AtLeast(machines.Max()), // a domain controller is a server too
        };
    }

    private static Bounds<long> Entities(StixRow row)
    {
        long[] counts = [.. row.Counts.Where(c => c.Key is "entity" or "individual" or "organization").Select(c => c.Count)];
        return counts.Length switch
        {
            0 => default,
            1 => Bounds<long>.Exactly(counts[0]),
            _ => Bounds<long>.AtLeast(counts.Max()), // how far they are the same is not said
        };
    }

    private Severity? SeverityOf(StixRow row)
    {
        if (row.Criticality is { } criticality)
        {
            if (byte.TryParse(criticality, NumberStyles.None, CultureInfo.InvariantCulture, out byte score) && score <= 100)
            {
                return new Severity(score, CriticalityScale);
            }

            _issues.Warning("number_unreadable", "criticality", criticality, "The criticality is no whole number from 0 to 100; it was dropped.");
        }

        foreach ((string? name, string? value) in row.Scores)
        {
            if (!string.IsNullOrWhiteSpace(name) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
            {
                return new Severity(number, name);
            }
        }

        return null;
    }

    /// <summary>Keeps what was coded and what has no member here.</summary>
    private static void KeepOriginal(StixRow row, ImmutableSortedDictionary<string, string>.Builder original, List<string> dropped)
    {
        Keep("description", row.Description);
        Keep("losses", string.Join("; ", dropped));
        if (row.OwnId is not null)
        {
            return; // the words are the writer's, and read back as they were
        }

        Keep("created_by_ref", row.CreatedBy);
        Keep("aliases", string.Join("; ", row.Aliases));
        Keep("objective", row.Objective);
        Keep("determination", row.Determination is "confirmed" or "suspected" or "false-positive" ? null : row.Determination);
        Keep("investigation_status", row.InvestigationStatus);
        Keep("incident_types", row.Types.Any(StixVocabulary.Types.IsTranslated) ? string.Join("; ", row.Types) : null);
        Keep("labels", string.Join("; ", row.Labels));
        Keep("confidence", row.Confidence?.ToString(CultureInfo.InvariantCulture));
        Keep("impacted_entity_counts", row.Counts.Length > 1
            ? string.Join("; ", row.Counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}: {c.Count}"))) : null);
        Keep("scores", row.Scores.Length > 1 || (row.Criticality is not null && row.Scores.Length > 0) ? string.Join("; ", row.Scores.Select(s => $"{s.Name}: {s.Value}")) : null);

        void Keep(string field, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                original[field] = text;
            }
        }
    }

    /// <summary>Reports what is about the import as a whole.</summary>
    private void NoteLooseEnds()
    {
        _issues.LeaveRecords();
        if (_objects.Rows.Any(r => r.Row.IsVersion1) && _objects.Rows.Any(r => r.Row.IsVersion2))
        {
            _issues.Info("mixed_schema_versions", "extensions", null, "Some incidents embed what version 1 of the incident extension embeds, others refer to objects as version 2 does.");
        }

        foreach (StixRelation relation in _objects.All.OfType<StixRelation>())
        {
            bool isTie = StixIds.TypeOf(relation.Source) is "incident" or "campaign";
            if (isTie && _objects.FindRow(relation.Source) is null)
            {
                _issues.LeaveRecords();
                _issues.Name(relation.Id);
                _parties.Dangling("source_ref", relation.Source);
            }
        }
    }
}
