using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// The rank test of Mann and Kendall: do values rise or fall over time? It asks for no model and no unit, only for an order.
/// </summary>
public static class MannKendall
{
    private const int MostExact = 60; // beyond, the normal law is off by at most 0.0015 for p-values up to 0.2, with ties or without

    /// <summary>Tests a series: its counts over their exposure, missing periods and those without exposure left out.</summary>
    /// <param name="series">The series.</param>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <remarks>A part of a period counts at its rate, which varies more than a whole one: see the exposure. Cost: as for values.</remarks>
    public static MannKendallResult Test(CountSeries series)
    {
        (_, double[] rates) = SeriesValues.Of(series);
        return Test(rates) with { Missing = series.Length - rates.Length };
    }

    /// <summary>Tests values in the order of time, one after another; the times themselves do not matter.</summary>
    /// <param name="values">The values; finite.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its index.</exception>
    /// <remarks>
    /// Exact up to 60 values, ties included; from then on by the normal law, which is off by at most 0.0015 there. Cost: n log n; of the exact law n⁴. Source:
    /// Mann (1945), <i>Nonparametric tests against trend</i>; Kendall (1975), <i>Rank Correlation Methods</i>, for ties.
    /// </remarks>
    public static MannKendallResult Test(ReadOnlySpan<double> values)
    {
        SeriesValues.RequireFinite(values, nameof(values));
        var statistic = KendallStatistic.Of(values);
        bool isExact = values.Length <= MostExact;
        MannKendallResult result = Describe(statistic, isExact ? MannKendallMethod.Exact : MannKendallMethod.Normal);
        if (result.Status != MannKendallStatus.Tested)
        {
            return result;
        }

        if (isExact)
        {
            double[] masses = KendallDistribution.Masses(statistic.Groups);
            return result with { PValue = TwoSided(masses, Math.Abs(statistic.S)), SmallestPValue = Math.Min(1, 2 * masses[0]) };
        }

        return result with { PValue = TailProbability.TwoSidedNormal(result.Z), SmallestPValue = TailProbability.TwoSidedNormal((statistic.Untied - 1) / Math.Sqrt(result.Variance)) };
    }

    /// <summary>
    /// Tests values with seasons: each season is compared with itself only, so that a yearly pattern is no trend. Source: Hirsch, Slack and
    /// Smith (1982), <i>Techniques of trend analysis for monthly water quality data</i>.
    /// </summary>
    /// <param name="values">The values in the order of time, one for each season; NaN where one is missing.</param>
    /// <param name="seasons">The number of seasons, such as 12 for months; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasons"/> is below 1.</exception>
    /// <exception cref="ArgumentException">A value is infinite; the message gives its index.</exception>
    /// <remarks>
    /// The seasons are taken as independent of one another. Exact where every season has at most 60 values and there are at most 20,000 pairs.
    /// </remarks>
    public static MannKendallResult Seasonal(ReadOnlySpan<double> values, int seasons)
    {
        Require.InRange(1, int.MaxValue, seasons);
        var statistics = new List<KendallStatistic>();
        int count = 0;
        for (int season = 0; season < Math.Min(seasons, values.Length); season++)
        {
            var own = new List<double>();
            for (int i = season; i < values.Length; i += seasons)
            {
                if (!double.IsNaN(values[i]))
                {
                    own.Add(SeriesValues.RequireFinite(values[i], i, nameof(values)));
                }
            }

            statistics.Add(KendallStatistic.Of([.. own]));
            count += own.Count;
        }

        long s = statistics.Sum(x => x.S);
        long untied = statistics.Sum(x => x.Untied);
        long pairs = statistics.Sum(x => x.Pairs);
        bool isExact = statistics.All(x => x.Count <= MostExact) && untied <= 20_000;
        var result = new MannKendallResult(count, isExact ? MannKendallMethod.Exact : MannKendallMethod.Normal)
        {
            S = s,
            Variance = statistics.Sum(x => x.Variance),
            TauA = (double)s / pairs,
            TauB = s / Math.Sqrt((double)untied * pairs),
            Status = untied > 0 ? MannKendallStatus.Tested : MannKendallStatus.NothingToTest,
            Missing = values.Length - count,
        };
        if (untied == 0)
        {
            return result;
        }

        if (!isExact)
        {
            return result with { PValue = TailProbability.TwoSidedNormal(result.Z), SmallestPValue = TailProbability.TwoSidedNormal((untied - 1) / Math.Sqrt(result.Variance)) };
        }

        double[] masses = [1];
        foreach (KendallStatistic statistic in statistics.Where(x => x.Untied > 0))
        {
            masses = KendallDistribution.Convolve(masses, KendallDistribution.Masses(statistic.Groups));
        }

        return result with { PValue = TwoSided(masses, Math.Abs(s)), SmallestPValue = Math.Min(1, 2 * masses[0]) };
    }

