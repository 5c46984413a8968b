using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;
using CyberStats.Series;

namespace CyberStats.Tests;

/// <summary>
/// Generators of valid values. Those of records fill every member: a member that a generator leaves out fails the tests of records.
/// </summary>
internal static class Generate
{
    public static Gen<string> Word { get; } = Letters("abcdefghijklmnopqrstuvwxyz0123456789", 1, 8);

    /// <summary>Text as people write it: several scripts, quotation marks, line ends; never blank.</summary>
    public static Gen<string> Text { get; } = Letters("abcXYZ äßЖ中خ'\",;:/\\<&\n\t0189-_.", 0, 20).Select(Word, (text, word) => text + word);

    /// <summary>Text of the kind that breaks readers: near misses of every form that the library reads, and any characters at all.</summary>
    public static Gen<string> Hostile { get; } = Gen.OneOf(
        Gen.String,
        Letters("0123456789-", 0, 11),
        Letters("0129-/.", 0, 22),
        Letters("TA0129.", 0, 10),
        Letters("abz09_-.:", 0, 12),
        Letters("ABZ", 0, 12),
        Letters("٠١٢۷８９0019-/\0 +\u2212\uD83D", 0, 11),
        Gen.Select(
                Gen.OneOf("2007-04-27", "2011/2018", "2021-03/..", "eurepoc:1333", "cisa:energy", "EST", "T1566.001", "unknown"),
                Gen.Int[0, 12],
                Gen.Char)
            .Select((text, at, c) => text.Insert(at % (text.Length + 1), $"{c}")),
        Gen.Const(new string('9', 100_000)),
        Gen.Const(new string('a', 100_000)));

