using System.Globalization;
using System.Text;
using CyberStats.Agreements;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Plain;

/// <summary>Makes agreements of rows.</summary>
internal sealed class AgreementRecords
{
    // Nouns that lists of treaties use for the acts.
    private static readonly Dictionary<string, ParticipationAct> Nouns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["signature"] = ParticipationAct.Signed, ["ratification"] = ParticipationAct.Ratified, ["acceptance"] = ParticipationAct.Accepted,
        ["approval"] = ParticipationAct.Approved, ["accession"] = ParticipationAct.Acceded, ["succession"] = ParticipationAct.Succeeded,
        ["formal_confirmation"] = ParticipationAct.Confirmed, ["definitive_signature"] = ParticipationAct.DefinitivelySigned,
        ["reservation"] = ParticipationAct.Reserved, ["provisional_application"] = ParticipationAct.ProvisionallyApplied,
        ["support"] = ParticipationAct.Supported, ["endorsement"] = ParticipationAct.Endorsed, ["abstention"] = ParticipationAct.Abstained,
        ["withdrawal"] = ParticipationAct.Withdrew, ["denunciation"] = ParticipationAct.Withdrew, ["suspension"] = ParticipationAct.Suspended,
    };

    private readonly AgreementCsvOptions _options;
    private readonly PlainTable _table;
    private readonly IssueList _issues;
    private readonly PlainColumn _agreement, _title, _force, _opened, _inForce, _party, _partyId, _kind, _country, _note;
    private readonly (PlainColumn Act, PlainColumn When, PlainColumn Until, PlainColumn Effective, bool OnlyWhenDated)[] _acts;
    private readonly Dictionary<string, AgreementDraft> _byId = new(StringComparer.Ordinal);
    private readonly List<AgreementDraft> _drafts = [];
    private int _partyCount; // of all drafts
    private readonly HashSet<(LegalForce, ParticipationAct, ParticipationAct)> _legal = [];

    // What cells that recur were read as.
    private readonly Memo<string, (ParticipationAct Act, bool IsKnown, string? Reading)> _words = new(StringComparer.Ordinal);
    private readonly Memo<string, (LegalForce Force, string Code)> _forces = new(StringComparer.Ordinal);
    private readonly Memo<string, DateRange?> _ranges = new(StringComparer.Ordinal);
    private readonly Memo<(string Name, string Id, string Kind, string Country), Party> _parties = new();

    // The acts of the row that is read.
    private readonly List<(ParticipationAct Act, DateRange When, PartialDate? Effective)> _rowActs = [];
    private readonly List<(string? Field, string Word)> _unknown = [];

    /// <summary>Finds the columns.</summary>
    /// <exception cref="InvalidDataException">One that is needed is not there.</exception>
    public AgreementRecords(PlainTable table, AgreementCsvOptions options)
    {
        (_table, _options, _issues) = (table, options, table.Issues);
        AgreementColumns columns = options.Columns;
        (_agreement, _party) = (table.Need(columns.Agreement), table.Need(columns.Party));
        _acts = [.. columns.Acts.Select(a => (table.Need(a.Act), table.Find(a.When), table.Find(a.Until), table.Find(a.Effective), a.OnlyWhenDated))];
        (_title, _force, _opened, _inForce) = (table.Find(columns.Title), table.Find(columns.Force), table.Find(columns.Opened), table.Find(columns.InForce));
        (_partyId, _kind, _country, _note) = (table.Find(columns.PartyId), table.Find(columns.Kind), table.Find(columns.Country), table.Find(columns.Note));
    }

    /// <summary>Reads all rows.</summary>
    public IReadOnlyList<Agreement> Read()
    {
        bool isForceKnown = _force.Column.Value is not null && ForceOf(default).Force != default;
        if (!isForceKnown)
        {
            ReadTwice();
        }
        else
        {
            foreach (CsvRow row in _table.Rows())
            {
                NoteForce(row);
                Read(row);
            }
        }

        _issues.LeaveRecords();
        foreach (AgreementDraft draft in _drafts.Where(d => d.Force == default))
        {
            _issues.Warning("no_force", _force.Name, draft.Id, "Nothing says how far the agreement binds, so that no act makes anyone a party to it.");
        }

        return [.. _drafts.Where(d => d.Rows > 0).Select(d => d.Build())];
    }

    /// <summary>Reads the rows once all are known, since one can say how far an agreement binds that others act on.</summary>
    private void ReadTwice()
    {
        IEnumerable<CsvRow> rows = _table.KeptRows();
        foreach (CsvRow row in rows)
        {
            if (row.Problem is CsvProblem.None or CsvProblem.StrayQuote)
            {
                NoteForce(row);
            }
        }

        foreach (CsvRow row in _table.Readable(rows))
        {
            Read(row);
        }
    }

    private AgreementDraft? DraftOf(CsvRow row)
    {
        string id = _agreement.Of(row);
        if (id.Length == 0)
        {
            return null;
        }

        if (!_byId.TryGetValue(id, out AgreementDraft? draft))
        {
            draft = new AgreementDraft(id, _legal, _drafts.Count == 0 ? 0 : _partyCount / _drafts.Count);
            _byId.Add(id, draft);
            _drafts.Add(draft);
        }

        return draft;
    }

    /// <summary>Takes from a row how far its agreement binds: as it says, or since it has an act that only a treaty has.</summary>
    private void NoteForce(CsvRow row)
    {
        if (DraftOf(row) is not { } draft)
        {
            return;
        }

        if (draft.HasStatedForce)
        {
            return;
        }

        if (ForceOf(row).Force is var force && force != default)
        {
            (draft.Force, draft.HasStatedForce) = (force, true);
            return;
        }

        foreach (var columns in _acts)
        {
            if (TryAct(columns.Act.Of(row), out ParticipationAct act, out _) && NeedsTreaty(act))
            {
                draft.Force = LegalForce.BindingTreaty;
            }
        }
    }

    private void Read(CsvRow row)
    {
        if (DraftOf(row) is not { } draft)
        {
            _issues.Error("no_agreement", _agreement.Name, null, "The row names no agreement.");
            return;
        }

        if (_party.Of(row) is not { Length: > 0 } name)
        {
            _issues.Error("no_party", _party.Name, null, "The row names no party.");
            return;
        }

        _issues.Name(draft.Id);
        NoteAgreement(row, draft);
        ReadActs(row, out bool isNone, out bool isRefused);
        if (_rowActs.Count == 0 && !isNone)
        {
            if (!isRefused)
            {
                _issues.Error("no_act", _acts[0].Act.Name, null, "The row holds no act.");
            }

            return;
        }

        Party party = PartyOf(row, draft, name);
        int place = draft.PlaceOf(party, out Party listed, out bool isNew);
        _partyCount += isNew ? 1 : 0;
        if (!ReferenceEquals(listed, party) && (listed.Kind, listed.Country) != (party.Kind, party.Country))
        {
            _issues.Warning("party_differs", _party.Name, name, "An earlier row says another kind or country of the party; that one was kept.");
        }

        string? note = _note.Of(row) is { Length: > 0 } remark ? remark : null;
        bool isIn = isNone;
        for (int i = 0; i < _rowActs.Count; i++)
        {
            (ParticipationAct act, DateRange when, PartialDate? effective) = _rowActs[i];
            bool isLastHope = !isIn && i == _rowActs.Count - 1;
            isIn |= IsAdded(draft, place, new Participation(party.Id, act, when) { Effective = effective, Note = note }, isLastHope);
        }

        if (isIn)
        {
            draft.Rows++;
        }
        else if (isNew)
        {
            draft.RemoveLast();
        }
    }

    private bool IsAdded(AgreementDraft draft, int place, Participation act, bool isLastHope)
    {
        string? complaint = draft.Add(place, act, out bool isMoved, out bool isRepeated);
        if (complaint is not null)
        {
            if (isLastHope)
            {
                _issues.Error("act_refused", null, act.ToString(), complaint);
            }
            else
            {
                _issues.Warning("act_refused", null, act.ToString(), complaint);
            }

            return false;
        }

        if (isMoved)
        {
            _issues.Info("act_moved", null, act.ToString(), "The act comes before one of an earlier row; it was put in the order of time.");
        }

        if (isRepeated)
        {
            _issues.Info("duplicate_candidate", null, act.ToString(), "An earlier row has the same act of the same party at the same time.");
        }

        return true;
    }

    /// <summary>Reads the acts of a row; <paramref name="isNone"/> where a word says that there is none.</summary>
    private void ReadActs(CsvRow row, out bool isNone, out bool isRefused)
    {
        (isNone, isRefused) = (false, false);
        _rowActs.Clear();
        _unknown.Clear();
        foreach (var columns in _acts)
        {
            string word = columns.Act.Of(row);
            if (word.Length == 0)
            {
                isNone |= columns.Act.Raw(row).Length > 0;
                continue;
            }

            if (columns.OnlyWhenDated && columns.When.Of(row).Length == 0)
            {
                continue;
            }

            if (!TryAct(word, out ParticipationAct act, out string? reading))
            {
                _unknown.Add((columns.Act.Name, word));
                continue;
            }

            if (reading is not null)
            {
                _issues.Info("vocabulary", columns.Act.Name, word, reading);
            }

            _rowActs.Add((act, WhenOf(row, columns.When, columns.Until), DateOf(row, columns.Effective)));
        }

        foreach ((string? field, string word) in _unknown)
        {
            if (_rowActs.Count > 0 || isRefused || isNone)
            {
                _issues.Warning("unknown_act", field, word, "The act is none that is known; it was dropped.");
            }
            else
            {
                isRefused = true;
                _issues.Error("unknown_act", field, word, "The act is none that is known, so the row holds none.");
            }
        }
    }

    /// <summary>Reads the word of an act; <paramref name="reading"/> is what is to be reported of it, null where that is nothing.</summary>
    private bool TryAct(string word, out ParticipationAct act, out string? reading)
    {
        if (!_words.TryGetValue(word, out (ParticipationAct Act, bool IsKnown, string? Reading) read))
        {
            string code = CodeOf(word);
            bool isNoun = Nouns.TryGetValue(code, out read.Act);
            read.IsKnown = isNoun || (ParticipationAct.TryParse(code, out read.Act) && read.Act.IsKnown);
            read.Reading = isNoun ? $"Read as '{read.Act}'." : null;
            _words.Keep(word, read);
        }

        (act, reading) = (read.Act, read.Reading);
        return read.IsKnown;
    }

    /// <summary>How far the agreement of a row binds, and the cell as a code; both empty where the row does not say.</summary>
    private (LegalForce Force, string Code) ForceOf(CsvRow row)
    {
        string text = _force.Of(row);
        if (!_forces.TryGetValue(text, out (LegalForce Force, string Code) read))
        {
            string code = CodeOf(text);
            read = _forces.Keep(text, (LegalForce.TryParse(code, out LegalForce force) ? force : default, code));
        }

        return read;
    }

    private static bool NeedsTreaty(ParticipationAct act) => act.Value
        is "ratified" or "accepted" or "approved" or "acceded" or "succeeded" or "confirmed" or "definitively_signed"
        or "reserved" or "withdrew_reservation" or "provisionally_applied";

    private DateRange WhenOf(CsvRow row, PlainColumn when, PlainColumn until)
    {
        string text = when.Of(row);
        if (text.Length > 0)
        {
            if (RangeOf(text) is { } range)
            {
                return range;
            }

            _issues.Warning("date_unreadable", when.Name, text, "The date is none of the forms that were asked for; it is not known.");
        }

        return DateOf(row, until) is { } last ? new DateRange(null, last) : default;
    }

    private DateRange? RangeOf(string text)
    {
        if (!_ranges.TryGetValue(text, out DateRange? range))
        {
            range = _ranges.Keep(text, PlainDates.TryParseRange(text, _options.DateFormat, out DateRange read) ? read : null);
        }

        return range;
    }

    private PartialDate? DateOf(CsvRow row, PlainColumn column)
    {
        string text = column.Of(row);
        if (text.Length == 0)
        {
            return null;
        }

        if (PlainDates.TryParse(text, _options.DateFormat, out PartialDate date))
        {
            return date;
        }

        _issues.Warning("date_unreadable", column.Name, text, "The date is none of the forms that were asked for; it was dropped.");
        return null;
    }

    private void NoteAgreement(CsvRow row, AgreementDraft draft)
    {
        (LegalForce stated, string force) = ForceOf(row);
        if (force.Length > 0 && !stated.IsKnown)
        {
            _issues.Warning("unknown_force", _force.Name, _force.Raw(row), "The force is none that is known.");
        }
        else if (force.Length > 0 && force != draft.Force.Value)
        {
            _issues.Warning("agreement_differs", _force.Name, _force.Raw(row), $"An earlier row says '{draft.Force}', which was kept.");
        }
        else if (force.Length == 0 && draft.Force == LegalForce.BindingTreaty && !draft.HasStatedForce && !draft.IsForceNoted)
        {
            draft.IsForceNoted = true;
            _issues.Info("force_inferred", _force.Name, null, "The agreement has acts that only a treaty has; it was read as one.");
        }

        string title = _title.Of(row);
        draft.Title ??= title.Length > 0 ? title : null;
        draft.Opened ??= _opened.Of(row).Length > 0 ? DateOf(row, _opened) : null;
        draft.InForce ??= _inForce.Of(row).Length > 0 ? DateOf(row, _inForce) : null;
        if (draft.InForce is { } entry && draft.Opened is { } opening && entry.IsBefore(opening))
        {
            _issues.Warning("in_force_before_opened", _inForce.Name, entry.ToString(), "The agreement would enter into force before it was opened; the date was dropped.");
            draft.InForce = null;
        }

        if (title.Length > 0 && title != draft.Title)
        {
            _issues.Warning("agreement_differs", _title.Name, title, "An earlier row has another title, which was kept.");
        }
    }

    private Party PartyOf(CsvRow row, AgreementDraft draft, string name)
    {
        var key = (name, _partyId.Of(row), _kind.Of(row), _country.Of(row));
        if (!_parties.TryGetValue(key, out Party? party))
        {
            long before = _issues.Count;
            party = Read(row, name);
            if (_issues.Count == before)
            {
                _parties.Keep(key, party); // nothing is to be reported of such a party
            }
        }

        if (party.Kind == PartyKind.State || key.Item2.Length > 0 || draft.Find(party.Id) is not { } other || other.Name == party.Name)
        {
            return party;
        }

        int number = 2;
        while (draft.Find(FormattableString.Invariant($"{party.Id}-{number}")) is { } next && next.Name != party.Name && number < 1000)
        {
            number++;
        }

        return party with { Id = FormattableString.Invariant($"{party.Id}-{number}") };
    }

    private Party Read(CsvRow row, string name)
    {
        PartyKind kind = KindOf(row);
        bool isState = kind == PartyKind.State;
        CountryCode country = CountryOf(row, name, isState);
        string shown = isState && country != default && name == country.Value && country.IsKnown ? country.Name : name;
        string id = _partyId.Of(row) is { Length: > 0 } stated ? stated : isState && country != default ? country.Value : SlugOf(name);
        return new Party(id, shown, kind) { Country = country };
    }

    private PartyKind KindOf(CsvRow row)
    {
        string text = _kind.Of(row);
        if (text.Length == 0)
        {
            if (_kind.IsThere)
            {
                _issues.Warning("no_kind", _kind.Name, null, "The row does not say what the party is.");
            }

            return default;
        }

        bool isCode = PartyKind.TryParse(CodeOf(text), out PartyKind kind);
        if (!isCode || !kind.IsKnown)
        {
            _issues.Warning("unknown_kind", _kind.Name, text, isCode ? "The kind is not a known one; it was kept." : "The kind is no code; it was dropped.");
        }

        return kind;
    }

    private CountryCode CountryOf(CsvRow row, string name, bool isState)
    {
        string text = _country.Of(row);
        PlainColumn column = text.Length > 0 ? _country : _party;
        text = text.Length > 0 ? text : isState ? name : "";
        if (text.Length == 0)
        {
            return default;
        }

        string upper = text.ToUpperInvariant();
        if (CountryCode.TryParse(upper, out CountryCode code) && (code.IsKnown || code.IsWithdrawn))
        {
            return code.IsWithdrawn && !code.IsKnown ? Continued(column, code) : code;
        }

        if (CountryCode.TryFromAlpha2(upper, out code) || CountryNames.TryFind(text, out code))
        {
            return code;
        }

        if (isState && CountryNames.TryFind(name, out code))
        {
            _issues.Info("country_by_name", column.Name, text, $"It is no country known by that code; the name of the party is that of {code}.");
            return code;
        }

        _issues.Warning("country_unparsed", column.Name, text, "It is no country known by that code or name; it was dropped.");
        return default;
    }

    private CountryCode Continued(PlainColumn column, CountryCode code)
    {
        bool isMapped = _options.MapWithdrawnCountries && code.Successor != default;
        _issues.Warning("country_withdrawn", column.Name, code.Value, isMapped
            ? $"The code is no longer in use; read as {code.Successor}."
            : "The code is no longer in use; it was kept.");
        return isMapped ? code.Successor : code;
    }

    private static string CodeOf(string text) => text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    /// <summary>The letters and digits of a name in lower case, with hyphens between its words.</summary>
    private static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        string text = slug.ToString().TrimEnd('-');
        return text.Length > 0 ? text : name;
    }
}
