using System.Collections.Immutable;
using System.Reflection;
using CyberStats.Agreements;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Datasets.Tests;

/// <summary>The record as a whole: complete, consistent, and canonical.</summary>
public class FoundingRecordTests
{
    private static readonly CyberStatsDocument Record = FoundingRecord.Load();

    [Fact]
    public void Reads_back_equal_and_writes_the_same_text()
    {
        string text = CyberStatsJson.Serialize(Record);
        CyberStatsDocument again = CyberStatsJson.Deserialize(text);

        Assert.Equal(Record, again);
        Assert.Equal(text, CyberStatsJson.Serialize(again));
    }

    [Fact]
    public void The_embedded_text_is_what_the_library_writes()
    {
        using Stream stream = typeof(FoundingRecord).Assembly.GetManifestResourceStream("CyberStats.Datasets.founding-record.json")!;
        using var reader = new StreamReader(stream);

        Assert.Equal(CyberStatsJson.Serialize(Record) + "\n", reader.ReadToEnd());
    }

    [Fact]
    public void Every_id_referred_to_is_there() => Assert.Equal([], Record.UnresolvedReferences());

    [Fact]
    public void Every_load_gives_an_equal_record_of_its_own()
    {
        CyberStatsDocument other = FoundingRecord.Load();

        Assert.NotSame(Record, other);
        Assert.Equal(Record, other);
    }

    [Fact]
    public void Everything_has_a_source()
    {
        Assert.All(Record.Incidents, i => Assert.NotEmpty(i.SourceIds));
        Assert.All(Record.Incidents.SelectMany(i => i.Attributions).Concat(Record.Attributions), a => Assert.NotEmpty(a.SourceIds));
        Assert.All(Record.Incidents.SelectMany(i => i.Responses).Concat(Record.Responses), r => Assert.NotEmpty(r.SourceIds));
        Assert.All(Record.Agreements, a => Assert.NotEmpty(a.SourceIds));
        Assert.All(Record.Agreements.SelectMany(a => a.Acts), a => Assert.NotEmpty(a.SourceIds));
        Assert.All(Record.Memberships, m => Assert.NotEmpty(m.SourceIds));
    }

    [Fact]
    public void What_the_texts_leave_unknown_is_unknown()
    {
        Assert.True(Record.Figures.Single(f => f.Id == "data-breach-losses").Value.IsUnknown);
        Assert.Null(Record.Figures.Single(f => f.Id == "loss-ratio").Base);
        Assert.Contains(Record.Incidents.SelectMany(i => i.Losses), loss => loss.Amount.IsUnknown && !loss.IsDemand);
        Assert.All(Record.Incidents.Where(i => i.Id.Local is "notpetya" or "georgia-2008"), i => Assert.Null(i.Disclosed));
    }

    [Theory]
    [InlineData("eu", "2007-12-31", 27)]
    [InlineData("eu", "2018-11-12", 28)]
    [InlineData("eu", "2020-01-31", 28)]
    [InlineData("eu", "2020-02-01", 27)]
    [InlineData("nato", "1949-08-24", 12)]
    [InlineData("nato", "2021-07-19", 30)]
    [InlineData("nato", "2024-03-07", 32)]
    public void Memberships_are_dated(string organization, string day, int members) =>
        Assert.Equal(members, Record.Memberships.Count(m => m.OrganizationId == organization && m.HeldOn(DateOnly.ParseExact(day, "yyyy-MM-dd")) == true));

    [Fact]
    public void A_figure_of_one_kind_with_three_kinds_of_party_stays_one_figure()
    {
        ImmutableArray<ReportedFigure> parties = [.. Record.Figures.Where(f => f.Measure == "parties")];

        Assert.Equal([51.0, 224, 92], parties.Select(f => f.Value.Best));
    }

    [Fact]
    public void The_paris_call_names_as_parties_those_that_the_text_names()
    {
        Agreement paris = Record.Agreements.Single(a => a.Id == "paris-call");
        var launch = new DateOnly(2018, 11, 12);

        Assert.Equal(33, paris.PartiesAt(launch).Count); // 28 members of the European Union and 5 firms
        Assert.Equal(6, paris.AbstainersAt(launch).Count);
        Assert.Empty(paris.PossiblePartiesAt(launch.AddDays(-1)));
        Assert.Equal(9, paris.Principles.Length);
    }

    [Fact]
    public void Only_what_no_type_can_hold_is_a_sentence_alone() => Assert.Equal(
        ["1", "2", "3", "4", "8", "12", "27", "32", "35", "39", "40", "41", "52", "70"],
        Record.Facts.Where(f => f.Records.IsEmpty).Select(f => f.Id));

    [Fact]
    public void A_date_that_is_not_in_a_text_has_a_source_of_its_own()
    {
        string[] texts = ["s0", "s1", "s2", "s3", "s4"];
        IEnumerable<(string What, IEnumerable<string> SourceIds)> dated =
        [
            .. Record.Agreements.Where(a => a.Opened is not null).Select(a => (a.Id, a.SourceIds.Concat(a.Acts.SelectMany(act => act.SourceIds)))),
            .. Record.Incidents.SelectMany(i => i.Responses).Where(r => r.On is not null).Select(r => (r.Id!, (IEnumerable<string>)r.SourceIds)),
            .. Record.Attributions.Where(a => a.On is not null).Select(a => (a.Id, (IEnumerable<string>)a.SourceIds)),
        ];

        Assert.All(dated, d => Assert.Contains(d.SourceIds, id => !texts.Contains(id)));
    }

    [Fact]
    public void The_package_carries_no_other_resource() =>
        Assert.Equal(["CyberStats.Datasets.founding-record.json"], Assembly.GetAssembly(typeof(FoundingRecord))!.GetManifestResourceNames());
}
