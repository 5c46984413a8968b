using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class GroupCounterTests
{
    [Fact]
    public Task Many_groups_take_time_in_proportion() => Ends.InTime(() =>
    {
        const int Groups = 60_000; // copying the table for each took minutes for a third of them
        var set = new IncidentSet(
            Enumerable.Range(0, Groups).Select(n => New(n, "2010-06-15")), DateRange.Parse("2005/2022"), new DateOnly(2022, 12, 31));

        GroupedSeries<string> groups = set.CountBy(Period.Year, Clock.Disclosed, i => i.Id.Local);

        Assert.Equal((Groups, Groups), (groups.Groups.Count, (int)groups.All.Total));
        Assert.All(groups.Groups, g => Assert.Equal(1, g.Value.Total));
    });

    [Fact]
    public void A_record_without_a_key_makes_no_margin_exceed_the_total()
    {
        IncidentSet set = new(
            [
                New(0, "2019-03-05") with { Types = [IncidentType.Espionage] },
                New(1, "2019") with { Types = [IncidentType.Sabotage] },
                New(2, "2019"),
            ],
            DateRange.Parse("2019"),
            new DateOnly(2019, 12, 31));

        GroupedSeries<IncidentType> one = set.CountBy(Period.Month, Clock.Disclosed, i => i.Types.FirstOrDefault());
        GroupedSeries<IncidentType> several = set.CountByEach(Period.Month, Clock.Disclosed, i => i.Types);

        Assert.DoesNotContain(Caveat.MarginsExceedTotal, one.All.Caveats);
        Assert.DoesNotContain(Caveat.MarginsExceedTotal, several.All.Caveats);
        Assert.Equal((2, 1), (Assert.Single(several.All.Excluded).Count, several.WithoutKey));
        Assert.Empty(several[IncidentType.Espionage].Excluded); // none of those left out is espionage
    }

    [Fact]
    public void The_code_unknown_is_a_group_and_null_is_none()
    {
        IncidentSet set = new([New(0, "2019-03-05")], DateRange.Parse("2019"), new DateOnly(2019, 12, 31));

        Assert.Equal(1, set.CountBy(Period.Year, Clock.Disclosed, i => i.Types.FirstOrDefault())[default].Total);
        Assert.Equal(1, set.CountBy(Period.Year, Clock.Disclosed, _ => (string?)null).WithoutKey);
        Assert.Equal(1, set.CountByEach(Period.Year, Clock.Disclosed, _ => (string[])[null!]).WithoutKey);
    }

    private static Incident New(int n, string disclosed) => new(new IncidentId("test", $"{n}"), "title", disclosed: PartialDate.Parse(disclosed));
}
