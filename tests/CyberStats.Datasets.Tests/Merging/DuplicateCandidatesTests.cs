using System.Diagnostics;
using System.Globalization;
using CsCheck;
using CyberStats.Datasets.Merging;
using CyberStats.Incidents;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests.Merging;

public class DuplicateCandidatesTests(ITestOutputHelper output)
{
    private static readonly DuplicateOptions WithActors = new() { Actors = LabelledIncidents.Actors };

    [Fact]
    public void Depends_not_on_the_order_of_the_records()
    {
        string[] expected = Texts(DuplicateCandidates.Find(LabelledIncidents.All, WithActors));

        Gen.Shuffle(LabelledIncidents.All).Sample(shuffled => Assert.Equal(expected, Texts(DuplicateCandidates.Find(shuffled, WithActors))), iter: 5);
    }

    [Fact]
    public void Depends_not_on_which_set_comes_first()
    {
        IncidentSet all = new(LabelledIncidents.All);
        IncidentSet alpha = all.Where(i => i.Id.Source == "alpha"), beta = all.Where(i => i.Id.Source == "beta");
        DuplicateSearch one = DuplicateCandidates.Find(alpha, beta, WithActors);
        DuplicateSearch other = DuplicateCandidates.Find(beta, alpha, WithActors);

        Assert.NotEmpty(one.Candidates);
        Assert.All(one.Candidates, c => Assert.Equal(("alpha", "beta"), (c.First.Id.Source, c.Second.Id.Source)));
        Assert.All(other.Candidates, c => Assert.Equal(("beta", "alpha"), (c.First.Id.Source, c.Second.Id.Source)));
        Assert.Equal(
            one.Candidates.ToDictionary(c => (c.First.Id, c.Second.Id), c => c.Score), other.Candidates.ToDictionary(c => (c.Second.Id, c.First.Id), c => c.Score));
        Assert.Equal(alpha.Count * beta.Count, one.PossiblePairs);
    }

    [Fact]
    public void Compares_what_the_scope_says()
    {
        Assert.All(Find(DuplicateScope.BetweenSources).Candidates, c => Assert.NotEqual(c.First.Id.Source, c.Second.Id.Source));
        Assert.All(Find(DuplicateScope.WithinSources).Candidates, c => Assert.Equal(c.First.Id.Source, c.Second.Id.Source));
        Assert.Equal(
            Find(DuplicateScope.All).PossiblePairs, Find(DuplicateScope.BetweenSources).PossiblePairs + Find(DuplicateScope.WithinSources).PossiblePairs);

        static DuplicateSearch Find(DuplicateScope scope) => DuplicateCandidates.Find(LabelledIncidents.All, WithActors with { Scope = scope });
    }

    [Fact]
    public void Shows_each_piece_of_evidence_with_its_weight()
    {
        DuplicateCandidate c = Pair(
            Make("a", "1", "Raid on Equipe Santé", "2016-09-09", "Équipe Santé S.A.", "FRA", "a:saffron-fox", "CHN", "espionage", "https://www.example.org/x/?utm_source=y"),
            Make("b", "1", "Équipe Sante raided", "2016-09", "Equipe Sante", "FRA", "b:amber-jackal", "CHN", "data_breach", "http://example.org/x"));

        Assert.Equal(
            [EvidenceKind.Date, EvidenceKind.VictimName, EvidenceKind.VictimCountry, EvidenceKind.Actor, EvidenceKind.AccusedState, EvidenceKind.Type, EvidenceKind.Title, EvidenceKind.Source],
            c.Evidence.Select(e => e.Kind));
        Assert.Equal(
            [EvidenceOutcome.Near, EvidenceOutcome.Same, EvidenceOutcome.Same, EvidenceOutcome.Same, EvidenceOutcome.Same, EvidenceOutcome.Different, EvidenceOutcome.Different, EvidenceOutcome.Same],
            c.Evidence.Select(e => e.Outcome));
        Assert.Equal("0 to 21 days (disclosure)", c.Evidence[0].Detail);
        Assert.Equal((0, 0), (c.Evidence[2].Weight, c.Evidence[4].Weight)); // the name implies the country, the actor the state
        Assert.Equal("example.org/x", c.Evidence[7].Detail);
        Assert.Equal(c.Evidence.Sum(e => e.Weight), c.Score, 1e-12);
        Assert.Equal(c.Prior / (1 - c.Prior) * Math.Pow(2, c.Score), c.Probability / (1 - c.Probability), 1e-6 * c.Probability / (1 - c.Probability));
        Assert.Equal(DuplicateLevel.NearlyCertain, c.Level);
    }

