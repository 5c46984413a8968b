using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>What rank intervals, tests and funnels of groups keep of their promises, with Poisson counts and with counts that vary more.</summary>
internal static class GroupsSimulation
{
    private const int Periods = 10;
    private const double Level = 0.05;

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (int k in (int[])[5, 20])
        {
            foreach ((string name, double[] means) in Cases(k))
            {
                bool areEqual = means.Distinct().Count() == 1;
                rows.Add(Totals(name, means, areEqual, replicates, seed + rows.Count));
                rows.Add(Yearly($"{name}, yearly Poisson", means, areEqual, replicates, seed + rows.Count, Draw.Poisson));
                rows.Add(Yearly($"{name}, yearly negative binomial, size 10", means, areEqual, replicates, seed + rows.Count, (r, mean) => Draw.NegativeBinomial(r, mean, 10)));
            }
        }

        return new Simulation(
            "Groups: ranks, tests and funnels",
            "In per cent. Ranks: how often the simultaneous intervals of all groups hold all true ranks (\"simultaneous\"; \"max\": by the law of the largest "
                + "difference, 199 draws, in the first 1,000 replicates), the least coverage of a group's own interval, and how often a group with the highest "
                + "rate is among those that may be first. "
                + "Equal rates: how often the tests find a difference at 5 % (Pearson or its F form; drawn given the total; the max test; 199 draws each, in the "
                + "first 1,000 replicates), and which share of groups lies outside the funnel of 95 % and 99.8 %. Totals are one count a group; yearly counts are 10 to a "
                + "group, whose dispersion is learnt for each pair, with the mean of the case a year. Kept where the 99.9 % binomial interval of the observed share "
                + "meets the promise: intervals 95 % or more, drawn and max test 5 % or less for Poisson totals, funnel no more than its share.",
            ["case", "simultaneous", "max", "own, least", "first", "Pearson or F", "drawn", "max test", "outside 95 %", "outside 99.8 %"],
            rows);
    }

    private static IEnumerable<(string Name, double[] Means)> Cases(int k)
    {
        foreach (double mean in (double[])[2, 10, 50])
        {
            yield return (FormattableString.Invariant($"k = {k}, equal means {mean}"), [.. Enumerable.Repeat(mean, k)]);
        }

        yield return (FormattableString.Invariant($"k = {k}, means 2 to 50"), [.. Enumerable.Range(0, k).Select(i => 2 * Math.Pow(25, i / (k - 1.0)))]);
        yield return (FormattableString.Invariant($"k = {k}, half 10, half 20"), [.. Enumerable.Range(0, k).Select(i => i < k / 2 ? 10.0 : 20)]);
    }

    private static SimulationRow Totals(string name, double[] means, bool areEqual, int replicates, long seed) => Row(
        $"{name}, Poisson totals", means, areEqual, true, replicates, seed,
        random => GroupRates.Compare(means.Select((mean, i) => new GroupCount<string>(Key(i), Draw.Poisson(random, mean)))));

    private static SimulationRow Yearly(string name, double[] means, bool areEqual, int replicates, long seed, Func<RandomStream, double, long> draw) => Row(
        name, means, areEqual, false, replicates, seed, random => GroupRates.Compare(Series(means, random, draw)));

    private static SimulationRow Row(
        string name, double[] means, bool areEqual, bool isPoisson, int replicates, long seed, Func<RandomStream, GroupComparison<string>?> draw)
    {
        var found = new Found[replicates];
        Parallel.For(0, replicates, replicate =>
            found[replicate] = Judge(draw(new RandomStream(seed, replicate))!, means, areEqual, isPoisson, replicate < 1000, replicate));
        int few = Math.Min(1000, replicates);
        int k = means.Length;
        var together = Share(found.Count(f => f.Together), replicates);
        var own = Share(Enumerable.Range(0, k).Min(g => found.Count(f => f.Own[g])), replicates);
        var first = Share(found.Count(f => f.First), replicates);
        var drawn = Share(found.Count(f => f.Drawn), few);
        var max = Share(found.Count(f => f.MaxTest), few);
        long groups = (long)replicates * k;
        var inner = Share(found.Sum(f => f.Inner), groups);
        var outer = Share(found.Sum(f => f.Outer), groups);
        bool isKept = together.High >= 0.95 && own.High >= 0.95 && first.High >= 0.95
            && (!isPoisson || !areEqual || (drawn.Low <= Level && max.Low <= Level && inner.Low <= 0.05 && outer.Low <= 0.002));
        bool hasTests = areEqual;
        string[] figures =
        [
            Text(together.Value),
            Text((double)found.Count(f => f.Max) / few),
            Text(own.Value),
            Text(first.Value),
            hasTests ? Text((double)found.Count(f => f.Pearson) / replicates) : "",
            hasTests && isPoisson ? Text(drawn.Value) : "",
            hasTests && isPoisson ? Text(max.Value) : "",
            hasTests && isPoisson ? Text(inner.Value) : "",
            hasTests && isPoisson ? FormattableString.Invariant($"{100 * outer.Value:0.00}") : "",
        ];
        return new SimulationRow(name, figures, "as above", isKept);
    }

    private static Found Judge(GroupComparison<string> groups, double[] means, bool areEqual, bool isPoisson, bool isOneOfFew, long seed)
    {
        GroupRanking<string> ranking = GroupRanks.Of(groups);
        bool hasTests = areEqual && isPoisson;
        GroupFunnel<string>? funnel = hasTests ? Funnel.Of(groups) : null;
        var rows = ranking.Groups.ToDictionary(g => g.Key);
        double highest = means.Max();
        return new Found(
            Enumerable.Range(0, means.Length).All(g => Holds(rows[Key(g)].Low, rows[Key(g)].High, means, g)),
            isOneOfFew && GroupRanks.MaxStatistic(groups, 199, seed).Groups.All(row => Holds(row.Low, row.High, means, Index(row.Key))),
            [.. Enumerable.Range(0, means.Length).Select(g => Holds(rows[Key(g)].MarginalLow, rows[Key(g)].MarginalHigh, means, g))],
            rows[Key(Array.IndexOf(means, highest))].MayBeFirst,
            areEqual && GroupHeterogeneity.Test(groups).PValue <= Level,
            isOneOfFew && hasTests && GroupHeterogeneity.MonteCarlo(groups, 199, seed).PValue <= Level,
            isOneOfFew && hasTests && GroupMaxTest.Test(groups, 199, seed).Groups.Any(g => g.StepDown <= Level),
            funnel?.Outside.Count ?? 0,
            funnel?.Groups.Count(g => g.Position == FunnelPosition.OutsideOuter) ?? 0);
    }

    /// <summary>Whether an interval holds the true rank: with equal means, all ranks that they share.</summary>
    private static bool Holds(int low, int high, double[] means, int group) =>
        low <= 1 + means.Count(m => m > means[group]) && high >= means.Count(m => m >= means[group]);

    private static string Key(int group) => FormattableString.Invariant($"{group:00}");

    private static int Index(string key) => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Yearly series made of incidents, as a user has them; each group has a record more before the coverage, so that none is missing.</summary>
    private static GroupedSeries<string> Series(double[] means, RandomStream random, Func<RandomStream, double, long> draw)
    {
        var incidents = new List<Incident>();
        for (int g = 0; g < means.Length; g++)
        {
            for (int t = 0; t < Periods; t++)
            {
                long count = draw(random, means[g]);
                for (long n = 0; n < count; n++)
                {
                    incidents.Add(new Incident(new IncidentId(Key(g), FormattableString.Invariant($"{t}.{n}")), "title", disclosed: new PartialDate(2001 + t)));
                }
            }
        }

        var set = new IncidentSet(incidents, DateRange.Parse("2001/2010"), new DateOnly(2010, 12, 31));
        return set.CountBy(Period.Year, Clock.Disclosed, i => i.Id.Source);
    }

    private static Proportion Share(long count, long of) => new(count, of, 0.999);

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");

    private readonly record struct Found(
        bool Together, bool Max, bool[] Own, bool First, bool Pearson, bool Drawn, bool MaxTest, int Inner, int Outer);
}
