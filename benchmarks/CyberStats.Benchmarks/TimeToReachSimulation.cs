using System.Globalization;
using CyberStats.Growth;

namespace CyberStats.Benchmarks;

/// <summary>How often the interval of the time at which a growing mean reaches a number covers that time, for two Poisson counts.</summary>
internal static class TimeToReachSimulation
{
    private static readonly (double From, double To, double Years, double Number)[] Cases =
        [(8, 88, 15, 176), (8, 88, 15, 50), (3, 9, 2, 30), (40, 440, 10, 1000), (5, 20, 10, 40), (20, 30, 5, 60)];

    public static Simulation Run(int replicates, long seed) => new(
        "When a growing mean reaches a number, from two counts",
        "Two Poisson counts of the means given. Coverage of the true time by the 95 % interval of TimeToReach, in per cent, over the draws in which "
            + "neither count is zero and they differ. By the rule for coverage, 93 % or more is kept where the 99.9 % binomial interval of the observed coverage meets it; weak growth "
            + "makes the interval open, and covers more.",
        ["means, years and number", "covers", "no interval", "open upwards"],
        [.. Cases.Select((c, i) => Run(c, i, replicates, seed))]);

    private static SimulationRow Run((double From, double To, double Years, double Number) c, int index, int replicates, long seed)
    {
        double truth = ((Math.Log(c.Number / c.From) / Math.Log(c.To / c.From)) - 1) * c.Years;
        var results = new Estimate?[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed + index, replicate);
            results[replicate] = GrowthRate.Between(Draw.Poisson(random, c.From), Draw.Poisson(random, c.To), c.Years).TimeToReach(c.Number);
        });

        Estimate[] given = [.. results.OfType<Estimate>()];
        var covered = new Proportion(given.Count(e => e.Low <= truth && truth <= e.High), given.Length, 0.999);
        string[] figures =
        [
            Text($"{100 * covered.Value:0.0}"),
            Text($"{100.0 * (replicates - given.Length) / replicates:0.0}"),
            Text($"{100.0 * given.Count(e => double.IsInfinity(e.High)) / given.Length:0.0}"),
        ];
        return new SimulationRow(
            Text($"{c.From} to {c.To} in {c.Years} years, {c.Number}"), figures, "93 % or more", covered.High >= 0.93);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
