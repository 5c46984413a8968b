using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Cissm.CissmVocabulary;

namespace CyberStats.Datasets.Cissm;

/// <summary>Makes incidents of the tracker's rows, and keeps what they have in common.</summary>
internal sealed class CissmRecords(CissmOptions options, CissmColumns columns, ContentHash hash, IssueList issues)
{
    private const string Id = "cissm";
    private const int MostDescriptions = 1_000_000; // that are remembered

    private static readonly Party Tracker = new(Id, "CISSM Cyber Events Database", PartyKind.Tracker);

    private readonly CissmActors _actors = new(Id);
    private readonly CissmEvents _events = new(options.CanonicalizeVocabulary);
    private readonly SourceList _sources = new(
        new Source(Id, "Cyber Events Database") { Publisher = "Center for International and Security Studies at Maryland", AsOf = options.AsOf });

    private readonly Dictionary<string, (CountryCode Code, bool IsUnknown)> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Sector>> _sectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartialDate?> _dates = new(StringComparer.Ordinal);
    private readonly FirstRows _ids = new();
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private readonly FirstRows _descriptions = new();
    private readonly OriginalTexts _original = new(CissmField.Description);

    private string[] _cells = [];
    private int _mojibake;
    private int _lost;

    public IReadOnlyList<Actor> Actors => _actors.All;

    public IReadOnlyList<Source> Sources => _sources.All;

    /// <summary>Returns the incident of a row; null, with an Error, where it gives none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">Its place, from 0.</param>
    public Incident? Read(CsvRow row, int index)
    {
        if (RowForm.IsUnreadable(row, issues, options.MaxRecordBytes))
        {
            return null;
        }

        if (row.CellCount != columns.Count)
        {
            issues.Warning("cell_count", null, null, string.Create(
                CultureInfo.InvariantCulture, $"The row has {row.CellCount} cells in place of {columns.Count}."));
        }

        _cells = row.Cells;
        _original.Clear();
        string id = IdOf(index);
        issues.Name(Id, id);
        Align();
        if (!row.IsPlain)
        {
            Clean();
        }

        (string? actorName, string? organization) = (Known(columns.Actor), Known(columns.Organization));
        string description = Cell(columns.Description);
        NoteDescription(index, description);
        if (TitleOf(actorName, organization, description) is not { } title)
        {
            issues.Error("no_title", null, null, "The row names neither an actor nor a victim and has no description, so it gives no record.");
            return null;
        }

        ActorKind kind = KindOf();
        CountryCode actorCountry = CountryOf(columns.ActorCountry);
        ImmutableArray<string> actors = actorName is null ? [] : _actors.Note(actorName, kind, actorCountry);
        if (kind != ActorKind.State && actorCountry != default)
        {
            Keep(CissmField.ActorCountry, Cell(columns.ActorCountry).Trim()); // of an actor that is not known, or has other countries elsewhere
        }

        CissmEvent happened = EventOf();
        PartialDate? date = DateOf(columns.Date, columns.DateName);
        PartialDate? reported = columns.Reported < 0 ? null : DateOf(columns.Reported, columns.NameOf(columns.Reported));
        if (reported is { } told && date is { } day && told.IsBefore(day))
        {
            issues.Info("reported_before_event", columns.NameOf(columns.Reported), told.ToString(), "The event is dated after the report on it.");
        }

        foreach (int column in columns.Kept)
        {
            Keep(columns.NameOf(column), Cell(column).Trim());
        }

        _original.KeepOwn(description);
        return new Incident(new IncidentId(Id, id), title, occurred: date is { } on ? DateRange.At(on) : null, disclosed: reported)
        {
            Types = happened.Types,
            Affects = happened.Affects,
            ActorIds = actors,
            Victims = [new Victim(organization) { Country = CountryOf(columns.Country), Sectors = SectorsOf() }],
            Attributions = kind == ActorKind.State ? AttributionsTo(actorCountry, actors.IsEmpty ? null : actors[0], id) : [],
            SourceIds = SourcesOf(),
            Original = _original.ToImmutable(),
        };
    }

