using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Cfr.CfrVocabulary;

namespace CyberStats.Datasets.Cfr;

/// <summary>Makes incidents of the tracker's rows, and keeps what they have in common.</summary>
internal sealed class CfrRecords(CfrOptions options, ContentHash hash, IssueList issues)
{
    private const string Id = "cfr";

    private const int MostLinks = 100; // of one cell
    private const int MostRemembered = 10_000; // different cells of a column
    private const int LongestRemembered = 500; // characters

    private static readonly Party Tracker = new(Id, "CFR Cyber Operations Tracker", PartyKind.Tracker);

    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly SourceList _sources = new(
        new Source(Id, "Cyber Operations Tracker") { Publisher = "Council on Foreign Relations", AsOf = options.AsOf });

    private readonly Dictionary<string, ImmutableArray<IncidentType>> _typeLists = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImmutableArray<PartyKind>> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CountryList> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _actorLists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _excerpts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartialDate> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Victims, ImmutableArray<PartyKind> Kinds), ImmutableArray<Victim>> _victims = [];
    private readonly Dictionary<string, ImmutableArray<Response>> _responses = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, string), ImmutableArray<string>> _sourceIds = [];
    private readonly OriginalTexts _original = new(CfrField.Description);
    private readonly DuplicateFinder _duplicates = new(CfrField.Title, CfrField.Description);
    private int _rowsWithLostCharacters;

    public IssueList Issues => issues;

    public IReadOnlyList<Actor> Actors => [.. _actors.Values];

    public IReadOnlyList<Source> Sources => _sources.All;

    /// <summary>Returns the incident of a row; null, with an Error, where it gives none.</summary>
    public Incident? Read(CsvRow row)
    {
        if (RowForm.IsUnreadable(row, Issues, options.MaxRecordBytes))
        {
            return null;
        }

        string[] raw = row.Cells.Length >= CfrField.All.Length
            ? row.Cells
            : [.. row.Cells, .. Enumerable.Repeat("", CfrField.All.Length - row.Cells.Length)];
        string id = IdOf(raw);
        Issues.Name(Id, id);
        _original.Clear();
        string[] cells = Align(row, Clean(row, raw));

        string title = cells[0].Trim();
        if (title.Length == 0)
        {
            Issues.Error("no_title", CfrField.Title, raw[0], "The row has no title, so it gives no record.");
            return null;
        }

        _duplicates.Note(Issues, row.Index, id, title, cells[3]);
        _original.KeepOwn(cells[3]);
        _original.Keep(CfrField.Affiliations, cells[2]);
        (ImmutableArray<IncidentType> types, SecurityAttributes? affects) = TypesOf(cells[7]);
        return new Incident(new IncidentId(Id, id), title, disclosed: DateOf(cells[1]))
        {
            Types = types,
            Affects = affects,
            ActorIds = ActorsOf(cells[2]),
            Victims = VictimsOf(cells[5], KindsOf(cells[8])),
            Attributions = AttributionsOf(cells[6], id),
            Responses = ResponsesOf(cells[4]),
            SourceIds = SourceIdsOf(cells),
            Original = _original.ToImmutable(),
        };
    }

    /// <summary>Reports what is about the file as a whole.</summary>
    public void Finish()
    {
        Issues.LeaveRecords();
        if (_rowsWithLostCharacters > 0)
        {
            Issues.Info("encoding_loss", null, "??", string.Create(
                CultureInfo.InvariantCulture,
                $"In {_rowsWithLostCharacters} rows the file has '??' where a character was lost before it was exported; it cannot be had back."));
        }
    }

    /// <summary>Puts the cells under their columns, as far as the options and the row allow, and keeps the cells that it moves.</summary>
    private string[] Align(CsvRow row, string[] raw)
    {
        if (row.CellCount != CfrField.All.Length)
        {
            Issues.Warning("cell_count", null, null, string.Create(
                CultureInfo.InvariantCulture, $"The row has {row.CellCount} cells in place of {CfrField.All.Length}."));
        }

        if (raw.Length > CfrField.All.Length)
        {
            _original.Keep("raw.extra", string.Join(',', raw.Skip(CfrField.All.Length)));
        }

        bool isUsual = _typeLists.ContainsKey(raw[7]) && _kinds.ContainsKey(raw[8]);
        if (isUsual || CfrColumns.AreAligned(raw) || CfrColumns.HasNewWord(raw))
        {
            return raw;
        }

        string[]? repaired = options.RepairShiftedRows ? CfrColumns.Repair(raw[..row.Cells.Length]) : null;
        Issues.Warning("columns_shifted", CfrField.Type, raw[7], repaired is null
            ? "The cells do not stand under their columns; only the title and the date are used."
            : "The cells did not stand under their columns and were put back; the original ones are kept.");
        for (int i = 2; i < CfrField.All.Length; i++)
        {
            if (repaired is null || repaired[i] != raw[i])
            {
                _original.Keep($"raw.{CfrField.All[i]}", raw[i]);
            }
        }

        return repaired?[..CfrField.All.Length] ?? [raw[0], raw[1], .. Enumerable.Repeat("", CfrField.All.Length - 2)];
    }

    /// <summary>Takes out control characters, and notes characters that were lost.</summary>
    private string[] Clean(CsvRow row, string[] cells)
    {
        bool isLost = false, isUndecodable = false, isUnwanted = false;
        foreach (string cell in cells)
        {
            isLost |= cell.Contains("??", StringComparison.Ordinal);
            isUndecodable |= !row.IsPlain && Unwanted.IsLossy(cell);
            isUnwanted |= !row.IsPlain && Unwanted.HasControls(cell);
        }

        _rowsWithLostCharacters += isLost ? 1 : 0;
        if (isUndecodable)
        {
            Issues.Warning("undecodable_bytes", null, cells[0], "Some bytes of the row are no UTF-8; each stands as U+FFFD.");
        }

        if (!isUnwanted)
        {
            return cells;
        }

        Issues.Warning("control_characters", null, cells[0], "The row has control characters, which were taken out.");
        return Array.ConvertAll(cells, Unwanted.WithoutControls);
    }

    private PartialDate? DateOf(string cell)
    {
        string text = cell.Trim();
        if (text.Length == 0)
        {
            Issues.Warning("no_date", CfrField.Date, null, "The row has no date; it is left out of series.");
            return null;
        }

        if (_dates.TryGetValue(text, out PartialDate known))
        {
            return known;
        }

        if (DateOnly.TryParseExact(text, "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return _dates[text] = PartialDate.FromDay(day);
        }

        _original.Keep(CfrField.Date, text);
        Issues.Warning("date_unreadable", CfrField.Date, text, "The date is not of the form month/day/year; it was dropped.");
        return null;
    }

    private (ImmutableArray<IncidentType> Types, SecurityAttributes? Affects) TypesOf(string cell)
    {
        string text = cell.Trim();
        if (text.Length == 0)
        {
            Issues.Info("no_type", CfrField.Type, null, "The row has no type.");
            return ([], null);
        }

        if (!Types.TryGetValue(text, out (IncidentType Type, SecurityAttributes? Affects) known))
        {
            _original.Keep(CfrField.Type, text);
            Issues.Warning("unknown_type", CfrField.Type, text, "The type is not one of the tracker's; it was dropped.");
            return ([], null);
        }

        if (!_typeLists.TryGetValue(text, out ImmutableArray<IncidentType> types))
        {
            _typeLists[text] = types = [known.Type]; // one list for all rows of the type
        }

        return (types, known.Affects);
    }

    private ImmutableArray<PartyKind> KindsOf(string cell)
    {
        if (_kinds.TryGetValue(cell, out ImmutableArray<PartyKind> known))
        {
            return known;
        }

        string[] words = Words(cell);
        if (words.Length == 0)
        {
            Issues.Info("no_category", CfrField.Category, null, "The row has no category of victims.");
        }

        var kinds = ImmutableArray.CreateBuilder<PartyKind>(words.Length);
        foreach (string word in words)
        {
            if (Categories.TryGetValue(word, out PartyKind kind))
            {
                kinds.Add(kind);
            }
            else
            {
                _original.Keep(CfrField.Category, cell);
                Issues.Warning("unknown_category", CfrField.Category, word, "The category is not one of the tracker's; it was dropped.");
            }
        }

        ImmutableArray<PartyKind> all = kinds.ToImmutable();
        if (all.Length > 0 && all.Length == words.Length && _kinds.Count < MostRemembered)
        {
            _kinds.Add(cell, all); // nothing is to be reported of such a cell
        }

        return all;
    }

    /// <summary>One victim for each state where the cell lists states and nothing else; otherwise one that bears the whole text.</summary>
    private ImmutableArray<Victim> VictimsOf(string cell, ImmutableArray<PartyKind> kinds)
    {
        string text = cell.Trim();
        CountryList countries = Countries(text);
        if (countries.Parts.Length == 0)
        {
            Issues.Info("no_victim", CfrField.Victims, null, "The row names no victim.");
            return kinds.IsEmpty ? [] : [new Victim { Kinds = kinds }];
        }

        if (countries.Unknown.Length > 0)
        {
            Issues.Warning("victim_unparsed", CfrField.Victims, ExcerptOf(text), "The victims are described in words; no country was derived from them.");
        }

        if (!_victims.TryGetValue((text, kinds), out ImmutableArray<Victim> victims))
        {
            victims = VictimsOf(text, countries, kinds);
            if (_victims.Count < MostRemembered && text.Length <= LongestRemembered)
            {
                _victims.Add((text, kinds), victims);
            }
        }

        return victims;
    }

    private static ImmutableArray<Victim> VictimsOf(string text, CountryList countries, ImmutableArray<PartyKind> kinds) => countries.Unknown.Length > 0
        ? [new Victim(text) { Kinds = kinds }]
        : [.. countries.Parts.DistinctBy(p => p.Code).Select(p => new Victim(p.Name) { Country = p.Code, Kinds = kinds })];

    /// <summary>Returns what an issue shows of a cell, one text for all rows that have the cell.</summary>
    private string ExcerptOf(string cell)
    {
        if (!_excerpts.TryGetValue(cell, out string? excerpt))
        {
            excerpt = Excerpt.Of(cell);
            if (_excerpts.Count < MostRemembered && cell.Length <= LongestRemembered)
            {
                _excerpts.Add(cell, excerpt);
            }
        }

        return excerpt;
    }

    private ImmutableArray<Attribution> AttributionsOf(string cell, string id)
    {
        CountryList sponsors = Countries(cell.Trim().Trim('"'));
        string[] unknown = sponsors.Unknown;
        if (unknown.Length > 0)
        {
            _original.Keep(CfrField.Sponsor, cell);
            Issues.Warning("sponsor_unparsed", CfrField.Sponsor, unknown[0], unknown.Length == 1
                ? "The sponsor is no country known by that name; it was dropped."
                : string.Create(CultureInfo.InvariantCulture, $"{unknown.Length} sponsors, of which this is the first, are no countries known by their names; they were dropped."));
        }

        if (sponsors.Parts.Length == 0)
        {
            Issues.Info("no_sponsor", CfrField.Sponsor, null, "The row names no sponsor.");
        }

        if (sponsors.States.Length == 0)
        {
            return [];
        }

        var attributions = new Attribution[sponsors.States.Length];
        for (int i = 0; i < attributions.Length; i++)
        {
            (CountryCode state, string text) = sponsors.States[i];
            attributions[i] = new Attribution($"{Id}:{id}/{text}", Tracker, state)
            {
                Basis = AttributionBasis.Unstated,
                Stance = AttributionStance.Attributes,
                SourceIds = DatasetOnly,
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(attributions);
    }

    private static readonly ImmutableArray<string> DatasetOnly = [Id];

    /// <summary>Splits a list of countries, each list once.</summary>
    private CountryList Countries(string list)
    {
        if (!_countries.TryGetValue(list, out CountryList? countries))
        {
            countries = new CountryList([.. CountryNames.Split(list)]);
            if (_countries.Count < MostRemembered && list.Length <= LongestRemembered)
            {
                _countries.Add(list, countries);
            }
        }

        return countries;
    }

    private ImmutableArray<Response> ResponsesOf(string cell)
    {
        string text = cell.Trim();
        if (text.Length == 0)
        {
            return []; // not filled in, which is not "none"
        }

        if (_responses.TryGetValue(text, out ImmutableArray<Response> known))
        {
            return known;
        }

        string word = ResponseWord(text);
        if (!Responses.TryGetValue(word, out ResponseKind kind))
        {
            _original.Keep(CfrField.Response, text);
            Issues.Warning("unknown_response", CfrField.Response, text, "The response is not one of the tracker's; it was dropped.");
            return [];
        }

        if (kind == default)
        {
            _original.Keep(CfrField.Response, text);
            Issues.Info("response_unknown", CfrField.Response, text, "The tracker says that the response is not known.");
            return [];
        }

        long before = Issues.Count;
        ImmutableArray<Response> responses = [new Response(kind) { SourceIds = [.. SourcesOf(text[word.Length..], CfrField.Response)] }];
        if (Issues.Count == before && _responses.Count < MostRemembered && text.Length <= LongestRemembered)
        {
            _responses.Add(text, responses); // nothing is to be reported of such a cell
        }

        return responses;
    }

    /// <summary>The dataset and the links of a row; one list for all rows that have the same, unless something is to be reported of them.</summary>
    private ImmutableArray<string> SourceIdsOf(string[] cells)
    {
        if (!_sourceIds.TryGetValue((cells[9], cells[10], cells[11]), out ImmutableArray<string> ids))
        {
            long before = Issues.Count;
            ids = [Id, .. SourcesOf(cells[9], CfrField.All[9]), .. SourcesOf(cells[10], CfrField.All[10]), .. SourcesOf(cells[11], CfrField.All[11])];
            if (Issues.Count == before && _sourceIds.Count < MostRemembered && cells[9].Length + cells[10].Length + cells[11].Length <= LongestRemembered * 2)
            {
                _sourceIds.Add((cells[9], cells[10], cells[11]), ids);
            }
        }

        return ids;
    }

    /// <summary>The ids of the links in a cell, usually one; links are parted by a semicolon and a blank.</summary>
    private List<string> SourcesOf(string cell, string field)
    {
        string single = cell.Trim();
        if (single.Length == 0)
        {
            return [];
        }

        if (!single.Contains('&', StringComparison.Ordinal) && !single.Contains(';', StringComparison.Ordinal) && !single.AsSpan().ContainsAnyInRange('\0', '\u001F')
            && Ascii.IsValid(single))
        {
            _sources.AddLink(single);
            return [single];
        }

        string[] parts = cell.Split("; ", MostLinks + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > MostLinks)
        {
            _original.Keep(field, cell);
            Issues.Warning("too_many_links", field, cell, string.Create(
                CultureInfo.InvariantCulture, $"The cell has more than {MostLinks} links; only the first {MostLinks} were taken."));
        }

        var links = new List<string>();
        bool isEntityNoted = false;
        foreach (string part in parts.Take(MostLinks))
        {
            string link = string.Concat(WebUtility.HtmlDecode(part).Where(c => !char.IsControl(c))).Trim();
            if (link != part && !isEntityNoted)
            {
                isEntityNoted = true;
                Issues.Info("html_entity", field, part, "A link has characters written as HTML entities, which were read as such.");
            }

            if (link.Length > 0)
            {
                links.Add(link);
                _sources.AddLink(link);
            }
        }

        return links;
    }

    private ImmutableArray<string> ActorsOf(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            return [];
        }

        if (!_actorLists.TryGetValue(cell, out ImmutableArray<string> ids))
        {
            ids = [.. CfrAffiliations.Names(cell).Select(IdOfActor)];
            if (_actorLists.Count < MostRemembered && cell.Length <= LongestRemembered)
            {
                _actorLists.Add(cell, ids);
            }
        }

        if (ids.IsEmpty)
        {
            Issues.Info("affiliation_free_text", CfrField.Affiliations, ExcerptOf(cell), "The affiliation is described in words; no actor was derived from it.");
        }

        return ids;
    }

    private string IdOfActor(string name)
    {
        string id = $"{Id}:{CfrAffiliations.Fold(name)}";
        _actors.TryAdd(id, new Actor(id, name));
        return id;
    }

    /// <summary>The first 16 digits of the SHA-256 of the raw title, date and victims, so that it does not depend on repairs.</summary>
    private string IdOf(string[] raw)
    {
        hash.Add(raw[0]);
        hash.Add(raw[1]);
        hash.Add(raw[5]);
        return hash.Take();
    }

    /// <summary>What a list of countries says.</summary>
    /// <param name="Parts">Its parts: the code is default where one is no country known by that name.</param>
    private sealed record CountryList((string Name, CountryCode Code)[] Parts)
    {
        /// <summary>Gets the countries, each once, and their codes as text.</summary>
        public (CountryCode Code, string Text)[] States { get; } = [.. Parts.Where(p => p.Code != default).Select(p => p.Code).Distinct().Select(code => (code, code.ToString()))];

        /// <summary>Gets the parts that are no countries.</summary>
        public string[] Unknown { get; } = [.. Parts.Where(p => p.Code == default).Select(p => p.Name)];
    }
}
