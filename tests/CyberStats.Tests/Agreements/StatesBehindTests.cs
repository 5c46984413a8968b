using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class StatesBehindTests
{
    private static readonly DateOnly Statement = new(2021, 7, 19);

    [Fact]
    public void Eight_issuers_are_39_states()
    {
        StatesBehind states = StatesBehind.Of(Blocs.IssuersOfJuly2021, Blocs.All, Statement);

        Assert.Equal(8, Blocs.IssuersOfJuly2021.Count);
        Assert.Equal((6, 39, 39), (states.Own.Count, states.Certain.Count, states.Possible.Count));
        Assert.Empty(states.WithoutMembers);
        Assert.Equal([Caveat.BlocStatement], states.Caveats);
        Assert.Equal(27, StatesBehind.Of([Blocs.Eu], Blocs.All, Statement).Certain.Count);
        Assert.Equal(30, StatesBehind.Of([Blocs.Nato], Blocs.All, Statement).Certain.Count);
        Assert.Equal(36, StatesBehind.Of([Blocs.Nato, Blocs.Eu], Blocs.All, Statement).Certain.Count);
    }

    [Theory]
    [InlineData(2020, 1, 31, true, 28)]
    [InlineData(2020, 2, 1, false, 27)]
    public void The_last_day_of_membership_counts_and_the_next_does_not(int year, int month, int day, bool isMember, int members)
    {
        StatesBehind eu = StatesBehind.Of([Blocs.Eu], Blocs.All, new DateOnly(year, month, day));

        Assert.Equal(isMember, eu.Certain.Contains(CountryCode.Parse("GBR")));
        Assert.Equal(isMember, eu.Possible.Contains(CountryCode.Parse("GBR")));
        Assert.Equal(members, eu.Certain.Count);
    }

    [Theory]
    [InlineData(2020, 3, 26, 29)]
    [InlineData(2020, 3, 27, 30)]
    [InlineData(2017, 6, 4, 28)]
    public void The_day_of_joining_counts(int year, int month, int day, int members) =>
        Assert.Equal(members, StatesBehind.Of([Blocs.Nato], Blocs.All, new DateOnly(year, month, day)).Certain.Count);

    [Fact]
    public void Imprecise_and_unknown_periods_are_possible_only()
    {
        Membership[] memberships = [Blocs.Member(Blocs.Eu, "FRA", "2020/.."), new Membership("eu", CountryCode.Parse("ITA")), Blocs.Member(Blocs.Eu, "DEU", "../2020-06")];

        StatesBehind states = StatesBehind.Of([Blocs.Eu, Blocs.State("USA")], memberships, new DateOnly(2020, 6, 15));

        Assert.Equal(Blocs.Codes("USA"), states.Certain);
        Assert.Equal(Blocs.Codes("DEU FRA ITA USA"), states.Possible.OrderBy(c => c.Value, StringComparer.Ordinal));
        Assert.Empty(states.WithoutMembers);
        Assert.Equal([Caveat.BlocStatement], states.Caveats);
    }

    [Fact]
    public void Organisations_without_members_are_named_and_others_stand_for_no_state()
    {
        Party microsoft = new("microsoft", "Microsoft", PartyKind.Company) { Country = CountryCode.Parse("USA") };

        StatesBehind states = StatesBehind.Of([Blocs.Nato, microsoft, new Party("X", "X", PartyKind.State)], [], Statement);

        Assert.Empty(states.Possible);
        Assert.Equal([Blocs.Nato], states.WithoutMembers);
        Assert.Equal([Caveat.MembersUnknown], states.Caveats);
        Assert.Empty(StatesBehind.Of([], Blocs.All, Statement).Certain);
        Assert.Empty(StatesBehind.Of([], Blocs.All, Statement).Caveats);
        Assert.Empty(StatesBehind.Of([Blocs.State("FRA")], [], Statement).Caveats);
    }

    [Fact]
    public void Order_and_repetition_do_not_matter()
    {
        StatesBehind states = StatesBehind.Of(
            [.. Blocs.IssuersOfJuly2021.Reverse(), .. Blocs.IssuersOfJuly2021], [.. Blocs.All.Reverse(), .. Blocs.All], Statement);

        Assert.Equal(39, states.Certain.Count);
        Assert.Equal(6, states.Own.Count);
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        Refused.Argument("parties", () => StatesBehind.Of(null!, [], Statement));
        Refused.Argument("memberships", () => StatesBehind.Of([], null!, Statement));
    }
}
