using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>The kinds of samples that every law is fitted to.</summary>
internal static class SampleKind
{
    public static IReadOnlyList<string> All { get; } = ["exact", "left", "right", "interval", "truncated", "rounded", "weighted", "mixed"];

    /// <summary>Returns a sample of a kind from a law; the limits are quantiles of the law, so that each kind holds a good share of the rows.</summary>
    public static LossSample Draw(string kind, ISeverity law, int count, long seed)
    {
        var random = new RandomStream(seed, 0);
        double[] losses = [.. Enumerable.Range(0, count).Select(_ => law.Sample(random))];
        double low = law.Quantile(0.25);
        double high = law.Quantile(0.8);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(law.Quantile(0.5)))) / 2;
        return kind switch
        {
            "exact" => LossSample.Of(losses),
            "left" => LossSample.Of(losses.Select(x => x > low ? LossObservation.Exactly(x) : LossObservation.AtMost(low))),
            "right" => LossSample.Of(losses.Select(x => x < high ? LossObservation.Exactly(x) : LossObservation.AtLeast(high))),
            "interval" => LossSample.Of(losses.Select(x => InBand(law, x))),
            "truncated" => LossSample.Of(losses.Where(x => x > low).Select(x => LossObservation.Exactly(x).Truncated(low))),
            "rounded" => LossSample.Of(losses.Select(x => LossObservation.Rounded(Math.Round(x / unit) * unit, unit))),
            "weighted" => LossSample.Weighted(losses, [.. losses.Select((_, i) => 1 + (i % 3 / 2.0))]),
            "mixed" => LossSample.Of(losses.Select((x, i) => (i % 5) switch
            {
                0 when x > high => LossObservation.AtLeast(high),
                1 when x < low => LossObservation.AtMost(low),
                2 => InBand(law, x),
                3 when x > low => LossObservation.Exactly(x).Truncated(low),
                4 => LossObservation.Exactly(x).Weighted(2),
                _ => LossObservation.Exactly(x),
            })),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
    }

    /// <summary>Returns the same observations with every amount times a factor, which must be exact in binary where the result is to be too.</summary>
    public static LossSample Times(LossSample sample, double factor) => LossSample.Of(Rows(sample).Select(o => Times(o, factor)));

    public static IEnumerable<LossObservation> Rows(LossSample sample) => Enumerable.Range(0, sample.Count).Select(i => sample[i]);

    private static LossObservation Times(LossObservation o, double factor)
    {
        LossObservation scaled = LossObservation.Between(o.Low * factor, o.High * factor).Weighted(o.Weight);
        return o.ReportedAbove > 0 || o.ReportedUpTo < double.PositiveInfinity ? scaled.Truncated(o.ReportedAbove * factor, o.ReportedUpTo * factor) : scaled;
    }

    private static LossObservation InBand(ISeverity law, double loss)
    {
        double[] edges = [law.Quantile(0.02), law.Quantile(0.15), law.Quantile(0.35), law.Quantile(0.5), law.Quantile(0.7), law.Quantile(0.85), law.Quantile(0.95)];
        int band = edges.Count(e => e < loss);
        return band == 0 ? LossObservation.AtMost(edges[0])
            : band == edges.Length ? LossObservation.AtLeast(edges[^1])
            : LossObservation.Between(edges[band - 1], edges[band]);
    }
}
