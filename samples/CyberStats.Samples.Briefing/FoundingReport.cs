using System.Globalization;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Samples.Briefing;

/// <summary>The questions that each founding text raises, answered from the record: a figure, what is uncertain of it, and the facts behind it.</summary>
internal sealed class FoundingReport(CyberStatsDocument record)
{
    private readonly IncidentSet _incidents = new(record.Incidents);

    public void Write(Page page)
    {
        WriteText(page, "s0", [
            new("What did data breaches cost from 2017 to 2019?", () => Unquantified(Figure("data-breach-losses")), 5),
            new("78 % of what?", () => OfWhat(Figure("loss-ratio")), 7),
            new("How many incidents is that per network protected?", () => PerNetwork(Figure("sonicwall-networks")), 6),
        ]);
        WriteText(page, "s1", ParisCall());
        WriteText(page, "s2", [
            new("How many sectors did the attack on Estonia name?", () => SectorsOf("founding:estonia-2007"), 36),
            new("How many sectors are there to be hit in the United States?", () => Figure("us-infrastructure-sectors")?.Value.ToString(), 34),
            new("Is the more connected state the more exposed?", Paradox, 33, 37),
        ]);
        WriteText(page, "s3", JointGroup());
        WriteText(page, "s4", Attribution());
    }

    private IEnumerable<Answer> ParisCall()
    {
        Agreement? call = record.Agreements.FirstOrDefault(a => a.Id == "paris-call");
        if (call?.Opened?.Last is not { } launch)
        {
            yield break;
        }

        IReadOnlySet<CountryCode> abstainers = call.AbstainersAt(launch);
        yield return new("Who is named as staying out?", () => $"{abstainers.Count}: {Names(abstainers)}", 13);
        if (Figure("paris-states") is { } states && Figure("un-members")?.Value.Best is { } members)
        {
            ParticipationRate Rate() => ParticipationRate.Of(states, (int)members, abstainers.Count);
            yield return new("What part of the world joined?", () => $"{states.Value} of {members} states, {Percent(Rate().Rate)}{Cited("un-members")}", 15);
            yield return new("And of those that took a position?", () => $"{Percent(Rate().TakeUp)}; the silent, a third group, are in neither number", 13, 15);
            yield return new(
                "What part of the world is named as staying out?",
                () => $"{Page.Percent(abstainers.Count / members)} of all states; of those that took a position "
                    + $"{(Rate().TakeUp.Best is { } joined ? Page.Percent(1 - joined) : "not known")} or less",
                13);
        }

        Overlap union = Overlap.Between(MembersOf("eu", launch), call.StatesAt(launch));
        yield return new("All members of the European Union?", () => union.First == 0 ? null : $"{union.Shared} of {union.First}{Cited("eu-members")}", 15);
        ReportedFigure[] kinds = [.. record.Figures.Where(f => f.Scope.GetValueOrDefault("agreement") == call.Id && f.Scope.ContainsKey("kind"))];
        yield return new(
            "Who carries it?",
            () => string.Join("; ", Composition.Of(kinds, "kind").Rows.Select(r => $"{Words(r.Label)} {Bounded(r.Share)}")),
            15,
            16,
            17);
        Party[] firms = [.. call.Parties.Where(p => p.Kind == PartyKind.Company && call.PartiesAt(launch).Contains(p.Id))];
        yield return new(
            "Do firms run ahead of their states?",
            () => $"{firms.Count(f => abstainers.Contains(f.Country))} of {firms.Length} firms named are of a state that stays out",
            21);
        Participation? idea = call.Acts.FirstOrDefault(a => a.Act == ParticipationAct.Advocated);
        yield return new(
            "How long from the idea to the text?",
            () => idea?.When.Start is { } from ? $"{DayLag.Between(from, call.Opened.Value)}" : null,
            14,
            29);
        string sanctions = call.Sanctions switch { true => "yes", false => "none", null => "not known" };
        yield return new("Is it binding, with a penalty?", () => $"{Words(call.Force.Value)}; sanctions: {sanctions}", 25, 26);
    }

