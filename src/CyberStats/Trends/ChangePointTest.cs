using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// The verdict on one change of level: is the greatest difference between an earlier and a later part greater than chance makes it?
/// </summary>
/// <remarks>
/// <para>
/// The statistic is the greatest over all splits; its law is that over all orders of the same values, so that nothing is assumed of them but that,
/// without a change, every order is as likely as any other. For independent values of one law, overdispersed and tied ones too, the test never
/// exceeds its level. A trend, or neighbours that go together, reject as well: the p-value says that the order is not chance, and not that there is a break.
/// <see cref="ChangePointPosterior"/> weighs a break against a trend.
/// </para>
/// <para>
/// Every distinct order is gone through where there are at most 50,000, or at most as many as replicates: always up to 8 values. Else orders are
/// drawn, and the p-value is (1 + k) / (1 + B), which keeps the level too. Source: Pitman (1937), <i>Significance tests which may be applied to samples from any populations</i>;
/// Phipson and Smyth (2010), <i>Permutation p-values should never be zero</i>.
/// </para>
/// </remarks>
public static class ChangePointTest
{
    private const double MostEnumerated = 50_000;

    /// <summary>Tests a series for one change of its rate; missing periods are left out.</summary>
    /// <param name="series">The series; of any kind but prevalence and spread dates, whose neighbours share incidents.</param>
    /// <param name="replicates">How many orders are drawn where there are too many to go through; at least 1.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value on every machine.</param>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is of the kind <see cref="SeriesKind.Prevalence"/>, or its imprecise dates were spread over periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no replicates.</exception>
    /// <remarks>
    /// The statistic is the Poisson log-likelihood ratio, with exposure. Counts of unequal exposure have different laws, so only those of equal
    /// exposure trade places, and the others stay: the level holds for any law, but a change that goes along with a change of the exposure is not seen by this test.
    /// <see cref="ChangePointTestResult.Movable"/> says how many trade places. Cost: of the order n for each order of n values.
    /// </remarks>
    public static ChangePointTestResult Permutation(CountSeries series, int replicates = 9999, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(series);
        Require.InRange(1, int.MaxValue, replicates);
        if (series.Kind == SeriesKind.Prevalence || series.Caveats.Contains(Caveat.SpreadUniformly))
        {
            throw new ArgumentException($"The periods of this series, of the kind {series.Kind}, share incidents, so that they cannot be put in another order.", nameof(series));
        }

        int[] known = SeriesValues.Known(series);
        return Test(
            ChangeStatistic.Poisson,
            [.. known.Select(i => series.Counts[i]!.Value)],
            [.. known.Select(i => series.Exposure[i])],
            known,
            series.Length - known.Length,
            replicates,
            seed,
            series.Caveats);
    }

    /// <summary>Tests values in the order of time, one after another, for one change of their level.</summary>
    /// <param name="values">The values; finite, and for the Poisson statistic not negative.</param>
    /// <param name="statistic">What is compared. The level holds with either; the power is that of the one that suits the values.</param>
    /// <param name="replicates">How many orders are drawn where there are too many to go through; at least 1.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value on every machine.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or negative with the Poisson statistic; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no replicates, or the statistic is none.</exception>
    public static ChangePointTestResult Permutation(
        ReadOnlySpan<double> values, ChangeStatistic statistic = ChangeStatistic.Poisson, int replicates = 9999, long seed = 1)
    {
        SeriesValues.RequireFinite(values, nameof(values));
        Require.Defined(statistic);
        Require.InRange(1, int.MaxValue, replicates);
        for (int i = 0; i < values.Length && statistic == ChangeStatistic.Poisson; i++)
        {
            if (values[i] < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The number at index {i} of 'values' is {values[i]}: the Poisson statistic is for values that are not negative."), nameof(values));
            }
        }

        double[] ones = new double[values.Length];
        Array.Fill(ones, 1);
        return Test(statistic, values.ToArray(), ones, [.. Enumerable.Range(0, values.Length)], 0, replicates, seed, []);
    }

    private static ChangePointTestResult Test(
        ChangeStatistic kind, double[] values, double[] exposure, int[] places, int missing, int replicates, long seed, IReadOnlyList<Caveat> caveats)
    {
        double[] used = kind == ChangeStatistic.Mean ? Centred(values) : values;
        var statistic = new SplitStatistic(kind, used, exposure);
        var arrangements = new Arrangements(used, exposure);
        (double observed, int at) = arrangements.Count > 1 || exposure.Distinct().Count() > 1 ? statistic.Greatest(used) : (0, 0);
        var result = new ChangePointTestResult(values.Length, caveats)
        {
            Statistic = observed,
            Break = at > 0 ? at : null,
            Place = at > 0 ? places[at] : null,
            Arrangements = arrangements.Count,
            Movable = arrangements.Movable,
            Missing = missing,
        };
        if (arrangements.Count <= 1)
        {
            return result;
        }

        double least = observed * (1 - (2 * SplitStatistic.Tie));
        if (arrangements.Count <= Math.Max(MostEnumerated, replicates))
        {
            double[] all = [.. arrangements.All(used).Select(order => statistic.Greatest(order).Statistic)];
            double top = all.Max() * (1 - (2 * SplitStatistic.Tie));
            return result with { PValue = Share(all, least), SmallestPValue = Share(all, top), IsEnumerated = true };
        }

        int asFar = 0;
        double[] drawn = new double[used.Length];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            used.CopyTo(drawn, 0);
            arrangements.Shuffle(drawn, new RandomStream(seed, replicate));
            asFar += statistic.Greatest(drawn).Statistic >= least ? 1 : 0;
        }

        return result with { PValue = (1.0 + asFar) / (1.0 + replicates), SmallestPValue = 1.0 / (1.0 + replicates), Replicates = replicates };
    }

    private static double Share(double[] all, double least) => (double)all.Count(s => s >= least) / all.Length;

    private static double[] Centred(double[] values)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length; // no sum that leaves the range of numbers
        }

        double farthest = values.Select(v => Math.Abs((v / 2) - (mean / 2))).DefaultIfEmpty().Max();
        return [.. values.Select(v => farthest > 0 ? ((v / 2) - (mean / 2)) / farthest : 0)]; // and no square that does
    }
}
