using System.Diagnostics;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Benchmarks;

/// <summary>A thousand bootstraps of fits to ten thousand losses, and the goodness-of-fit test, against the time that is allowed for them.</summary>
internal static class BootstrapComparison
{
    private const int Count = 10_000;
    private const int Replicates = 1_000;
    private const double AllowedMs = 10_000;

    public static Comparison Run(CompareOptions options)
    {
        var rows = new List<ComparisonRow>();
        AddRows(rows, "Lognormal", SeverityFit.Lognormal, new Lognormal(10, 2));
        AddRows(rows, "Weibull", SeverityFit.Weibull, new Weibull(0.6, 1e5));
        AddRows(rows, "GeneralizedPareto", losses => SeverityFit.GeneralizedPareto(losses), new GeneralizedPareto(0, 1e5, 0.6));
        AddRows(rows, "Burr", SeverityFit.Burr, new Burr(1.5, 1.2, 1e5));
        return new Comparison(
            "Bootstraps of fits",
            FormattableString.Invariant($"{Count} losses drawn from each law, {Replicates} replicates, on all processors: the median of three runs after one that is not counted. ")
                + FormattableString.Invariant($"The target is a time: {AllowedMs / 1000:0} seconds, so that the ratio is that time over ours, and at least 1."),
            rows);
    }

    private static void AddRows<TLaw>(List<ComparisonRow> rows, string name, Func<LossSample, SeverityFit<TLaw>> fit, TLaw law)
        where TLaw : class, ISeverity
    {
        double[] losses = new double[Count];
        law.Sample(new RandomStream(1), losses);
        SeverityFit<TLaw> fitted = fit(losses);
        foreach (BootstrapKind kind in Enum.GetValues<BootstrapKind>())
        {
            AddRow(rows, FormattableString.Invariant($"CyberStats {name}, {kind}"), () => fitted.Bootstrap(kind, Replicates, seed: 1));
        }

        AddRow(rows, FormattableString.Invariant($"CyberStats {name}, GoodnessOfFit.Test"), () => GoodnessOfFit.Test(fitted, Replicates - 1, seed: 1));
    }

    private static void AddRow(List<ComparisonRow> rows, string name, Func<object> work)
    {
        double[] times = new double[4];
        for (int i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            GC.KeepAlive(work());
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times, 1, times.Length - 1);
        rows.Add(new(name, new Timing(times[2], times[1]), AllowedMs / times[2], 1));
    }
}
