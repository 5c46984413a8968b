using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Tests whether counts with one mean vary more than Poisson counts do.
/// </summary>
/// <remarks>
/// Below some 100 counts use <see cref="MonteCarlo"/>, which is exact; the other two find too little there (simulate dispersion-test). All look for more variation than Poisson, none for less.
/// Of counts with covariates or exposures see the dispersion test of the trends.
/// </remarks>
public static class CountDispersionTest
{
    /// <summary>Tests by Pearson's statistic Σ (y - ȳ)² / ȳ, against random counts of the same total: given that, Poisson counts are multinomial.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="replicates">How many random samples; at least 1. The p-value is (1 + those at least as large) / (1 + all).</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value on every machine.</param>
    /// <remarks>Cost: a random count for each count and replicate. Source: Fisher (1950), <i>The significance of deviations from expectation in a Poisson series</i>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">The frequencies are not whole.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts, or none is above zero.</exception>
    public static CountTestResult MonteCarlo(CountSample counts, int replicates = 9999, long seed = 1)
    {
        Check(counts);
        Require.InRange(1, int.MaxValue, replicates);
        if (!counts.IsWhole)
        {
            throw new ArgumentException("The frequencies are not whole: there is no such number of counts to draw.", nameof(counts));
        }

        int n = (int)counts.Count;
        double mean = counts.Mean;
        double[] equal = new double[n];
        Array.Fill(equal, 1);
        double statistic = counts.Variance * (n - 1) / mean;
        bool[] isAtLeast = new bool[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            double[] drawn = new double[n];
            RandomCounts.Multinomial(new RandomStream(seed, replicate), (long)counts.Sum, equal, drawn);
            double squares = 0;
            foreach (double count in drawn)
            {
                squares += (count - mean) * (count - mean);
            }

            isAtLeast[replicate] = CountDispersion.IsAtLeast(squares / mean, statistic);
        });
        return new CountTestResult(CountTestMethod.MonteCarlo, statistic, (1.0 + isAtLeast.Count(b => b)) / (replicates + 1.0), 1 / (replicates + 1.0));
    }

    /// <summary>Tests by the slope of ((y - ȳ)² - y) / ȳ on ȳ.</summary>
    /// <param name="counts">The counts.</param>
    /// <remarks>Source: Cameron and Trivedi (1990), <i>Regression-based tests for overdispersion in the Poisson model</i>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts, or none is above zero.</exception>
    public static CountTestResult CameronTrivedi(CountSample counts)
    {
        Check(counts);
        double[] means = new double[counts.ValueSpan.Length];
        Array.Fill(means, counts.Mean);
        double t = CountDispersion.CameronTrivedi(counts.ValueSpan, means, counts.FrequencySpan, counts.Count - 1);
        return new CountTestResult(CountTestMethod.CameronTrivedi, t, CountDispersion.UpperPValue(t), 0);
    }

    /// <summary>Tests by the likelihood ratio of the negative binomial and the Poisson law.</summary>
    /// <param name="counts">The counts.</param>
    /// <remarks>
    /// An infinite size is a boundary. Source: Self and Liang (1987), <i>Asymptotic properties of maximum likelihood estimators and likelihood ratio tests under
    /// nonstandard conditions</i>, case 5.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts, or none is above zero.</exception>
    public static CountTestResult LikelihoodRatio(CountSample counts)
    {
        Check(counts);
        FrequencyFit<Distributions.NegativeBinomial> fit = FrequencyFit.NegativeBinomial(counts);
        double ratio = fit.Status == FitStatus.AtBoundary ? 0 : Math.Max(0, 2 * (fit.LogLikelihood - FrequencyFit.Poisson(counts).LogLikelihood));
        return new CountTestResult(CountTestMethod.LikelihoodRatio, ratio, CountDispersion.BoundaryPValue(ratio), 0);
    }

    private static void Check(CountSample counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count < 2)
        {
            throw new InsufficientDataException("counts", 2, (int)counts.Count, nameof(counts));
        }

        if (counts.Sum == 0)
        {
            throw new InsufficientDataException("counts above zero", 1, 0, nameof(counts));
        }
    }
}
