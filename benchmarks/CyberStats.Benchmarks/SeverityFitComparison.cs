using System.Runtime.InteropServices;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Benchmarks;

/// <summary>Laws fitted to a million losses each, against scipy's fits.</summary>
internal static class SeverityFitComparison
{
    private const int Count = 1_000_000;

    public static Comparison Run(CompareOptions options)
    {
        List<ComparisonRow> rows =
        [
            .. Rows(options, "lognorm", new Lognormal(13, 2), SeverityFit.Lognormal, 1),
            .. Rows(options, "gamma", new Gamma(0.7, 1e-5), SeverityFit.Gamma, 1),
            .. Rows(options, "weibull_min", new Weibull(0.7, 3e4), SeverityFit.Weibull, 100),
            .. Rows(options, "genpareto", new GeneralizedPareto(0, 1e5, 0.6), losses => SeverityFit.GeneralizedPareto(losses), 100),
            .. Rows(options, "burr12", new Burr(2.2, 1.3, 5e4), SeverityFit.Burr, 100),
            .. Rows(options, "lomax", new Lomax(2e5, 1.7), SeverityFit.Lomax, 50),
        ];
        return new Comparison(
            "Laws of losses",
            FormattableString.Invariant($"{Count} losses drawn from the law that is fitted; from a LossSample, as the peer has an array of numpy's, to the fit with its errors, on one core. ")
                + "No log-likelihood of a peer is greater by more than 1e-9 of itself; where scipy's own ends below ours by more than 0.01, its name says so.",
            rows);
    }

    private static IEnumerable<ComparisonRow> Rows<TLaw>(CompareOptions options, string peerName, TLaw law, Func<LossSample, SeverityFit<TLaw>> fit, double target)
        where TLaw : class, ISeverity
    {
        var random = new RandomStream(1);
        double[] losses = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            losses[i] = law.Sample(random);
        }

        LossSample sample = losses;
        SeverityFit<TLaw> ours = fit(sample);
        Timing timing = Timing.Of(() => fit(sample));
        Timing fromArray = Timing.Of(() => fit(losses));
        yield return new ComparisonRow($"CyberStats SeverityFit.{typeof(TLaw).Name}", timing, 1);
        yield return new ComparisonRow("the same from an array, which is checked and copied first", fromArray, fromArray.MedianMs / timing.MedianMs);

        string input = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(input, MemoryMarshal.AsBytes(losses.AsSpan()).ToArray());
            if (Peer.Run(options.Python, Path.Combine(options.Peers, "severity_fit.py"), peerName, input) is not { } peer)
            {
                yield return new ComparisonRow($"scipy {peerName}", null, double.NaN, target);
                yield break;
            }

            double logLikelihood = peer[0].GetProperty("log_likelihood").GetDouble();
            if (logLikelihood > ours.LogLikelihood + (1e-9 * Math.Abs(logLikelihood)))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"scipy's log-likelihood for {peerName} is {logLikelihood}, ours {ours.LogLikelihood}."));
            }

            double missing = ours.LogLikelihood - logLikelihood;
            string name = peer[0].GetProperty("peer").GetString()! + (missing > 0.01 ? FormattableString.Invariant($" (ends {missing:0.00} short)") : "");
            var theirs = new Timing(peer[0].GetProperty("median_ms").GetDouble(), peer[0].GetProperty("min_ms").GetDouble());
            yield return new ComparisonRow(name, theirs, theirs.MedianMs / timing.MedianMs, target);
        }
        finally
        {
            File.Delete(input);
        }
    }
}