    /// <summary>
    /// Tests values by drawing blocks of them at random, with replacement, which keeps the dependence of neighbours and takes a trend away. Source:
    /// Kundzewicz and Robson (2004), <i>Change detection in hydrological records</i>; Önöz and Bayazit (2012).
    /// </summary>
    /// <param name="values">The values in the order of time; finite.</param>
    /// <param name="blockLength">The length of a block, from 1 to the number of values; longer than the dependence reaches.</param>
    /// <param name="replicates">How many series of blocks are drawn; at least 1.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value on every machine.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The block is longer than the values or shorter than 1, or there are no replicates.</exception>
    /// <remarks>
    /// The p-value is (1 + k) / (1 + B), so that it is never 0. With few blocks the test is too willing: at 5 % and blocks of 3 it finds a trend
    /// in 15 % of series of 5 independent values, and in 5 % from 12 on (benchmarks/results/simulate-mann-kendall.md). Cost: B times n log n.
    /// </remarks>
    public static MannKendallResult BlockBootstrap(ReadOnlySpan<double> values, int blockLength, int replicates = 1999, long seed = 1)
    {
        SeriesValues.RequireFinite(values, nameof(values));
        Require.InRange(1, Math.Max(1, values.Length), blockLength);
        Require.InRange(1, int.MaxValue, replicates);
        var statistic = KendallStatistic.Of(values);
        MannKendallResult result = Describe(statistic, MannKendallMethod.BlockBootstrap);
        if (result.Status != MannKendallStatus.Tested)
        {
            return result;
        }

        double[] drawn = new double[values.Length];
        int asFar = 0;
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            var random = new RandomStream(seed, replicate);
            for (int filled = 0; filled < drawn.Length; filled += blockLength)
            {
                int length = Math.Min(blockLength, drawn.Length - filled);
                values.Slice(random.Next(values.Length - blockLength + 1), length).CopyTo(drawn.AsSpan(filled));
            }

            asFar += Math.Abs(KendallStatistic.Of(drawn).S) >= Math.Abs(statistic.S) ? 1 : 0;
        }