    public static Gen<DateOnly> Day { get; } = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    /// <summary>Dates of all three precisions, the ends of the calendar and leap days among them.</summary>
    public static Gen<PartialDate> PartialDate { get; } = Gen.OneOf(
        Gen.Int[1, 9999].Select(year => new PartialDate(year)),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12]).Select((year, month) => new PartialDate(year, month)),
        Day.Select(CyberStats.PartialDate.FromDay),
        RecentDate(),
        Gen.OneOf(default, new PartialDate(9999), new PartialDate(9999, 12), new PartialDate(9999, 12, 31), new PartialDate(2020, 2, 29)));

    public static Gen<DateRange> DateRange { get; } = Gen.Select(PartialDate, PartialDate, Gen.Int[0, 3]).Select((a, b, open) =>
    {
        (PartialDate first, PartialDate last) = b.IsBefore(a) ? (b, a) : (a, b);
        return open switch
        {
            0 => new DateRange(first, null),
            1 => new DateRange(null, last),
            _ => new DateRange(first, last),
        };
    });

    public static Gen<CountryCode> Country { get; } = Code(Letters("ABCXYZ", 3, 3), CountryCode.Parse);

    public static Gen<CurrencyCode> Currency { get; } = Code(Letters("ABCXYZ", 3, 10), CurrencyCode.Parse);

    public static Gen<TechniqueId> Technique { get; } =
        Gen.Select(Gen.OneOf("T", "TA"), Letters("0123456789", 4, 4), Letters("0123456789", 3, 3), Gen.Bool)
            .Select((prefix, number, sub, hasSub) => TechniqueId.Parse(prefix + number + (hasSub && prefix == "T" ? "." + sub : "")));

    public static Gen<IncidentId> IncidentId { get; } =
        Gen.Select(Word, Text).Select((source, local) => new IncidentId(source, local));

    public static Gen<Confidence> Confidence { get; } =
        Gen.Select(Gen.Byte[0, 100], Text).Select((score, label) => new Confidence(score, label));

    public static Gen<Severity> Severity { get; } =
        Gen.Select(Gen.Double[-1e6, 1e6], Text).Select((score, scale) => new Severity(score, scale));

    public static Gen<Party> Party { get; } =
        Gen.Select(Text, Text, Open<PartyKind>(), Country).Select((id, name, kind, country) => new Party(id, name, kind) { Country = country });

    public static Gen<Source> Source { get; } =
        Gen.Select(Gen.Select(Text, Text, Text), PartialDate, Day, Word).Select((texts, published, asOf, word) => new Source(texts.Item1, texts.Item2)
        {
            Publisher = texts.Item3,
            Published = published,
            AsOf = asOf,
            Url = new Uri($"https://example.org/{word}"),
        });

    public static Gen<Loss> Loss { get; } = Gen.Select(
            Gen.Select(Open<LossForm>(), Gen.OneOf(Enum.GetValues<LossStatus>())),
            Bounds(Gen.Int[0, 1_000_000].Select(cents => cents / 100m)),
            Gen.Select(Currency, PartialDate, Text))
        .Select((kind, amount, rest) =>
        {
            (LossForm form, LossStatus status) = kind;
            bool fits = (form == LossForm.RansomDemand) == (status == LossStatus.Demanded);
            status = fits ? status : LossStatus.Unknown;
            return new Loss(form, amount, rest.Item1, status) { PriceDate = rest.Item2, BorneBy = rest.Item3 };
        });

    /// <summary>Every length of a period, every fiscal year among them.</summary>
    public static Gen<Period> Period { get; } = Gen.OneOf(
        Gen.OneOf(
            CyberStats.Series.Period.Day,
            CyberStats.Series.Period.Week,
            CyberStats.Series.Period.Month,
            CyberStats.Series.Period.Quarter,
            CyberStats.Series.Period.Year),
        Gen.Int[1, 12].Select(CyberStats.Series.Period.FiscalYear));

    public static Gen<Victim> Victim { get; } = Gen.Select(Text, Country, Some(Open<PartyKind>()), Some(Open<Sector>()), Gen.Enum<VictimRole>())
        .Select((name, country, kinds, sectors, role) => new Victim(name) { Country = country, Kinds = kinds, Sectors = sectors, Role = role });


    public static Gen<Attribution> Attribution { get; } = Gen.Select(
            Gen.Select(Text, Party, Country, Text),
            Gen.Select(Text, PartialDate, Open<AttributionBasis>(), Open<AttributionStance>()),
            Gen.Select(Gen.Enum<Responsibility>(), Confidence, Gen.Bool, Some(Text)))
        .Select((a, b, c) => new Attribution(a.Item1, a.Item2, a.Item3, a.Item4)
        {
            StatementId = b.Item1,
            On = b.Item2,
            Basis = b.Item3,
            Stance = b.Item4,
            Responsibility = c.Item1,
            Confidence = c.Item2,
            Contested = c.Item3,
            SourceIds = c.Item4,
        });

    public static Gen<Response> Response { get; } =
        Gen.Select(Gen.Select(Open<ResponseKind>(), Party, Text), PartialDate, Bounds(Gen.Int[0, 1000]), Country, Some(Text))
            .Select((what, on, persons, against, sources) => new Response(what.Item1, what.Item2)
            {
                Id = what.Item3,
                On = on,
                Persons = persons,
                Against = against,
                SourceIds = sources,
            });

    /// <summary>Texts by field name, in an order that is not the ordinal one.</summary>
    public static Gen<ImmutableSortedDictionary<string, string>> Original { get; } = Gen.Select(Text, Text).Array[1, 4].Select(pairs =>
        pairs.DistinctBy(p => p.Item1, StringComparer.OrdinalIgnoreCase)
            .ToImmutableSortedDictionary(p => p.Item1, p => p.Item2, StringComparer.OrdinalIgnoreCase));

    /// <summary>Figures of every unit; the values are whole, so that each can be a count.</summary>
    public static Gen<ReportedFigure> ReportedFigure { get; } = Gen.Select(
            Gen.Select(Text, Bounds(Gen.Int[0, 1000].Select(n => (double)n)), Gen.Enum<FigureUnit>()),
            Gen.Select(DateRange, Text, Text, Day, Text),
            Original)
        .Select((what, rest, scope) => new ReportedFigure(what.Item1, what.Item2, what.Item3, rest.Item1, rest.Item2)
        {
            Id = rest.Item5,
            Scope = scope,
            Base = rest.Item3,
            AsOf = rest.Item4,
        });

    public static Gen<Actor> Actor { get; } = Gen.Select(
            Gen.Select(Text, Text, Open<ActorKind>(), Country, Some(Text)), Gen.Select(Some(Open<IncidentType>()), Some(Victim), Some(Text), Original))
        .Select((who, claims) => new Actor(who.Item1, who.Item2)
        {
            Kind = who.Item3,
            Country = who.Item4,
            Aliases = who.Item5,
            Types = claims.Item1,
            Targets = claims.Item2,
            SourceIds = claims.Item3,
            Original = claims.Item4,
        });

    public static Gen<Incident> Incident { get; } = Gen.Select(
            Gen.Select(IncidentId, Text, DateRange, PartialDate, PartialDate, Day),
            Gen.Select(Gen.Enum<IncidentStatus>(), Some(Open<IncidentType>()), Gen.Int[0, 7], Some(Victim), Some(Text), Some(Attribution)),
            Gen.Select(Some(Response), Some(Loss), Some(Technique), Severity),
            Gen.Select(Count(), Count(), Count()),
            Gen.Select(Some(IncidentId), Some(Text), Original))
        .Select((dates, what, more, counts, rest) => new Incident(
            dates.Item1,
            dates.Item2,
            dates.Item3,
            dates.Item3.Start is { } start && dates.Item4.IsBefore(start) ? start : dates.Item4,
            dates.Item5,
            dates.Item6)
        {
            Status = what.Item1,
            Types = what.Item2,
            Affects = (SecurityAttributes)what.Item3,
            Victims = what.Item4,
            ActorIds = what.Item5,
            Attributions = what.Item6,
            Responses = more.Item1,
            Losses = more.Item2,
            Techniques = more.Item3,
            Severity = more.Item4,
            Records = counts.Item1,
            SystemsAffected = counts.Item2,
            EntitiesAffected = counts.Item3,
            Related = rest.Item1,
            SourceIds = rest.Item2,
            Original = rest.Item3,
        });

    public static Gen<ExploitedVulnerability> Vulnerability { get; } = Gen.Select(
            Gen.Select(Gen.Int[1999, 9999], Letters("0123456789", 4, 19)), Gen.Select(Day, Day, Gen.Bool), Gen.Select(Text, Text, Text), Gen.Select(Some(Text), Some(Text)), Original)
        .Select((id, when, what, lists, original) =>
            new ExploitedVulnerability(CveId.Parse(FormattableString.Invariant($"CVE-{id.Item1}-{id.Item2}")), when.Item1)
            {
                Due = when.Item2,
                UsedByRansomware = when.Item3,
                Name = what.Item1,
                Vendor = what.Item2,
                Product = what.Item3,
                Weaknesses = lists.Item1,
                SourceIds = lists.Item2,
                Original = original,
            });

    public static Gen<CovariateSeries> Covariate { get; } = Gen.Select(
            Gen.Select(Text, Text, Gen.Enum<FigureUnit>(), Text), Country, Original, Gen.Double[-1e9, 1e9].Array[1, 4], Gen.Int[1, 9990])
        .Select((what, country, scope, values, year) => new CovariateSeries(what.Item1, what.Item2, what.Item3, what.Item4)
        {
            Country = country,
            Scope = scope,
            Values = [.. values.Select((value, i) => new CovariateValue(CyberStats.DateRange.At(new PartialDate(year + i)), value))],
        });

    public static Gen<Principle> Principle { get; } =
        Gen.Select(Text, Gen.Int[1, 9], Text).Select((id, number, text) => new Principle(id, number, text));

    public static Gen<Participation> Participation { get; } = Gen.Select(Text, Open<ParticipationAct>(), Gen.Select(DateRange, PartialDate), Text, Some(Text))
        .Select((party, act, when, note, sources) => new Participation(party, act, when.Item1) { Effective = when.Item2, Note = note, SourceIds = sources });

    public static Gen<Membership> Membership { get; } = Gen.Select(Text, Country, DateRange, Some(Text))
        .Select((organization, member, period, sources) => new Membership(organization, member, period) { SourceIds = sources });

    /// <summary>Agreements of every force, each act one that is open to anybody at any time.</summary>
    public static Gen<Agreement> Agreement { get; } = Gen.Select(
            Gen.Select(Text, Text, Open<LegalForce>(), Gen.Bool, Text),
            Gen.Select(PartialDate, PartialDate),
            Some(Party),
            Gen.Select(Gen.OneOf(ParticipationAct.Proposed, ParticipationAct.Signed, ParticipationAct.Endorsed, ParticipationAct.Advocated), DateRange, Text, Some(Text)).Array[1, 4],
            Gen.Select(Some(Text), Some(Text), Some(Text), Some(Text)))
        .Select((what, dates, parties, acts, texts) =>
        {
            (PartialDate opened, PartialDate inForce) = dates.Item2.IsBefore(dates.Item1) ? (dates.Item2, dates.Item1) : dates;
            ImmutableArray<Party> distinct = [.. parties.DistinctBy(p => p.Id)];
            return new Agreement(
                what.Item1,
                what.Item2,
                what.Item3,
                distinct,
                [.. acts.Zip(distinct, (act, party) => new Participation(party.Id, act.Item1, act.Item2) { Note = act.Item3, SourceIds = act.Item4 })],
                opened,
                inForce)
            {
                Sanctions = what.Item4,
                Venue = what.Item5,
                Aliases = texts.Item1,
                Topics = texts.Item2,
                SourceIds = texts.Item3,
                Principles = [.. texts.Item4.Select((text, i) => new Principle(FormattableString.Invariant($"p{i}{text}"), i + 1, text))],
            };
        });

    public static Gen<RecordReference> Reference { get; } =
        Gen.Select(Gen.Enum<RecordKind>(), Text).Select((kind, id) => new RecordReference(kind, id));

    public static Gen<Fact> Fact { get; } = Gen.Select(Text, Text, Text, Some(Reference))
        .Select((id, text, source, records) => new Fact(id, text, source) { Records = records });

    /// <summary>Documents with one to four records of every kind.</summary>
    public static Gen<CyberStatsDocument> Document { get; } = Gen.Select(
            Gen.Select(Some(Source), Some(Fact), Some(ReportedFigure)),
            Gen.Select(Some(Incident), Some(Actor), Some(Attribution), Some(Response)),
            Gen.Select(Some(Agreement), Some(Membership), Some(Vulnerability), Some(Covariate)))
        .Select((what, incidents, more) => new CyberStatsDocument
        {
            Sources = [.. what.Item1.DistinctBy(s => s.Id)],
            Facts = [.. what.Item2.DistinctBy(f => f.Id)],
            Figures = [.. what.Item3.DistinctBy(f => f.Id)],
            Incidents = [.. incidents.Item1.DistinctBy(i => i.Id)],
            Actors = [.. incidents.Item2.DistinctBy(a => a.Id)],
            Attributions = [.. incidents.Item3.DistinctBy(a => a.Id)],
            Responses = [.. incidents.Item4.DistinctBy(r => r.Id)],
            Agreements = [.. more.Item1.DistinctBy(a => a.Id)],
            Memberships = more.Item2,
            Vulnerabilities = [.. more.Item3.DistinctBy(v => v.Id)],
            Covariates = [.. more.Item4.DistinctBy(c => c.Id)],
        });

    /// <summary>Codes of an open vocabulary: shipped ones and others.</summary>
    public static Gen<TCode> Open<TCode>()
        where TCode : struct, ICode<TCode> =>
        Code(Gen.Select(Word, Word).Select((scheme, code) => $"{scheme}:{code}"), TCode.Parse);

    /// <summary>Bounds of which something is known, of every kind.</summary>
    public static Gen<Bounds<T>> Bounds<T>(Gen<T> numbers)
        where T : struct, INumber<T> =>
        Gen.Select(numbers.Array[3], Gen.Int[1, 7]).Select((values, given) =>
        {
            Array.Sort(values);
            return new Bounds<T>(
                (given & 1) == 0 ? null : values[0], (given & 2) == 0 ? null : values[1], (given & 4) == 0 ? null : values[2]);
        });

    /// <summary>One to four items.</summary>
    public static Gen<ImmutableArray<T>> Some<T>(Gen<T> items) => items.Array[1, 4].Select(ImmutableArray.Create);

    public static Gen<string> Letters(string alphabet, int shortest, int longest) =>
        Gen.Char[alphabet].Array[shortest, longest].Select(letters => new string(letters));

    private static Gen<TCode> Code<TCode>(Gen<string> unlisted, Func<string, TCode> parse)
        where TCode : struct, ICode<TCode> =>
        Gen.OneOf(Gen.OneOf(TCode.All.ToArray()), unlisted.Select(parse));

    private static Gen<Bounds<long>> Count() => Bounds(Gen.Long[0, 1_000_000_000_000]);

    private static Gen<PartialDate> RecentDate() => Gen.Select(Gen.Int[2005, 2021], Gen.Int[0, 12], Gen.Int[0, 28])
        .Select((year, month, day) => (month, day) switch
        {
            (0, _) => new PartialDate(year),
            (_, 0) => new PartialDate(year, month),
            _ => new PartialDate(year, month, day),
        });
}
