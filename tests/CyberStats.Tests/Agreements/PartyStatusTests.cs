using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

/// <summary>Where a party stands: its acts folded up to a day.</summary>
public class PartyStatusTests : RecordTests<PartyStatus>
{
    private static readonly Party Fra = new("FRA", "France", PartyKind.State);

    private static readonly string[] Verbs = ["signed", "supported", "endorsed", "withdrew", "suspended", "abstained", "declined", "proposed", "my:own"];

    private protected override Gen<PartyStatus> Values => Gen.Select(Generate.Some(Gen.Enum<PartyStanding>()), Generate.Participation)
        .Select((standings, act) => new PartyStatus([.. standings.Distinct()], act));

    [Theory]
    // joins, leaves, comes back
    [InlineData("political_commitment", "supported 2018-11-12", "2018-11-11", "NoRecord")]
    [InlineData("political_commitment", "supported 2018-11-12", "2018-11-12", "Party")]
    [InlineData("political_commitment", "signed 2018-01-01; withdrew 2019-01-01; signed 2020-01-01", "2018-12-31", "Party")]
    [InlineData("political_commitment", "signed 2018-01-01; withdrew 2019-01-01; signed 2020-01-01", "2019-01-01", "Withdrawn")]
    [InlineData("political_commitment", "signed 2018-01-01; withdrew 2019-01-01; signed 2020-01-01", "2019-12-31", "Withdrawn")]
    [InlineData("political_commitment", "signed 2018-01-01; withdrew 2019-01-01; signed 2020-01-01", "2020-01-01", "Party")]
    [InlineData("political_commitment", "signed 2018-01-01; withdrew 2019-01-01; proposed 2020-01-01", "2020-01-01", "Involved")]
    [InlineData("political_commitment", "signed 2020-01-01; withdrew 2020-01-01", "2020-01-01", "Withdrawn")] // at the end of the day
    // is suspended
    [InlineData("political_commitment", "signed 2018-01-01; suspended 2019-01-01", "2019-01-01", "Suspended")]
    [InlineData("political_commitment", "signed 2018-01-01; suspended 2019-01-01; signed 2020-01-01", "2020-01-01", "Party")]
    [InlineData("political_commitment", "signed 2018-01-01; suspended 2019-01-01; withdrew 2020-01-01", "2020-01-01", "Withdrawn")]
    [InlineData("political_commitment", "signed 2018-01-01; suspended 2019-01-01; proposed 2020-01-01", "2020-01-01", "Suspended")]
    [InlineData("binding_treaty", "ratified 2018-01-01; suspended 2019-01-01; signed 2020-01-01", "2020-01-01", "Suspended")]
    // stays out
    [InlineData("political_commitment", "abstained 2018-11-12", "2018-11-12", "Outside")]
    [InlineData("political_commitment", "declined 2018-11-12", "2018-11-12", "Outside")]
    [InlineData("political_commitment", "abstained 2018-11-12; proposed 2019", "2019-12-31", "Outside")]
    [InlineData("political_commitment", "signed 2018; withdrew 2019; declined 2020", "2020-12-31", "Outside")]
    [InlineData("binding_treaty", "signed 2001; declined 2002", "2002-12-31", "Outside")]
    // a treaty
    [InlineData("binding_treaty", "signed 2001-11-23; ratified 2006-01-10", "2001-11-22", "NoRecord")]
    [InlineData("binding_treaty", "signed 2001-11-23; ratified 2006-01-10", "2006-01-09", "Signatory")]
    [InlineData("binding_treaty", "signed 2001-11-23; ratified 2006-01-10", "2006-01-10", "Party")]
    [InlineData("binding_treaty", "ratified 2006-01-10; signed 2007-01-01", "2007-01-01", "Party")]
    [InlineData("binding_treaty", "endorsed 2006-01-10", "2006-01-10", "Involved")]
    [InlineData("binding_treaty", "supported 2006-01-10", "2006-01-10", "Involved")]
    [InlineData("binding_treaty", "signed 2001; endorsed 2002", "2002-12-31", "Signatory")]
    [InlineData("binding_treaty", "accepted 2006", "2006-12-31", "Party")]
    [InlineData("binding_treaty", "approved 2006", "2006-12-31", "Party")]
    [InlineData("binding_treaty", "acceded 2006", "2006-12-31", "Party")]
    [InlineData("binding_treaty", "succeeded 2006", "2006-12-31", "Party")]
    [InlineData("binding_treaty", "confirmed 2006", "2006-12-31", "Party")]
    [InlineData("binding_treaty", "definitively_signed 2006", "2006-12-31", "Party")]
    [InlineData("binding_treaty", "reserved 2006", "2006-12-31", "Involved")]
    [InlineData("binding_treaty", "ratified 2006; reserved 2007; withdrew_reservation 2008", "2008-12-31", "Party")]
    [InlineData("binding_treaty", "signed 2006; provisionally_applied 2007", "2007-12-31", "Signatory")]
    [InlineData("binding_treaty", "acceded 2006; withdrew 2007; acceded 2008", "2008-12-31", "Party")]
    // cooperation in practice is joined like a commitment
    [InlineData("operational", "supported 2018-11-12", "2018-11-12", "Party")]
    // nobody joins a proposal, or what one does not know to be joinable
    [InlineData("proposal", "proposed 2018-07-16", "2018-07-16", "Involved")]
    [InlineData("proposal", "supported 2018-07-16", "2018-07-16", "Involved")]
    [InlineData("proposal", "signed 2018-07-16", "2018-07-16", "Involved")]
    [InlineData("proposal", "endorsed 2017-07-09; withdrew_endorsement 2017", "2017-07-08", "NoRecord")]
    [InlineData("proposal", "endorsed 2017-07-09; withdrew_endorsement 2017", "2017-07-09", "Involved or Withdrawn")]
    [InlineData("proposal", "endorsed 2017-07-09; withdrew_endorsement 2017", "2017-12-31", "Withdrawn")]
    [InlineData("unknown", "signed 2018-07-16", "2018-07-16", "Signatory")]
    [InlineData("unknown", "supported 2018-07-16", "2018-07-16", "Involved")]
    [InlineData("my:gentlemens_agreement", "supported 2018-07-16", "2018-07-16", "Involved")]
    // acts that are not listed
    [InlineData("political_commitment", "my:toasted 2018", "2018-12-31", "Involved")]
    [InlineData("political_commitment", "signed 2018; my:toasted 2019", "2019-12-31", "Party")]
    // a day known only as a span
    [InlineData("political_commitment", "signed 2018", "2017-12-31", "NoRecord")]
    [InlineData("political_commitment", "signed 2018", "2018-01-01", "NoRecord or Party")]
    [InlineData("political_commitment", "signed 2018", "2018-12-30", "NoRecord or Party")]
    [InlineData("political_commitment", "signed 2018", "2018-12-31", "Party")]
    [InlineData("political_commitment", "abstained 2018-11-12; supported 2018-11-12/2019-09-16", "2018-11-12", "Outside or Party")]
    [InlineData("political_commitment", "abstained 2018-11-12; supported 2018-11-12/2019-09-16", "2019-09-16", "Party")]
    [InlineData("political_commitment", "supported 2018-11-12/..", "2018-11-11", "NoRecord")]
    [InlineData("political_commitment", "supported 2018-11-12/..", "2020-01-01", "NoRecord or Party")]
    [InlineData("political_commitment", "supported ../2018-11-12", "2017-01-01", "NoRecord or Party")]
    [InlineData("political_commitment", "supported ../2018-11-12", "2018-11-12", "Party")]
    // spans that overlap: the order of the acts holds them apart
    [InlineData("political_commitment", "signed 2018; withdrew 2018", "2018-06-01", "NoRecord or Party or Withdrawn")]
    [InlineData("political_commitment", "signed 2018/2020; withdrew 2019", "2018-06-01", "NoRecord or Party")]
    [InlineData("political_commitment", "signed 2018/2020; withdrew 2019", "2019-06-01", "NoRecord or Party or Withdrawn")]
    [InlineData("political_commitment", "signed 2018/2020; withdrew 2019", "2019-12-31", "Withdrawn")]
    [InlineData("political_commitment", "signed 2019; withdrew 2018/2020", "2018-12-31", "NoRecord")]
    [InlineData("political_commitment", "signed 2019; withdrew 2018/2020", "2019-12-31", "Party or Withdrawn")]
    [InlineData("political_commitment", "signed 2018; supported 2018", "2018-06-01", "NoRecord or Party")] // each once
    [InlineData("political_commitment", "signed 2018-01-01; supported 2018", "2018-06-01", "Party")] // certain, whenever the second was
    // a day not known at all
    [InlineData("political_commitment", "signed", "0001-01-01", "NoRecord or Party")]
    [InlineData("political_commitment", "signed", "9999-12-30", "NoRecord or Party")]
    [InlineData("political_commitment", "signed; withdrew 2019-05-05", "2019-05-04", "NoRecord or Party")]
    [InlineData("political_commitment", "signed; withdrew 2019-05-05", "2019-05-05", "Withdrawn")]
    [InlineData("political_commitment", "signed 2018-01-01; withdrew", "2017-12-31", "NoRecord")]
    [InlineData("political_commitment", "signed 2018-01-01; withdrew", "2018-01-01", "Party or Withdrawn")]
    public void Follows_from_the_acts_up_to_the_end_of_the_day(string force, string acts, string day, string expected) =>
        Assert.Equal(expected, Agree(force, acts).StatusOf("FRA", Day(day)).ToString());

