using System.Globalization;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// The abstainers' share on the real export of December 2022, against counts of another program (tests/Reference/cfr_abstainers.oracle.py).
/// </summary>
public class AbstainersRealFileTests
{
    private static readonly Lazy<Dictionary<string, double>> Oracle = new(() => File.ReadLines(Path.Combine(Places.Reference, "cfr_abstainers.csv"))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(v => v[0], v => double.Parse(v[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private static readonly Agreement Paris = FoundingRecord.Load().Agreements.Single(a => a.Id == "paris-call");

    [Fact]
    public void The_share_is_that_of_the_oracle()
    {
        AbstainersShareResult share = AbstainersShare.Of(Incidents(), Paris);

        Same("", share);
        Assert.Equal((81.6, 87.0), (Math.Round(100 * share.LowerBound, 1), Math.Round(100 * share.UpperBound, 1)));
        Assert.Empty(share.Excluded);
    }

    [Fact]
    public void The_shares_before_and_after_are_those_of_the_oracle()
    {
        AbstainersShareChange change = AbstainersShare.BeforeAndAfter(Incidents(), Paris, Clock.Disclosed);

        Same("before.", change.Before);
        Same("after.", change.After);
        double undated = Oracle.Value["undated.attributed"] + Oracle.Value["undated.unattributed"];
        Assert.Equal([new Exclusion(ExclusionReason.Undated, (int)undated)], change.Excluded);
    }

    [Theory]
    [InlineData("AUS")]
    [InlineData("CHN")]
    [InlineData("IRN")]
    [InlineData("PRK")]
    [InlineData("RUS")]
    [InlineData("USA")]
    public void Each_abstainer_is_named_as_often_as_the_oracle_says(string state) =>
        Assert.Equal(Oracle.Value[$"naming.{state}"], Incidents().AttributedTo(CountryCode.Parse(state)).Count);

    [Fact]
    public void The_interval_by_actor_is_wider_than_that_of_independent_incidents()
    {
        AbstainersShareResult share = AbstainersShare.Of(Incidents(), Paris);

        Assert.True(share.ByActor.Low < share.Low && share.High < share.ByActor.High, $"{share.ByActor}");
        Assert.InRange(share.ActorClusters, 300, share.Of - 1);
        Assert.InRange(share.EffectiveActorClusters, 30, share.ActorClusters);
    }

    private static void Same(string part, AbstainersShareResult share)
    {
        Assert.Equal(Oracle.Value[part + "attributed"], share.Of);
        Assert.Equal(Oracle.Value[part + "naming_an_abstainer"], share.Count);
        Assert.Equal(Oracle.Value[part + "unattributed"], share.Unattributed);
        Near.Relative(Oracle.Value[part + "fractional"], share.Fractional, 1e-13);
    }

    private static IncidentSet Incidents()
    {
        using FileStream stream = Places.OpenData("incidents", "cfr-2022-12.csv");
        return new IncidentSet(CfrReader.Read(stream).Records, DateRange.Parse("2005/2022"), new DateOnly(2022, 12, 31));
    }
}
