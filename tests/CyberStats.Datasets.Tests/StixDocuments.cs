using System.Collections.Immutable;
using CsCheck;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;
using CyberStats.Series;

namespace CyberStats.Datasets.Tests;

/// <summary>Documents made at random, in which every member of an incident has every sort of value.</summary>
internal static class StixDocuments
{
    private static readonly Gen<string> Text = Gen.Select(
        Gen.OneOf("Harbour", "quay 7", "\u6e2f \u00e9", "a \"b\" <c>", "cyberstats", "unknown", "Line\nbreak"), Gen.Int[0, 30], (word, n) => $"{word} {n}");

    private static readonly Gen<PartialDate> Date = Gen.Select(Gen.Int[1950, 2030], Gen.Int[0, 12], Gen.Int[0, 28], (year, month, day) =>
        month == 0 ? new PartialDate(year) : day == 0 ? new PartialDate(year, month) : new PartialDate(year, month, day));

    private static readonly Gen<CountryCode> Country = Gen.OneOf(default, CountryCode.Parse("EST"), CountryCode.Parse("RUS"), CountryCode.Parse("XKX"), CountryCode.Parse("SCG"), CountryCode.Parse("QQQ"));

    private static readonly Gen<PartyKind> Kind = Code<PartyKind>("misp:firm");

    private static readonly Gen<Party> Parties = Gen.Select(Gen.Int[0, 3], Text, Kind, Country, (n, name, kind, country) => new Party($"party-{n}", name, kind) { Country = country });

    private static readonly Gen<Victim> Victims = Gen.Select(Nullable(Text), Country, Kind.Array[0, 3], Code<Sector>("naics:52", "stix:energy", "odd").Array[0, 3], Gen.Enum<VictimRole>(),
        (name, country, kinds, sectors, role) => new Victim(name) { Country = country, Kinds = [.. kinds], Sectors = [.. sectors], Role = role });

    private static readonly Gen<string> SourceId = Gen.OneOf("paper", "https://example.org/a", "https://example.org/b", "book", "not-held", "stix");

    private static readonly Gen<string> ActorId = Gen.OneOf("otter", "heron", "moth", "not-held");

    private static readonly Gen<Attribution> Attributions = Gen.Select(
        Gen.Select(Parties, Country, Nullable(ActorId), Maybe(Date)),
        Gen.Select(Code<AttributionBasis>("odd"), Code<AttributionStance>("x:y"), Gen.Enum<Responsibility>(), Gen.Bool),
        Gen.Select(Gen.Int[-1, 100], Nullable(Text), Nullable(Text), SourceId.Array[0, 3]),
        (who, how, rest) => new Attribution("a", who.Item1, who.Item2 == default && who.Item3 is null ? CountryCode.Parse("PRK") : who.Item2, who.Item3)
        {
            On = who.Item4,
            Basis = how.Item1,
            Stance = how.Item2,
            Responsibility = how.Item3,
            Contested = how.Item4,
            Confidence = rest.Item1 < 0 ? null : new Confidence((byte)rest.Item1, rest.Item1 % 3 == 0 ? rest.Item2 : null),
            StatementId = rest.Item3,
            SourceIds = [.. rest.Item4],
        });

    private static readonly Gen<Loss> Losses = Gen.Select(
        Code<LossForm>("stix:operating-costs", "odd"), Bound(Gen.Decimal[0, 1_000_000]), Gen.OneOf(CurrencyCode.USD, CurrencyCode.BTC), Gen.Enum<LossStatus>(), Maybe(Date), Nullable(Text),
        (form, amount, currency, status, on, bearer) => new Loss(
            form, amount, amount.IsUnknown && on is null ? default : currency, form == LossForm.RansomDemand ? LossStatus.Demanded : status == LossStatus.Demanded ? LossStatus.Actual : status)
        {
            PriceDate = on,
            BorneBy = bearer,
        });

    private static readonly Gen<Bounds<long>> Counts = Bound(Gen.Long[0, 5_000_000_000]);

    private static readonly Gen<Incident> Incidents = Gen.Select(
        Gen.Select(Text, Dates(), Maybe(Date), Maybe(Date), Gen.Int[-8000, 40000]),
        Gen.Select(Gen.Enum<IncidentStatus>(), Code<IncidentType>("veris:hacking", "stix:ransomware", "odd").Array[0, 3], Gen.Int[-1, 7], Victims.Array[0, 3]),
        Gen.Select(ActorId.Array[0, 2], Attributions.Array[0, 4], Losses.Array[0, 4], Gen.OneOf("T1486", "T1059.001", "TA0040").Array[0, 3]),
        Gen.Select(Counts, Counts, Counts, Gen.Int[0, 4], Gen.Int[0, 3].Array[0, 3]),
        Gen.Select(SourceId.Array[0, 4], Gen.Int[0, 5], Text, Gen.Bool),
        (when, what, who, extent, rest) =>
        {
            PartialDate? discovered = when.Item2?.Start is { } start && when.Item3 is { } found && found.IsBefore(start) ? null : when.Item3;
            return new Incident(new IncidentId("x", "1"), when.Item1, when.Item2, discovered, when.Item4, when.Item5 < 0 ? null : new DateOnly(1950, 1, 1).AddDays(when.Item5))
            {
                Status = what.Item1,
                Types = [.. what.Item2],
                Affects = what.Item3 < 0 ? null : (SecurityAttributes)what.Item3,
                Victims = [.. what.Item4],
                ActorIds = [.. who.Item1],
                Attributions = [.. who.Item2.Select((a, i) => a with { Id = FormattableString.Invariant($"a/{i}") })],
                Losses = [.. who.Item3],
                Techniques = [.. who.Item4.Select(TechniqueId.Parse)],
                Records = extent.Item1,
                SystemsAffected = extent.Item2,
                EntitiesAffected = extent.Item3,
                Severity = extent.Item4 switch { 0 => null, 1 => new Severity(40, "stix:criticality"), 2 => new Severity(40.5, "stix:criticality"), _ => new Severity(0.1 + extent.Item4, "quay") },
                Related = [.. extent.Item5.Select(Name)],
                SourceIds = [.. rest.Item1],
                Responses = rest.Item2 == 0 ? [new Response(ResponseKind.Denial)] : [],
                Original = rest.Item2 switch
                {
                    1 => ImmutableSortedDictionary<string, string>.Empty.Add("description", rest.Item3),
                    2 => ImmutableSortedDictionary<string, string>.Empty.Add("description", rest.Item3).Add("other", "kept nowhere"),
                    3 => ImmutableSortedDictionary<string, string>.Empty.Add("description", " "),
                    _ => ImmutableSortedDictionary<string, string>.Empty,
                },
            };
        });

