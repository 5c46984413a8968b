using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Incidents;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>
/// Makes attributions of the rows of an incident: one for each issuer and each accused of a statement, however many rows say so.
/// </summary>
internal sealed class Attributions(EuRepoCOptions options, Notes notes, Places places, Actors actors)
{
    private static readonly Party Tracker = new("eurepoc", "European Repository of Cyber Incidents", PartyKind.Tracker);

    private static readonly ImmutableArray<string> Sources = ["eurepoc"];

    private readonly Memo<(string Name, string Country, string Basis), Party> _parties = new();
    private readonly Memo<string, (PartialDate? Date, bool IsRead)> _dates = new(StringComparer.Ordinal);
    private readonly List<Attribution> _found = [];
    private readonly List<Accused> _accused = []; // of one row
    private readonly Dictionary<(Party Issuer, CountryCode State, string? ActorId), Claim> _claims = []; // of one statement, in the order of the rows
    private readonly List<string> _actorIds = [];
    private readonly List<string> _datesWritten = []; // one for each statement
    private bool _areDatesWhole = true;

    /// <summary>Gets the number of statements that the rows last given hold.</summary>
    public int Statements { get; private set; }

    /// <summary>Gets the dates of the statements last given as the file writes them, where the attributions made do not hold all of them; else null.</summary>
    public string? DatesAsWritten => _areDatesWhole ? null : string.Join("; ", _datesWritten);

    /// <summary>Gets whether the attributions last made hold every issuer, initiator and country of their rows.</summary>
    public bool AreWhole { get; private set; }

    private IssueList Issues => notes.Issues;

    /// <summary>Returns the attributions that the rows give, and the ids of the actors accused.</summary>
    /// <param name="incident">The id of the incident.</param>
    /// <param name="started">When it started, to tell attributions of an earlier day.</param>
    /// <param name="rows">What is said, in the order of the file.</param>
    /// <param name="subcategory">The finer kind of all initiators; blank where they are of several or it is not known.</param>
    public (ImmutableArray<Attribution> Attributions, ImmutableArray<string> ActorIds) Of(
        string incident, PartialDate? started, IReadOnlyList<AttributionRow> rows, string subcategory)
    {
        _found.Clear();
        _actorIds.Clear();
        _datesWritten.Clear();
        (Statements, AreWhole, _areDatesWhole) = (0, true, true);
        if (rows.Count == 1)
        {
            AddStatement(incident, started, rows, subcategory);
        }
        else
        {
            foreach (IGrouping<string, AttributionRow> statement in rows.GroupBy(KeyOf, StringComparer.Ordinal))
            {
                AddStatement(incident, started, [.. statement], subcategory);
            }
        }

        return ([.. _found], [.. _actorIds]);
    }

    /// <summary>Returns attributions by the dataset itself, one for each initiator that it settled on.</summary>
    public (ImmutableArray<Attribution> Attributions, ImmutableArray<string> ActorIds) OfSettled(
        string incident, string[] names, string[] countries, string[] categories, string subcategory)
    {
        _found.Clear();
        _actorIds.Clear();
        _datesWritten.Clear();
        (Statements, AreWhole, _areDatesWhole) = (0, false, true);
        int count = Math.Max(names.Length, Math.Max(countries.Length, categories.Length));
        bool isParallel = Fits(names) && Fits(countries) && Fits(categories);
        _accused.Clear();
        if (isParallel)
        {
            for (int i = 0; i < count; i++)
            {
                AddAccused(At(names, i), At(countries, i), At(categories, i), Field.InitiatorCountry, subcategory);
            }
        }
        else
        {
            notes.Warning("parallel_mismatch", Field.InitiatorCountry, string.Join("; ", countries), "The lists of initiators are of different lengths: which name, country and category belong together is not known.");
            Array.ForEach(names, name => AddAccused(name, "", "", Field.InitiatorCountry, ""));
            Array.ForEach(countries, country => AddAccused("", country, "", Field.InitiatorCountry, ""));
        }

        _claims.Clear();
        AddClaims(Tracker, AttributionBasis.Unstated, isContested: false);
        foreach (((_, CountryCode state, string? actor), Claim claim) in _claims)
        {
            _found.Add(new Attribution(string.Create(CultureInfo.InvariantCulture, $"{incident}/settled/{_found.Count + 1}"), Tracker, state, actor)
            {
                Basis = claim.Basis,
                Stance = AttributionStance.Attributes,
                Responsibility = claim.Responsibility,
                SourceIds = Sources,
            });
        }

        return ([.. _found], [.. _actorIds]);

        bool Fits(string[] list) => list.Length == 0 || list.Length == count;

        static string At(string[] list, int i) => list.Length == 0 ? "" : list[i];
    }

