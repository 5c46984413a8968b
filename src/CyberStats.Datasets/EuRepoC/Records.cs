using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>Makes incidents of the rows of the global file and of what the other files say of them.</summary>
internal sealed class Records
{
    private const string Scheme = "eurepoc";

    private const int MostLinks = 1000; // of a row

    private const int LongestId = 100; // characters

    // What the attributions of a row hold, where they hold all of it.
    private static readonly string[] Attributed =
        [Field.AttributingActor, Field.AttributingCountry, Field.AttributedInitiator, Field.AttributedCountry, Field.AttributingCompany];

    // What has a member of its own here, and is kept only where that says less than the file.
    private static readonly string[] Represented =
    [
        Field.Id, Field.Name, Field.StartDate, Field.EndDate, Field.IncidentType, Field.ReceiverName, Field.ReceiverCountry, Field.ReceiverCategory,
        Field.ReceiverSubcategory, Field.WeightedIntensity, Field.AttributionSources, Field.Sources, Field.EconomicImpactValue,
        Field.EconomicImpactCurrency, Field.AffectedEntitiesValue, Field.AttributionDate, Field.Settled, Field.NumberOfAttributions,
        Field.NumberOfPoliticalResponses, Field.NumberOfLegalResponses, .. Attributed,
    ];

    private readonly EuRepoCOptions _options;
    private readonly JoinedRows<AttributionRow>? _attributionRows;
    private readonly JoinedRows<ReceiverRow>? _receiverRows;
    private readonly Notes _notes;
    private readonly Places _places;
    private readonly Actors _actors = new();
    private readonly Attributions _attributions;
    private readonly Victims _victims;
    private readonly Responses _political;
    private readonly Responses _legal;
    private readonly SourceList _sources;