    /// <summary>Reports what is about the file as a whole.</summary>
    public void Finish()
    {
        issues.LeaveRecords();
        if (_lost > 0)
        {
            issues.Info("encoding_loss", null, null, string.Create(
                CultureInfo.InvariantCulture,
                $"In {_lost} of the {_mojibake} cells with characters read in a wrong encoding, some were lost on the way; these cells stand as they are."));
        }

        if (_actors.Differing > 0)
        {
            issues.Info("actor_differs", CissmField.Actor, null, string.Create(
                CultureInfo.InvariantCulture, $"{_actors.Differing} actors have several kinds or countries in the rows, which are left out of what is said of the actor."));
        }

        if (columns.Kept.Length > 0)
        {
            issues.Info("columns_kept", null, Names(columns.Kept), "These columns have no member here; their cells stay with each incident as they are.");
        }

        if (columns.Ignored.Length > 0)
        {
            issues.Info("columns_ignored", null, Names(columns.Ignored), "These columns follow from others and were not read.");
        }
    }

    private string Names(int[] places) => string.Join(',', places.Select(columns.NameOf));

    private string Cell(int column) => (uint)column < (uint)_cells.Length ? _cells[column] : "";

    /// <summary>Returns what a cell says; null, with an Info, where it is blank or says that the thing is not known.</summary>
    private string? Known(int column)
    {
        string text = Cell(column).Trim();
        if (text.Length == 0)
        {
            issues.Info("not_filled", NameOf(column), null, "The cell is blank.");
            return null;
        }

        if (IsUndetermined(text))
        {
            issues.Info("undetermined", NameOf(column), text, "The tracker says that it is not known.");
            return null;
        }

        return text;
    }

    private string? NameOf(int column) => column < 0 ? null : columns.NameOf(column);

    private void Keep(string field, string text) => _original.Keep(field, text);

    /// <summary>Joins a list of motives that was split at its comma: a type then stands under the subtype, and a link under the country.</summary>
    private void Align()
    {
        int motive = columns.Motive;
        bool isShifted = motive >= 0 && columns.EventType == motive + 1 && columns.EventSubtype == motive + 2
            && Cell(columns.Country).StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && !TryFindType(Cell(motive + 1).Trim(), out _) && TryFindType(Cell(motive + 2).Trim(), out _);
        if (!isShifted)
        {
            return;
        }

        issues.Warning("columns_shifted", CissmField.EventType, Cell(motive + 1), options.RepairShiftedRows
            ? "A list of motives was split at its comma; the cells were put back under their columns, and the last one is missing."
            : "A list of motives was split at its comma, so that the cells do not stand under their columns.");
        if (options.RepairShiftedRows)
        {
            Keep("raw.row", string.Join(',', _cells[motive..]));
            string[] cells = [.. _cells[..motive], $"{_cells[motive]},{_cells[motive + 1]}", .. _cells[(motive + 2)..]];
            _cells = cells;
        }
    }

