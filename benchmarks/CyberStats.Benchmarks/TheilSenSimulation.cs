using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>How often Sen's interval holds the true slope, by the law of the values, their number and the spacing of the times.</summary>
internal static class TheilSenSimulation
{
    private static readonly int[] Lengths = [5, 8, 12, 16, 40, 100];

    public static Simulation Run(int replicates, long seed)
    {
        Law[] laws =
        [
            new("normal", 3, 0.5, true, (random, mean) => mean + (2 * Draw.Normal(random))),
            new("Cauchy", 3, 0.5, true, (random, mean) => mean + (Draw.Normal(random) / Draw.Normal(random))),
            new("Poisson 3 + 0.5 t", 3, 0.5, true, (random, mean) => Draw.Poisson(random, mean)),
            new("Poisson 1 + 0.02 t", 1, 0.02, false, (random, mean) => Draw.Poisson(random, mean)),
            new("Poisson 3", 3, 0, true, (random, mean) => Draw.Poisson(random, mean)),
        ];
        var rows = new List<SimulationRow>();
        foreach (Law law in laws)
        {
            foreach (int n in Lengths)
            {
                foreach (bool isEqual in new[] { true, false })
                {
                    rows.Add(Row(law, n, isEqual, replicates, seed + rows.Count));
                }
            }
        }

        foreach (int n in Lengths)
        {
            rows.Add(Row(new Law("autocorrelated 0.6", 3, 0.5, false, null), n, true, replicates, seed + rows.Count));
        }

        return new Simulation(
            "Coverage of Sen's interval",
            "Share of intervals at 95 % that hold the true slope, in per cent, with the shares that lie wholly above and below it. The times t are 0 to n - 1, or each up to 0.9 later, "
                + "anew in every replicate. Values are 3 + 0.5 t plus normal noise of standard deviation 2 or standard Cauchy noise, or Poisson counts of the given mean: the slope is then that "
                + "of the mean, and the values, tied, vary more where it is greater. Sen's interval promises at least its level for independent values of one law about the line, and "
                + "is held to it for counts too unless they are so few that most pairs are tied: kept where the 99.9 % binomial interval of the observed share meets 95 % or more. Few counts "
                + "that grow have the slope 0 in most pairs, and the interval often ends there; nothing is promised for them, nor with autocorrelation (normal, standard deviation 2).",
            ["case", "covered", "above", "below", "without ends", "median slope"],
            rows);
    }

    private static SimulationRow Row(Law law, int n, bool isEqual, int replicates, long seed)
    {
        double slope = law.Slope;
        var found = new (bool Above, bool Below, bool Infinite)[replicates];
        double[] slopes = new double[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            double[] times = [.. Enumerable.Range(0, n).Select(i => isEqual ? i : i + (0.9 * random.NextDouble()))];
            double[] values = law.Draw is null
                ? [.. Draw.Autoregressive(random, n, 0.6).Select((e, i) => law.Start + (slope * times[i]) + (2 * e))]
                : [.. times.Select(t => law.Draw(random, law.Start + (slope * t)))];
            Estimate estimate = TheilSen.Fit(times, values).Slope;
            found[replicate] = (estimate.Low > slope, estimate.High < slope, double.IsInfinity(estimate.Low));
            slopes[replicate] = estimate.Value;
        });
        var covered = new Proportion(found.Count(f => !f.Above && !f.Below), replicates, 0.999);
        Array.Sort(slopes);
        string[] figures =
        [
            Text(covered.Value),
            Text((double)found.Count(f => f.Above) / replicates),
            Text((double)found.Count(f => f.Below) / replicates),
            Text((double)found.Count(f => f.Infinite) / replicates),
            FormattableString.Invariant($"{slopes[replicates / 2]:0.000}"),
        ];
        string name = $"{law.Name}, {(isEqual ? "equal" : "unequal")} spacing, n = {n}";
        return new SimulationRow(name, figures, law.IsPromised ? "95 % or more" : "none", law.IsPromised ? covered.High >= 0.95 : null);
    }

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");

    /// <summary>The line, and how a value about its mean is drawn; null for autocorrelated normal values.</summary>
    private sealed record Law(string Name, double Start, double Slope, bool IsPromised, Func<RandomStream, double, double>? Draw);
}
