using System.Globalization;
using CyberStats.Agreements;
using CyberStats.Incidents;

namespace CyberStats.Benchmarks;

/// <summary>
/// How often the intervals of the abstainers' share cover the true share when the incidents of one actor go together: the plain interval of
/// Wilson, and the one clustered by actor.
/// </summary>
internal static class ClusteredShareSimulation
{
    private static readonly DateRange Launch = DateRange.Parse("2018-11-12");

    private static readonly Agreement Call = new(
        "call",
        "A call",
        LegalForce.PoliticalCommitment,
        [State("CHN")],
        [new("CHN", ParticipationAct.Abstained, Launch)],
        opened: Launch.Start);

    private static readonly (string Name, int[] Sizes, double Share, double Copy, bool IsPromised)[] Designs =
    [
        ("60 actors of 10, p = .86, copy .9", Equal(60, 10), 0.86, 0.9, true),
        ("60 actors of 10, p = .5, copy .9", Equal(60, 10), 0.5, 0.9, true),
        ("60 actors of 10, p = .86, copy 0", Equal(60, 10), 0.86, 0, true),
        ("200 actors of 3, p = .86, copy .5", Equal(200, 3), 0.86, 0.5, true),
        ("60 actors of 10, p = .97, copy .9", Equal(60, 10), 0.97, 0.9, false),
        ("20 actors of 10, p = .86, copy .9", Equal(20, 10), 0.86, 0.9, false),
        ("60 actors of sizes 60/i, p = .86, copy .9", Zipf(60), 0.86, 0.9, false),
        ("20 actors of sizes 60/i, p = .86, copy .5", Zipf(20), 0.86, 0.5, false),
        ("1 actor of 200 and 50 of 1, p = .86, copy .9", [200, .. Equal(50, 1)], 0.86, 0.9, false),
    ];

    public static Simulation Run(int replicates, long seed) => new(
        "The abstainers' share under clustering",
        "Each actor has a base answer, yes with the share p. Each of its incidents copies that answer with the probability \"copy\", and else "
            + "draws its own. Coverage of the true p by the 95 % intervals, in per cent. By the rule for coverage, the promise of 93 to 97 % "
            + "(at least 93 % for a conservative method) is kept where the 99.9 % binomial interval of the observed coverage meets it; it is made "
            + "only where there are 30 effective actors and 5 effective incidents on either side. Elsewhere the result carries the caveat few_clusters: the last "
            + "column says how often.",
        ["case", "effective actors", "Wilson", "by actor", "mean width, points", "with caveat"],
        [.. Designs.Select((design, i) => Run(design, i, replicates, seed))]);

    private static SimulationRow Run((string Name, int[] Sizes, double Share, double Copy, bool IsPromised) design, int index, int replicates, long seed)
    {
        // Both answers of every incident, made once.
        (Incident Yes, Incident No)[][] incidents =
        [
            .. design.Sizes.Select((size, actor) => Enumerable.Range(0, size)
                .Select(i => (Make(actor, i, "CHN"), Make(actor, i, "FRA")))
                .ToArray()),
        ];
        (int Plain, int ByActor, double Width, double Effective, int Caveat)[] results = new (int, int, double, double, int)[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed + index, replicate);
            var drawn = new List<Incident>();
            foreach ((Incident Yes, Incident No)[] ofActor in incidents)
            {
                bool answer = random.NextDouble() < design.Share;
                drawn.AddRange(ofActor.Select(i => (random.NextDouble() < design.Copy ? answer : random.NextDouble() < design.Share) ? i.Yes : i.No));
            }

            AbstainersShareResult share = AbstainersShare.Of(new IncidentSet(drawn), Call);
            results[replicate] = (
                share.Low <= design.Share && design.Share <= share.High ? 1 : 0,
                share.ByActor.Low <= design.Share && design.Share <= share.ByActor.High ? 1 : 0,
                share.ByActor.High - share.ByActor.Low,
                share.EffectiveActorClusters,
                share.Caveats.Contains(Caveat.FewClusters) ? 1 : 0);
        });

        var covered = new Proportion(results.Sum(r => r.ByActor), replicates, 0.999);
        string[] figures =
        [
            Text($"{results[0].Effective:0.0}"),
            Text($"{100.0 * results.Sum(r => r.Plain) / replicates:0.0}"),
            Text($"{100 * covered.Value:0.0}"),
            Text($"{100 * results.Average(r => r.Width):0.0}"),
            Text($"{100.0 * results.Sum(r => r.Caveat) / replicates:0.0}"),
        ];
        return new SimulationRow(design.Name, figures, design.IsPromised ? "93 % or more" : "none", design.IsPromised ? covered.High >= 0.93 : null);
    }

    private static Incident Make(int actor, int number, string accused) => new(new IncidentId("drawn", Text($"{actor}-{number}")), "Drawn")
    {
        ActorIds = [Text($"actor {actor}")],
        Attributions = [new Attribution("a", new Party("tracker", "Tracker", PartyKind.Tracker), CountryCode.Parse(accused))],
    };

    private static Party State(string code) => new(code, code, PartyKind.State) { Country = CountryCode.Parse(code) };

    private static int[] Equal(int actors, int size) => [.. Enumerable.Repeat(size, actors)];

    private static int[] Zipf(int actors) => [.. Enumerable.Range(1, actors).Select(i => Math.Max(1, (int)Math.Round(60.0 / i)))];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
