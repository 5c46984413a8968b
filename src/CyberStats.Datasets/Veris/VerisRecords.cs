using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CyberStats.Incidents;
using static CyberStats.Datasets.Veris.VerisVocabulary;

namespace CyberStats.Datasets.Veris;

/// <summary>Makes incidents of VERIS records, and keeps what they have in common.</summary>
internal sealed class VerisRecords
{
    /// <summary>The members of which a record has at least one, and other JSON hardly any.</summary>
    public const string Expected = "VERIS incidents, objects with 'incident_id', 'schema_version', 'security_incident' or 'action' and 'actor'";

    private const string Veris = "veris"; // the source of records that name none
    private const int LatestYearAtAll = 2100; // where neither the caller nor the record tells a later bound
    private const int LongestTitle = 100; // characters
    private const int MostVersions = 100;

    private readonly VerisOptions _options;
    private readonly VerisRow _row;
    private readonly VerisTimeline _timeline;
    private readonly VerisVictims _victims;
    private readonly VerisActors _actors;
    private readonly VerisEffects _effects;
    private readonly VerisImpact _impact;

    private readonly Dictionary<IncidentId, int> _ids = [];
    private readonly Dictionary<string, int> _masters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Party> _datasets = new(StringComparer.Ordinal);
    private readonly VerisPath _root = VerisPath.NewRoot();
    private SourceList? _sources;

    public VerisRecords(VerisOptions options, IssueList issues)
    {
        _options = options;
        _row = new VerisRow(issues, options);
        _timeline = new VerisTimeline(_row);
        _victims = new VerisVictims(_row);
        _actors = new VerisActors(_row);
        _effects = new VerisEffects(_row);
        _impact = new VerisImpact(_row);
    }

    /// <summary>Gets whether an object was met that has members of the standard.</summary>
    public bool HasMetVeris { get; private set; }

    public IReadOnlyList<Actor> Actors => _actors.All;

    public IReadOnlyList<Source> Sources => Links.All;

    private IssueList Issues => _row.Issues;

    private SourceList Links => _sources ??= new SourceList(new Source(Veris, "VERIS incidents") { AsOf = _options.AsOf });

    /// <summary>Returns the incident of a record; null, with an Error, where it gives none.</summary>
    public Incident? Read(int index, ReadOnlyMemory<byte> json)
    {
        try
        {
            _row.Begin(json);
            _timeline.Begin();
            _victims.Begin();
            _actors.Begin();
            _effects.Begin();
            _impact.Begin();
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            return Read(index, ref reader);
        }
        catch (InvalidOperationException) // a text that is no text, as only the platform can tell
        {
            HasMetVeris = true; // as far as can be told
            Issues.Error("lone_surrogate", null, null, "A text of the record has half of a surrogate pair, so that it cannot be read.");
            return null;
        }
    }