    [Theory]
    [InlineData("signed", "2018-11-11", "NoRecord")]
    [InlineData("signed", "2018-11-12", "NoRecord or Party")]
    [InlineData("signed ../2019", "2018-11-11", "NoRecord")]
    [InlineData("signed ../2019", "2019-12-31", "Party")]
    [InlineData("signed 2017-05-05", "2017-05-05", "Party")] // what is on record stands
    [InlineData("signed ../2017", "2016-01-01", "NoRecord or Party")]
    [InlineData("drafted", "2016-01-01", "NoRecord or Involved")] // written before it was open
    public void Nobody_joins_before_the_opening_unless_so_recorded(string acts, string day, string expected)
    {
        var agreement = new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra], Acts(acts), PartialDate.Parse("2018-11-12"));

        Assert.Equal(expected, agreement.StatusOf("FRA", Day(day)).ToString());
    }

    [Theory]
    [InlineData("signed 2018-11", "2018-11-11", "NoRecord")]
    [InlineData("signed 2018", "2018-01-01", "NoRecord")]
    [InlineData("signed 2017/2019", "2018-11-11", "NoRecord")]
    public void Nobody_joins_before_the_opening_on_a_day_known_to_the_month_or_year(string acts, string day, string expected)
    {
        var agreement = new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra], Acts(acts), PartialDate.Parse("2018-11-12"));

        Assert.Equal(expected, agreement.StatusOf("FRA", Day(day)).ToString());
    }

    [Fact]
    public void One_without_an_act_has_no_record_and_did_not_abstain()
    {
        Agreement agreement = Agree("political_commitment", "");

        Assert.Equal(new PartyStatus([PartyStanding.NoRecord], null), agreement.StatusOf("FRA", Day("2018-11-12")));
        Assert.Equal(new PartyStatus([PartyStanding.NoRecord], null), agreement.StatusOf("never heard of", Day("2018-11-12")));
        Assert.NotEqual(Agree("political_commitment", "abstained 2018").StatusOf("FRA", Day("2019-01-01")), agreement.StatusOf("FRA", Day("2019-01-01")));
    }

    [Fact]
    public void Tells_the_last_act_that_is_certainly_done()
    {
        Agreement agreement = Agree("political_commitment", "abstained 2018-11-12; supported 2018-11-12/2019-09-16; withdrew");

        Assert.Null(agreement.StatusOf("FRA", Day("2018-11-11")).LastAct);
        Assert.Equal(agreement.Acts[0], agreement.StatusOf("FRA", Day("2019-09-15")).LastAct);
        Assert.Equal(agreement.Acts[1], agreement.StatusOf("FRA", Day("2019-09-16")).LastAct);
    }

    [Theory]
    [InlineData("signed 2018-01-01", true, true, true)]
    [InlineData("signed 2018", false, false, true)]
    [InlineData("signed 2018-01-01; withdrew 2018", false, false, true)]
    [InlineData("signed 2017; withdrew 2018-06-01", true, false, false)]
    [InlineData("signed 2017; suspended 2018-06-01", true, false, false)]
    [InlineData("abstained 2017", true, false, false)]
    public void Is_a_party_for_certain_or_possibly(string acts, bool isCertain, bool isParty, bool mayBeParty)
    {
        PartyStatus status = Agree("political_commitment", acts).StatusOf("FRA", Day("2018-06-01"));

        Assert.Equal((isCertain, isParty, mayBeParty), (status.IsCertain, status.IsParty, status.MayBeParty));
        Assert.Equal(status.Standing, status.Possible[0]);
    }

    // Every way to give each act a day of its span, the acts in their order, is a history that may have been. Days 0 and 7 stand for all
    // days before and after those in question.
    [Fact]
    public void Is_possible_exactly_when_some_history_leads_to_it()
    {
        Gen<DateRange> span = Gen.Select(Gen.Int[1, 6], Gen.Int[0, 4], Gen.Int[0, 9]).Select((first, more, open) => open switch
        {
            0 => default,
            1 => new DateRange(null, January(first)),
            2 => new DateRange(January(first), null),
            _ => new DateRange(January(first), January(Math.Min(first + more, 6))),
        });
        Gen.Select(Gen.Select(Gen.OneOf(Verbs), span).Array[1, 6], Gen.Int[0, 6]).Sample(
            (candidates, opening) =>
            {
                PartialDate? opened = opening == 0 ? null : January(opening);
                ImmutableArray<Participation> acts = [];
                foreach ((string verb, DateRange when) in candidates)
                {
                    ImmutableArray<Participation> longer = [.. acts, new Participation("FRA", ParticipationAct.Parse(verb), when)];
                    try
                    {
                        _ = new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra], longer, opened);
                        acts = longer.Length <= 4 ? longer : acts;
                    }
                    catch (ArgumentException e) when (e.Message.Contains("listed after one that came later", StringComparison.Ordinal))
                    {
                        Assert.Empty(Histories(longer, opened));
                    }
                    catch (ArgumentException e)
                    {
                        Assert.Equal("acts", e.ParamName);
                    }
                }

                Check(acts, opened);
            },
            iter: 1000);
    }

    [Fact]
    public void Changes_only_on_the_days_that_the_timeline_gives()
    {
        Gen<DateRange> span = Gen.Select(Gen.Int[1, 20], Gen.Int[0, 9]).Select((first, more) => new DateRange(January(first), January(first + more)));
        span.Array[1, 5].Sample(
            spans =>
            {
                DateOnly floor = DateOnly.MinValue;
                var acts = new List<Participation>();
                foreach (DateRange when in spans.Where(s => s.Last >= floor))
                {
                    floor = when.First > floor ? when.First : floor;
                    acts.Add(new Participation("FRA", acts.Count % 2 == 0 ? ParticipationAct.Signed : ParticipationAct.Withdrew, when));
                }

                var agreement = new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra], [.. acts]);
                (DateOnly Day, bool IsParty, bool MayBeParty)[] changes = [.. agreement.Timelines().Single().Changes()];
                Assert.Equal(changes.Select(c => c.Day).Distinct().Order(), changes.Select(c => c.Day));
                foreach ((DateOnly changed, bool isParty, bool mayBeParty) in changes)
                {
                    PartyStatus status = agreement.StatusOf("FRA", changed);
                    Assert.Equal((status.IsParty, status.MayBeParty), (isParty, mayBeParty));
                }

                for (int day = 2; day <= 31; day++)
                {
                    DateOnly today = January(day).First;
                    bool same = agreement.StatusOf("FRA", today).Equals(agreement.StatusOf("FRA", today.AddDays(-1)));
                    Assert.True(same || changes.Any(c => c.Day == today), $"{today:O} is missing.");
                }
            },
            iter: 500);
    }

    [Fact]
    public void Taking_an_endorsement_back_does_not_leave_a_treaty() =>
        Assert.Equal("Party", Agree("binding_treaty", "endorsed 2001; ratified 2002; withdrew_endorsement 2003").StatusOf("FRA", Day("2003-12-31")).ToString());

    [Theory]
    [InlineData("binding_treaty", "endorsed 2001; signed 2002; withdrew_endorsement 2003")]
    [InlineData("political_commitment", "endorsed 2001; suspended 2002; withdrew_endorsement 2003")]
    public void An_endorsement_can_be_taken_back_after_other_acts(string force, string acts) =>
        Assert.Null(Record.Exception(() => Agree(force, acts)));

    [Theory]
    [InlineData("proposal", "drafted 2001; withdrew_endorsement 2003")]
    [InlineData("binding_treaty", "reserved 2001; withdrew_endorsement 2003")]
    [InlineData("political_commitment", "signed 2001; withdrew_endorsement 2003")]
    public void What_was_never_endorsed_cannot_be_taken_back(string force, string acts) =>
        Refused.Argument("acts", () => Agree(force, acts));

    private static void Check(ImmutableArray<Participation> acts, PartialDate? opened)
    {
        PartyStanding[] after =
        [
            .. Enumerable.Range(0, acts.Length + 1).Select(n => new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra], [.. acts.Take(n).Select(a => a with { When = default })])
                .StatusOf("FRA", DateOnly.MaxValue).Standing),
        ];
        var agreement = new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra], acts, opened);
        int[][] histories = [.. Histories(acts, opened)];
        Assert.NotEmpty(histories);
        for (int day = 1; day <= 6; day++)
        {
            int[] done = [.. histories.Select(h => h.Count(d => d <= day)).Distinct().Order()];
            PartyStatus status = agreement.StatusOf("FRA", January(day).First);

            Assert.Equal(done.Select(n => after[n]).Distinct(), status.Possible);
            Assert.Equal(done[0] == 0 ? null : acts[done[0] - 1], status.LastAct);
            Assert.Equal(done.All(n => after[n] == PartyStanding.Party), agreement.PartiesAt(January(day).First).Contains("FRA"));
            Assert.Equal(done.Any(n => after[n] == PartyStanding.Party), agreement.PossiblePartiesAt(January(day).First).Contains("FRA"));
        }
    }

    private static IEnumerable<int[]> Histories(ImmutableArray<Participation> acts, PartialDate? opened)
    {
        IEnumerable<int[]> histories = [[]];
        foreach (Participation act in acts)
        {
            int first = act.When.Start?.Day ?? 0;
            int last = act.When.End?.Day ?? 7;
            if (act.Act.Value is "signed" or "supported" or "endorsed" && opened?.Day is { } opening && opening >= first && opening <= last)
            {
                first = opening;
            }

            histories = histories.SelectMany(h => Enumerable.Range(first, last - first + 1).Where(d => h.Length == 0 || d >= h[^1]).Select(d => (int[])[.. h, d]));
        }

        return histories;
    }

    private static PartialDate January(int day) => new(2020, 1, day);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Agreement Agree(string force, string acts) => new("a", "A", LegalForce.Parse(force), [Fra], Acts(acts));

    private static ImmutableArray<Participation> Acts(string text) =>
    [
        .. text.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(act => act.Split(' ')).Select(parts =>
            new Participation("FRA", ParticipationAct.Parse(parts[0]), parts.Length == 1 ? default : DateRange.Parse(parts[1]))),
    ];
}
