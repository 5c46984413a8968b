using System.Collections.Immutable;
using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class IncidentTests : RecordTests<Incident>
{
    private static readonly IncidentId Id = new("founding", "exchange-2021");
    private static readonly Incident Exchange = new(Id, "Microsoft Exchange");
    private static readonly Party Usa = new("USA", "United States", PartyKind.State);
    private static readonly CountryCode China = CountryCode.Parse("CHN");
    private static readonly CountryCode Russia = CountryCode.Parse("RUS");

    private protected override Gen<Incident> Values => Generate.Incident;

    [Fact]
    public void Never_is_without_an_id()
    {
        Refused.Argument("Id", () => new Incident(default, "Microsoft Exchange"));
        Refused.Argument("Id", () => Exchange with { Id = default });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_title(string? blank)
    {
        Refused.Argument("Title", () => new Incident(Id, blank!));
        Refused.Argument("Title", () => Exchange with { Title = blank! });
    }

    [Theory]
    [InlineData("2021-03", "2021-02")]
    [InlineData("2021-03", "2021-02-28")]
    [InlineData("2021-03/..", "2020")]
    [InlineData("2021/2022", "2020-12-31")]
    public void Is_never_discovered_certainly_before_it_started(string occurred, string discovered)
    {
        DateRange when = DateRange.Parse(occurred);
        PartialDate found = PartialDate.Parse(discovered);

        Refused.Argument("discovered", () => new Incident(Id, "x", when, found));
        Refused.Argument("discovered", () => Exchange.WithDates(when, found, null, null));
        Refused.Argument("discovered", () => new Incident(Id, "x", when, found.Month is null ? when.Start : null).WithDates(when, found, null, null));
    }

    [Theory]
    [InlineData("2021-03", "2021-03")]
    [InlineData("2021-03-15/..", "2021-03")] // in March, perhaps after the fifteenth
    [InlineData("2021/2022", "2021-01-01")]
    [InlineData("../2018", "2011")] // no start to be before
    public void May_be_discovered_before_its_start_where_the_precision_permits(string occurred, string discovered)
    {
        PartialDate found = PartialDate.Parse(discovered);

        Assert.Equal(found, new Incident(Id, "x", DateRange.Parse(occurred), found).Discovered);
        Assert.Equal(found, Exchange.WithDates(DateRange.Parse(occurred), found, null, null).Discovered);
    }

    [Fact]
    public void May_be_disclosed_and_recorded_before_it_started_as_in_real_data()
    {
        var incident = new Incident(Id, "x", DateRange.Parse("2021"), null, PartialDate.Parse("2010"), new DateOnly(2009, 1, 1));

        Assert.Equal((PartialDate.Parse("2010"), new DateOnly(2009, 1, 1)), (incident.Disclosed, incident.Recorded));
    }

    [Theory]
    [InlineData(nameof(Incident.Occurred))]
    [InlineData(nameof(Incident.Discovered))]
    [InlineData(nameof(Incident.Disclosed))]
    [InlineData(nameof(Incident.Recorded))]
    public void Dates_are_set_together_only(string member) =>
        Assert.True(typeof(Incident).GetProperty(member)!.SetMethod!.IsPrivate); // so that 'with' cannot move one past another

    [Fact]
    public void Other_dates_change_nothing_else() => Gen.Select(Generate.Incident, Generate.Incident).Sample(
        (incident, other) =>
        {
            Incident changed = incident.WithDates(other.Occurred, other.Discovered, other.Disclosed, other.Recorded);

            Assert.Equal(
                (other.Occurred, other.Discovered, other.Disclosed, other.Recorded),
                (changed.Occurred, changed.Discovered, changed.Disclosed, changed.Recorded));
            Assert.Equal(incident, changed.WithDates(incident.Occurred, incident.Discovered, incident.Disclosed, incident.Recorded));
        },
        iter: 50);

    [Fact]
    public void Never_counts_below_zero()
    {
        Assert.All((Bounds<long>[])[new(-1, 1, 2), new(null, -1, null), new(null, null, -1), new(-1, null, null)], count =>
        {
            Refused.Argument("Records", () => Exchange with { Records = count });
            Refused.Argument("SystemsAffected", () => Exchange with { SystemsAffected = count });
            Refused.Argument("EntitiesAffected", () => Exchange with { EntitiesAffected = count });
        });
        Assert.Equal(0, (Exchange with { Records = Bounds<long>.Exactly(0) }).Records.Best);
    }

    [Fact]
    public void Refuses_a_status_that_is_none() => Refused.Argument("Status", () => Exchange with { Status = (IncidentStatus)99 });

    [Fact]
    public void Known_harm_to_nothing_is_not_unknown_harm()
    {
        Assert.Null(Exchange.Affects);
        Assert.NotEqual(Exchange, Exchange with { Affects = SecurityAttributes.None });
    }

    [Fact]
    public void Collections_are_empty_and_never_default()
    {
        Incident[] all =
        [
            Exchange,
            Exchange with
            {
                Types = default, Victims = default, ActorIds = default, Attributions = default, Responses = default, Losses = default,
                Techniques = default, Related = default, SourceIds = default, Original = null!,
            },
            Exchange with
            {
                Types = [], Victims = [], ActorIds = [], Attributions = [], Responses = [], Losses = [], Techniques = [], Related = [],
                SourceIds = [], Original = ImmutableSortedDictionary<string, string>.Empty,
            },
        ];

        Assert.All(all, i =>
        {
            Assert.Equal(
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
                [i.Types.Length, i.Victims.Length, i.ActorIds.Length, i.Attributions.Length, i.Responses.Length, i.Losses.Length, i.Techniques.Length,
                    i.Related.Length, i.SourceIds.Length, i.Original.Count]); // the length of a default array throws
            Assert.Equal(Exchange, i);
            Assert.Equal(Exchange.GetHashCode(), i.GetHashCode());
            Assert.Empty(i.AccusedStates);
            Assert.Null(i.Attributed);
        });
    }

    [Fact]
    public void Sets_hold_each_item_once_and_lists_keep_all()
    {
        var other = new IncidentId("founding", "other");
        Incident incident = Exchange with
        {
            Types = [IncidentType.Espionage, IncidentType.Sabotage, IncidentType.Parse("espionage")],
            ActorIds = ["hafnium", "apt40", "hafnium"],
            Techniques = [TechniqueId.Parse("T1566"), TechniqueId.Parse("T1566")],
            Related = [other, Id, other],
            SourceIds = ["s2", "s1", "s2"],
            Victims = [new Victim("a"), new Victim("a")],
            Responses = [new Response(ResponseKind.Denial), new Response(ResponseKind.Denial)],
        };

        Assert.Equal([IncidentType.Espionage, IncidentType.Sabotage], incident.Types);
        Assert.Equal(["hafnium", "apt40"], incident.ActorIds);
        Assert.Equal([TechniqueId.Parse("T1566")], incident.Techniques);
        Assert.Equal([other, Id], incident.Related);
        Assert.Equal(["s2", "s1"], incident.SourceIds);
        Assert.Equal((2, 2), (incident.Victims.Length, incident.Responses.Length));
    }

    [Fact]
    public void Lists_in_another_order_are_another_incident()
    {
        Assert.NotEqual(
            Exchange with { Victims = [new Victim("a"), new Victim("b")] }, Exchange with { Victims = [new Victim("b"), new Victim("a")] });
        Assert.NotEqual(Exchange with { SourceIds = ["a", "b"] }, Exchange with { SourceIds = ["b", "a"] });
    }

    [Fact]
    public void What_the_source_wrote_is_in_ordinal_order_whatever_comparer_it_came_with()
    {
        var texts = new Dictionary<string, string> { ["b"] = "1", ["B"] = "2", ["a"] = "3", ["ä"] = "4" };
        Incident[] all =
        [
            Exchange with { Original = texts.ToImmutableSortedDictionary(StringComparer.Ordinal) },
            Exchange with { Original = texts.ToImmutableSortedDictionary(Comparer<string>.Create((x, y) => string.CompareOrdinal(y, x))) },
            Exchange with { Original = texts.ToImmutableSortedDictionary(StringComparer.InvariantCulture, StringComparer.OrdinalIgnoreCase) },
        ];

        Assert.All(all, i =>
        {
            Assert.Equal(["B", "a", "b", "ä"], i.Original.Keys);
            Assert.Equal(all[0], i);
            Assert.Equal("2", i.Original["B"]);
        });
        Assert.NotEqual(all[0], all[0] with { Original = all[0].Original.SetItem("b", "other") });
        Assert.NotEqual(all[0], all[0] with { Original = all[0].Original.Remove("b") });
    }

    [Fact]
    public void Accuses_each_state_once_in_the_order_of_the_attributions_and_a_denial_accuses_nobody()
    {
        Incident incident = Exchange with
        {
            Attributions =
            [
                new Attribution("1", Usa, China),
                new Attribution("2", Usa, accusedActorId: "hafnium"),
                new Attribution("3", Usa, Russia) { Stance = AttributionStance.Denies },
                new Attribution("4", Usa, CountryCode.Parse("PRK")) { Contested = true },
                new Attribution("5", Usa, China) { Stance = AttributionStance.Condemns },
            ],
        };

        Assert.Equal([China, CountryCode.Parse("PRK")], incident.AccusedStates);
    }

    [Theory]
    [InlineData("2021-07-19", "2021-07-19", "2021-09", null)]
    [InlineData("2021-07", "2022", "2021-07", "2021-07-02")]
    [InlineData("2021", "2021-07-01", "2021", "2022")] // may have been in January
    [InlineData("2021-07-01", "2021-07", "2021-07-01", null)] // both may be the first of July; the day is the earlier of the two for certain
    [InlineData(null, null, null, null)]
    public void Is_attributed_at_the_earliest_date_given(string? earliest, string? first, string? second, string? third)
    {
        string?[] dates = [first, second, third];
        Incident incident = Exchange with
        {
            Attributions = [.. dates.Select((d, i) => new Attribution($"{i}", Usa, China) { On = d is null ? null : PartialDate.Parse(d) })],
        };

        Assert.Equal(earliest, incident.Attributed?.ToString());
    }

    [Fact]
    public void Each_clock_reads_its_date()
    {
        Incident incident = new Incident(
            Id, "x", DateRange.Parse("2021-01/2021-02"), PartialDate.Parse("2021-03"), PartialDate.Parse("2021-03-02"), new DateOnly(2021, 4, 5)) with
        {
            Attributions = [new Attribution("1", Usa, China) { On = PartialDate.Parse("2021-07-19") }],
        };

        Assert.Equal(
            ["2021-01", "2021-03", "2021-03-02", "2021-07-19", "2021-04-05"],
            new[] { Clock.Started, Clock.Discovered, Clock.Disclosed, Clock.Attributed, Clock.Recorded }.Select(c => incident.DateOn(c).ToString()));
        Assert.All(Enum.GetValues<Clock>(), clock => Assert.Null(Exchange.DateOn(clock)));
        Assert.All(Enum.GetValues<Clock>(), clock => Assert.NotNull(incident.DateOn(clock)));
        Refused.Argument("clock", () => incident.DateOn((Clock)99));
    }

    [Fact]
    public void A_start_that_is_open_is_on_no_clock() =>
        Assert.Null(new Incident(Id, "x", DateRange.Parse("../2018")).DateOn(Clock.Started));

    [Fact]
    public void The_lag_between_two_clocks_is_as_wide_as_the_precision_makes_it()
    {
        Incident incident = new Incident(Id, "x", discovered: PartialDate.Parse("2021-03")) with
        {
            Attributions = [new Attribution("1", Usa, China) { On = PartialDate.Parse("2021-07-19") }],
        };

        Assert.Equal(new DayLag(110, 140), incident.Lag(Clock.Discovered, Clock.Attributed));
        Assert.Equal(new DayLag(-140, -110), incident.Lag(Clock.Attributed, Clock.Discovered));
        Assert.Null(incident.Lag(Clock.Started, Clock.Attributed));
        Assert.Null(incident.Lag(Clock.Attributed, Clock.Recorded));
        Refused.Argument("clock", () => incident.Lag((Clock)99, Clock.Recorded));
    }
}
