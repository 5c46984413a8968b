using CyberStats.Distributions;
using CyberStats.Tails;

namespace CyberStats.Benchmarks;

/// <summary>How often the test of a power law refuses one, and how well threshold and exponent are found.</summary>
internal static class PowerLawSimulation
{
    private const double Exponent = 2.5;
    private const int Replicates = 199; // of each p-value

    private static readonly (string Name, PowerLawKind Kind, int Count, double Threshold, double Share, bool IsGiven)[] Cases =
    [
        ("continuous, power law from 1 on", PowerLawKind.Continuous, 100, 1, 1, false),
        ("continuous, power law from 1 on", PowerLawKind.Continuous, 500, 1, 1, false),
        ("continuous, half from 10 on", PowerLawKind.Continuous, 200, 10, 0.5, false),
        ("continuous, half from 10 on", PowerLawKind.Continuous, 1000, 10, 0.5, false),
        ("continuous, threshold given", PowerLawKind.Continuous, 200, 10, 0.5, true),
        ("discrete, power law from 1 on", PowerLawKind.Discrete, 200, 1, 1, false),
        ("discrete, half from 10 on", PowerLawKind.Discrete, 500, 10, 0.5, false),
        ("discrete, threshold given", PowerLawKind.Discrete, 200, 10, 0.5, true),
        ("binned, power law from 1 on", PowerLawKind.Binned, 500, 1, 1, false),
        ("binned, threshold given", PowerLawKind.Binned, 500, 1, 1, true),
    ];

    public static Simulation Run(int replicates, long seed) => new(
        "Power laws: size of the test, recovery of the exponent",
        $"Samples whose tail follows a power law of exponent {Exponent} from a threshold on; the other half, if any, is uniform below it (at 1 to 9 for whole numbers). Bins double from 1 on. Share of p-values, "
            + $"each of {Replicates} replicates, at or below 5 and 10 %, in per cent; share of intervals of the exponent at 95 %, which take the threshold as known, that hold it; means over the samples. "
            + "The p-value is to refuse at most as often as its level says (kept where the 99.9 % binomial interval of the share meets the level or less); with the threshold given and values continuous it is "
            + "exact but for the exponent, and the interval covers (kept where its 99.9 % interval meets 95 %). Where the threshold is estimated the interval covers less: nothing is promised.",
        ["case", "refused at 5 %", "refused at 10 %", "interval covers", "mean exponent", "its spread", "mean error stated", "median threshold"],
        [.. Cases.Select((c, i) => Row(c, replicates, seed + i))]);

    private static SimulationRow Row((string Name, PowerLawKind Kind, int Count, double Threshold, double Share, bool IsGiven) c, int replicates, long seed)
    {
        var found = new (double P, PowerLawFit Fit)[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            var zeta = new Zeta(Exponent, c.Threshold);
            double[] values = [.. Enumerable.Range(0, c.Count).Select(_ => (random.NextDouble() < c.Share, c.Kind) switch
            {
                (true, PowerLawKind.Discrete) => zeta.Sample(random),
                (true, _) => c.Threshold * Math.Pow(1 - random.NextDouble(), -1 / (Exponent - 1)),
                (false, PowerLawKind.Discrete) => 1 + random.Next((int)c.Threshold - 1),
                _ => c.Threshold * (1 - random.NextDouble()),
            })];
            double? threshold = c.IsGiven ? c.Threshold : null;
            PowerLawFit fit = c.Kind == PowerLawKind.Binned
                ? PowerLaw.FitHeaped(values, [.. Enumerable.Range(0, 40).Select(k => Math.Pow(2, k)), double.PositiveInfinity], threshold)
                : PowerLaw.Fit(values, c.Kind, threshold);
            found[replicate] = (fit.PValue(Replicates, seed + 1_000_003 * (replicate + 1L)), fit);
        });
        var at5 = new Proportion(found.Count(f => f.P <= 0.05), replicates, 0.999);
        var at10 = new Proportion(found.Count(f => f.P <= 0.1), replicates, 0.999);
        var covered = new Proportion(found.Count(f => f.Fit.Exponent.Low <= Exponent && Exponent <= f.Fit.Exponent.High), replicates, 0.999);
        double mean = found.Average(f => f.Fit.Exponent.Value);
        double[] thresholds = [.. found.Select(f => f.Fit.Threshold).Order()];
        string[] figures =
        [
            Text(at5.Value), Text(at10.Value), Text(covered.Value),
            FormattableString.Invariant($"{mean:0.000}"),
            FormattableString.Invariant($"{Math.Sqrt(found.Average(f => Math.Pow(f.Fit.Exponent.Value - mean, 2))):0.000}"),
            FormattableString.Invariant($"{found.Average(f => f.Fit.Exponent.StandardError):0.000}"),
            FormattableString.Invariant($"{thresholds[replicates / 2]:0.00}"),
        ];
        bool isKept = at5.Low <= 0.05 && at10.Low <= 0.1 && (!c.IsGiven || covered.High >= 0.95);
        return new SimulationRow($"{c.Name}, n = {c.Count}", figures, c.IsGiven ? "5, 10 % or less; covers 95 %" : "5, 10 % or less", isKept);
    }

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");
}
