using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class AgreementTests : RecordTests<Agreement>
{
    private static readonly Party Fra = State("FRA", "France");
    private static readonly Party Usa = State("USA", "United States");
    private static readonly Party Aus = State("AUS", "Australia");
    private static readonly Party Company = new("microsoft", "Microsoft", PartyKind.Parse("company"));

    private static readonly Agreement ParisCall = new(
        "paris-call",
        "Paris Call",
        LegalForce.PoliticalCommitment,
        [Fra, Usa, Aus, Company],
        [
            Did("FRA", "proposed", "2018-11-12"),
            Did("USA", "abstained", "2018-11-12"),
            Did("AUS", "abstained", "2018-11-12"),
            Did("FRA", "supported", "2018-11-12"),
            Did("microsoft", "drafted", ""),
            Did("microsoft", "supported", "2018-11-12/2018-11-30"),
            Did("AUS", "supported", "2018-11-12/2019-09-16"),
            Did("USA", "supported", "2021-11-11"),
        ],
        PartialDate.Parse("2018-11-12"));

    private protected override Gen<Agreement> Values => Generate.Agreement;

    [Fact]
    public void Without_parties_and_acts_nobody_takes_part()
    {
        var agreement = new Agreement("a", "A");

        Assert.Empty(agreement.Parties);
        Assert.Empty(agreement.Acts);
        Assert.Empty(agreement.PartiesAt(DateOnly.MaxValue));
        Assert.Empty(agreement.PossiblePartiesAt(DateOnly.MinValue));
        Assert.Empty(agreement.AbstainersAt(DateOnly.MaxValue));
        Assert.Empty(agreement.StatesAt(DateOnly.MaxValue));
        Assert.Equal("NoRecord", agreement.StatusOf("FRA", DateOnly.MaxValue).ToString());
        Assert.Equal(default, agreement.Force);
        Assert.Null(agreement.Sanctions);
    }

    [Fact]
    public void Never_has_a_default_array()
    {
        var agreement = new Agreement("a", "A") { Aliases = default, Topics = default, Principles = default, SourceIds = default };

        Assert.Equal((0, 0, 0, 0), (agreement.Aliases.Length, agreement.Topics.Length, agreement.Principles.Length, agreement.SourceIds.Length));
        Assert.Equal(new Agreement("a", "A"), agreement);
        Assert.Equal(new Agreement("a", "A", parties: [], acts: []), agreement);
    }

    [Fact]
    public void Parties_without_acts_have_no_record()
    {
        var agreement = new Agreement("a", "A", LegalForce.BindingTreaty, [Fra, Usa]);

        Assert.Equal("NoRecord", agreement.StatusOf("FRA", DateOnly.MaxValue).ToString());
        Assert.Empty(agreement.PossiblePartiesAt(DateOnly.MaxValue));
        Assert.Empty(agreement.AbstainersAt(DateOnly.MaxValue));
    }

    [Theory]
    [InlineData("2018-11-11", "", "")]
    [InlineData("2018-11-12", "FRA", "AUS FRA microsoft")]
    [InlineData("2018-11-30", "FRA microsoft", "AUS FRA microsoft")]
    [InlineData("2019-09-16", "AUS FRA microsoft", "AUS FRA microsoft")]
    [InlineData("2021-11-10", "AUS FRA microsoft", "AUS FRA microsoft")]
    [InlineData("2021-11-11", "AUS FRA USA microsoft", "AUS FRA USA microsoft")]
    public void Tells_certain_parties_from_possible_ones(string day, string certain, string possible)
    {
        Assert.Equal(certain, Join(ParisCall.PartiesAt(Day(day))));
        Assert.Equal(possible, Join(ParisCall.PossiblePartiesAt(Day(day))));
    }

    [Theory]
    [InlineData("2018-11-11", "", "")]
    [InlineData("2018-11-12", "AUS USA", "FRA")] // Australia may have joined on the very day: for all that is certain it had not
    [InlineData("2019-09-15", "AUS USA", "FRA")]
    [InlineData("2019-09-16", "USA", "AUS FRA")]
    [InlineData("2021-11-11", "", "AUS FRA USA")] // no company is a state
    public void Tells_states_that_stay_out_from_those_that_joined(string day, string outside, string joined)
    {
        Assert.Equal(outside, Join(ParisCall.AbstainersAt(Day(day)).Select(c => c.Value)));
        Assert.Equal(joined, Join(ParisCall.StatesAt(Day(day)).Select(c => c.Value)));
    }

    [Fact]
    public void A_party_that_is_no_state_or_has_no_country_is_no_abstaining_state()
    {
        var agreement = new Agreement(
            "a", "A", LegalForce.PoliticalCommitment, [Company with { Country = CountryCode.Parse("USA") }, new Party("x", "X", PartyKind.State)],
            [Did("microsoft", "abstained", "2018"), Did("x", "abstained", "2018")]);

        Assert.Empty(agreement.AbstainersAt(DateOnly.MaxValue));
    }

    [Fact]
    public void Entry_into_force_has_no_part_in_who_is_a_party()
    {
        var treaty = new Agreement("t", "T", LegalForce.BindingTreaty, [Fra], [Did("FRA", "ratified", "2006-01-10")], null, PartialDate.Parse("2010"));

        Assert.Equal(["FRA"], treaty.PartiesAt(Day("2006-01-10")));
    }

    [Fact]
    public void A_proposal_never_has_parties()
    {
        var proposal = new Agreement(
            "p", "P", LegalForce.Proposal, [Fra, Usa], [Did("FRA", "proposed", "2018"), Did("FRA", "signed", "2018"), Did("USA", "supported", "2018"), Did("USA", "endorsed", "2018")]);

        Assert.Empty(proposal.PossiblePartiesAt(DateOnly.MaxValue));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_text(string? blank)
    {
        Refused.Argument("Id", () => new Agreement(blank!, "A"));
        Refused.Argument("Title", () => new Agreement("a", blank!));
        Refused.Argument("Id", () => ParisCall with { Id = blank! });
        Refused.Argument("Title", () => ParisCall with { Title = blank! });
        Refused.Argument("Aliases", () => ParisCall with { Aliases = ["x", blank!] });
        Refused.Argument("Topics", () => ParisCall with { Topics = ["x", blank!] });
        Refused.Argument("SourceIds", () => ParisCall with { SourceIds = ["x", blank!] });
        Refused.Argument("partyId", () => ParisCall.StatusOf(blank!, DateOnly.MaxValue));
    }

    [Fact]
    public void Holds_each_alias_topic_and_source_once()
    {
        Agreement agreement = ParisCall with { Aliases = ["b", "a", "b"], Topics = ["y", "x", "y"], SourceIds = ["s", "S", "s"] };

        Assert.Equal(["b", "a"], agreement.Aliases);
        Assert.Equal(["y", "x"], agreement.Topics);
        Assert.Equal(["s", "S"], agreement.SourceIds);
    }

    [Fact]
    public void Names_the_party_that_is_listed_twice()
    {
        ArgumentException error = Refused.Argument("parties", () => new Agreement("a", "A", default, [Fra, Usa, new Party("FRA", "Not France")]));

        Assert.StartsWith("The party 'FRA' is listed twice.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Party_ids_that_differ_in_case_are_two() =>
        Assert.Equal(2, new Agreement("a", "A", default, [Fra, new Party("fra", "Not France")]).Parties.Length);

    [Fact]
    public void Names_the_act_of_a_party_that_is_not_listed()
    {
        ArgumentException error = Refused.Argument("acts", () => new Agreement("a", "A", default, [Fra], [Did("DEU", "signed", "2019-03")]));

        Assert.StartsWith("The act 'DEU signed 2019-03' is of a party that is not listed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_null_party_or_act_or_principle_by_its_place()
    {
        Assert.StartsWith("The item of 'parties' at index 1 is null.", Refused.Argument("parties", () => new Agreement("a", "A", default, [Fra, null!])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The item of 'acts' at index 0 is null.", Refused.Argument("acts", () => new Agreement("a", "A", default, [Fra], [null!])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The item of 'Principles' at index 0 is null.", Refused.Argument("Principles", () => ParisCall with { Principles = [null!] }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("political_commitment", "ratified", "The act 'FRA ratified 2019' needs a binding_treaty, but the force is political_commitment.")]
    [InlineData("operational", "accepted", "The act 'FRA accepted 2019' needs a binding_treaty, but the force is operational.")]
    [InlineData("proposal", "approved", "The act 'FRA approved 2019' needs a binding_treaty, but the force is proposal.")]
    [InlineData("unknown", "acceded", "The act 'FRA acceded 2019' needs a binding_treaty, but the force is unknown.")]
    [InlineData("my:own", "succeeded", "The act 'FRA succeeded 2019' needs a binding_treaty, but the force is my:own.")]
    [InlineData("proposal", "confirmed", "The act 'FRA confirmed 2019' needs a binding_treaty, but the force is proposal.")]
    [InlineData("proposal", "definitively_signed", "The act 'FRA definitively_signed 2019' needs a binding_treaty, but the force is proposal.")]
    [InlineData("proposal", "reserved", "The act 'FRA reserved 2019' needs a binding_treaty, but the force is proposal.")]
    [InlineData("proposal", "withdrew_reservation", "The act 'FRA withdrew_reservation 2019' needs a binding_treaty, but the force is proposal.")]
    [InlineData("proposal", "provisionally_applied", "The act 'FRA provisionally_applied 2019' needs a binding_treaty, but the force is proposal.")]
    [InlineData("political_commitment", "withdrew", "The act 'FRA withdrew 2019' needs an earlier act of joining.")]
    [InlineData("binding_treaty", "withdrew", "The act 'FRA withdrew 2019' needs an earlier act of joining.")]
    [InlineData("political_commitment", "suspended", "The act 'FRA suspended 2019' needs an earlier act of joining.")]
    [InlineData("proposal", "withdrew_endorsement", "The act 'FRA withdrew_endorsement 2019' needs an earlier endorsement.")]
    public void Names_a_first_act_that_is_not_possible(string force, string act, string message)
    {
        ArgumentException error = Refused.Argument("acts", () => new Agreement("a", "A", LegalForce.Parse(force), [Fra], [Did("FRA", act, "2019")]));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("binding_treaty", "signed", "withdrew", "The act 'FRA withdrew 2019' needs an earlier act of joining.")]
    [InlineData("political_commitment", "abstained", "withdrew", "The act 'FRA withdrew 2019' needs an earlier act of joining.")]
    [InlineData("proposal", "signed", "withdrew", "The act 'FRA withdrew 2019' needs an earlier act of joining.")]
    [InlineData("political_commitment", "signed", "abstained", "The act 'FRA abstained 2019' comes while it is a party: it would have to leave first.")]
    [InlineData("political_commitment", "signed", "declined", "The act 'FRA declined 2019' comes while it is a party: it would have to leave first.")]
    [InlineData("binding_treaty", "ratified", "declined", "The act 'FRA declined 2019' comes while it is a party: it would have to leave first.")]
    [InlineData("political_commitment", "abstained", "withdrew_endorsement", "The act 'FRA withdrew_endorsement 2019' needs an earlier endorsement.")]
    public void Names_a_second_act_that_does_not_follow_from_the_first(string force, string first, string second, string message)
    {
        ArgumentException error = Refused.Argument(
            "acts", () => new Agreement("a", "A", LegalForce.Parse(force), [Fra], [Did("FRA", first, "2018"), Did("FRA", second, "2019")]));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_leaves_twice()
    {
        ArgumentException error = Refused.Argument("acts", () => new Agreement(
            "a", "A", LegalForce.PoliticalCommitment, [Fra], [Did("FRA", "signed", "2018"), Did("FRA", "withdrew", "2019"), Did("FRA", "withdrew", "2020")]));

        Assert.StartsWith("The act 'FRA withdrew 2020' needs an earlier act of joining.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_joining_of_another_party_is_no_joining()
    {
        ArgumentException error = Refused.Argument(
            "acts", () => new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra, Usa], [Did("FRA", "signed", "2018"), Did("USA", "withdrew", "2019")]));

        Assert.StartsWith("The act 'USA withdrew 2019' needs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_an_act_that_is_listed_after_a_later_one()
    {
        var error = Assert.Throws<ArgumentException>(() => new Agreement(
            "a", "A", LegalForce.PoliticalCommitment, [Fra], [Did("FRA", "signed", "2019-01-01"), Did("FRA", "withdrew", "2018-12-31")]));

        Assert.StartsWith("The act 'FRA withdrew 2018-12-31' is listed after one that came later.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_act_out_of_order_is_refused_by_the_name_of_the_argument() => Refused.Argument("acts", () => new Agreement(
        "a", "A", LegalForce.PoliticalCommitment, [Fra], [Did("FRA", "signed", "2019-01-01"), Did("FRA", "withdrew", "2018-12-31")]));

    [Theory]
    [InlineData("withdrew 2019")]
    [InlineData("ratified 2019")]
    [InlineData("signed 2019; signed 2018")]
    public void A_message_is_short_and_printable_whatever_the_id(string acts)
    {
        string id = "a\u0001" + new string('x', 1_000_000);
        var error = Assert.Throws<ArgumentException>(() => new Agreement(
            "a", "A", LegalForce.PoliticalCommitment, [new Party(id, "X")], [.. acts.Split("; ").Select(a => Did(id, a.Split(' ')[0], a.Split(' ')[1]))]));

        Assert.InRange(error.Message.Length, 1, 400);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public void Acts_of_different_parties_may_be_listed_in_any_order() => Assert.Equal(
        ["FRA", "USA"],
        new Agreement("a", "A", LegalForce.PoliticalCommitment, [Fra, Usa], [Did("FRA", "signed", "2020"), Did("USA", "signed", "2010")]).PartiesAt(DateOnly.MaxValue).Order());

    [Theory]
    [InlineData("2018-11-12", "2017", "It would enter into force (2017) before it was opened (2018-11-12).")]
    [InlineData("2018-11-12", "2018-11-11", "It would enter into force (2018-11-11) before it was opened (2018-11-12).")]
    public void Does_not_enter_into_force_before_it_is_opened(string opened, string inForce, string message)
    {
        ArgumentException error = Refused.Argument(
            "inForce", () => new Agreement("a", "A", opened: PartialDate.Parse(opened), inForce: PartialDate.Parse(inForce)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2018-11-12", "2018-11-12")]
    [InlineData("2018-11-12", "2018")] // may be
    [InlineData("2018", "2018-01")]
    public void May_enter_into_force_when_it_is_opened(string opened, string inForce) =>
        Assert.Equal(PartialDate.Parse(inForce), new Agreement("a", "A", opened: PartialDate.Parse(opened), inForce: PartialDate.Parse(inForce)).InForce);

    [Theory]
    [InlineData(new[] { 2 }, "at index 0 stands number 2.")]
    [InlineData(new[] { 1, 1 }, "at index 1 stands number 1.")]
    [InlineData(new[] { 1, 3 }, "at index 1 stands number 3.")]
    [InlineData(new[] { 1, 2, int.MaxValue }, "at index 2 stands number 2147483647.")]
    public void Principles_are_numbered_from_one_without_a_gap(int[] numbers, string message)
    {
        ImmutableArray<Principle> principles = [.. numbers.Select((n, i) => new Principle($"p{(char)('a' + i)}", n, "text"))];
        ArgumentException error = Refused.Argument("Principles", () => ParisCall with { Principles = principles });

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_principles_never_have_the_same_id()
    {
        ArgumentException error = Refused.Argument(
            "Principles", () => ParisCall with { Principles = [new("hygiene", 1, "a"), new("disclosure", 2, "b"), new("hygiene", 3, "c")] });

        Assert.StartsWith("Two principles have the same id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_id_that_two_principles_have()
    {
        ArgumentException error = Refused.Argument(
            "Principles", () => ParisCall with { Principles = [new("hygiene", 1, "a"), new("disclosure", 2, "b"), new("hygiene", 3, "c")] });

        Assert.Contains("'hygiene'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Half_a_million_acts_take_no_more_than_linear_time()
    {
        const int Many = 500_000;
        return Ends.InTime(
            () =>
            {
                var apart = new Agreement(
                    "a",
                    "A",
                    LegalForce.PoliticalCommitment,
                    [.. Enumerable.Range(0, Many).Select(i => new Party($"p{i:D6}", "P"))],
                    [.. Enumerable.Range(0, Many).Select(i => Did($"p{i:D6}", "signed", "2019"))]);
                Assert.Equal(Many, apart.PartiesAt(Day("2020-01-01")).Count);
                Assert.Equal(Many, apart.PossiblePartiesAt(Day("2019-01-01")).Count);

                var one = new Agreement(
                    "a", "A", LegalForce.PoliticalCommitment, [Fra], [.. Enumerable.Range(0, Many).Select(i => Did("FRA", i % 2 == 0 ? "signed" : "withdrew", ""))]);
                Assert.Equal("NoRecord or Party or Withdrawn", one.StatusOf("FRA", Day("2020-01-01")).ToString());
                Assert.Equal("Withdrawn", one.StatusOf("FRA", DateOnly.MaxValue).ToString());
            });
    }

    private static Party State(string code, string name) => new(code, name, PartyKind.State) { Country = CountryCode.Parse(code) };

    private static Participation Did(string party, string act, string when) =>
        new(party, ParticipationAct.Parse(act), when.Length == 0 ? default : DateRange.Parse(when));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> texts) => string.Join(' ', texts.Order(StringComparer.Ordinal));

    [Fact]
    public void A_party_is_in_force_by_its_own_entry_or_by_that_of_the_agreement()
    {
        Participation Joined(string party, PartialDate? entry) => new(party, ParticipationAct.Ratified, DateRange.Parse("2019-01-01")) { Effective = entry };
        Agreement Treaty(PartialDate? inForce) => new(
            "t", "T", LegalForce.BindingTreaty, [Fra, Usa], [Joined("FRA", new PartialDate(2019, 4)), Joined("USA", null)], inForce: inForce);

        Assert.Equal(["FRA", "USA"], Treaty(null).PartiesAt(new DateOnly(2019, 1, 1)).Order());
        Assert.Empty(Treaty(null).PartiesInForceAt(new DateOnly(2019, 4, 29))); // within the month: not certain
        Assert.Equal(["FRA"], Treaty(null).PartiesInForceAt(new DateOnly(2019, 4, 30)));
        Assert.Equal(["FRA", "USA"], Treaty(new PartialDate(2019, 2, 1)).PartiesInForceAt(new DateOnly(2019, 4, 30)).Order());
    }

    [Fact]
    public void Who_stays_out_may_propose_and_argue_and_stays_out()
    {
        var agreement = new Agreement(
            "a", "A", LegalForce.PoliticalCommitment, [new Party("USA", "USA", PartyKind.State) { Country = CountryCode.Parse("USA") }],
            [Did("USA", "abstained", "2018-01-01"), Did("USA", "advocated", "2019-01-01")]);

        Assert.Equal([CountryCode.Parse("USA")], agreement.AbstainersAt(new DateOnly(2020, 1, 1)));
    }

    [Fact]
    public void A_suspended_party_is_not_among_the_parties()
    {
        var agreement = new Agreement(
            "a", "A", LegalForce.PoliticalCommitment, [Fra], [Did("FRA", "signed", "2018-01-01"), Did("FRA", "suspended", "2019-01-01")]);

        Assert.Equal("Suspended", agreement.StatusOf("FRA", new DateOnly(2020, 1, 1)).ToString());
        Assert.Empty(agreement.PartiesAt(new DateOnly(2020, 1, 1)));
    }
}
