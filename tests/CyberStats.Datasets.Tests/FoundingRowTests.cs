using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Agreements;
using CyberStats.Growth;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;
using CyberStats.Series;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// The questions of the five founding texts, fact by fact: each is answered from the loaded record by the library, or has no statistic, or says in
/// which section of the statistics its answer will be. None is passed over.
/// </summary>
public class FoundingRowTests
{
    private static readonly CyberStatsDocument Record = FoundingRecord.Load();

    private static readonly IncidentSet Incidents = new(Record.Incidents, DateRange.Parse("2005/2021"), new DateOnly(2021, 7, 20));

    private static readonly DateOnly Launch = new(2018, 11, 12);

    private static readonly Agreement Paris = Agreement("paris-call");

    private static readonly Agreement Group = Agreement("us-russia-cyber-group");

    private static readonly Coalition Exchange = Coalition.Of("exchange-2021-07-19", Record.Incidents.SelectMany(i => i.Attributions));

    private static readonly StatesBehind Accusers = StatesBehind.Of(Exchange.Issuers, Record.Memberships, new DateOnly(2021, 7, 19));

    private static readonly ImmutableArray<Row> Rows =
    [
        Computed(
            1,
            () => $"{Incidents.Lags(Clock.Discovered, Clock.Attributed).Median} days; from the start {Incidents.Lags(Clock.Started, Clock.Discovered).Median}",
            "110 to 140 days; from the start unknown"),
        Later(2, "2 growth: acceleration"),
        Computed(3, () => Share(Incidents.Tally(i => i.Types), IncidentType.InformationOperation), "0 of 5"),
        Later(4, "4 contagion"),
        Computed(5, () => $"{Figure("data-breach-losses").Value}", "unknown"),
        Later(6, "9 exposure"),
        Computed(7, () => $"{Figure("loss-ratio").Value} of {Figure("loss-ratio").Base ?? "an unstated base"}", "0.78 of an unstated base"),
        Later(8, "4 contagion"),
        Computed(
            9,
            () => Text($"{Headline().Counts.Average():0} a year over {Headline().Length - Headline().MissingPeriods} of {Headline().Length} years"),
            "48 a year over 2 of 16 years"),
        Computed(
            10,
            () => Text($"{Growth().Factor}; {Growth().PerYear}; {Growth().DoublingTime}; {Growth().ChangePerYear.Value:0.00}; 176 in {2020 + Again().Value:0.0} [{2020 + Again().Low:0.0}, {2020 + Again().High:0.0}]"),
            "11 [5.345, 26.27]; 0.1733 [0.1182, 0.2435]; 4.336 [3.181, 6.203]; 5.33; 176 in 2024.3 [2022.6, 2027.1]"),
        Data(
            11,
            () => string.Join("; ", Reconciliation.Compare(Headline(), Tracker().Count(Period.Year, Clock.Disclosed)).Shared.Select(p => Text($"{p.Label}: {p.Published} against {p.Recomputed}"))),
            "2005: 8 against 1; 2020: 88 against 120"),
        Later(12, "3 trend: effect of an agreement or measure"),
        Computed(
            13,
            () => Text($"{Paris.AbstainersAt(Launch).Count}; {100 * (1 - World().TakeUp.Best):0.0} % of positions; {100 * World().Outside.Best / World().Universe:0.0} % of states"),
            "6; 10.5 % of positions; 3.1 % of states"),
        Computed(14, () => $"{AccessionCurve.Of(Paris).Steps[0]}", "2018-11-12: 33"),
        Computed(
            15,
            () => Text($"{World().Rate}; {Overlap.Between(Members("eu", Launch), Paris.StatesAt(Launch)).OfFirst:0 %} of the Union"),
            "0.26424870466321243 (at least 0.26424870466321243); 100 % of the Union"),
        Computed(16, () => Composed("company"), "61.0 %"),
        Computed(17, () => Composed("non_profit, university, advocacy") + ", states " + Composed("state"), "25.1 %, states 13.9 %"),
        Computed(18, () => Record.Agreements.MaxBy(a => a.PartiesAt(new DateOnly(2021, 7, 20)).Count)!.Id, "paris-call"),
        Computed(
            19,
            () => string.Join(", ", Record.Agreements.Where(a => a.Topics.Contains("coordinated vulnerability disclosure")).Select(a => a.Id)),
            "paris-call"),
        Computed(
            20,
            () => string.Join("; ", Record.Agreements.GroupBy(a => a.Opened?.Year).OrderBy(g => g.Key).Select(g => Text($"{g.Key?.ToString(CultureInfo.InvariantCulture) ?? "undated"}: {g.Count()}"))),
            "undated: 4; 2018: 3"),
        Computed(21, () => $"{Firms().Count(f => Paris.AbstainersAt(Launch).Contains(f.Country))} of {Firms().Length}", "5 of 5"),
        Later(22, "9 agreements: incidents by principle"),
        Computed(
            23,
            () => Text($"{Joined("RUS", "CHN").Rate} against {Joined([.. Members("eu", Launch).Select(c => c.Value)]).Rate}, in common {Overlap.Between(Paris.StatesAt(Launch), Paris.AbstainersAt(Launch)).Shared}"),
            "0 against 1, in common 0"),
        Data(
            24,
            () => Text($"{Abstainers().Count} of {Abstainers().Of}, {100 * Abstainers().Value:0.0} %, bounds {100 * Abstainers().LowerBound:0.0} to {100 * Abstainers().UpperBound:0.0} %")
                + Text($", Wilson {100 * Abstainers().Low:0.0} to {100 * Abstainers().High:0.0} %, by actor {Abstainers().ByActor}")
                + Text($", parties {Abstainers().NamingParties}, others {Abstainers().NamingOthers}"),
            "627 of 727, 86.2 %, bounds 81.6 to 87.0 %, Wilson 83.5 to 88.6 %, by actor 0.8624 [0.8114, 0.9014], parties 6, others 94"),
        Computed(
            25,
            () => string.Join(", ", Record.Agreements.GroupBy(a => a.Force).Select(g => $"{g.Key} {g.Count()}")),
            "political_commitment 2, proposal 3, operational 2"),
        Computed(26, () => $"{Paris.Sanctions}", "False"),
        Computed(
            27,
            () => Share(Record.Incidents, i => i.AccusedStates.Any() && i.Victims.Any(v => v.Country != default), i => i.Victims.All(v => !i.AccusedStates.Contains(v.Country))),
            "3 of 3: 1 [0.4385, 1]"),
        Computed(28, () => $"{Paris.Acts.Count(a => a.Act == ParticipationAct.Drafted)}", "2"),
        Computed(
            29,
            () => $"{DayLag.Between(Paris.Acts.Single(a => a.Act == ParticipationAct.Advocated).When.Start!.Value, Paris.Opened!.Value)}",
            "316 to 680 days"),
        Computed(
            30,
            () => $"{Victims("notpetya").Count(v => v.Role == VictimRole.Collateral)} of {Victims("notpetya").Length} recorded victims",
            "1 of 2 recorded victims"),
        Data(
            31,
            () => Text($"{100 * ByUsers().Rate.Best:0.0} % of the users joined, {100 * ByUsers().Outside.Best / ByUsers().Universe:0.0} % stay out by name"),
            "12.1 % of the users joined, 34.4 % stay out by name"),
        Later(32, "9 exposure: connectedness"),
        Later(33, "9 exposure: the paradox"),
        Later(34, "9 sector coverage"),
        Later(35, "9 exposure"),
        Computed(36, () => $"{Victims("estonia-2007").SelectMany(v => v.Sectors).Distinct().Count()} sectors", "3 sectors"),
        Later(37, "9 exposure: the paradox"),
        NoStatistic(38),
        NoStatistic(39),
        Later(40, "9 exposure"),
        Later(41, "3 trend: forecast"),
        Computed(42, () => Text($"{new Proportion(Group.Force == LegalForce.Proposal ? 0 : 1, 1).Count} of 1; {Age(Group)}"), "0 of 1; 1100 days"),
        Computed(
            43,
            () => $"{DayLag.Between(Incident("election-2016").Occurred!.Value.Start!.Value, Response("doj-2018").On!.Value)}; {PersonsCharged.In(Record.Incidents.SelectMany(i => i.Responses)).Persons} persons in all",
            "559 to 924 days; 16 persons in all"),
        Computed(
            44,
            () => string.Join("; ", Group.Acts),
            "USA endorsed 2017-07-09; USA withdrew_endorsement 2017-07-09/2017; RUS proposed 2018-07-16"),
        Computed(
            45,
            () => $"{Group.StatusOf("USA", new DateOnly(2017, 7, 9)).LastAct!.Act}, then {Group.StatusOf("USA", new DateOnly(2018, 1, 1)).Standing}",
            "endorsed, then Withdrawn"),
        Computed(46, () => $"{Record.Agreements.Count(a => a.Parties.Select(p => p.Id).ToHashSet().SetEquals(["USA", "RUS"]))}", "4"),
        Computed(
            47,
            () => Text($"{Overlap.Between(Group.Parties.Select(p => p.Country), Record.Incidents.SelectMany(i => i.AccusedStates)).OfFirst}"),
            "0.5"),
        Later(48, "3 trend: share at or above a severity, by date"),
        Computed(
            49,
            () => Text($"{Figure("ic-2017-sources").Value}; cited here {Incident("election-2016").Attributions.Single(a => a.Id == "ic-2017/russia").SourceIds.Length}"),
            "at least 2; cited here 2"),
        Data(
            50,
            () => string.Join(", ", AttributionSummary.Of(Incidents, Record.Attributions).Bases.Select(b => Text($"{b.Key} {b.Value}"))) + $"; big four {BigFour()}",
            "political 17, technical 5, media 4; big four 603 of 727: 0.8294 [0.8004, 0.855]"),
        Data(
            51,
            () => string.Join(", ", Tracker().Tally(i => i.AccusedStates).Rows.Take(4).Select(r => Text($"{r.Key} {r.Value}"))),
            "CHN 265, RUS 163, IRN 98, PRK 79"),
        Later(52, "3 trend: effect of an agreement or measure"),
        Computed(53, () => $"{Exchange.Issuers.Count} issuers, {Accusers.Certain.Count} states", "8 issuers, 39 states"),
        Computed(
            54,
            () => Text($"{100 * Overlap.Between(Accusers.Certain, Paris.AbstainersAt(Launch)).Jaccard:0.0} %, {Overlap.Between(Accusers.Certain, Paris.AbstainersAt(Launch)).Shared} of 6"),
            "4.7 %, 2 of 6"),
        Computed(55, () => $"{Incident("exchange-2021").Lag(Clock.Discovered, Clock.Attributed)}", "110 to 140 days"),
        NoStatistic(56),
        Computed(
            57,
            () => $"{DayLag.Between(Incident("campaign-2011-2018").Occurred!.Value.Start!.Value, Incident("campaign-2011-2018").Occurred!.Value.End!.Value)}",
            "2193 to 2921 days"),
        Computed(
            58,
            () => string.Join("; ", Coalition.PerYear([.. Record.Attributions, .. Record.Incidents.SelectMany(i => i.Attributions)])),
            "2018: 1 statements, 1 issuers; 2021: 3 statements, 10 issuers"),
        Computed(
            59,
            () => $"{AttributionSummary.Of(Incidents).Contested.Count} of {AttributionSummary.Of(Incidents).Contested.Of}, and {Record.Responses.Count(r => r.Kind == ResponseKind.Denial)} denial in general",
            "0 of 5, and 1 denial in general"),
        Computed(60, () => $"{Incident("exchange-2021").SystemsAffected}", "at least 2000"),
        Computed(61, () => string.Join(", ", Exchange.Stances.Select(g => Text($"{g.Key} {g.Value}"))), "attributes 7, calls_on 1"),
        NoStatistic(62),
        Computed(63, () => $"{Losses().Unknown} loss of unknown amount, {Losses().Known} known", "1 loss of unknown amount, 0 known"),
        Computed(64, () => string.Join(", ", Incidents.Tally(i => i.ActorIds).Rows.Select(r => Text($"{r.Key} {r.Value}"))), "apt31 1, apt40 1"),
        Data(
            65,
            () => Text($"{ParticipationRate.Of(Figure("un-norms-states"), (int)Figure("un-members").Value.Best!.Value).Rate}; most accused: {string.Join(", ", Tracker().Tally(i => i.AccusedStates).Rows.Take(2).Select(r => r.Key))}"),
            "1; most accused: CHN, RUS"),
        Computed(
            66,
            () => $"{Incidents.Count<Incident>(i => i.Attributions.Any(a => a.Responsibility == Responsibility.StateIgnored))} ignored, {Incidents.Count<Incident>(i => i.Attributions.Any(a => a.Responsibility == Responsibility.Territory))} territory",
            "0 ignored, 2 territory"),
        Computed(
            67,
            () => Text($"{Record.Agreements.Count(a => a.Id == "un-programme-of-action" && a.Force != LegalForce.Proposal)} of 1 adopted, as far as this record goes"),
            "0 of 1 adopted, as far as this record goes"),
        NoStatistic(68),
        Computed(
            69,
            () => Text($"{Record.Incidents.SelectMany(i => i.Techniques).Distinct().Count()} of {Figure("techniques-published").Value}"),
            "0 of 50"),
        NoStatistic(70),
        Later(71, "9 agreements: cohesion over years"),
        Computed(
            72,
            () => $"{Incident("exchange-2021").Losses.Single(l => l.IsDemand).Amount} {Incident("exchange-2021").Losses.Single(l => l.IsDemand).Currency}; in the losses {Losses().Low}",
            "at least 2000000 USD; in the losses 0"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 72)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_fact_is_on_record_and_answered(int number)
    {
        Row row = Rows.Single(r => r.Number == number);

        Fact fact = Record.Facts.Single(f => f.Id == number.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(TextOf(number), fact.SourceId);
        if (row.Compute is null)
        {
            Assert.False(string.IsNullOrEmpty(row.Answer));
            return;
        }

        if (row.NeedsData)
        {
            Places.OpenData("incidents", "cfr-2022-12.csv").Dispose(); // skips, visibly, where the data are absent
        }

        Assert.Equal(row.Answer, row.Compute());
    }

    [Fact]
    public void Every_row_is_there_once_and_says_what_it_is()
    {
        Assert.Equal(Enumerable.Range(1, 72), Rows.Select(r => r.Number));
        Assert.Equal([38, 39, 56, 62, 68, 70], Rows.Where(r => r.Answer == "no statistic").Select(r => r.Number));
        Assert.All(Rows.Where(r => r.Compute is null && r.Answer != "no statistic"), r => Assert.Matches("^later: [2-9] [a-z]", r.Answer));
    }

    [Fact]
    public void Facts_without_a_record_have_no_number_in_them() =>
        Assert.DoesNotContain(Record.Facts, f => f.Records.IsEmpty && f.Text.Any(char.IsAsciiDigit));

    private static string TextOf(int row) => row switch { <= 12 => "s0", <= 31 => "s1", <= 41 => "s2", <= 52 => "s3", _ => "s4" };

    private static Row Computed(int number, Func<string> compute, string answer) => new(number, compute, answer, false);

    private static Row Data(int number, Func<string> compute, string answer) => new(number, compute, answer, true);

    private static Row NoStatistic(int number) => new(number, null, "no statistic", false);

    private static Row Later(int number, string section) => new(number, null, $"later: {section}", false);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static Agreement Agreement(string id) => Record.Agreements.Single(a => a.Id == id);

    private static Incident Incident(string id) => Record.Incidents.Single(i => i.Id.Local == id);

    private static ImmutableArray<Victim> Victims(string id) => Incident(id).Victims;

    private static Response Response(string id) => Record.Incidents.SelectMany(i => i.Responses).Single(r => r.Id == id);

    private static ReportedFigure Figure(string id) => Record.Figures.Single(f => f.Id == id);

    private static CountSeries Headline() => CountSeries.FromFigures([Figure("cfr-2005"), Figure("cfr-2020")], Period.Year);

    private static GrowthBetween Growth() => GrowthRate.Between(Figure("cfr-2005"), Figure("cfr-2020"));

    private static ParticipationRate World() => ParticipationRate.Of(Figure("paris-states"), 193, Paris.AbstainersAt(Launch).Count);

    private static ParticipationRate Joined(params string[] universe) => ParticipationRate.Of(Paris, universe, PartyKind.State, Launch);

    private static IEnumerable<CountryCode> Members(string organization, DateOnly day) =>
        Record.Memberships.Where(m => m.OrganizationId == organization && m.HeldOn(day) == true).Select(m => m.Member);

    private static Party[] Firms() => [.. Paris.Parties.Where(p => p.Kind == PartyKind.Company && Paris.PartiesAt(Launch).Contains(p.Id))];

    private static string Composed(string kind) =>
        Text($"{100 * Composition.Of(Record.Figures.Where(f => f.Measure == "parties"), "kind").Rows.Single(r => r.Label == kind).Share.Best:0.0} %");

    private static string Age(Agreement proposal) =>
        $"{DayLag.Between(proposal.Acts.Single(a => a.Act == ParticipationAct.Proposed).When.Start!.Value, PartialDate.FromDay(new DateOnly(2021, 7, 20)))}";

    private static LossTotal Losses() =>
        Incidents.SumLosses(Period.Year, Clock.Discovered, CurrencyCode.Parse("USD")).Totals.OfType<LossTotal>().Aggregate((a, b) => new LossTotal(a.Low + b.Low, a.Best + b.Best, a.High + b.High, a.Known + b.Known, a.Unknown + b.Unknown));

    private static string Share<TKey>(Tally<TKey> tally, TKey key)
        where TKey : notnull => Text($"{tally.CountOf(key)} of {tally.Incidents}");

    private static string Share(IEnumerable<Incident> incidents, Func<Incident, bool> isKnown, Func<Incident, bool> counts)
    {
        Incident[] known = [.. incidents.Where(isKnown)];
        return new Proportion(known.Count(counts), known.Length).ToString();
    }

    private static IncidentSet Tracker()
    {
        using FileStream stream = Places.OpenData("incidents", "cfr-2022-12.csv");
        return new IncidentSet(CfrReader.Read(stream).Records, DateRange.Parse("2005/2022"), new DateOnly(2022, 12, 31));
    }

    private static AbstainersShareResult Abstainers() => AbstainersShare.Of(Tracker(), Paris);

    private static Estimate Again() => Growth().TimeToReach(176)!.Value;

    private static Proportion BigFour()
    {
        IncidentSet tracker = Tracker();
        CountryCode[] four = [.. new[] { "CHN", "RUS", "IRN", "PRK" }.Select(CountryCode.Parse)];
        return new Proportion(tracker.Count<Incident>(i => i.AccusedStates.Any(four.Contains)), tracker.Count<Incident>(i => i.AccusedStates.Any()));
    }

    /// <summary>States weighted by their users of the Internet in 2016: what the absence of a few takes away.</summary>
    private static ParticipationRate ByUsers()
    {
        using FileStream stream = Places.OpenData("exposure", "number-of-internet-users-by-country.csv");
        using var reader = new StreamReader(stream);
        Dictionary<string, double> users = reader.ReadToEnd().Split('\n')
            .Select(line => line.TrimEnd('\r').Split(',')) // no quoted cells in the rows of countries
            .Where(cells => cells.Length == 4 && cells[2] == "2016" && cells[1].Length == 3 && CountryCode.TryParse(cells[1], out _))
            .ToDictionary(cells => cells[1], cells => double.Parse(cells[3], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return ParticipationRate.Weighted(Paris, users, PartyKind.State, Launch);
    }

    private sealed record Row(int Number, Func<string>? Compute, string Answer, bool NeedsData);
}