    private IEnumerable<Answer> JointGroup()
    {
        Agreement? group = record.Agreements.FirstOrDefault(a => a.Id == "us-russia-cyber-group");
        if (group is not null)
        {
            yield return new("Did the joint group ever come?", () => Outcome(group), 42);
            yield return new(
                "Where did the United States stand?",
                () => string.Join("; ", Stood(group, "USA", [new DateOnly(2017, 7, 8), new DateOnly(2017, 7, 9), new DateOnly(2018, 1, 1)])),
                44,
                45);
            HashSet<CountryCode> accused = [.. record.Incidents.SelectMany(i => i.AccusedStates)];
            CountryCode[] partners = [.. group.Parties.Select(p => p.Country)];
            yield return new(
                "Is a partner among the accused?",
                () => $"{partners.Count(accused.Contains)} of {partners.Length}: {Names(partners.Where(accused.Contains))}",
                47);
        }

        Incident? election = Incident("founding:election-2016");
        Response? charges = election?.Responses.FirstOrDefault(r => r.Kind == ResponseKind.CriminalCharges);
        yield return new(
            "How long from the intrusion to the charges?",
            () => election?.Occurred?.Start is { } began && charges?.On is { } day ? $"{DayLag.Between(began, day)}; {charges.Persons} persons charged" : null,
            43);
        IReadOnlyList<KeyValuePair<AttributionBasis, int>> bases = AttributionSummary.Of(_incidents, record.Attributions).Bases;
        yield return new("Firm or state: on what do attributions rest?", () => string.Join(", ", bases.Select(b => $"{b.Key} {b.Value}")), 48, 50, 51);
    }

    private IEnumerable<Answer> Attribution()
    {
        Incident? exchange = Incident("founding:exchange-2021");
        if (exchange is not null)
        {
            Coalition coalition = Coalition.Of("exchange-2021-07-19", exchange.Attributions);
            // Memberships are dated: of a statement without a date no member is known.
            StatesBehind states = StatesBehind.Of(coalition.Issuers, coalition.On is null ? [] : record.Memberships, coalition.On?.Last ?? default);
            yield return new(
                "Who accuses?",
                () => $"{coalition.Issuers.Count} issuers; {states.Certain.Count} states if each member of an organisation is counted, which not each has said"
                    + Cited("eu-members", "nato-members"),
                53,
                54);
            yield return new("Did all say the same?", () => string.Join(", ", coalition.Stances.Select(s => $"{Words(s.Key.Value)} {s.Value}")), 56, 61);
            Agreement? call = record.Agreements.FirstOrDefault(a => a.Id == "paris-call");
            if (call?.Opened?.Last is { } launch)
            {
                Overlap overlap = Overlap.Between(states.Certain, call.AbstainersAt(launch));
                IEnumerable<CountryCode> both = call.AbstainersAt(launch).Where(states.Certain.Contains);
                yield return new(
                    "How many of the Paris abstainers accuse?",
                    () => $"{overlap.Shared} of {overlap.Second}: {Names(both)}; {Page.Percent(overlap.Jaccard)} of all in either group (Jaccard)",
                    13,
                    54);
            }

            yield return new("How long from discovery to blame?", () => exchange.Lag(Clock.Discovered, Clock.Attributed)?.ToString(), 53, 55);
            yield return new("How many systems?", () => Thousands(exchange.SystemsAffected), 60);
            yield return new("What did it cost?", () => Costs(exchange), 63);
            yield return new("What ransom was demanded?", () => Demands(exchange), 72);
        }

        DateRange? campaign = Incident("founding:campaign-2011-2018")?.Occurred;
        yield return new(
            "How long did the campaign last?",
            () => campaign is { Start: { } start, End: { } end } ? Years(DayLag.Between(start, end)) : null,
            57);
        PersonsCharged persons = PersonsCharged.In(record.Incidents.SelectMany(i => i.Responses).Concat(record.Responses));
        yield return new(
            "How many persons were charged in all?",
            () => persons.Charges == 0 ? null : $"{persons.Persons}, in {persons.Charges} indictments",
            43,
            57);
        yield return new(
            "How many methods were published?",
            () => Figure("techniques-published") is { } published
                ? $"{published.Value}; this record names {_incidents.SelectMany(i => i.Techniques).Distinct().Count()} of them"
                : null,
            69);
    }

