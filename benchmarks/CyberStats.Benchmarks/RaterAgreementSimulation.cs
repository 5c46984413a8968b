using System.Globalization;
using CyberStats.Reporting;

namespace CyberStats.Benchmarks;

/// <summary>How often the intervals of Krippendorff's alpha and of Cohen's kappa hold the true value.</summary>
internal static class RaterAgreementSimulation
{
    private const int BootstrapReplicates = 400;

    // A rater reads the true value with the probability "right", and else draws one by the same shares; so both coefficients are right².
    private static readonly (string Name, int Units, int Raters, double[] Shares, double Right, double Missing, bool IsPromised)[] Cases =
    [
        ("alpha, 200 units, 2 raters, 3 values, right .9", 200, 2, [0.5, 0.3, 0.2], 0.9, 0, true),
        ("alpha, 100 units, 3 raters, a fifth missing, right .8", 100, 3, [0.5, 0.3, 0.2], 0.8, 0.2, true),
        ("alpha, 50 units, 2 raters, right .8", 50, 2, [0.5, 0.3, 0.2], 0.8, 0, true),
        ("alpha, 20 units, 2 raters, right .8", 20, 2, [0.5, 0.3, 0.2], 0.8, 0, false),
        ("alpha, 100 units, 2 raters, shares .95 .05, right .9", 100, 2, [0.95, 0.05], 0.9, 0, false),
        ("kappa, 200 units, 3 values, right .9", 200, 0, [0.5, 0.3, 0.2], 0.9, 0, true),
        ("kappa, 50 units, 3 values, right .8", 50, 0, [0.5, 0.3, 0.2], 0.8, 0, true),
        ("kappa, 20 units, 3 values, right .8", 20, 0, [0.5, 0.3, 0.2], 0.8, 0, false),
        ("kappa, 100 units, shares .95 .05, right .9", 100, 0, [0.95, 0.05], 0.9, 0, false),
    ];

    public static Simulation Run(int replicates, long seed) => new(
        "Agreement between raters",
        $"Each unit has a true value, drawn by the shares. A rater gives it with the probability \"right\", and else draws a value by the same shares, so that alpha and kappa both are the square of that probability. "
            + $"Coverage of it by the 95 % intervals, in per cent: for alpha the percentile bootstrap over units ({BootstrapReplicates} replicates), for kappa the large-sample error. By the rule for coverage the promise of 93 to 97 % "
            + "is kept where the 99.9 % binomial interval of the observed coverage meets it. The last column says how often the caveat few_units is given.",
        ["case", "covered", "below", "above", "mean width", "undefined", "with caveat"],
        [.. Cases.Select((c, i) => Run(c, i, replicates, seed))]);

    private static SimulationRow Run(
        (string Name, int Units, int Raters, double[] Shares, double Right, double Missing, bool IsPromised) c, int index, int replicates, long seed)
    {
        var results = new (Estimate? Value, bool HasCaveat)[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed + index, replicate);
            double?[][] units = new double?[c.Units][];
            for (int u = 0; u < units.Length; u++)
            {
                int truth = Draw();
                units[u] = [.. Enumerable.Range(0, Math.Max(2, c.Raters)).Select(_ =>
                {
                    int rating = random.NextDouble() < c.Right ? truth : Draw();
                    return random.NextDouble() < c.Missing ? (double?)null : rating;
                })];
            }

            if (c.Raters == 0)
            {
                CohenKappaResult kappa = CohenKappa.Of(units.Select(u => (u[0]!.Value, u[1]!.Value)));
                results[replicate] = (kappa.Kappa, kappa.Caveats.Count > 0);
            }
            else
            {
                KrippendorffAlphaResult alpha = KrippendorffAlpha.Of(units, options: new AlphaOptions { Replicates = BootstrapReplicates, Seed = replicate });
                results[replicate] = (alpha.Alpha, alpha.Caveats.Count > 0);
            }

            int Draw()
            {
                double place = random.NextDouble();
                int value = 0;
                while (value < c.Shares.Length - 1 && place >= c.Shares[value])
                {
                    place -= c.Shares[value++];
                }

                return value;
            }
        });

        double truth = c.Right * c.Right;
        Estimate[] known = [.. results.Where(r => r.Value is { } e && !double.IsNaN(e.Low)).Select(r => r.Value!.Value)];
        var covered = new Proportion(known.Count(e => e.Low <= truth && truth <= e.High), known.Length, 0.999);
        string[] figures =
        [
            Text($"{100 * covered.Value:0.0}"),
            Text($"{100.0 * known.Count(e => e.High < truth) / known.Length:0.0}"),
            Text($"{100.0 * known.Count(e => e.Low > truth) / known.Length:0.0}"),
            Text($"{known.Average(e => e.High - e.Low):0.000}"),
            Text($"{replicates - known.Length}"),
            Text($"{100.0 * results.Count(r => r.HasCaveat) / replicates:0.0}"),
        ];
        return new SimulationRow(
            c.Name, figures, c.IsPromised ? "93 to 97 %" : "none", c.IsPromised ? covered.High >= 0.93 && covered.Low <= 0.97 : null);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
