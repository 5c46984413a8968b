using System.Text.Json;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.Stix;

/// <summary>Writes one incident with all that is its own.</summary>
internal sealed class StixIncident(Incident incident, StixDocument document, StixBundle bundle)
{
    private const string Unknown = "unknown";

    private readonly string _id = StixDocument.IdOf(incident.Id);
    private readonly string _name = incident.Id.ToString();
    private readonly List<string> _impacts = [];
    private readonly List<string> _tasks = [];
    private string? _event;

    private Utf8JsonWriter Json => bundle.Json;

    public void Write()
    {
        WriteEvent();
        WriteTask("detected", incident.Discovered);
        WriteTask("reported", incident.Disclosed);
        WriteHarm();
        for (int i = 0; i < incident.Losses.Length; i++)
        {
            WriteLoss(incident.Losses[i], i);
        }

        WriteObject();
        WriteVictims();
        WriteAttributions();
        foreach (string actor in incident.ActorIds)
        {
            string target = document.ActorId(actor);
            bundle.Relate("related-to", _id, target, $"actor\n{_name}\n{target}");
        }

        foreach (TechniqueId technique in incident.Techniques)
        {
            bundle.Relate("uses", _id, document.TechniqueId(technique), $"uses\n{_name}\n{technique}");
        }

        foreach (IncidentId related in incident.Related.Where(document.Has))
        {
            bundle.Relate("related-to", _id, StixDocument.IdOf(related), $"related-to\n{_name}\n{related}");
        }

        NoteOmissions();
    }

    private void WriteObject()
    {
        bundle.BeginObject("incident", _id, recorded: incident.Recorded);
        bool isAvailability = incident.Affects is { } affects && affects.HasFlag(SecurityAttributes.Availability);
        bundle.Texts("labels", isAvailability ? [StixLabels.AffectsAvailability] : []);
        bundle.References(_name, document.SourcesOf(incident.SourceIds, nameof(Incident)));
        Json.WriteString("name", incident.Title);
        if (incident.Original.TryGetValue("description", out string? description))
        {
            Json.WriteString("description", description);
        }

        Json.WriteStartObject("extensions");
        Json.WriteStartObject(StixIds.IncidentExtension);
        Json.WriteString("extension_type", "property-extension");
        Json.WriteString("determination", incident.Status switch
        {
            IncidentStatus.Confirmed => "confirmed",
            IncidentStatus.Suspected => "suspected",
            IncidentStatus.NearMiss => "failed-attempt",
            _ => "false-positive",
        });
        Json.WriteString("investigation_status", Unknown);
        bundle.Texts("incident_types", incident.Types.Select(StixVocabulary.Types.Write));
        WriteSeverity();
        WriteCounts();
        WriteEntries("events", "event_ref", _event is null ? [] : [_event]);
        WriteEntries("tasks", "task_ref", _tasks);
        bundle.Texts("impact_refs", _impacts);
        Json.WriteEndObject();
        Json.WriteEndObject();
        bundle.EndObject();
    }

    private void WriteSeverity()
    {
        if (incident.Severity is not { } severity)
        {
            return;
        }

        if (severity.Scale == StixRecords.CriticalityScale && double.IsInteger(severity.Score) && severity.Score is >= 0 and <= 100)
        {
            Json.WriteNumber("criticality", (int)severity.Score);
            return;
        }

        Json.WriteStartArray("scores");
        Json.WriteStartObject();
        Json.WriteString("name", severity.Scale);
        Json.WriteNumber("value", severity.Score);
        Json.WriteEndObject();
        Json.WriteEndArray();
    }

    private void WriteCounts()
    {
        long? systems = Exact(incident.SystemsAffected);
        long? entities = Exact(incident.EntitiesAffected);
        if (systems is null && entities is null)
        {
            return;
        }

        Json.WriteStartObject("impacted_entity_counts");
        if (systems is { } s)
        {
            Json.WriteNumber("system", s);
        }

        if (entities is { } e)
        {
            Json.WriteNumber("entity", e); // whether they are organisations or persons, the document does not say
        }

        Json.WriteEndObject();
    }

