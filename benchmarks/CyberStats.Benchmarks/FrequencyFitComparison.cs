using System.Runtime.InteropServices;
using System.Text.Json;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Benchmarks;

/// <summary>A negative binomial law fitted to a million counts, against statsmodels.</summary>
internal static class FrequencyFitComparison
{
    private const int Count = 1_000_000;

    public static Comparison Run(CompareOptions options)
    {
        var law = new NegativeBinomial(6, 1.5);
        var random = new RandomStream(1);
        double[] counts = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            counts[i] = law.Sample(random);
        }

        string input = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(input, MemoryMarshal.AsBytes(counts.AsSpan()).ToArray());
            IReadOnlyList<JsonElement>? python = Peer.Run(options.Python, Path.Combine(options.Peers, "frequency_fit.py"), input);
            FrequencyFit<NegativeBinomial> fit = FrequencyFit.NegativeBinomial(counts);
            Timing ours = Timing.Of(() => FrequencyFit.NegativeBinomial(counts));
            Timing intervals = Timing.Of(() => FrequencyFit.NegativeBinomial(counts).Parameters);
            return new Comparison(
                "Negative binomial law",
                FormattableString.Invariant($"{Count} counts, mean 6, size 1.5; counts up to {counts.Max()}. Mean, size and log-likelihood agree with the peer's. ")
                    + "Of the methods of statsmodels, the fastest that reaches the optimum; its fit has standard errors and no profile intervals.",
                [
                    new("CyberStats FrequencyFit.NegativeBinomial", ours, 1),
                    new("the same with profile intervals", intervals, intervals.MedianMs / ours.MedianMs),
                    .. Rows(python, fit, ours),
                ]);
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static IEnumerable<ComparisonRow> Rows(IReadOnlyList<JsonElement>? peer, FrequencyFit<NegativeBinomial> fit, Timing ours)
    {
        const double Target = 100;
        if (peer is null)
        {
            yield return new ComparisonRow("statsmodels", null, double.NaN, Target);
            yield break;
        }

        foreach (JsonElement line in peer)
        {
            // The peer stops at gradients of 1e-5 or so: agreement to a hundredth of a standard error, and no greater likelihood.
            double size = line.GetProperty("size").GetDouble();
            double logLikelihood = line.GetProperty("log_likelihood").GetDouble();
            if (Math.Abs(size - fit.Law.Size) > 0.01 * fit.Wald("Size").StandardError || logLikelihood > fit.LogLikelihood + 1e-4)
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"The peer's size is {size} and its log-likelihood {logLikelihood}, ours {fit.Law.Size} and {fit.LogLikelihood}."));
            }

            var timing = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
            yield return new ComparisonRow(line.GetProperty("peer").GetString()!, timing, timing.MedianMs / ours.MedianMs, Target);
        }
    }
}
