using System.Runtime.InteropServices;
using System.Text.Json;
using CyberStats.Trends;

namespace CyberStats.Benchmarks;

/// <summary>A negative binomial regression of a hundred thousand rows on three covariates and an offset, against statsmodels and R.</summary>
internal static class CountRegressionComparison
{
    private const int Count = 100_000;

    public static Comparison Run(CompareOptions options)
    {
        double[] counts = new double[Count];
        double[][] columns = [new double[Count], new double[Count], new double[Count]];
        double[] offset = new double[Count];
        var random = new RandomStream(1);
        for (int i = 0; i < Count; i++)
        {
            columns[0][i] = Draw.Normal(random);
            columns[1][i] = 2005 + random.Next(18);
            columns[2][i] = random.Next(2);
            offset[i] = Math.Log(0.5 + random.NextDouble());
            double mean = Math.Exp(1 + (0.3 * columns[0][i]) + (0.1 * (columns[1][i] - 2014)) - (0.5 * columns[2][i]) + offset[i]);
            counts[i] = Draw.NegativeBinomial(random, mean, 2);
        }

        CountRegressionFit Fit() => CountRegression.Fit(counts, columns, offset, CountFamily.NegativeBinomial);
        string input = Path.GetTempFileName();
        try
        {
            double[] all = [.. counts, .. columns[0], .. columns[1], .. columns[2], .. offset];
            File.WriteAllBytes(input, MemoryMarshal.AsBytes(all.AsSpan()).ToArray());
            IReadOnlyList<JsonElement>? python = Peer.Run(options.Python, Path.Combine(options.Peers, "count_regression.py"), input);
            IReadOnlyList<JsonElement>? r = Peer.Run(options.R, Path.Combine(options.Peers, "count_regression.R"), input);
            CountRegressionFit fit = Fit();
            Timing ours = Timing.Of(Fit);
            return new Comparison(
                "Negative binomial regression",
                FormattableString.Invariant($"{Count} rows, three covariates (one of them a calendar year), an offset, θ = 2; counts up to {counts.Max()}. ")
                    + "Slopes, θ and log-likelihood agree with the peers'. Of the methods of statsmodels, the fastest that reaches the optimum.",
                [
                    new("CyberStats CountRegression.Fit", ours, 1),
                    .. Rows(python, "statsmodels", fit, ours, 40),
                    .. Rows(r, "MASS glm.nb", fit, ours, null),
                ]);
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static IEnumerable<ComparisonRow> Rows(IReadOnlyList<JsonElement>? peer, string name, CountRegressionFit fit, Timing ours, double? target)
    {
        if (peer is null)
        {
            yield return new ComparisonRow(name, null, double.NaN, target);
            yield break;
        }

        foreach (JsonElement line in peer)
        {
            // The peers stop at gradients of 1e-5 or so: agreement to a hundredth of a standard error, and no greater likelihood.
            double slope = line.GetProperty("slope").GetDouble();
            double logLikelihood = line.GetProperty("log_likelihood").GetDouble();
            if (Math.Abs(slope - fit.Coefficients[1].Value) > 0.01 * fit.Coefficients[1].StandardError || logLikelihood > fit.LogLikelihood + 1e-4)
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"The peer's slope is {slope} and its log-likelihood {logLikelihood}, ours {fit.Coefficients[1].Value} and {fit.LogLikelihood}."));
            }

            var timing = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
            yield return new ComparisonRow(line.GetProperty("peer").GetString()!, timing, timing.MedianMs / ours.MedianMs, target);
        }
    }
}