        return result with { PValue = (1.0 + asFar) / (1.0 + replicates), SmallestPValue = 1.0 / (1.0 + replicates) };
    }

    /// <summary>
    /// Tests values after taking the correlation of neighbours away: of each the share r₁ of the one before, where r₁ is that correlation. Source:
    /// von Storch (1995), <i>Misuses of statistical analysis in climate research</i>.
    /// </summary>
    /// <param name="values">The values in the order of time; finite.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its index.</exception>
    /// <remarks>
    /// One value fewer is tested. A trend makes neighbours alike too, so that a part of it is taken away with them: the test misses more. On short
    /// series r₁ is underestimated, and false trends remain.
    /// </remarks>
    public static MannKendallResult Prewhitened(ReadOnlySpan<double> values)
    {
        SeriesValues.RequireFinite(values, nameof(values));
        double r = values.Length > 2 ? Autocorrelation(values, 1) : 0;
        double[] whitened = new double[Math.Max(0, values.Length - 1)];
        for (int i = 0; i < whitened.Length; i++)
        {
            whitened[i] = values[i + 1] - (r * values[i]);
        }

        return Test(whitened) with { LagOneRemoved = r };
    }

    /// <summary>
    /// Tests values with the variance that their autocorrelation gives S: that of the ranks, after the slope of Theil and Sen is taken away,
    /// at the lags where it is significant at 5 %. Source: Hamed and Rao (1998), <i>A modified Mann-Kendall trend test for autocorrelated data</i>.
    /// </summary>
    /// <param name="values">The values in the order of time; finite.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its index.</exception>
    /// <remarks>
    /// For long series. On short ones it sees little of the autocorrelation, and on independent values it finds a trend too often: at 5 %, in
    /// 8 to 9 % of series of 16 to 30 values (benchmarks/results/simulate-mann-kendall.md). The corrected variance can be negative, which the status
    /// says. Cost: n² for n values.
    /// </remarks>
    public static MannKendallResult HamedRao(ReadOnlySpan<double> values)
    {
        SeriesValues.RequireFinite(values, nameof(values));
        var statistic = KendallStatistic.Of(values);
        MannKendallResult plain = Describe(statistic, MannKendallMethod.HamedRao);
        if (plain.Status != MannKendallStatus.Tested)
        {
            return plain;
        }

        int n = values.Length;
        double slope = TheilSen.Fit(values).Slope.Value;
        double[] detrended = new double[n];
        for (int i = 0; i < n; i++)
        {
            detrended[i] = values[i] - (slope * i);
        }

        double[] ranks = Ranks(detrended);
        double limit = Quantiles.TwoSidedNormal(0.95) / Math.Sqrt(n);
        double sum = 0;
        for (int lag = 1; lag < n - 2; lag++)
        {
            double r = Autocorrelation(ranks, lag);
            sum += Math.Abs(r) > limit ? (double)(n - lag) * (n - lag - 1) * (n - lag - 2) * r : 0;
        }

        double variance = n > 2 ? plain.Variance * (1 + (2 * sum / ((double)n * (n - 1) * (n - 2)))) : plain.Variance;
        MannKendallResult corrected = plain with { Variance = variance };
        return variance > 0
            ? corrected with { PValue = TailProbability.TwoSidedNormal(corrected.Z), SmallestPValue = TailProbability.TwoSidedNormal((statistic.Untied - 1) / Math.Sqrt(variance)) }
            : corrected with { Status = MannKendallStatus.VarianceNotPositive };
    }

    /// <summary>The correlation of values a lag apart, with the mean and the variance of all; 0 where they are all equal.</summary>
    private static double Autocorrelation(ReadOnlySpan<double> values, int lag)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i + lag < values.Length ? (values[i] - mean) * (values[i + lag] - mean) : 0;
        }

        return squares > 0 ? products / squares : 0;
    }

    /// <summary>The ranks of values, equal ones sharing the mean of theirs.</summary>
    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        double[] ranks = new double[values.Length];
        for (int i = 0; i < order.Length;)
        {
            int start = i;
            while (i < order.Length && values[order[i]] == values[order[start]])
            {
                i++;
            }

            for (int j = start; j < i; j++)
            {
                ranks[order[j]] = (start + i + 1) / 2.0;
            }
        }

        return ranks;
    }

    private static MannKendallResult Describe(KendallStatistic statistic, MannKendallMethod method) => new(statistic.Count, method)
    {
        S = statistic.S,
        Variance = statistic.Variance,
        TauA = (double)statistic.S / statistic.Pairs,
        TauB = statistic.S / Math.Sqrt((double)statistic.Untied * statistic.Pairs),
        Status = statistic.Untied > 0 ? MannKendallStatus.Tested : MannKendallStatus.NothingToTest,
    };

    /// <summary>P(|S| ≥ s), where S is the number of pairs less twice the discordant ones: the law is symmetric.</summary>
    private static double TwoSided(double[] masses, long s)
    {
        if (s == 0)
        {
            return 1;
        }

        double tail = 0;
        for (long d = 0; d <= (masses.Length - 1 - s) / 2; d++)
        {
            tail += masses[d]; // from the smallest on
        }

        return Math.Min(1, 2 * tail);
    }
}