    private static string KeyOf(AttributionRow row) => row.Id.Length > 0 ? row.Id
        : row.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}")
        : $"{row.Date}\u001F{row.Type}\u001F{row.Basis}"; // the global file numbers nothing

    private void AddStatement(string incident, PartialDate? started, IReadOnlyList<AttributionRow> rows, string subcategory)
    {
        bool areIssuersCrossed = rows.Count > 1 && IsCrossJoined(rows, r => r.Issuer, r => r.IssuerCountry);
        bool areInitiatorsCrossed = rows.Count > 1 && IsCrossJoined(rows, r => r.Initiator, r => r.Country);
        if (areIssuersCrossed)
        {
            Issues.Warning("issuers_cross_joined", Field.AttributingCountry, rows[0].IssuerCountry, "The rows of an attribution pair every issuer with every country: which belong together is not known.");
        }

        if (areInitiatorsCrossed)
        {
            Issues.Warning("initiators_cross_joined", Field.AttributedCountry, rows[0].Country, "The rows of an attribution pair every initiator with every country: which belong together is not known, and each is accused by itself.");
        }

        Statements++;
        AreWhole &= !areIssuersCrossed && !areInitiatorsCrossed;
        _claims.Clear();
        foreach (AttributionRow row in rows)
        {
            _accused.Clear();
            if (areInitiatorsCrossed)
            {
                AddAccused(row.Initiator, "", "", Field.AttributedCountry, "");
                AddAccused("", row.Country, "", Field.AttributedCountry, "");
            }
            else
            {
                AddAccused(row.Initiator, row.Country, row.Category, Field.AttributedCountry, subcategory);
            }

            AreWhole &= _accused.Count > 0 && _accused[0].State != default && !places.IsElsewhere(row.IssuerCountry);
            AddClaims(row, hasCountry: !areIssuersCrossed);
        }

        AttributionRow first = rows[0];
        _datesWritten.Add(first.Date.Trim());
        if (_claims.Count == 0)
        {
            _areDatesWhole &= Words.IsBlank(first.Date);
            Issues.Info("accuses_nobody", Field.AttributedInitiator, first.Country, "An attribution names neither a country nor an initiator; none was made of it.");
            return;
        }

        PartialDate? on = DateOf(first.Date, started);
        string id = first.Id.Length > 0 ? $"{incident}/{first.Id}" : string.Create(CultureInfo.InvariantCulture, $"{incident}/unnumbered/{_found.Count + 1}");
        int number = 0;
        foreach (((Party issuer, CountryCode state, string? actor), Claim claim) in _claims)
        {
            number++;
            _found.Add(new Attribution(_claims.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{id}/{number}") : id, issuer, state, actor)
            {
                StatementId = _claims.Count > 1 ? id : null,
                On = on,
                Basis = claim.Basis,
                Stance = AttributionStance.Attributes,
                Responsibility = claim.Responsibility,
                Contested = claim.IsContested,
                SourceIds = Sources,
            });
        }
    }

    /// <summary>Adds what a row claims: its issuer against each that it accuses.</summary>
    private void AddClaims(AttributionRow row, bool hasCountry)
    {
        (AttributionBasis basis, PartyKind kind, bool isKnown) = Words.BasisOf(row.Type, row.Basis);
        if (!isKnown)
        {
            notes.Warning("unknown_basis", Field.AttributionBasis, row.Basis, "The type or the basis of an attribution is none of the dataset's words; only what the other says was used.");
        }

        AddClaims(IssuerOf(row, kind, basis, hasCountry), basis, row.Basis.Equals(Words.Contested, StringComparison.OrdinalIgnoreCase));
    }

    private void AddClaims(Party issuer, AttributionBasis basis, bool isContested)
    {
        foreach (Accused a in _accused)
        {
            // A group that claims its own deed accuses itself and not the state that it sits in.
            bool isOwnGroup = basis == AttributionBasis.SelfClaimed && a.Responsibility == Responsibility.Territory && a.ActorId is not null;
            AreWhole &= !isOwnGroup;
            ref Claim? claim = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                _claims, (issuer, isOwnGroup ? default : a.State, a.ActorId), out bool exists);
            claim = exists && claim!.Responsibility != a.Responsibility
                ? claim with { Responsibility = Responsibility.Unknown }
                : claim ?? new Claim(basis, a.Responsibility, isContested);
        }
    }

    private void AddAccused(string name, string country, string category, string field, string subcategory)
    {
        CountryCode state = places.Find(field, country);
        string? actor = ActorOf(name, Words.ActorKindOf(category, subcategory), state);
        if (state != default || actor is not null)
        {
            _accused.Add(new Accused(state, actor, state == default ? Responsibility.Unknown : Words.ResponsibilityOf(category)));
        }
    }

    private string? ActorOf(string name, ActorKind kind, CountryCode country)
    {
        if (Words.IsNothing(name))
        {
            return null;
        }

        string id = actors.Note(name, kind, country);
        _actorIds.Add(id); // an incident keeps each once

        return id;
    }

    /// <summary>Who issued a claim: an initiator that claims its own deed where nobody else is named.</summary>
    private Party IssuerOf(AttributionRow row, PartyKind kind, AttributionBasis basis, bool hasCountry)
    {
        if (basis == AttributionBasis.SelfClaimed && Words.IsNothing(row.Issuer) && !Words.IsNothing(row.Initiator))
        {
            if (!_parties.TryGetValue((row.Initiator, "", Field.AttributedInitiator), out Party? self))
            {
                self = _parties.Keep(
                    (row.Initiator, "", Field.AttributedInitiator), new Party(actors.Note(row.Initiator, default, default), Actors.NamesOf(row.Initiator)[0], kind));
            }

            return self;
        }

        return PartyOf(row.Issuer, hasCountry || Words.IsNothing(row.Issuer) ? row.IssuerCountry : "", row.Basis, kind);
    }

    private Party PartyOf(string name, string country, string basis, PartyKind kind)
    {
        CountryCode state = places.Find(Field.AttributingCountry, country);
        if (!_parties.TryGetValue((name, country, basis), out Party? party))
        {
            party = (Words.IsNothing(name), state != default) switch
            {
                (false, _) => new Party(Words.Slug(name, '-'), name.Trim(), kind) { Country = state },
                (true, true) when kind == PartyKind.Government => new Party(state.Value, state.Name, PartyKind.State) { Country = state },
                (true, true) => new Party($"{Unnamed(kind)}-{state.Value}", $"Not named, of {state.Name}", kind) { Country = state },
                _ when places.IsElsewhere(country) => new Party(Words.Slug(country, '-'), country.Trim(), kind),
                _ => new Party(Unnamed(kind), "Not named", kind),
            };
            _parties.Keep((name, country, basis), party);
        }

        return party;

        static string Unnamed(PartyKind kind) => kind.Value.StartsWith("eurepoc:", StringComparison.Ordinal) ? kind.Value : $"eurepoc:{kind.Value}";
    }

    private PartialDate? DateOf(string text, PartialDate? started)
    {
        if (!_dates.TryGetValue(text, out (PartialDate? Date, bool IsRead) known))
        {
            known.IsRead = Dates.TryRead(text, out known.Date);
            _dates.Keep(text, known);
        }

        if (!known.IsRead)
        {
            _areDatesWhole = false;
            Issues.Warning("date_unreadable", Field.AttributionDate, text, "The date of an attribution is none; it was dropped.");
        }

        if (known.Date is not { } date)
        {
            return null;
        }

        if (date.Day == 1)
        {
            bool isYear = date.Month == 1;
            string code = isYear ? "attribution_to_year" : "attribution_to_month";
            if (options.ReduceFirstDays)
            {
                Issues.Warning(code, Field.AttributionDate, text, isYear
                    ? "An attribution is dated to a first of January, which was read as the year."
                    : "An attribution is dated to the first of a month, which was read as the month.");
                date = Dates.Reduced(date);
                _areDatesWhole = false;
            }
            else
            {
                Issues.Info(code, Field.AttributionDate, text, "An attribution is dated to a first day, which may mean the year or the month.");
            }
        }

        if (started is { } start && date.IsBefore(start))
        {
            Issues.Warning("attributed_before_start", Field.AttributionDate, text, "An attribution is dated before the incident started; both dates were kept.");
        }

        return date;
    }

    /// <summary>Whether several words of one column stand with several of another, each with each.</summary>
    private static bool IsCrossJoined(IReadOnlyList<AttributionRow> rows, Func<AttributionRow, string> first, Func<AttributionRow, string> second)
    {
        var pairs = new HashSet<(string, string)>();
        var firsts = new HashSet<string>(StringComparer.Ordinal);
        var seconds = new HashSet<string>(StringComparer.Ordinal);
        foreach (AttributionRow row in rows)
        {
            if (!Words.IsNothing(first(row)) && !Words.IsNothing(second(row)))
            {
                pairs.Add((first(row), second(row)));
                firsts.Add(first(row));
                seconds.Add(second(row));
            }
        }

        return firsts.Count > 1 && seconds.Count > 1 && pairs.Count == (long)firsts.Count * seconds.Count;
    }

    private readonly record struct Accused(CountryCode State, string? ActorId, Responsibility Responsibility);

    private sealed record Claim(AttributionBasis Basis, Responsibility Responsibility, bool IsContested);
}
