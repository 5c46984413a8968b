using System.Globalization;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Samples.Briefing;

/// <summary>The questions that each founding text raises, answered from the record: a figure, what is uncertain of it, and the facts behind it.</summary>
internal sealed class FoundingReport(CyberStatsDocument record)
{
    private static readonly DateOnly Exchange = new(2021, 7, 19);

    private readonly IncidentSet _incidents = new(record.Incidents);

    public void Write(Page page)
    {
        WriteText(page, "s0", [
            new("What did data breaches cost from 2017 to 2019?", () => Unquantified(Figure("data-breach-losses")), 5),
            new("78 % of what?", () => OfWhat(Figure("loss-ratio")), 7),
            new("What is one incident per network protected?", () => PerNetwork(Figure("sonicwall-networks")), 6),
        ]);
        WriteText(page, "s1", ParisCall());
        WriteText(page, "s2", [
            new("How many sectors did the attack on Estonia name?", () => SectorsOf("founding:estonia-2007"), 36),
            new("How many sectors are there to be hit in the United States?", () => Figure("us-infrastructure-sectors")?.Value.ToString(), 34),
            new("Is the more connected state the more exposed?", () => "no answer: two cases, told in words, give neither a measure of damage nor one of connection", 33, 37),
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
        yield return new("Who is named as staying out?", () => $"{abstainers.Count}: {string.Join(", ", abstainers.Select(c => c.Name).Order(StringComparer.Ordinal))}", 13);
        if (Figure("paris-states") is { } states && Figure("un-members")?.Value.Best is { } members)
        {
            ParticipationRate Rate() => ParticipationRate.Of(states, (int)members, abstainers.Count);
            yield return new("What part of the world joined?", () => $"{states.Value} of {members} states, {Percent(Rate().Rate)}", 15);
            yield return new("And of those that took a position?", () => $"{Percent(Rate().TakeUp)}; the silent, a third group, are in neither number", 13, 15);
            yield return new(
                "What part of the world is named as staying out?",
                () => $"{Page.Percent(abstainers.Count / members)} of all states; of those that took a position "
                    + $"{(Rate().TakeUp.Best is { } joined ? Page.Percent(1 - joined) : "not known")} or less",
                13);
        }

        Overlap union = Overlap.Between(MembersOf("eu", launch), call.StatesAt(launch));
        yield return new("All members of the European Union?", () => $"{union.Shared} of {union.First}", 15);
        ReportedFigure[] kinds = [.. record.Figures.Where(f => f.Scope.GetValueOrDefault("agreement") == call.Id && f.Scope.ContainsKey("kind"))];
        yield return new("Who carries it?", () => string.Join("; ", Composition.Of(kinds, "kind").Rows.Select(r => $"{r.Label} {Page.Percent(r.Share.Best ?? double.NaN)}")), 16, 17);
        Party[] firms = [.. call.Parties.Where(p => p.Kind == PartyKind.Company && call.PartiesAt(launch).Contains(p.Id))];
        yield return new("Do firms run ahead of their states?", () => $"{firms.Count(f => abstainers.Contains(f.Country))} of {firms.Length} firms named are of a state that stays out", 21);
        Participation? idea = call.Acts.FirstOrDefault(a => a.Act == ParticipationAct.Advocated);
        yield return new("How long from the idea to the text?", () => idea?.When.Start is { } from ? $"{DayLag.Between(from, call.Opened.Value)}" : null, 14, 29);
        yield return new("Is it binding, with a penalty?", () => $"{call.Force}; sanctions: {(call.Sanctions switch { true => "yes", false => "none", _ => "not known" })}", 25, 26);
    }

    private IEnumerable<Answer> JointGroup()
    {
        Agreement? group = record.Agreements.FirstOrDefault(a => a.Id == "us-russia-cyber-group");
        if (group is not null)
        {
            yield return new("Did the joint group ever come?", () => $"{group.Force}: {group.PartiesAt(DateOnly.MaxValue).Count} parties, by every act on record", 42);
            yield return new(
                "Where did the United States stand?",
                () => $"2017-07-09 {group.StatusOf("USA", new DateOnly(2017, 7, 9))}; 2018-01-01 {group.StatusOf("USA", new DateOnly(2018, 1, 1))}",
                44,
                45);
            CountryCode[] accused = [.. record.Incidents.SelectMany(i => i.AccusedStates).Distinct()];
            Overlap overlap = Overlap.Between(group.Parties.Select(p => p.Country), accused);
            yield return new("Is the partner among the accused?", () => $"{overlap.Shared} of {overlap.First} partners", 47);
        }

        Incident? election = Incident("founding:election-2016");
        Response? charges = election?.Responses.FirstOrDefault(r => r.Kind == ResponseKind.CriminalCharges);
        yield return new(
            "How long from the intrusion to the charges?",
            () => election?.Occurred?.Start is { } began && charges?.On is { } day ? $"{DayLag.Between(began, day)}; {charges.Persons} persons charged" : null,
            43);
        int[] bases = [.. new[] { AttributionBasis.Political, AttributionBasis.Technical }.Select(b => election?.Attributions.Count(a => a.Basis == b) ?? 0)];
        yield return new("Firm or state: who attributes?", () => $"political {bases[0]}, technical {bases[1]}", 48, 50);
    }

    private IEnumerable<Answer> Attribution()
    {
        Incident? exchange = Incident("founding:exchange-2021");
        if (exchange is not null)
        {
            Coalition coalition = Coalition.Of("exchange-2021-07-19", exchange.Attributions);
            StatesBehind states = StatesBehind.Of(coalition.Issuers, record.Memberships, coalition.On?.Last ?? Exchange);
            yield return new(
                "Who accuses?",
                () => $"{coalition.Issuers.Count} issuers; {states.Certain.Count} states if each member of an organisation is counted, which not each has said",
                53,
                54);
            string stances = string.Join(", ", coalition.Attributions.GroupBy(a => a.Stance).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}"));
            yield return new("Did all say the same?", () => stances, 56, 61);
            Agreement? call = record.Agreements.FirstOrDefault(a => a.Id == "paris-call");
            if (call?.Opened?.Last is { } launch)
            {
                Overlap overlap = Overlap.Between(states.Certain, call.AbstainersAt(launch));
                yield return new("How many of the Paris abstainers accuse?", () => $"{overlap.Shared} of {overlap.Second}; Jaccard {Page.Percent(overlap.Jaccard)}", 13, 54);
            }

            yield return new("How long from discovery to blame?", () => exchange.Lag(Clock.Discovered, Clock.Attributed)?.ToString(), 53, 55);
            yield return new("How many systems?", () => exchange.SystemsAffected.ToString(), 60);
            yield return new("What did it cost?", () => $"{string.Join(", ", exchange.Losses.Where(l => !l.IsDemand).Select(l => l.Amount))}; unknown is not zero", 63);
            string demands = string.Join(", ", exchange.Losses.Where(l => l.IsDemand).Select(l => $"{l.Amount} {l.Currency}"));
            yield return new("What ransom was demanded?", () => $"{demands}; a claim, in no total of losses", 72);
        }

        DateRange? campaign = Incident("founding:campaign-2011-2018")?.Occurred;
        yield return new(
            "How long did the campaign last?",
            () => campaign is { Start: { } start, End: { } end } ? Years(DayLag.Between(start, end)) : null,
            57);
        PersonsCharged persons = PersonsCharged.In(record.Incidents.SelectMany(i => i.Responses));
        yield return new("How many persons were charged in all?", () => $"{persons.Persons}, in {persons.Charges} indictments", 43, 57);
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

    private string? SectorsOf(string id) => Incident(id) is { } incident
        ? $"{incident.Victims.SelectMany(v => v.Sectors).Distinct().Count()} by name: {string.Join(", ", incident.Victims.SelectMany(v => v.Sectors).Distinct())}"
        : null;

    private static string? Unquantified(ReportedFigure? figure) => figure is null ? null
        : figure.Value.IsUnknown ? "unknown: the source gives no amount, which is not zero"
        : figure.Value.ToString();

    private static string? OfWhat(ReportedFigure? figure) => figure is null ? null
        : $"{Percent(figure.Value)} {(figure.Base is null ? "of a base that the source does not state: no amount follows from it" : $"of {figure.Base}")}";

    private static string? PerNetwork(ReportedFigure? figure) => figure?.Value.Low is { } low
        ? string.Create(CultureInfo.InvariantCulture, $"at most {1e6 / low:0.###} per million networks, since there are {figure.Value}")
        : figure?.Value.ToString();

    private static string Percent(Bounds<double> share) => share switch
    {
        { IsUnknown: true } => "unknown",
        { Best: { } best, Low: { } low } when low == best && share.High is null => $"{Page.Percent(best)} or more",
        { Best: { } best } => Page.Percent(best),
        _ => $"{Page.Percent(share.Low ?? 0)} to {Page.Percent(share.High ?? 1)}",
    };

    private static string Years(DayLag lag) =>
        string.Create(CultureInfo.InvariantCulture, $"{lag}, {lag.Min / 365.25:0.0} to {lag.Max / 365.25:0.0} years");

    private readonly record struct Answer(string Question, Func<string?> Compute, params int[] FactIds);
}
