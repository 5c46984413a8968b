using System.Collections.Immutable;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;

namespace CyberStats.Benchmarks;

/// <summary>A document of incidents as filled as those of the public trackers, made from a seed; every name in it is invented.</summary>
internal static class DocumentData
{
    private static readonly string[] Adjectives = ["Amber", "Brisk", "Copper", "Distant", "Eager", "Frozen", "Gentle", "Hollow", "Iron", "Jolly", "Keen", "Lunar"];
    private static readonly string[] Animals = ["Badger", "Crane", "Dolphin", "Egret", "Falcon", "Gecko", "Heron", "Ibis", "Jackal", "Kestrel", "Lynx", "Marten"];
    private static readonly string[] Targets = ["ministry", "hospital", "power company", "university", "bank", "newspaper", "port authority", "city council"];
    private static readonly string[] Countries = ["USA", "GBR", "DEU", "FRA", "EST", "UKR", "KOR", "JPN", "AUS", "CAN", "IND", "ISR", "POL", "NLD", "SAU"];
    private static readonly string[] Accused = ["RUS", "CHN", "IRN", "PRK", "USA", "VNM", "unknown"];

    /// <summary>Returns a document of so many incidents, with the sources and actors that they refer to.</summary>
    public static CyberStatsDocument Create(int incidents, long seed = 1)
    {
        var random = new RandomStream(seed);
        return new CyberStatsDocument
        {
            Sources = [.. Enumerable.Range(0, 20).Select(i => new Source($"tracker-{i}", $"Tracker of incidents, part {i}") { AsOf = new DateOnly(2022, 12, 31) })],
            Actors = [.. Adjectives.SelectMany(a => Animals.Select(b => new Actor($"{a}-{b}", $"{a} {b}") { Kind = ActorKind.All[0] }))],
            Incidents = [.. Enumerable.Range(0, incidents).Select(i => Incident(random, i))],
        };
    }

    private static Incident Incident(RandomStream random, int i)
    {
        DateOnly start = new DateOnly(2005, 1, 1).AddDays(random.Next(6_500));
        PartialDate disclosed = PartialDate.FromDay(start.AddDays(random.Next(300)));
        string actor = $"{Pick(random, Adjectives)}-{Pick(random, Animals)}";
        string source = $"tracker-{random.Next(20)}";
        string target = Pick(random, Targets);
        CountryCode country = CountryCode.Parse(Pick(random, Countries));
        var accused = CountryCode.Parse(Pick(random, Accused));
        return new Incident(
            new IncidentId("tracker", $"{i}"),
            $"Compromise of a {target} by {actor.Replace('-', ' ')}",
            random.Next(3) == 0 ? null : new DateRange(new PartialDate(start.Year, start.Month), disclosed),
            disclosed: random.Next(3) == 0 ? new PartialDate(disclosed.Year, disclosed.Month ?? 1) : disclosed,
            recorded: random.Next(2) == 0 ? null : disclosed.Last.AddDays(30))
        {
            Status = random.Next(8) == 0 ? IncidentStatus.Suspected : IncidentStatus.Confirmed,
            Types = random.Next(3) == 0 ? [Pick(random, IncidentType.All), IncidentType.Espionage] : [Pick(random, IncidentType.All)],
            Affects = random.Next(2) == 0 ? null : SecurityAttributes.Confidentiality,
            Victims =
            [
                .. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => new Victim(target)
                {
                    Country = country,
                    Kinds = [Pick(random, PartyKind.All)],
                    Sectors = [Pick(random, Sector.All)],
                    Role = VictimRole.Primary,
                }),
            ],
            ActorIds = random.Next(3) == 0 ? [] : [actor],
            Attributions = random.Next(5) < 2
                ? []
                :
                [
                    new Attribution($"tracker:{i}/a", new Party(country.Value, country.Name, PartyKind.State) { Country = country }, accused, actor)
                    {
                        On = disclosed,
                        Basis = AttributionBasis.Political,
                        Responsibility = Responsibility.StateEncouraged,
                        Confidence = new Confidence(70, "high"),
                        SourceIds = [source],
                    },
                ],
            Responses = random.Next(10) < 7
                ? []
                : [new Response(ResponseKind.Denouncement, new Party(country.Value, country.Name, PartyKind.State)) { On = disclosed, Against = accused }],
            Losses = random.Next(10) > 0
                ? []
                : [new Loss(LossForm.Total, Bounds<decimal>.Exactly(1_000 * (1 + random.Next(5_000))), CurrencyCode.USD, LossStatus.Estimated)],
            Techniques = random.Next(5) > 0 ? [] : [TechniqueId.Parse("T1566.001"), TechniqueId.Parse("T1078")],
            Severity = random.Next(2) == 0 ? null : new Severity(random.Next(50) / 4.0, "tracker:weighted"),
            Records = random.Next(5) > 0 ? default : Bounds<long>.AtLeast(random.Next(1_000_000)),
            SourceIds = [source],
            Original = ImmutableSortedDictionary<string, string>.Empty
                .Add("Sponsor", $"{Pick(random, Adjectives)} Republic")
                .Add("Description", $"Those responsible sent messages to the staff of a {target} and stayed in its network for {random.Next(200)} days."),
        };
    }

    private static T Pick<T>(RandomStream random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