    /// <summary>Undoes mojibake and takes out control characters; what a cell was stays.</summary>
    private void Clean()
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            string cell = _cells[i], text = cell;
            if (cell.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            {
                continue;
            }

            if (!Ascii.IsValid(cell))
            {
                text = Repaired(i, cell);
            }

            if (Unwanted.HasControls(text))
            {
                issues.Warning("control_characters", RawNameOf(i), text, "The cell has control characters, which were taken out.");
                text = Unwanted.WithoutControls(text);
            }

            if (!ReferenceEquals(text, cell))
            {
                Keep($"raw.{RawNameOf(i)}", cell);
                _cells[i] = text;
            }
        }
    }

    private string Repaired(int column, string cell)
    {
        if (Unwanted.IsLossy(cell))
        {
            issues.Warning("undecodable_bytes", RawNameOf(column), cell, "Some bytes of the cell are no UTF-8; each stands as U+FFFD.");
        }

        MojibakeKind found = Mojibake.Repair(cell, out string repaired);
        if (found == MojibakeKind.None)
        {
            return cell;
        }

        _mojibake++;
        _lost += found == MojibakeKind.Lost ? 1 : 0;
        bool isRepaired = found == MojibakeKind.Undone && options.RepairMojibake;
        issues.Warning("mojibake", RawNameOf(column), cell, isRepaired
            ? "UTF-8 had been read as Windows-1252 in this cell; it was put right, and the original is kept."
            : found == MojibakeKind.Undone
                ? "UTF-8 was read as Windows-1252 in this cell."
                : "UTF-8 was read as Windows-1252 in this cell, and characters were lost; it stands as it is.");
        return isRepaired ? repaired : cell;
    }

    private string RawNameOf(int column) => column < columns.Count ? columns.NameOf(column) : "extra";

    /// <summary>The tracker has no titles: "actor: victim", as far as they are known, else the start of the description.</summary>
    private static string? TitleOf(string? actor, string? organization, string description) =>
        actor is not null && organization is not null ? $"{actor}: {organization}"
        : actor ?? organization ?? (string.IsNullOrWhiteSpace(description) ? null : Excerpt.Of(description.Trim()));

    private void NoteDescription(int index, string description)
    {
        if (description.Length > 0 && _descriptions.Count < MostDescriptions && _descriptions.Earlier(description, index) is { } first)
        {
            issues.Info(
                "same_description", CissmField.Description, description,
                "The row at index {0} has the same description, as rows of one event with several victims have.", first);
        }
    }

    private ActorKind KindOf()
    {
        if (Known(columns.ActorType) is not { } word)
        {
            return default;
        }

        Keep(CissmField.ActorType, word); // of an actor that is not known, or has other kinds elsewhere
        if (ActorKinds.TryGetValue(word, out ActorKind kind))
        {
            return kind;
        }

        issues.Warning("unknown_actor_type", CissmField.ActorType, word, "The type of actor is not one of the tracker's; it was dropped.");
        return default;
    }

    private CissmEvent EventOf()
    {
        string motive = columns.Motive < 0 ? "" : Known(columns.Motive) ?? "";
        (string type, string subtype) = (Cell(columns.EventType), Cell(columns.EventSubtype));
        CissmEvent happened = _events.Of(type, subtype, IsEspionage(motive));
        foreach (CissmEvent.Issue issue in happened.Issues)
        {
            if (issue.Severity == IssueSeverity.Warning)
            {
                issues.Warning(issue.Code, issue.Field, issue.Raw, issue.Message);
            }
            else
            {
                issues.Info(issue.Code, issue.Field, issue.Raw, issue.Message);
            }
        }

        Keep(CissmField.Motive, motive);
        KeepBoth(CissmField.EventType, type.Trim(), happened.Type);
        KeepBoth(CissmField.EventSubtype, subtype.Trim(), happened.Subtype);
        return happened;
    }

    /// <summary>Keeps a word in its usual spelling, and what the file has where that is another.</summary>
    private void KeepBoth(string field, string text, string? usual)
    {
        Keep(field, usual ?? "");
        if (usual != text && !IsUndetermined(text))
        {
            Keep($"raw.{field}", text);
        }
    }

    private PartialDate? DateOf(int column, string field)
    {
        string text = Cell(column).Trim();
        if (text.Length == 0 || IsUndetermined(text))
        {
            if (column == columns.Date)
            {
                issues.Warning("no_date", field, null, "The row has no date; it is left out of series.");
            }

            return null;
        }

        if (!_dates.TryGetValue(text, out PartialDate? date))
        {
            date = TryParse(text, out PartialDate read) ? read : null;
            _dates[text] = date;
        }

        if (date is null)
        {
            Keep(field, text);
            issues.Warning("date_unreadable", field, text, "The date is not of the form year-month-day; it was dropped.");
        }
        else if (options.AsOf is { } day && date.Value.First > day)
        {
            issues.Warning("date_after_export", field, text, "The date is after the day of the export; it was kept.");
        }

        return date;
    }

    /// <summary>Reads a year, a month or a day of ISO 8601, a midnight after it, or the month/day/year of spreadsheets.</summary>
    private static bool TryParse(string text, out PartialDate date)
    {
        ReadOnlySpan<char> day = text.AsSpan();
        if (day.Length > 10 && (day[10] is ' ' or 'T') && day[11..] is "00:00:00" or "00:00" or "00:00:00.000" or "00:00:00Z")
        {
            day = day[..10];
        }

        if (PartialDate.TryParse(day, null, out date))
        {
            return true;
        }

        bool isRead = DateOnly.TryParseExact(day, "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly on);
        date = isRead ? PartialDate.FromDay(on) : default;
        return isRead;
    }

    private CountryCode CountryOf(int column)
    {
        if (Known(column) is not { } name)
        {
            return default;
        }

        if (!_countries.TryGetValue(name, out (CountryCode Code, bool IsUnknown) country))
        {
            country = CountryNames.TryFind(name, out CountryCode code) ? (code, false) : (default, true);
            _countries[name] = country;
        }

        if (country.IsUnknown)
        {
            Keep(columns.NameOf(column), name);
            issues.Warning("country_unparsed", columns.NameOf(column), name, "It is no country known by that name; it was dropped.");
        }

        return country.Code;
    }

    private ImmutableArray<Sector> SectorsOf()
    {
        string code = Cell(columns.IndustryCode).Trim();
        if (_sectors.TryGetValue(code, out ImmutableArray<Sector> known))
        {
            return known;
        }

        if (code.Length is >= 2 and <= 6 && code.All(char.IsAsciiDigit) && code[0] != '0')
        {
            return _sectors[code] = [Sector.Parse($"naics:{code}")];
        }

        string industry = Cell(columns.Industry).Trim();
        if (code.Length == 0 || IsUndetermined(code))
        {
            issues.Info(code.Length == 0 ? "not_filled" : "undetermined", CissmField.IndustryCode, code, "The row has no code of an industry.");
        }
        else
        {
            Keep(CissmField.IndustryCode, code);
            issues.Warning("unknown_industry", CissmField.IndustryCode, code, "The code is no NAICS code of 2 to 6 digits; it was dropped.");
        }

        if (!IsUndetermined(industry))
        {
            Keep(CissmField.Industry, industry);
        }

        return [];
    }

    private static ImmutableArray<Attribution> AttributionsTo(CountryCode state, string? actor, string id)
    {
        if (state == default)
        {
            return []; // that the country is not known has been reported
        }

        return
        [
            new Attribution($"{Id}:{id}/{state}", Tracker, state, actor)
            {
                Basis = AttributionBasis.Unstated,
                Stance = AttributionStance.Attributes,
                SourceIds = DatasetOnly,
            },
        ];
    }

    private static readonly ImmutableArray<string> DatasetOnly = [Id];

    private ImmutableArray<string> SourcesOf()
    {
        string link = Cell(columns.SourceUrl).Trim();
        if (link.Length == 0)
        {
            issues.Info("not_filled", CissmField.SourceUrl, null, "The cell is blank.");
            return DatasetOnly;
        }

        if (!_links.TryGetValue(link, out ImmutableArray<string> ids))
        {
            _sources.AddLink(link);
            _links[link] = ids = [Id, link];
        }

        return ids;
    }

    /// <summary>
    /// The tracker's own id, else the first 16 digits of the SHA-256 of the raw date, actor, victim, description and country; with a number
    /// where an earlier row has the same.
    /// </summary>
    private string IdOf(int index)
    {
        string slug = Cell(columns.Slug).Trim();
        string id = slug.Length > 0 ? slug : HashOf();
        if (_ids.Earlier(id, index) is not { } first)
        {
            return id;
        }

        int number = _repeats.GetValueOrDefault(id, 1);
        string unique;
        do
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{++number}");
        }
        while (_ids.Earlier(unique, index) is not null);

        _repeats[id] = number;

        issues.Warning("duplicate_id", NameOf(columns.Slug), slug.Length > 0 ? slug : Cell(columns.Organization), string.Create(
            CultureInfo.InvariantCulture, $"The row is the same event as the row at index {first}; both are kept, and this one's id is '{unique}'."));
        return unique;
    }

    private string HashOf()
    {
        hash.Add(Cell(columns.Date));
        hash.Add(Cell(columns.Actor));
        hash.Add(Cell(columns.Organization));
        hash.Add(Cell(columns.Description));
        hash.Add(Cell(columns.Country));
        return hash.Take();
    }
}