    private readonly DuplicateFinder _duplicates = new(Field.Name, Field.Description, Field.Id);
    private readonly Memo<string, string[]?> _lists = new(StringComparer.Ordinal); // of cells that recur
    private readonly Memo<string, (ImmutableArray<IncidentType> Types, SecurityAttributes? Affects, string? Unknown)> _types = new(StringComparer.Ordinal);
    private readonly Memo<string, Severity> _severities = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, string>.Builder _original = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);
    private readonly ImmutableArray<Response>.Builder _responses = ImmutableArray.CreateBuilder<Response>();

    private readonly Table _table;
    private readonly (string Name, int Place)[] _kept;
    private readonly Columns _at;
    private string[] _cells = [];

    /// <param name="table">The header of the global file.</param>
    /// <param name="attributions">The rows of the attribution file; null where there is none.</param>
    /// <param name="receivers">The rows of the receiver file; null where there is none.</param>
    /// <param name="options">What to do otherwise than by default.</param>
    /// <param name="issues">Takes what is doubtful.</param>
    public Records(Table table, JoinedRows<AttributionRow>? attributions, JoinedRows<ReceiverRow>? receivers, EuRepoCOptions options, IssueList issues)
    {
        _table = table;
        _options = options;
        _attributionRows = attributions;
        _receiverRows = receivers;
        _notes = new Notes(issues);
        _places = new Places(_notes);
        _attributions = new Attributions(options, _notes, _places, _actors);
        _victims = new Victims(_notes, _places);
        _political = new Responses("political_response", table, _notes, _places);
        _legal = new Responses("legal_response", table, _notes, _places);
        _sources = new SourceList(new Source(Scheme, "European Repository of Cyber Incidents") { Publisher = "EuRepoC", AsOf = options.AsOf });
        _at = new Columns(table);
        _kept =
        [
            .. table.Names.Select((name, place) => (name, place))
                .Where(c => c.name.Length > 0 && !Represented.Contains(c.name, StringComparer.OrdinalIgnoreCase) && table.PlaceOf(c.name) == c.place)
                .OrderBy(c => c.name, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<Actor> Actors => _actors.All;

    public IReadOnlyList<Source> Sources => _sources.All;

    private IssueList Issues => _notes.Issues;

    /// <summary>Returns the incident of a row; null, with an Error, where it gives none.</summary>
    public Incident? Read(CsvRow row, int index)
    {
        _notes.Clear();
        _original.Clear();
        _cells = row.Cells;
        if (RowForm.IsUnreadable(row, Issues, _options.MaxRecordBytes))
        {
            return null;
        }

        string local = IdOf(Cell(_at.Id));
        if (local.Length is 0 or > LongestId)
        {
            Issues.Error("no_id", Field.Id, Cell(_at.Id), "The row has no id, or one that is too long, so it gives no record.");
            return null;
        }

        string id = $"{Scheme}:{local}";
        Issues.Name(id);
        Clean();
        string title = Cell(_at.Name).Trim();
        if (title.Length == 0)
        {
            Issues.Error("no_title", Field.Name, null, "The row has no name, so it gives no record.");
            return null;
        }

        if (row.CellCount != _table.Names.Length)
        {
            Issues.Warning("cell_count", null, title, string.Create(
                CultureInfo.InvariantCulture, $"The row has {row.CellCount} cells in place of {_table.Names.Length}."));
        }

        _duplicates.Note(Issues, index, local, title, Cell(_at.Description));
        foreach ((string name, int place) in _kept)
        {
            Keep(name, Cell(place));
        }

        if (Cell(_at.Status).Trim().Equals("open", StringComparison.OrdinalIgnoreCase))
        {
            Issues.Info("status_open", Field.Status, Cell(_at.Status), "The dataset has not yet settled this incident.");
        }

        DateRange? occurred = OccurredOf();
        (ImmutableArray<IncidentType> types, SecurityAttributes? affects) = TypesOf();
        NoteNotKnown(Field.InitiatorCountry, Cell(_at.InitiatorCountry));
        (ImmutableArray<Attribution> attributions, ImmutableArray<string> actorIds) = AttributionsOf(local, id, occurred?.Start);
        KeepAttributed();
        return new Incident(new IncidentId(Scheme, local), title, occurred)
        {
            Types = types,
            Affects = affects,
            Victims = VictimsOf(local),
            ActorIds = actorIds,
            Attributions = attributions,
            Responses = ResponsesOf(),
            Losses = LossesOf(),
            EntitiesAffected = EntitiesOf(),
            Techniques = TechniquesOf(),
            Severity = SeverityOf(),
            SourceIds = SourcesOf(),
            Original = _original.ToImmutable(),
        };
    }

    /// <summary>Reports what is about the files as a whole.</summary>
    public void Finish()
    {
        Issues.LeaveRecords();
        if (_actors.Varying is > 0 and var varying)
        {
            Issues.Info("actor_varies", Field.InitiatorName, null, string.Create(
                CultureInfo.InvariantCulture, $"{varying} initiators are of different kinds or countries in different incidents; the list of actors leaves these open."));
        }

        ReportUnused(_attributionRows, "attribution_unmatched", Field.IncidentId, row => row.Line);
        ReportUnused(_receiverRows, "receiver_unmatched", Field.Id, row => row.Line);
    }

    /// <summary>An id without the decimals that a program may have given it: "8664" of "8664.0".</summary>
    public static string IdOf(string cell)
    {
        string text = cell.Trim();
        return text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }

    private void ReportUnused<TRow>(JoinedRows<TRow>? rows, string code, string field, Func<TRow, long?> lineOf)
        where TRow : struct
    {
        foreach ((string id, TRow row) in rows?.Unused() ?? [])
        {
            Issues.LeaveRecords(lineOf(row));
            Issues.Warning(code, field, id, "The row belongs to no incident of the global file; it was left out.");
        }

        Issues.LeaveRecords();
    }

    private string Cell(int place) => (uint)place < (uint)_cells.Length ? _cells[place] : "";

    /// <summary>Takes out control characters, and notes bytes that no encoding explained.</summary>
    private void Clean()
    {
        if (Array.Exists(_cells, Unwanted.IsLossy))
        {
            Issues.Warning("undecodable_bytes", null, Cell(_at.Name), "Some bytes of the row are no text; each stands as U+FFFD.");
        }

        if (Array.Exists(_cells, Unwanted.HasControls))
        {
            Issues.Warning("control_characters", null, Cell(_at.Name), "The row has control characters, which were taken out.");
            _cells = Array.ConvertAll(_cells, Unwanted.WithoutControls);
        }
    }

    private DateRange? OccurredOf()
    {
        PartialDate? start = DateOf(Field.StartDate, Cell(_at.Start));
        PartialDate? end = DateOf(Field.EndDate, Cell(_at.End));
        bool isReversed = start is { } s && end is { } e && e.IsBefore(s);
        if (start is null)
        {
            Issues.Warning("no_date", Field.StartDate, null, "The row has no start date; it is left out of series.");
        }

        start = Reduced(start, Field.StartDate, Cell(_at.Start), "start_to_year", "start_to_month");
        end = Reduced(end, Field.EndDate, Cell(_at.End), "end_to_year", "end_to_month");
        if (isReversed)
        {
            end = EndAfter(start!.Value, end!.Value);
        }

        return start is null && end is null ? null : new DateRange(start, end);
    }

    private PartialDate? DateOf(string field, string text)
    {
        if (!Dates.TryRead(text, out PartialDate? date))
        {
            Keep(field, text);
            Issues.Warning("date_unreadable", field, text, "The date is not of the form year-month-day; it was dropped.");
        }

        return date;
    }

    private PartialDate? Reduced(PartialDate? date, string field, string text, string yearCode, string monthCode)
    {
        if (date is not { Day: 1 } day)
        {
            return date;
        }

        bool isYear = day.Month == 1;
        if (!_options.ReduceFirstDays)
        {
            Issues.Info(isYear ? yearCode : monthCode, field, text, "The date is a first day, which may mean the year or the month.");
            return date;
        }

        Keep(field, text);
        Issues.Warning(isYear ? yearCode : monthCode, field, text, isYear
            ? "The date is a first of January, which was read as the year."
            : "The date is the first of a month, which was read as the month.");
        return Dates.Reduced(day);
    }

    /// <summary>An end that the file writes before the start: as it is where its precision mends it, as its year where that does, else none.</summary>
    private PartialDate? EndAfter(PartialDate start, PartialDate end)
    {
        Keep(Field.EndDate, Cell(_at.End));
        var year = new PartialDate(end.Year);
        if (!end.IsBefore(start))
        {
            Issues.Warning("end_before_start", Field.EndDate, Cell(_at.End), "The end is before the start; known to its year or month only, it need not be.");
            return end;
        }

        if (_options.RepairEnds && !year.IsBefore(start))
        {
            Issues.Warning("end_before_start", Field.EndDate, Cell(_at.End), "The end is before the start; only its year was used, in which it need not be.");
            return year;
        }

        Issues.Warning("end_before_start", Field.EndDate, Cell(_at.End), "The end is before the start; it was dropped.");
        return null;
    }

    private (ImmutableArray<IncidentType> Types, SecurityAttributes? Affects) TypesOf()
    {
        string cell = Cell(_at.Type);
        if (Words.IsNothing(cell))
        {
            Issues.Info("no_type", Field.IncidentType, null, "The row has no type.");
            Keep(Field.IncidentType, cell);
            return ([], Array.TrueForAll([_at.DataTheft, _at.Disruption, _at.Hijacking], place => Words.IsNone(Cell(place))) ? SecurityAttributes.None : null);
        }

        if (!_types.TryGetValue(cell, out (ImmutableArray<IncidentType> Types, SecurityAttributes? Affects, string? Unknown) known))
        {
            var types = ImmutableArray.CreateBuilder<IncidentType>();
            known.Affects = null;
            foreach (string word in WordList.Split(cell))
            {
                if (Words.TryType(word, out (IncidentType Type, SecurityAttributes Affects) type))
                {
                    types.Add(type.Type);
                    known.Affects = (known.Affects ?? SecurityAttributes.None) | type.Affects;
                }
                else if (!Words.IsBlank(word))
                {
                    known.Unknown ??= word;
                }
            }

            known.Types = types.ToImmutable();
            _types.Keep(cell, known);
        }

        if (known.Unknown is { } unknown)
        {
            Keep(Field.IncidentType, cell);
            Issues.Warning("unknown_type", Field.IncidentType, unknown, "The type is not one of the dataset's; it was dropped.");
        }

        return (known.Types, known.Affects);
    }

    /// <summary>Tells apart what is unknown, what was not coded, what there is not, and what was not filled in.</summary>
    private void NoteNotKnown(string field, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            _notes.Info("not_filled", field, "", "The field is blank.");
            return;
        }

        foreach (string word in List(cell))
        {
            if (Words.IsUnknown(word))
            {
                _notes.Info("known_unknown", field, word, "The dataset says that this is not known.");
            }
            else if (Words.IsNotAvailable(word))
            {
                _notes.Info("not_coded", field, word, "The dataset says that this was not coded.");
            }
            else if (Words.IsNone(word))
            {
                _notes.Info("known_none", field, word, "The dataset says that there is none.");
            }
        }
    }

    private (ImmutableArray<Attribution> Attributions, ImmutableArray<string> ActorIds) AttributionsOf(string local, string id, PartialDate? started)
    {
        string subcategory = SubcategoryOf();
        if (!_options.UseSettledInitiators)
        {
            if (_attributionRows is not null)
            {
                IReadOnlyList<AttributionRow> rows = _attributionRows.Take(local);
                if (rows.Count == 0)
                {
                    Issues.Info("no_attribution_row", Field.IncidentId, local, "The attribution file has no row of the incident.");
                }

                Keep(Field.Settled, string.Join("; ", rows.Where(r => r.Settled.Equals("True", StringComparison.OrdinalIgnoreCase)).Select(r => r.Id).Distinct()));
                return _attributions.Of(id, started, rows, subcategory);
            }

            if (RowsOfLists() is { } listed)
            {
                return _attributions.Of(id, started, listed, subcategory);
            }
        }

        _attributionRows?.Take(local); // not used, but not without an incident either
        Keep(Field.AttributionDate, Cell(_at.AttributionLists[0]));
        return _attributions.OfSettled(id, List(Cell(_at.InitiatorName)), List(Cell(_at.InitiatorCountry)), List(Cell(_at.InitiatorCategory)), subcategory);
    }

    /// <summary>Keeps what the file says of the attributions where they do not hold all of it.</summary>
    private void KeepAttributed()
    {
        string number = Cell(_at.NumberOfAttributions);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int stated) || stated != _attributions.Statements)
        {
            Keep(Field.NumberOfAttributions, number);
        }

        Keep(Field.AttributionDate, _attributions.DatesAsWritten ?? "");
        if (!_attributions.AreWhole)
        {
            for (int i = 0; i < Attributed.Length; i++)
            {
                Keep(Attributed[i], Cell(_at.Attributed[i]));
            }
        }
    }

    /// <summary>The finer kind of the initiators where it is one for all of them; else blank.</summary>
    private string SubcategoryOf()
    {
        string cell = Cell(_at.InitiatorSubcategory);
        if (cell.Length == 0)
        {
            return "";
        }

        string[] finer = List(cell);
        string[] categories = List(Cell(_at.InitiatorCategory));
        return finer.Length > 0 && finer.Length == categories.Length && Array.TrueForAll(finer, w => w == finer[0]) && Array.TrueForAll(categories, w => w == categories[0])
            ? finer[0]
            : "";
    }

    /// <summary>The rows that the lists of the global file stand for; null where they do not run parallel.</summary>
    private List<AttributionRow>? RowsOfLists()
    {
        string[][] lists = Array.ConvertAll(_at.AttributionLists, place => Cell(place) is { Length: > 0 } cell ? WordList.Split(cell) : []);
        int count = lists.Max(list => list.Length);
        if (Array.Exists(lists, list => list.Length != 0 && list.Length != count))
        {
            Issues.Warning(
                "parallel_mismatch", Field.AttributionType, Cell(_at.AttributionLists[1]),
                "The lists of attributions are of different lengths: which items belong together is not known, and the initiators that the dataset settled on were used.");
            return null;
        }

        var rows = new List<AttributionRow>(count);
        for (int i = 0; i < count; i++)
        {
            rows.Add(new AttributionRow("", At(0, i), At(1, i), At(2, i), Words.IsNothing(At(3, i)) ? At(8, i) : At(3, i), At(4, i), At(5, i), At(6, i), At(7, i), ""));
        }

        return rows;

        string At(int list, int i) => lists[list].Length == 0 || Words.IsBlank(lists[list][i]) || lists[list][i] == "None" ? "" : lists[list][i];
    }

    private ImmutableArray<Victim> VictimsOf(string local)
    {
        ImmutableArray<Victim> victims;
        if (_receiverRows is not null)
        {
            IReadOnlyList<ReceiverRow> rows = _receiverRows.Take(local);
            if (rows.Count == 0)
            {
                Issues.Info("no_receiver_row", Field.Id, local, "The receiver file has no row of the incident.");
                Keep(Field.ReceiverName, Cell(_at.ReceiverName));
                Keep(Field.ReceiverCountry, Cell(_at.ReceiverCountry));
            }

            victims = _victims.Of(rows);
        }
        else
        {
            int before = _notes.Count;
            victims = _victims.Of(Cell(_at.ReceiverCountry), Cell(_at.ReceiverName), Cell(_at.ReceiverCategory), Cell(_at.ReceiverSubcategory));
            if (_notes.Count > before)
            {
                Keep(Field.ReceiverName, Cell(_at.ReceiverName));
                Keep(Field.ReceiverCategory, Cell(_at.ReceiverCategory));
                Keep(Field.ReceiverSubcategory, Cell(_at.ReceiverSubcategory));
            }
        }

        NoteNotKnown(Field.ReceiverCountry, Cell(_at.ReceiverCountry));
        if (victims.Any(v => v.Country == default))
        {
            Keep(Field.ReceiverCountry, Cell(_at.ReceiverCountry));
        }

        return victims;
    }

    private ImmutableArray<Response> ResponsesOf()
    {
        _responses.Clear();
        if (!_political.AddTo(_responses, _cells))
        {
            Keep(Field.NumberOfPoliticalResponses, Cell(_at.NumberOfPoliticalResponses));
        }

        if (!_legal.AddTo(_responses, _cells))
        {
            Keep(Field.NumberOfLegalResponses, Cell(_at.NumberOfLegalResponses));
        }

        return _responses.ToImmutable();
    }

    /// <summary>The loss; an amount of 0 is one that was not coded, whatever its currency.</summary>
    private ImmutableArray<Loss> LossesOf()
    {
        string word = Cell(_at.EconomicImpact);
        string text = Cell(_at.EconomicValue);
        Bounds<decimal> bounds = default;
        if (word.Length > 0)
        {
            NoteNotKnown(Field.EconomicImpact, word);
            if (!Words.IsNothing(word) && !Words.IsNone(word) && !Amounts.TryReadMoneyClass(word, out bounds))
            {
                Issues.Warning("amount_unreadable", Field.EconomicImpact, word, "The class of the loss is of no known form; it was dropped.");
            }
        }

        if (text.Length > 0)
        {
            if (!Amounts.TryRead(text, out decimal amount))
            {
                Keep(Field.EconomicImpactValue, text);
                Issues.Warning("amount_unreadable", Field.EconomicImpactValue, text, "The amount is no number that a loss can have; it was dropped.");
            }
            else if (amount == 0)
            {
                Issues.Info("amount_zero", Field.EconomicImpactValue, text, "The amount is 0, which stands here for one that was not coded; no loss was derived from it.");
            }
            else
            {
                if (!bounds.IsUnknown && (amount < bounds.Low || amount > bounds.High))
                {
                    Issues.Warning("amount_outside_class", Field.EconomicImpactValue, text, "The amount is not within its class; the amount was used.");
                }

                bounds = Bounds<decimal>.Exactly(amount);
            }
        }

        if (bounds.IsUnknown)
        {
            return [];
        }

        CurrencyCode currency = Words.CurrencyOf(Cell(_at.Currency).Trim());
        if (currency == default)
        {
            Keep(Field.EconomicImpactValue, text);
            Keep(Field.EconomicImpactCurrency, Cell(_at.Currency));
            Issues.Warning("amount_without_currency", Field.EconomicImpactCurrency, Cell(_at.Currency), "The amount has no known currency; the loss was dropped.");
            return [];
        }

        return [new Loss(LossForm.Total, bounds, currency)];
    }

    private Bounds<long> EntitiesOf()
    {
        string word = Cell(_at.Entities);
        string text = Cell(_at.EntitiesValue);
        Bounds<long> bounds = default;
        if (word.Length > 0 && !Words.IsNothing(word) && !Words.IsNone(word) && !Amounts.TryReadClass(word, out bounds))
        {
            Issues.Warning("count_unreadable", Field.AffectedEntities, word, "The class of the affected entities is of no known form; it was dropped.");
        }

        if (text.Length == 0)
        {
            return bounds;
        }

        if (!Amounts.TryReadCount(text, out long count))
        {
            Keep(Field.AffectedEntitiesValue, text);
            Issues.Warning("count_unreadable", Field.AffectedEntitiesValue, text, "The number of affected entities is no whole number; it was dropped.");
            return bounds;
        }

        if (count == 0)
        {
            Issues.Info("count_zero", Field.AffectedEntitiesValue, text, "The number of affected entities is 0, which stands here for one that was not coded; it was not used.");
            return bounds;
        }

        if (!bounds.IsUnknown && (count < bounds.Low || count > bounds.High))
        {
            Issues.Warning("count_outside_class", Field.AffectedEntitiesValue, text, "The number of affected entities is not within its class; the number was used.");
        }

        return Bounds<long>.Exactly(count);
    }

    private ImmutableArray<TechniqueId> TechniquesOf()
    {
        string access = Cell(_at.InitialAccess);
        string impact = Cell(_at.Impact);
        if (access.Length + impact.Length == 0)
        {
            return [];
        }

        var techniques = ImmutableArray.CreateBuilder<TechniqueId>();
        Add(Field.InitialAccess, access);
        Add(Field.Impact, impact);
        return techniques.ToImmutable();

        void Add(string field, string cell)
        {
            if (cell.Length > 0)
            {
                NoteNotKnown(field, cell);
            }

            foreach (string name in List(cell))
            {
                if (TechniqueNames.TryFind(name, out TechniqueId id))
                {
                    techniques.Add(id);
                }
                else if (!Words.IsNothing(name) && !Words.IsNone(name))
                {
                    _notes.Warning("unknown_technique", field, name, "The technique is none of ATT&CK by that name; it was dropped.");
                }
            }
        }
    }

    private Severity? SeverityOf()
    {
        string text = Cell(_at.Weighted).Trim();
        if (Words.IsNothing(text))
        {
            Keep(Field.WeightedIntensity, text);
            return null;
        }

        if (_severities.TryGetValue(text, out Severity? severity))
        {
            return severity;
        }

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double score) || !double.IsFinite(score))
        {
            Keep(Field.WeightedIntensity, text);
            Issues.Warning("severity_unreadable", Field.WeightedIntensity, text, "The intensity is no number; it was dropped.");
            return null;
        }

        return _severities.Keep(text, new Severity(score, "eurepoc:weighted"));
    }

    private ImmutableArray<string> SourcesOf()
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        ids.Add(Scheme);
        AddLinks(Field.Sources, Cell(_at.Sources));
        AddLinks(Field.AttributionSources, Cell(_at.AttributionSources));
        return ids.ToImmutable();

        void AddLinks(string field, string cell)
        {
            if (cell.Length == 0 || cell == "[]")
            {
                return;
            }

            if (!PythonList.TryReadFlat(cell, out string[]? links))
            {
                if (PythonList.IsList(cell))
                {
                    Keep(field, cell);
                    Issues.Warning("list_unreadable", field, cell, "The list of links cannot be read; none was taken.");
                    return;
                }

                links = cell.Split("; ", StringSplitOptions.TrimEntries);
            }

            foreach (string link in links)
            {
                if (Words.IsNothing(link))
                {
                    continue;
                }

                if (ids.Count > MostLinks)
                {
                    Keep(field, cell);
                    Issues.Warning("too_many_links", field, cell, string.Create(
                        CultureInfo.InvariantCulture, $"The row has more than {MostLinks} links; only the first were taken."));
                    return;
                }

                ids.Add(_sources.AddLink(link.Trim()));
            }
        }
    }

    /// <summary>The items of a list of Python or of words parted by semicolons. Such cells recur: each is read once.</summary>
    private string[] List(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            return [];
        }

        if (!_lists.TryGetValue(cell, out string[]? items))
        {
            items = !PythonList.IsList(cell) ? WordList.Split(cell) : PythonList.TryReadFlat(cell, out string[]? flat) ? Array.ConvertAll(flat, word => word.Trim()) : null;
            _lists.Keep(cell, items);
        }

        if (items is null)
        {
            _notes.Warning("list_unreadable", Field.InitiatorName, cell, "A list cannot be read; nothing was derived from it.");
        }

        return items ?? [];
    }

    private void Keep(string field, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _original[field] = text;
        }
    }

    /// <summary>Where the columns that are read stand.</summary>
    private sealed class Columns(Table table)
    {
        public int Id { get; } = table.PlaceOf(Field.Id);

        public int Name { get; } = table.PlaceOf(Field.Name);

        public int Description { get; } = table.PlaceOf(Field.Description);

        public int Start { get; } = table.PlaceOf(Field.StartDate);

        public int End { get; } = table.PlaceOf(Field.EndDate);

        public int Type { get; } = table.PlaceOf(Field.IncidentType);

        public int ReceiverName { get; } = table.PlaceOf(Field.ReceiverName);

        public int ReceiverCountry { get; } = table.PlaceOf(Field.ReceiverCountry);

        public int ReceiverCategory { get; } = table.PlaceOf(Field.ReceiverCategory);

        public int ReceiverSubcategory { get; } = table.PlaceOf(Field.ReceiverSubcategory);

        public int InitiatorName { get; } = table.PlaceOf(Field.InitiatorName);

        public int InitiatorCountry { get; } = table.PlaceOf(Field.InitiatorCountry);

        public int InitiatorCategory { get; } = table.PlaceOf(Field.InitiatorCategory);

        public int InitiatorSubcategory { get; } = table.PlaceOf(Field.InitiatorSubcategory);

        public int[] AttributionLists { get; } =
        [
            table.PlaceOf(Field.AttributionDate), table.PlaceOf(Field.AttributionType), table.PlaceOf(Field.AttributionBasis),
            table.PlaceOf(Field.AttributingActor), table.PlaceOf(Field.AttributingCountry), table.PlaceOf(Field.AttributedInitiator),
            table.PlaceOf(Field.AttributedCountry), table.PlaceOf(Field.AttributedCategory), table.PlaceOf(Field.AttributingCompany),
        ];

        public int[] Attributed { get; } = Array.ConvertAll(Records.Attributed, table.PlaceOf);

        public int NumberOfAttributions { get; } = table.PlaceOf(Field.NumberOfAttributions);

        public int NumberOfPoliticalResponses { get; } = table.PlaceOf(Field.NumberOfPoliticalResponses);

        public int NumberOfLegalResponses { get; } = table.PlaceOf(Field.NumberOfLegalResponses);

        public int DataTheft { get; } = table.PlaceOf(Field.DataTheft);

        public int Disruption { get; } = table.PlaceOf(Field.Disruption);

        public int Hijacking { get; } = table.PlaceOf(Field.Hijacking);

        public int Weighted { get; } = table.PlaceOf(Field.WeightedIntensity);

        public int Entities { get; } = table.PlaceOf(Field.AffectedEntities);

        public int EntitiesValue { get; } = table.PlaceOf(Field.AffectedEntitiesValue);

        public int EconomicImpact { get; } = table.PlaceOf(Field.EconomicImpact);

        public int EconomicValue { get; } = table.PlaceOf(Field.EconomicImpactValue);

        public int Currency { get; } = table.PlaceOf(Field.EconomicImpactCurrency);

        public int InitialAccess { get; } = table.PlaceOf(Field.InitialAccess);

        public int Impact { get; } = table.PlaceOf(Field.Impact);

        public int Sources { get; } = table.PlaceOf(Field.Sources);

        public int AttributionSources { get; } = table.PlaceOf(Field.AttributionSources);

        public int Status { get; } = table.PlaceOf(Field.Status);
    }
}