    private void WriteText(Page page, string sourceId, IEnumerable<Answer> answers)
    {
        Source? source = record.Sources.FirstOrDefault(s => s.Id == sourceId);
        page.Heading(source?.Title ?? sourceId);
        foreach (Answer answer in answers)
        {
            page.Line($"  {answer.Question}");
            page.Text(Figure(answer), "      ");
            foreach (Fact fact in record.Facts.Where(f => answer.FactIds.Any(id => f.Id == id.ToString(CultureInfo.InvariantCulture))))
            {
                page.Text($"fact {fact.Id}: {fact.Text}", "        ", "- ");
            }
        }
    }

    /// <summary>An answer, what stands against it in an altered record, or that the record does not have it.</summary>
    private static string Figure(Answer answer)
    {
        try
        {
            return answer.Compute() is { Length: > 0 } figure ? figure : "not in this record";
        }
        catch (ArgumentException e)
        {
            return $"no figure: {e.Message}";
        }
    }

    private ReportedFigure? Figure(string id) => record.Figures.FirstOrDefault(f => f.Id == id);

    private Incident? Incident(string id) => record.Incidents.FirstOrDefault(i => i.Id == IncidentId.Parse(id));

    private IEnumerable<CountryCode> MembersOf(string organization, DateOnly day) =>
        record.Memberships.Where(m => m.OrganizationId == organization && m.HeldOn(day) == true).Select(m => m.Member);

    private string? SectorsOf(string id)
    {
        string[] sectors = [.. Incident(id)?.Victims.SelectMany(v => v.Sectors).Distinct().Select(s => Words(s.Value)) ?? []];
        return sectors.Length == 0 ? null : $"{sectors.Length} by name: {string.Join(", ", sectors)}";
    }

    private string? Paradox()
    {
        Incident?[] cases = [Incident("founding:estonia-2007"), Incident("founding:georgia-2008")];
        return cases.Contains(null) ? null
            : $"no answer: of these {cases.Length} cases {cases.Count(c => c!.Severity is not null)} have a measure of damage, "
                + $"and {cases.Count(c => record.Covariates.Any(m => c!.Victims.Any(v => v.Country == m.Country)))} one of connection";
    }

    private static string Outcome(Agreement proposal)
    {
        DateOnly? last = proposal.Acts.Length == 0 ? null : proposal.Acts.Max(a => a.When.Last);
        return proposal.Force == LegalForce.Proposal
            ? $"0 of 1: still a proposal in this record{(last is { } day ? $", which knows of no act after {PartialDate.FromDay(day)}" : "")}"
            : $"1 of 1: {Words(proposal.Force.Value)}";
    }

    private static IEnumerable<string> Stood(Agreement agreement, string party, DateOnly[] days) =>
        days.Select(day => $"{PartialDate.FromDay(day)} {string.Join(" or ", agreement.StatusOf(party, day).Possible.Select(Words))}");

    private static string? Costs(Incident incident)
    {
        string[] amounts =
        [
            .. incident.Losses.Where(l => !l.IsDemand)
                .Select(l => l.Amount.IsUnknown ? "unknown, which is not zero" : $"{Thousands(l.Amount)} {l.Currency}"),
        ];
        return amounts.Length == 0 ? null : string.Join(", ", amounts);
    }

