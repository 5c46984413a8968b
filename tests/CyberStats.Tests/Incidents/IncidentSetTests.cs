using System.Collections;
using CsCheck;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class IncidentSetTests
{
    private static readonly CountryCode China = CountryCode.Parse("CHN");
    private static readonly Party Usa = new("USA", "United States", PartyKind.State);

    [Fact]
    public void Keeps_the_incidents_in_their_order()
    {
        Incident[] incidents = [New("b"), New("a"), New("c")];
        var set = new IncidentSet(incidents);

        Assert.Equal(incidents, set);
        Assert.Equal(incidents, set.AsSpan().ToArray());
        Assert.Equal(3, set.Count);
        Assert.Equal([incidents[0], incidents[1], incidents[2]], [set[0], set[1], set[2]]);
        Assert.Equal(incidents, ((IEnumerable)set).Cast<Incident>());
        Assert.Empty(new IncidentSet([]));
    }

    [Fact]
    public void Does_not_change_with_the_array_it_was_made_of()
    {
        Incident[] incidents = [New("a"), New("b")];
        var set = new IncidentSet(incidents);

        incidents[0] = New("z");

        Assert.Equal("a", set[0].Id.Local);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void Refuses_a_place_outside_by_name(int place)
    {
        var set = new IncidentSet([New("a"), New("b")]);

        Assert.Throws<ArgumentOutOfRangeException>("index", () => set[place]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => new IncidentSet([])[0]);
    }

    [Fact]
    public void Refuses_an_id_that_occurs_twice_and_names_both_places()
    {
        Incident[] incidents = [New("x"), New("a", "First title"), New("y"), New("a", "Second title")];

        ArgumentException error = Refused.Argument("incidents", () => new IncidentSet(incidents));

        Assert.All(
            ["index 1", "'First title'", " 3 ", "'Second title'", "test:a"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_exactly_the_sets_in_which_an_id_occurs_twice() => Gen.Int[0, 9].Array[0, 6].Sample(ids =>
        Assert.Equal(ids.Distinct().Count() == ids.Length, Record.Exception(() => new IncidentSet(ids.Select(id => New($"{id}")))) is null));

    [Fact]
    public void Refuses_null_and_names_the_place()
    {
        Assert.Throws<ArgumentNullException>("incidents", () => new IncidentSet(null!));
        var error = Assert.Throws<ArgumentNullException>("incidents", () => new IncidentSet([New("a"), null!]));
        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("condition", () => new IncidentSet([]).Where(null!));
    }

    [Fact]
    public void Refuses_a_coverage_that_starts_after_the_as_of_day()
    {
        var day = new DateOnly(2020, 12, 31);

        Refused.Argument("coverage", () => new IncidentSet([], DateRange.Parse("2021/.."), day));
        Refused.Argument("coverage", () => new IncidentSet([], DateRange.Parse("2021-01-01"), day));
        Assert.Equal(DateRange.Parse("2020-12-31/2022"), new IncidentSet([], DateRange.Parse("2020-12-31/2022"), day).Coverage);
    }

    [Fact]
    public void A_default_coverage_is_none()
    {
        Assert.Null(new IncidentSet([], default(DateRange)).Coverage);
        Assert.Null(new IncidentSet([]).Coverage);
    }

    [Fact]
    public void A_part_keeps_the_coverage_and_the_as_of_day_and_what_was_left_out()
    {
        Incident[] incidents = [New("a"), New("b", disclosed: "2019"), New("c", disclosed: "2019")];
        var set = new IncidentSet(incidents, DateRange.Parse("2005/2020"), new DateOnly(2021, 1, 1));
        IncidentSet known = set.KnownAt(new DateOnly(2020, 1, 1));

        IncidentSet part = known.Where(i => i.Id.Local == "c");

        Assert.Equal(["c"], part.Select(i => i.Id.Local));
        Assert.Equal((known.Coverage, known.AsOf), (part.Coverage, part.AsOf));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1)], known.LeftOut);
        Assert.Empty(part.LeftOut); // what was left out satisfies no condition that asks for c
        Assert.Equal(known.LeftOut, known.Where(i => i.Id.Local == "a").LeftOut);
        Assert.Equal(DateRange.Parse("2005/2020"), part.Coverage);
        Assert.Equal(set.Count, set.Where(_ => true).Count);
        Assert.Empty(set.Where(_ => false));
    }

    [Fact]
    public void Finds_the_incidents_of_which_a_state_is_accused()
    {
        var set = new IncidentSet(
        [
            New("none"),
            New("china") with { Attributions = [new Attribution("1", Usa, CountryCode.Parse("RUS")), new Attribution("2", Usa, China)] },
            New("denied") with { Attributions = [new Attribution("3", Usa, China) { Stance = AttributionStance.Denies }] },
            New("actor") with { Attributions = [new Attribution("4", Usa, accusedActorId: "apt40")] },
        ]);

        Assert.Equal(["china"], set.AttributedTo(China).Select(i => i.Id.Local));
        Assert.Empty(set.AttributedTo(default)); // nobody accuses "unknown"
    }

    [Fact]
    public void What_was_known_on_a_day_is_what_was_recorded_or_else_disclosed_by_then()
    {
        var day = new DateOnly(2020, 6, 30);
        var set = new IncidentSet(
        [
            New("recorded on the day", recorded: day),
            New("recorded after", recorded: day.AddDays(1)),
            New("recorded after, disclosed before", "x", "2019", day.AddDays(1)), // the source did not have it yet
            New("recorded before, disclosed after", "x", "2021", day),
            New("disclosed by the end of the month", disclosed: "2020-06"),
            New("disclosed in the year", disclosed: "2020"), // perhaps later: not certainly known
            New("undated"),
        ]);

        IncidentSet known = set.KnownAt(day);

        Assert.Equal(
            ["recorded on the day", "recorded before, disclosed after", "disclosed by the end of the month"], known.Select(i => i.Id.Local));
        Assert.Equal(day, known.AsOf);
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1), new Exclusion(ExclusionReason.AfterAsOf, 3)], known.LeftOut);
        Assert.Empty(set.LeftOut);
    }

    [Fact]
    public void What_is_left_out_in_two_steps_adds_up()
    {
        var set = new IncidentSet([New("a", disclosed: "2018"), New("b", disclosed: "2019"), New("c", disclosed: "2020"), New("d")]);

        IncidentSet known = set.KnownAt(new DateOnly(2019, 12, 31)).KnownAt(new DateOnly(2018, 12, 31));

        Assert.Equal(["a"], known.Select(i => i.Id.Local));
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1), new Exclusion(ExclusionReason.AfterAsOf, 2)], known.LeftOut);
    }

    [Fact]
    public void Every_incident_is_either_known_or_left_out() =>
        Gen.Select(Generate.Incident.Array[0, 8], Generate.Day).Sample(
            (incidents, day) =>
            {
                var set = new IncidentSet(incidents.DistinctBy(i => i.Id));

                IncidentSet known = set.KnownAt(day);

                Assert.Equal(set.Count, known.Count + known.LeftOut.Sum(e => e.Count));
                Assert.Equal(known.Select(i => i.Id), known.KnownAt(day).Select(i => i.Id));
            },
            iter: 50);

    [Fact]
    public void Nobody_knows_the_source_later_than_it_was_read()
    {
        var set = new IncidentSet([], asOf: new DateOnly(2020, 1, 1));

        Assert.Throws<ArgumentOutOfRangeException>("day", () => set.KnownAt(new DateOnly(2020, 1, 2)));
        Assert.Equal(new DateOnly(2020, 1, 1), set.KnownAt(new DateOnly(2020, 1, 1)).AsOf);
    }

    [Fact]
    public void Is_equal_to_itself_only()
    {
        var set = new IncidentSet([New("a")]);

        Assert.False(set.Equals(new IncidentSet([New("a")])));
        Assert.True(set.Equals((object)set));
    }

    private static Incident New(string id, string title = "x", string? disclosed = null, DateOnly? recorded = null) =>
        new(new IncidentId("test", id), title, disclosed: disclosed is null ? null : PartialDate.Parse(disclosed), recorded: recorded);
}