    private void WriteEntries(string name, string member, List<string> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        Json.WriteStartArray(name);
        foreach (string id in ids)
        {
            Json.WriteStartObject();
            Json.WriteString(member, id);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    private void WriteEvent()
    {
        if (incident.Occurred is not { } occurred)
        {
            return;
        }

        _event = StixIds.Derive("event", $"event\n{_name}");
        bundle.BeginObject("event", _event);
        Json.WriteString("status", incident.Status == IncidentStatus.Confirmed ? "occurred" : "undetermined");
        DateTime start = occurred.Start is { } s ? bundle.Time("start_time", s) : default;
        if (occurred.End is { } e)
        {
            bundle.Time("end_time", e, notBefore: start);
        }

        Json.WriteStartObject("extensions");
        bundle.NewType(StixIds.EventExtension);
        Json.WriteEndObject();
        bundle.EndObject();
    }

    private void WriteTask(string type, PartialDate? date)
    {
        if (date is not { } on)
        {
            return;
        }

        string id = StixIds.Derive("task", $"{type}\n{_name}");
        _tasks.Add(id);
        bundle.BeginObject("task", id);
        Json.WriteString("outcome", "successful");
        bundle.Texts("task_types", [type]);
        bundle.Time("start_time", on);
        Json.WriteStartObject("extensions");
        bundle.NewType(StixIds.TaskExtension);
        Json.WriteEndObject();
        bundle.EndObject();
    }

    /// <summary>Writes an impact for each attribute harmed, or three that nothing was.</summary>
    private void WriteHarm()
    {
        if (incident.Affects is not { } affects)
        {
            return;
        }

        bool isNone = affects == SecurityAttributes.None;
        if (isNone || affects.HasFlag(SecurityAttributes.Confidentiality))
        {
            BeginImpact("confidentiality", "harm");
            Json.WriteString("loss_type", isNone ? "none" : incident.Status == IncidentStatus.Confirmed ? "confirmed-loss" : "suspected-loss");
            WriteInformation(isNone, RecordsIn(SecurityAttributes.Confidentiality));
            EndImpact();
        }

        if (isNone || affects.HasFlag(SecurityAttributes.Integrity))
        {
            BeginImpact("integrity", "harm");
            Json.WriteString("alteration", isNone ? "none" : "potential-modification");
            WriteInformation(isNone, RecordsIn(SecurityAttributes.Integrity));
            EndImpact();
        }

        if (isNone)
        {
            BeginImpact("availability", "harm");
            Json.WriteNumber("availability_impact", 0);
            EndImpact();
        }
    }

    private void WriteInformation(bool isNone, long? records)
    {
        if (!isNone)
        {
            Json.WriteString("information_type", Unknown);
        }

        if (records is { } count)
        {
            Json.WriteNumber("record_count", count);
        }
    }

    /// <summary>The number of records where an impact on this attribute is the one that says it: the first that there is.</summary>
    private long? RecordsIn(SecurityAttributes attribute) => Home == attribute ? Exact(incident.Records) : null;

    private SecurityAttributes? Home => incident.Affects switch
    {
        { } a when a.HasFlag(SecurityAttributes.Confidentiality) || a == SecurityAttributes.None => SecurityAttributes.Confidentiality,
        { } a when a.HasFlag(SecurityAttributes.Integrity) => SecurityAttributes.Integrity,
        _ => null,
    };

    private void WriteLoss(Loss loss, int index)
    {
        string? bearer = loss.BorneBy is null ? null : BearerId(loss.BorneBy);
        (decimal? least, decimal? most, bool isWhole) = AmountsOf(loss);
        if (!isWhole)
        {
            document.Omit(nameof(Loss), nameof(loss.Amount), "The extension wants a least and a greatest amount and has no best one; of one that is only at least so much, nothing can be written.");
        }

        BeginImpact(StixImpact.Monetary, $"loss\n{index}", loss.Status is LossStatus.Unknown or LossStatus.Demanded ? null : StixLabels.Of(StixLabels.Status, loss.Status), loss.PriceDate, bearer);
        Json.WriteString("variety", StixVocabulary.Forms.Write(loss.Form));
        if (loss.Currency != default)
        {
            Json.WriteString("currency", loss.Currency.Value);
        }

        if (least is { } min && most is { } max)
        {
            Json.WriteNumber("min_amount", min);
            Json.WriteNumber("max_amount", max);
        }

        EndImpact();
    }

    /// <summary>What the extension holds of an amount, and whether it reads back as it is.</summary>
    private static (decimal? Least, decimal? Most, bool IsWhole) AmountsOf(Loss loss)
    {
        Bounds<decimal> a = loss.Amount;
        bool isDemand = loss.Form == LossForm.RansomDemand;
        return a.Kind switch
        {
            BoundsKind.Unknown => (null, null, true),
            BoundsKind.Exact when isDemand => (0, a.Best ?? a.Low, true),
            BoundsKind.Exact => (a.Best ?? a.Low, a.Best ?? a.Low, true),
            _ when isDemand && a.High is not null && (a.Low ?? 0) == 0 => (null, null, false), // from 0 it would read as exactly the greatest
            BoundsKind.Interval => (a.Low, a.High, a.Best is null),
            BoundsKind.AtMost => (0, a.High, false),
            _ => (null, null, false),
        };
    }

    private string BearerId(string name)
    {
        string id = StixIds.Derive("identity", $"bearer\n{name}");
        if (bundle.BeginObject("identity", id))
        {
            Json.WriteString("name", name);
            Json.WriteString("identity_class", Unknown);
            bundle.EndObject();
        }

        return id;
    }

    private void BeginImpact(string category, string name, string? label = null, PartialDate? start = null, string? impacted = null)
    {
        string id = StixIds.Derive("impact", $"{category}\n{name}\n{_name}");
        _impacts.Add(id);
        bundle.BeginObject("impact", id);
        bundle.Texts("labels", label is null ? [] : [label]);
        Json.WriteString("impact_category", category);
        if (start is { } date)
        {
            bundle.Time("start_time", date);
        }

        bundle.Texts("impacted_refs", impacted is null ? [] : [impacted]);
        Json.WriteStartObject("extensions");
        bundle.NewType(StixIds.ImpactExtension);
        Json.WriteStartObject(category + "-ext");
    }

    private void EndImpact()
    {
        Json.WriteEndObject();
        Json.WriteEndObject();
        bundle.EndObject();
    }

    private void WriteVictims()
    {
        for (int i = 0; i < incident.Victims.Length; i++)
        {
            Victim victim = incident.Victims[i];
            string name = FormattableString.Invariant($"{_name}/victim/{i}");
            string target = document.VictimId(victim, name);
            bundle.BeginObject("relationship", StixIds.Derive("relationship", $"targets\n{name}"));
            bundle.Texts("labels", victim.Role == VictimRole.Unknown ? [] : [StixLabels.Of(StixLabels.Role, victim.Role)]);
            bundle.Ends("targets", _id, target);
            bundle.EndObject();
        }
    }

    private void WriteAttributions()
    {
        for (int i = 0; i < incident.Attributions.Length; i++)
        {
            Attribution a = incident.Attributions[i];
            if (a.Stance != default && a.Stance != AttributionStance.Attributes && a.Stance != AttributionStance.Supports)
            {
                document.Omit(nameof(Attribution), "", "A denial, a condemnation or a call to act is no attribution in STIX, which can only say that an incident is attributed to somebody.");
                continue;
            }

            document.Omit(nameof(Attribution), nameof(a.On), "A relationship has no day on which it was claimed.", a.On is null ? 0 : 1);
            document.Omit(nameof(Attribution), nameof(a.StatementId), "Relationships are not grouped into statements.", a.StatementId is null ? 0 : 1);
            document.Omit(nameof(Attribution), nameof(a.Confidence), "Confidence is a number; the word of the source is left out.", a.Confidence?.Label is null ? 0 : 1);
            List<Source> sources = document.SourcesOf(a.SourceIds, nameof(Attribution));
            string name = FormattableString.Invariant($"{_name}/attribution/{i}");
            if (a.AccusedActorId is { } actor)
            {
                WriteAttribution(a, document.ActorId(actor), name, sources, isSecond: false);
            }

            if (a.AccusedState != default)
            {
                WriteAttribution(a, document.StateId(a.AccusedState), name, sources, isSecond: a.AccusedActorId is not null);
            }
        }
    }

    private void WriteAttribution(Attribution a, string target, string name, List<Source> sources, bool isSecond)
    {
        string by = document.PartyId(a.By);
        bundle.BeginObject("relationship", StixIds.Derive("relationship", $"attributed-to\n{name}\n{(isSecond ? "state" : "first")}"), by);
        if (a.Confidence is { } confidence)
        {
            Json.WriteNumber("confidence", confidence.Score);
        }

        bundle.Texts("labels",
        [
            $"{StixLabels.Basis}:{StixVocabulary.Bases.Write(a.Basis)}",
            $"{StixLabels.Stance}:{StixVocabulary.Stances.Write(a.Stance)}",
            .. a.Responsibility == Responsibility.Unknown ? [] : (IEnumerable<string>)[StixLabels.Of(StixLabels.Responsibility, a.Responsibility)],
            .. a.Contested ? [StixLabels.Contested] : (IEnumerable<string>)[],
            .. isSecond ? [StixLabels.SameAttribution] : (IEnumerable<string>)[],
        ]);
        bundle.References(a.Id, sources);
        bundle.Ends("attributed-to", _id, target);
        bundle.EndObject();
    }

    private void NoteOmissions()
    {
        const string Record = nameof(Incident);
        const string NoBounds = "The extension counts exactly; a range, a bound or a best guess is left out.";
        document.Omit(Record, nameof(incident.Responses), "STIX has no object for what states and others do about an incident.", incident.Responses.IsEmpty ? 0 : 1);
        document.Omit(Record, nameof(incident.Related), "The document does not hold an incident to which it is related.", incident.Related.All(document.Has) ? 0 : 1);
        document.Omit(Record, nameof(incident.Recorded), "That the day of recording is not known cannot be said: the object has to have been created.", incident.Recorded is null ? 1 : 0);
        document.Omit(Record, nameof(incident.Original), "What the source wrote has no property, but for the description.",
            incident.Original.Keys.Any(key => key != "description" || string.IsNullOrWhiteSpace(incident.Original[key])) ? 1 : 0);
        document.Omit(Record, nameof(incident.SystemsAffected), NoBounds, IsKept(incident.SystemsAffected) ? 0 : 1);
        document.Omit(Record, nameof(incident.EntitiesAffected), NoBounds, IsKept(incident.EntitiesAffected) ? 0 : 1);
        document.Omit(Record, nameof(incident.Records), "Records are counted exactly, and with what harmed them, confidentiality or integrity; another count is left out.",
            incident.Records.IsUnknown || (IsKept(incident.Records) && Home is not null) ? 0 : 1);
    }

    private static bool IsKept(Bounds<long> value) => value.IsUnknown || Exact(value) is not null;

    private static long? Exact(Bounds<long> value) => value.Kind == BoundsKind.Exact ? value.Best ?? value.Low : null;
}
