using System.Globalization;
using CyberStats.Reporting;

namespace CyberStats.Benchmarks;

/// <summary>How often intervals of the number of incidents hold the true number, where lists are independent, depend on one another, or find some incidents more easily.</summary>
internal static class UndercountSimulation
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

    // Of each incident the first list finds it with p[0]; list 1 with p[1], but with the probability "copy" if the first has it; p is multiplied by a number of mean 1 where incidents differ.
    private static readonly (string Name, int N, double[] P, double Copy, bool Differ, string Method, Promise Promise)[] Cases =
    [
        ("two lists, N = 50, p = .3 .4", 50, [0.3, 0.4], 0, false, "two", Promise.Least),
        ("two lists, N = 200, p = .3 .4", 200, [0.3, 0.4], 0, false, "two", Promise.Both),
        ("two lists, N = 1000, p = .05 .1", 1000, [0.05, 0.1], 0, false, "two", Promise.Least),
        ("two lists, N = 200, p = .3 .4, copy .5", 200, [0.3, 0.4], 0.5, false, "two", Promise.None),
        ("Chao, 3 lists, N = 200, p = .3", 200, [0.3, 0.3, 0.3], 0, false, "chao", Promise.Both),
        ("Chao, 5 lists, N = 200, p = .2", 200, [0.2, 0.2, 0.2, 0.2, 0.2], 0, false, "chao", Promise.Both),
        ("Chao, 3 lists, N = 200, p = .2 .3 .5", 200, [0.2, 0.3, 0.5], 0, false, "chao", Promise.None),
        ("Chao, 5 lists, N = 200, p = .2, differing", 200, [0.2, 0.2, 0.2, 0.2, 0.2], 0, true, "chao", Promise.None),
        ("Chao without the factor, 3 lists, N = 200, p = .3", 200, [0.3, 0.3, 0.3], 0, false, "many", Promise.None),
        ("independence, 3 lists, N = 300, p = .3 .4 .25", 300, [0.3, 0.4, 0.25], 0, false, "independence", Promise.Both),
        ("chosen by AIC, the same", 300, [0.3, 0.4, 0.25], 0, false, "aic", Promise.None),
        ("chosen by BIC, the same", 300, [0.3, 0.4, 0.25], 0, false, "bic", Promise.None),
        ("averaged, the same", 300, [0.3, 0.4, 0.25], 0, false, "average", Promise.None),
        ("independence, 3 lists, copy .6", 300, [0.3, 0.3, 0.25], 0.6, false, "independence", Promise.None),
        ("the true model, the same", 300, [0.3, 0.3, 0.25], 0.6, false, "a+b", Promise.Both),
        ("chosen by AIC, the same", 300, [0.3, 0.3, 0.25], 0.6, false, "aic", Promise.None),
        ("chosen by BIC, the same", 300, [0.3, 0.3, 0.25], 0.6, false, "bic", Promise.None),
        ("averaged, the same", 300, [0.3, 0.3, 0.25], 0.6, false, "average", Promise.None),
    ];

    private enum Promise
    {
        None,
        Both,
        Least,
    }

    public static Simulation Run(int replicates, long seed) => new(
        "Incidents that no list holds",
        "N incidents; each list finds each with a probability p. With \"copy\" the second list also takes over, with that probability, what the first has. \"Differing\": "
            + "the chances of an incident are multiplied by a gamma variable of mean 1 and shape 2, at most .95 in the end. Coverage of N by the 95 % intervals, the share of intervals that lie wholly below and above N, in per "
            + "cent, the median estimate and the median width. Chao's bound is a lower bound where incidents or lists differ: there only that few intervals lie above is of interest. By the rule for coverage the promise of "
            + "93 to 97 % (at least 93 % for small lists) is kept where the 99.9 % binomial interval of the observed coverage meets it. Replicates without an estimate are left out, and counted.",
        ["case", "covered", "below", "above", "median", "median width", "without"],
        [.. Cases.Select((c, i) => Run(c, i, replicates, seed))]);

    private static SimulationRow Run(
        (string Name, int N, double[] P, double Copy, bool Differ, string Method, Promise Promise) c, int index, int replicates, long seed)
    {
        var results = new Estimate?[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed + index, replicate);
            long[] counts = new long[(1 << c.P.Length) - 1];
            for (int i = 0; i < c.N; i++)
            {
                double ease = c.Differ ? -Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble())) / 2 : 1;
                int history = 0;
                for (int list = 0; list < c.P.Length; list++)
                {
                    bool isFound = random.NextDouble() < Math.Min(0.95, c.P[list] * ease);
                    isFound |= list == 1 && (history & 1) == 1 && random.NextDouble() < c.Copy;
                    history |= isFound ? 1 << list : 0;
                }

                if (history > 0)
                {
                    counts[history - 1]++;
                }
            }

            results[replicate] = Estimated(new ListHistories(Names[..c.P.Length], counts), c.Method);
        });

        Estimate[] known = [.. results.Where(r => r is { } e && !double.IsNaN(e.Low)).Select(r => r!.Value)];
        var covered = new Proportion(known.Count(e => e.Low <= c.N && c.N <= e.High), known.Length, 0.999);
        string[] figures =
        [
            Text($"{100 * covered.Value:0.0}"),
            Text($"{100.0 * known.Count(e => e.High < c.N) / known.Length:0.0}"),
            Text($"{100.0 * known.Count(e => e.Low > c.N) / known.Length:0.0}"),
            Text($"{Median([.. known.Select(e => e.Value)]):0}"),
            Text($"{Median([.. known.Select(e => e.High - e.Low)]):0}"),
            Text($"{replicates - known.Length}"),
        ];
        return new SimulationRow(
            c.Name,
            figures,
            c.Promise switch { Promise.Both => "93 to 97 %", Promise.Least => "93 % or more", _ => "none" },
            c.Promise == Promise.None ? null : covered.High >= 0.93 && (c.Promise == Promise.Least || covered.Low <= 0.97));
    }

    private static Estimate? Estimated(ListHistories histories, string method) => method switch
    {
        "two" => TwoLists.Of(histories).Total,
        "chao" => ChaoLowerBound.Of(histories).Total,
        "many" => ChaoLowerBound.Of(histories.Frequencies).Total,
        "bic" => ListModels.Fit(histories, new ListModelOptions { Criterion = ListModelCriterion.Bic }).Selected?.Total,
        "aic" => ListModels.Fit(histories).Selected?.Total,
        "average" => ListModels.Fit(histories).Averaged,
        "independence" => ListModels.Fit(histories, new ListModelOptions { MostInteracting = 1 }).Independence.Total,
        _ => ListModels.Fit(histories).Models.Single(m => m.Interactions.Count == 1 && m.Interactions[0] == method).Total,
    };

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? double.NaN : values[values.Length / 2];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