    [Theory]
    [InlineData("Office of Land Records", "OLR")]
    [InlineData("Stonegate Hospital", "Stonegate Hospitals")]
    [InlineData("Gulf Desalination Co.", "The Gulf Desalination Company")]
    [InlineData("Łódź Bank", "Lodz Bank")]
    [InlineData("Meridian Logistics GmbH", "Meridian Logistics")]
    [InlineData("Storting", "Norwegian Parliament (Storting)")]
    public void Names_that_are_spelled_otherwise_are_alike(string one, string other) => Assert.NotEqual(
        EvidenceOutcome.Different,
        Pair(Make("a", "1", "X", "2020-01-01", one), Make("b", "1", "Y", "2020-01-01", other)).Evidence.Single(e => e.Kind == EvidenceKind.VictimName).Outcome);

    [Fact]
    public void A_date_known_to_the_year_says_less_than_one_known_to_the_day()
    {
        double Weight(string one, string other) =>
            Pair(Make("a", "1", "X", one, "Some firm"), Make("b", "1", "Y", other, "Some firm")).Evidence.Single(e => e.Kind == EvidenceKind.Date).Weight;

        Assert.True(Weight("2020-05-01", "2020-05-01") > Weight("2020-05-01", "2020-05"));
        Assert.True(Weight("2020-05-01", "2020-05") > Weight("2020-05-01", "2020"));
        Assert.True(Weight("2020", "2020") > 0);
        Assert.True(Weight("2020-05-01", "2014-05-01") < 0);
        Assert.Equal(Weight("2020-05-01", "2020-05-20"), Weight("2020-05-20", "2020-05-01"));
    }

    [Fact]
    public void A_rare_value_says_more_than_a_common_one()
    {
        Incident[] crowd = [.. Enumerable.Range(0, 200).Select(i => Make("a", $"x{i}", $"Title {i}", "2010-01-01", country: "USA"))];
        double Weight(string country) => DuplicateCandidates.Find(
                [.. crowd, Make("a", "1", "Same words here", "2020-01-01", country: country), Make("b", "1", "Same words here", "2020-01-01", country: country)],
                new DuplicateOptions { Threshold = 1e-9, Scope = DuplicateScope.BetweenSources })
            .Candidates.Single(c => (c.First.Id.Local, c.Second.Id.Local) == ("1", "1")).Evidence.Single(e => e.Kind == EvidenceKind.VictimCountry).Weight;

        Assert.True(Weight("VUT") > Weight("USA") + 3);
    }

    [Fact]
    public void The_most_probable_come_first_whatever_was_believed_before()
    {
        // One source seldom holds an incident twice: the same evidence makes a pair within it less probable.
        DuplicateSearch search = DuplicateCandidates.Find(LabelledIncidents.All, WithActors with { Threshold = 1e-6 });

        Assert.True(search.Candidates.Select(c => c.Prior).Distinct().Count() > 1);
        Assert.All(search.Candidates.Zip(search.Candidates.Skip(1)), pair => Assert.True(pair.First.Probability >= pair.Second.Probability));
    }

    [Fact]
    public void Few_records_are_compared_even_where_all_are_alike()
    {
        Incident[] alike = [.. Enumerable.Range(0, 500).Select(i => Make("a", $"{i}", "Lantern works raided", "2020-05-05", "Lantern Works", "FRA", type: "espionage"))];
        DuplicateSearch search = DuplicateCandidates.Find(alike, new DuplicateOptions { Threshold = 1e-9 });

        Assert.Equal((500 * 499 / 2, 0, 500), (search.ComparedPairs, search.KeysPassedOver, search.LargestBlock));
        Assert.Equal(search.ComparedPairs, search.Candidates.Count);
    }

    [Fact]
    public void What_one_record_lacks_does_not_count()
    {
        DuplicateCandidate c = Pair(Make("a", "1", "Same words here", null), Make("b", "1", "Same words here", "2020-01-01", "Firm", "USA"));

        Assert.Equal([EvidenceKind.Title], c.Evidence.Select(e => e.Kind));
    }

    [Fact]
    public void Survives_titles_and_names_of_any_kind() => Gen.Select(Gen.String, Gen.String, Gen.String).Where((a, b, c) => !string.IsNullOrWhiteSpace(a) && !string.IsNullOrWhiteSpace(b)).Sample((a, b, name) =>
        Assert.InRange(DuplicateCandidates.Find([Make("a", "1", a, "2020", name), Make("b", "1", b, "2020", name)], new DuplicateOptions { Threshold = 1e-9 }).ComparedPairs, 0, 1));

    [Fact]
    public void Finds_nothing_in_nothing()
    {
        Assert.Empty(DuplicateCandidates.Find([]).Candidates);
        Assert.Empty(DuplicateCandidates.Find([Make("a", "1", "X", "2020")]).Candidates);
        Assert.Empty(DuplicateCandidates.Find(new IncidentSet([]), new IncidentSet([])).Candidates);
    }