    private static string? Demands(Incident incident)
    {
        string[] amounts = [.. incident.Losses.Where(l => l.IsDemand).Select(l => $"{Thousands(l.Amount)} {l.Currency}")];
        return amounts.Length == 0 ? null : $"{string.Join(", ", amounts)}; a claim, in no total of losses";
    }

    /// <summary>The titles of the sources of what is not in the text itself.</summary>
    private string Cited(params string[] sourceIds)
    {
        string[] titles = [.. record.Sources.Where(s => sourceIds.Contains(s.Id)).Select(s => s.Publisher ?? s.Title)];
        return titles.Length == 0 ? "" : $" (source: {string.Join(" and ", titles)})";
    }

    private static string? Unquantified(ReportedFigure? figure) => figure is null ? null
        : figure.Value.IsUnknown ? "unknown: the source gives no amount, which is not zero"
        : Thousands(figure.Value);

    private static string? OfWhat(ReportedFigure? figure) => figure is null ? null
        : $"{Percent(figure.Value)} {(figure.Base is null ? "of a base that the source does not state: no amount follows from it" : $"of {figure.Base}")}";

    private static string? PerNetwork(ReportedFigure? figure) => figure?.Value.Low is { } low
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"no incidents are given; each would add at most {1e6 / low:0.###} per million, since there are {Thousands(figure.Value)}")
        : figure?.Value.ToString();

    private static string Percent(Bounds<double> share) => share switch
    {
        { IsUnknown: true } => "unknown",
        { Best: { } best, Low: { } low } when low == best && share.High is null => $"{Page.Percent(best)} or more",
        { Best: { } best } => Page.Percent(best),
        _ => $"{Page.Percent(share.Low ?? 0)} to {Page.Percent(share.High ?? 1)}",
    };

    /// <summary>A share of a whole, with the end that the counts leave open.</summary>
    private static string Bounded(Bounds<double> share) => share switch
    {
        { Best: { } best, Low: { } low, High: { } high } when low < best && high > best =>
            $"{Page.Percent(best)} ({Page.Percent(low)} to {Page.Percent(high)})",
        { Best: { } best, High: { } high } when high > best => $"{Page.Percent(best)} or more",
        { Best: { } best, Low: { } low } when low < best => $"{Page.Percent(best)} or less",
        _ => Percent(share),
    };

    private static string Thousands<T>(Bounds<T> value)
        where T : struct, System.Numerics.INumber<T>
    {
        static string Text(T? number) => number.GetValueOrDefault().ToString("#,0.##", CultureInfo.InvariantCulture);
        return value.Kind switch
        {
            BoundsKind.Unknown => "unknown",
            BoundsKind.Exact => Text(value.Best ?? value.Low),
            BoundsKind.AtLeast => $"at least {Text(value.Low)}",
            BoundsKind.AtMost => $"at most {Text(value.High)}",
            _ => $"{Text(value.Low)} to {Text(value.High)}",
        };
    }

    private static string Names(IEnumerable<CountryCode> countries) => string.Join(", ", countries.Select(c => c.Name).Order(StringComparer.Ordinal));

    /// <summary>A code in words: "financial services" for "cisa:financial_services".</summary>
    private static string Words(string code) => code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('_', ' ');

    private static string Words(PartyStanding standing) => standing switch
    {
        PartyStanding.NoRecord => "no act on record",
        PartyStanding.Involved => "in favour, without joining",
        PartyStanding.Outside => "staying out",
        _ => standing.ToString().ToLowerInvariant(),
    };

    private static string Years(DayLag lag) =>
        string.Create(CultureInfo.InvariantCulture, $"{lag}, {lag.Min / 365.25:0.0} to {lag.Max / 365.25:0.0} years");

    private readonly record struct Answer(string Question, Func<string?> Compute, params int[] FactIds);
}