    /// <summary>Reports what is about the import as a whole.</summary>
    public void Finish()
    {
        Issues.LeaveRecords();
        if (_actors.Differing is > 0 and var differing)
        {
            Issues.Info("actor_differs", "actor", null, FormattableString.Invariant(
                $"{differing} actors that are named have several kinds or countries in the records, which are left out of what is said of the actor."));
        }

        if (_versions.Count > 1)
        {
            string versions = string.Join(", ", _versions.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => FormattableString.Invariant($"{v.Key} ({v.Value})")));
            Issues.Info("mixed_schema_versions", "schema_version", versions, "The records are of several versions of the schema; a member may be new in the later ones.");
        }
    }

    private Incident? Read(int index, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Issues.Error("not_an_object", null, VerisShown.Of(ref reader), "A record is an object; this is none.");
            return null;
        }

        var parts = default(Parts);
        while (VerisRow.NextMember(ref reader, _root, out VerisPath member))
        {
            ReadMember(ref reader, member, ref parts);
        }

        if (!parts.IsVeris)
        {
            Issues.Error("not_veris", null, null, "The object has no member by which a VERIS incident is known.");
            return null;
        }

        HasMetVeris = true;
        return IncidentOf(index, in parts);
    }

    private void ReadMember(ref Utf8JsonReader reader, VerisPath member, ref Parts parts)
    {
        switch (member.Name)
        {
            case "incident_id":
                (parts.IsVeris, parts.Id) = (true, _row.Text(ref reader, member.Text));
                break;
            case "schema_version":
                (parts.IsVeris, parts.Version) = (true, _row.Word(ref reader, member.Text));
                break;
            case "security_incident":
                (parts.IsVeris, parts.Status) = (true, _row.Word(ref reader, member.Text));
                break;
            case "source_id":
                parts.Dataset = _row.Word(ref reader, member.Text);
                break;
            case "confidence":
                parts.Confidence = _row.Word(ref reader, member.Text);
                break;
            case "summary":
                parts.Summary = _row.Text(ref reader, member.Text);
                break;
            case "reference":
                parts.Reference = _row.Text(ref reader, member.Text);
                break;
            case "timeline":
                _timeline.Read(ref reader, member);
                break;
            case "victim":
                parts.HasVictim = true;
                _victims.Read(ref reader, member);
                break;
            case "actor":
                _actors.Read(ref reader, member);
                break;
            case "action":
                _effects.ReadActions(ref reader, member);
                break;
            case "attribute":
                _effects.ReadAttributes(ref reader, member);
                break;
            case "impact":
                _impact.Read(ref reader, member);
                break;
            case "plus":
                ReadPlus(ref reader, member, ref parts);
                break;
            default:
                _row.KeepAll(ref reader, member);
                break;
        }
    }

    /// <summary>What the dataset adds to the standard: when the record was made, when people were told, and an id of its own.</summary>
    private void ReadPlus(ref Utf8JsonReader reader, VerisPath path, ref Parts parts)
    {
        if (!_row.IsObject(ref reader, path.Text))
        {
            return;
        }

        while (VerisRow.NextMember(ref reader, path, out VerisPath member))
        {
            switch (member.Name)
            {
                case "created":
                    parts.Created = DayOf(ref reader, member.Text);
                    break;
                case "modified":
                    parts.Modified = DayOf(ref reader, member.Text);
                    break;
                case "master_id":
                    bool isTheId = reader.TokenType == JsonTokenType.String && parts.Id is { } id && reader.ValueTextEquals(id); // mostly
                    parts.Master = isTheId ? parts.Id : _row.Text(ref reader, member.Text);
                    break;
                case "timeline":
                    _timeline.ReadPlus(ref reader, member);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private Incident? IncidentOf(int index, in Parts parts)
    {
        Party dataset = DatasetOf(parts.Dataset);
        if (parts.Id is not { } local)
        {
            Issues.Error("no_id", "incident_id", null, "The record has no id, so it gives no incident.");
            return null;
        }

        var id = new IncidentId(dataset.Id, local);
        Issues.Name(dataset.Id, local);
        NoteVersion(parts.Version);
        if (!_timeline.Finish(LatestYear(in parts)))
        {
            return null;
        }

        NoteDuplicates(index, id, parts.Master);
        if (!parts.HasVictim)
        {
            Issues.Info("no_victim", "victim", null, "The record has no victim.");
        }

        IncidentStatus status = StatusOf(parts.Status);
        Confidence? confidence = ConfidenceOf(parts.Confidence);
        _actors.Finish(dataset.Id, local);
        _effects.Finish();
        _row.Keep("summary", parts.Summary);
        return new Incident(
            id, parts.Summary is { } summary ? Shorten(summary) : TitleOf(), _timeline.Occurred, _timeline.Discovered, _timeline.Disclosed, parts.Created)
        {
            Status = status,
            Types = _effects.Types,
            Affects = _effects.Affects,
            Records = _effects.Records,
            Victims = _victims.Victims,
            EntitiesAffected = _victims.Count,
            ActorIds = _actors.Ids,
            Attributions = _actors.States.Count == 0 ? [] : AttributionsOf(dataset, id, confidence),
            Losses = _impact.Losses,
            Severity = _impact.Severity,
            SourceIds = _row.Links(parts.Reference, dataset.Id, Links),
            Original = _row.End(),
        };
    }

    private void NoteDuplicates(int index, IncidentId id, string? master)
    {
        if (!_ids.TryAdd(id, index))
        {
            Issues.Warning("duplicate_id", "incident_id", id.Local, FormattableString.Invariant(
                $"The record at index {_ids[id]} has the same id; no set of incidents takes both."));
        }

        if (master is not null && !_masters.TryAdd(master, index))
        {
            Issues.Info("duplicate_master_id", "plus.master_id", master, FormattableString.Invariant(
                $"The record at index {_masters[master]} has the same master id; it may be the same incident."));
        }
    }

    /// <summary>The latest year that a date can have: that of the export or, where that is not known, of the last change of the record.</summary>
    private int LatestYear(in Parts parts)
    {
        DateOnly? changed = parts.Created > parts.Modified ? parts.Created : parts.Modified ?? parts.Created;
        return (_options.AsOf ?? changed)?.Year ?? LatestYearAtAll;
    }

    /// <summary>The dataset that a record names, which is the issuer of what it claims.</summary>
    private Party DatasetOf(string? name)
    {
        string id = name?.ToLowerInvariant() ?? Veris;
        if (id.Contains(':', StringComparison.Ordinal))
        {
            _row.UnknownWord("source_id", id);
            id = Veris;
        }

        if (!_datasets.TryGetValue(id, out Party? dataset))
        {
            string title = id switch
            {
                "vcdb" => "VERIS Community Database",
                Veris => "VERIS incidents",
                _ => name!,
            };
            _datasets[id] = dataset = new Party(id, title, PartyKind.Tracker);
            var source = new Source(id, title) { AsOf = _options.AsOf };
            if (_sources is null)
            {
                _sources = new SourceList(source);
            }
            else
            {
                _sources.Add(source);
            }
        }

        return dataset;
    }

    private void NoteVersion(string? text)
    {
        if (text is null)
        {
            Issues.Info("no_schema_version", "schema_version", null, "The record does not say which version of the schema it follows.");
            return;
        }

        string version = text.Replace('_', '.');
        if (version != text)
        {
            _row.Keep("schema_version", text);
            Issues.Info("schema_version_form", "schema_version", text, $"The version of the schema is written with lines in place of points; it was read as {Excerpt.Of(version)}.");
        }

        bool isKnown = version.StartsWith("1.3", StringComparison.Ordinal) || version.StartsWith("1.4", StringComparison.Ordinal);
        if (!isKnown || (version.Length > 3 && version[3] != '.'))
        {
            _row.Keep("schema_version", text);
            Issues.Warning("unknown_schema_version", "schema_version", text, "The version of the schema is not one of 1.3 to 1.4; the record was read as if it were.");
        }

        if (_versions.Count < MostVersions || _versions.ContainsKey(version))
        {
            _versions[version] = _versions.GetValueOrDefault(version) + 1;
        }
    }

    private IncidentStatus StatusOf(string? word)
    {
        if (word is null)
        {
            Issues.Warning("no_status", "security_incident", null, "The record does not say whether the incident is confirmed; it was taken for such.");
            return IncidentStatus.Confirmed;
        }

        if (!Statuses.TryGetValue(word, out IncidentStatus status))
        {
            _row.UnknownWord("security_incident", word);
        }
        else if (status > IncidentStatus.Suspected)
        {
            Issues.Info("not_counted", "security_incident", word, "The record is of a near miss or a false positive, which counts leave out unless told otherwise.");
        }

        return status;
    }

    private Confidence? ConfidenceOf(string? word)
    {
        if (word is null)
        {
            return null;
        }

        if (!Confidences.TryGetValue(word, out Confidence confidence))
        {
            _row.UnknownWord("confidence", word);
            return null;
        }

        _row.Keep("confidence", word); // of the whole record, which has no member for it
        return confidence;
    }

    private DateOnly? DayOf(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time))
        {
            return DateOnly.FromDateTime(time.DateTime);
        }

        if (_row.Text(ref reader, path) is { } text)
        {
            Issues.Warning("date_unreadable", path, text, "The day of the record is no date of the form year-month-day; it was dropped.");
            _row.Keep(path, text);
        }

        return null;
    }

    private ImmutableArray<Attribution> AttributionsOf(Party dataset, IncidentId id, Confidence? confidence) =>
    [
        .. _actors.States.Select(state => new Attribution($"{id}/{state}", dataset, state, _actors.SponsoredId)
        {
            Basis = AttributionBasis.Unstated,
            Stance = AttributionStance.Attributes,
            Confidence = confidence,
            SourceIds = [dataset.Id],
        }),
    ];

    /// <summary>The title of a record without a summary: the victim, the year, and what was done.</summary>
    private string TitleOf()
    {
        string classes = string.Join(", ", _effects.Types.Where(t => t.Value.StartsWith("veris:", StringComparison.Ordinal)).Select(t => t.Value[6..]));
        string year = _timeline.Occurred?.Start is { } start ? start.Year.ToString(CultureInfo.InvariantCulture) : "undated";
        return Shorten($"{_victims.Name ?? "Unnamed victim"}, {year}: {(classes.Length == 0 ? "unknown action" : classes)}");
    }

    /// <summary>The start of a text on one line, cut at a blank and marked where it is too long.</summary>
    private static string Shorten(string text)
    {
        if (text.Length <= LongestTitle && text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0)
        {
            return text;
        }

        Span<char> line = stackalloc char[LongestTitle + 1];
        int length = 0;
        foreach (char c in text)
        {
            bool isBlank = char.IsWhiteSpace(c);
            if (!isBlank || (length > 0 && line[length - 1] != ' '))
            {
                line[length++] = isBlank ? ' ' : c;
            }

            if (length > LongestTitle)
            {
                ReadOnlySpan<char> cut = line[..LongestTitle];
                int blank = cut.LastIndexOf(' ');
                cut = blank >= LongestTitle / 2 ? cut[..blank] : char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
                return $"{cut.TrimEnd()}…";
            }
        }

        return line[..length].ToString();
    }

    /// <summary>The texts of a record, null where it lacks one.</summary>
    private struct Parts
    {
        public bool IsVeris, HasVictim;
        public string? Id, Dataset, Version, Status, Confidence, Summary, Reference, Master;
        public DateOnly? Created, Modified;
    }
}