    [Fact]
    public void Refuses_options_that_mean_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Threshold", () => new DuplicateOptions { Threshold = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("SharedShare", () => new DuplicateOptions { SharedShare = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("RepeatedShare", () => new DuplicateOptions { RepeatedShare = 2 });
        Assert.Throws<ArgumentOutOfRangeException>("Scope", () => new DuplicateOptions { Scope = (DuplicateScope)7 });
        Assert.Throws<ArgumentNullException>("Model", () => new DuplicateOptions { Model = null! });
        Assert.Throws<ArgumentOutOfRangeException>("Actor", () => new DuplicateModel { Actor = 1 });
        Assert.Throws<ArgumentNullException>("second", () => DuplicateCandidates.Find(new IncidentSet([]), null!));
        Assert.Throws<ArgumentNullException>("incidents", () => DuplicateCandidates.Find(null!));
    }

    [Fact]
    public Task A_hundred_thousand_incidents_are_done_in_seconds() => Ends.InTime(() =>
    {
        const int Twins = 5000;
        string[] countries = [.. CountryCode.All.Select(c => c.Value)];
        var random = new RandomStream(3);
        var incidents = new List<Incident>();
        for (int i = 0; i < 95_000; i++)
        {
            Incident one = Make(
                "a", i.ToString(CultureInfo.InvariantCulture), $"{Word(random, 3000)} {Word(random, 30_000)} at {Word(random, 20_000)}", Day(random), $"{Word(random, 20_000)} {Word(random, 300)}",
                countries[(int)(countries.Length * Math.Pow(random.NextDouble(), 3))], $"a:{Word(random, 400)}", "CHN", random.Next(2) == 0 ? "espionage" : "data_breach");
            incidents.Add(one);
            if (i < Twins)
            {
                incidents.Add(Make(
                    "b", i.ToString(CultureInfo.InvariantCulture), $"{Word(random, 3000)} in {Word(random, 3000)}", one.Disclosed!.Value.ToString()[..7], one.Victims[0].Name, one.Victims[0].Country.Value,
                    "b" + one.ActorIds[0][1..], "CHN", one.Types[0].Value));
            }
        }

        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        DuplicateSearch search = DuplicateCandidates.Find(incidents, new DuplicateOptions { Scope = DuplicateScope.BetweenSources });
        int found = search.Candidates.Count(c => c.First.Id.Local == c.Second.Id.Local);
        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s ({(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.0} of processor), {search.ComparedPairs} pairs compared of {search.PossiblePairs}, {search.KeysPassedOver} keys passed over, {found} of {Twins} found, {search.Candidates.Count - found} others");

        Assert.InRange(found, Twins * 0.95, Twins);
        Assert.InRange(search.Candidates.Count - found, 0, Twins / 50);
        Assert.InRange(search.ComparedPairs, 0, 60 * 100_000);
    });

    [Fact]
    public void The_real_tracker_holds_some_incidents_twice()
    {
        using FileStream stream = Places.OpenData("incidents", "cfr-2022-12.csv");
        ImportResult<Incident> import = CfrReader.Read(stream);
        DuplicateSearch search = DuplicateCandidates.Find(import.Records, new DuplicateOptions { Actors = import.Actors, Sources = import.Sources });
        output.WriteLine($"{search.Candidates.Count} candidates among {search.Records}, {search.ComparedPairs} compared, {search.KeysPassedOver} keys passed over");

        // Rows that bear the title of an earlier one, as the reader notes them, are among the candidates unless all else differs.
        Assert.InRange(search.Candidates.Count, 4, 120);
    }

    private static string[] Texts(DuplicateSearch search) => [.. search.Candidates.Select(c => c.ToString()).Order(StringComparer.Ordinal)];

    private static DuplicateCandidate Pair(Incident a, Incident b) =>
        Assert.Single(DuplicateCandidates.Find([a, b], WithActors with { Threshold = 1e-12 }).Candidates);

    private static string Word(RandomStream random, int words) => "w" + random.Next(words).ToString(CultureInfo.InvariantCulture) + "x";

    private static string Day(RandomStream random) => new DateOnly(2005, 1, 1).AddDays(random.Next(6500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Incident Make(
        string source, string local, string title, string? disclosed, string? name = null, string? country = null, string? actor = null, string? state = null, string? type = null, string? link = null) =>
        new(new IncidentId(source, local), title, disclosed: disclosed is null ? null : PartialDate.Parse(disclosed))
        {
            Victims = name is null && country is null ? [] : [new Victim(name) { Country = country is null ? default : CountryCode.Parse(country) }],
            ActorIds = actor is null ? [] : [actor],
            Attributions = state is null ? [] : [new Attribution($"{source}/{local}", new Party("t", "T"), CountryCode.Parse(state)) { Stance = AttributionStance.Attributes }],
            Types = type is null ? [] : [IncidentType.Parse(type)],
            SourceIds = link is null ? [] : [link],
        };
}