    private static readonly Gen<Actor> Actors = Gen.Select(Text, Code<ActorKind>("stix:spy", "odd"), Country, Text.Array[0, 3],
        (name, kind, country, aliases) => new Actor("x", name) { Kind = kind, Country = country, Aliases = [.. aliases, name] });

    /// <summary>The documents.</summary>
    public static readonly Gen<CyberStatsDocument> All = Gen.Select(Incidents.Array[0, 3], Actors.Array[3, 3], Gen.Int[0, 3], Maybe(Date), (incidents, actors, held, on) => new CyberStatsDocument
    {
        Sources =
        [
            new Source("paper", "Harbour Herald") { Publisher = held == 0 ? "Quay Press" : null, Published = on, AsOf = held == 1 ? new DateOnly(2022, 1, 2) : null, Url = held == 2 ? new Uri("https://example.org/Paper#1") : null },
            new Source("https://example.org/a", "example.org") { Url = new Uri("https://example.org/a") },
            new Source("https://example.org/b", "No address"),
            new Source("book", "cyberstats") { Url = held == 1 ? new Uri("ftp://example.org/book") : null },
            new Source("stix", "Objects"),
            new Source("idle", "Nobody refers to it"),
        ],
        Actors = [.. actors.Zip(["otter", "heron", "moth"], (actor, id) => actor with { Id = id }).Take(3)],
        Incidents = [.. incidents.Select((incident, i) => incident with { Id = Name(i) })],
        Facts = held == 0 ? [new Fact("1", "The net was built for ease.", "paper")] : [],
        Responses = held == 1 ? [new Response(ResponseKind.Sanctions), new Response(ResponseKind.Denial)] : [],
        Vulnerabilities = held == 2 ? [new ExploitedVulnerability(CveId.Parse("CVE-2020-1234"), new DateOnly(2021, 11, 3))] : [],
        Memberships = held == 3 ? [new Membership("eu", CountryCode.Parse("EST"), DateRange.Parse("2004-05-01/.."))] : [],
        Attributions = held == 3 ? [new Attribution("g", new Party("USA", "United States"), CountryCode.Parse("CHN"))] : [],
    });

    private static IncidentId Name(int i) => i switch
    {
        0 => new IncidentId("cfr", "0"),
        1 => new IncidentId("stix", "incident--8a0b0c0d-1111-4222-8333-444455556666"),
        _ => new IncidentId("stix", FormattableString.Invariant($"campaign--{i}")),
    };

    private static Gen<DateRange?> Dates() => Gen.Select(Maybe(Date), Maybe(Date), (a, b) =>
        a is null && b is null ? (DateRange?)null : a is { } start && b is { } end && end.IsBefore(start) ? new DateRange(b, a) : new DateRange(a, b));

    private static Gen<TCode> Code<TCode>(params string[] others)
        where TCode : struct, ICode<TCode> => Gen.OneOf([.. TCode.All, default, .. others.Select(TCode.Parse)]);

    private static Gen<Bounds<T>> Bound<T>(Gen<T> value)
        where T : struct, System.Numerics.INumber<T> => Gen.Select(value.Array[3, 3], Gen.Int[0, 9], (values, which) =>
        {
            Array.Sort(values);
            return which switch
            {
                0 => Bounds<T>.Unknown,
                1 => Bounds<T>.AtLeast(values[0]),
                2 => Bounds<T>.AtMost(values[0]),
                3 => Bounds<T>.Between(values[0], values[1]),
                4 => new Bounds<T>(values[0], values[1], values[2]),
                5 => new Bounds<T>(values[0], values[1], null),
                6 => Bounds<T>.Between(T.Zero, values[1]),
                7 => new Bounds<T>(values[0], values[0], values[0]),
                8 => Bounds<T>.Exactly(T.Zero),
                _ => Bounds<T>.Exactly(values[0]),
            };
        });

    private static Gen<string?> Nullable(Gen<string> text) => Gen.Select(text, Gen.Bool, (t, given) => given ? t : null);

    private static Gen<T?> Maybe<T>(Gen<T> value)
        where T : struct => Gen.Select(value, Gen.Int[0, 2], (v, which) => which > 0 ? v : (T?)null);
}
