using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Tests whether more counts are 0 than a law has it.
/// </summary>
/// <remarks>
/// All look for more zeros, none for fewer. Counts that vary more than Poisson counts have more zeros than Poisson's law without being inflated at zero: where
/// <see cref="CountDispersionTest"/> finds such variation, ask <see cref="NegativeBinomialBootstrap"/>.
/// </remarks>
public static class ZeroInflationTest
{
    /// <summary>Tests against Poisson's law by the number of zeros beyond that expected at the mean of the counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The root of the statistic with the sign of the excess, and its upper p-value by the normal law.</returns>
    /// <remarks>Source: van den Broek (1995), <i>A score test for zero inflation in a Poisson distribution</i>, with one side of it.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">No count is above zero.</exception>
    public static CountTestResult Score(CountSample counts)
    {
        Check(counts);
        double mean = counts.Mean;
        double excess = (counts.Zeros * Math.Exp(mean)) - counts.Count; // over the probability of zero, as the variance is
        double variance = counts.Count * (Elementary.ExpM1(mean) - mean);
        double z = double.IsInfinity(variance) ? (counts.Zeros > 0 ? double.PositiveInfinity : 0) : excess / Math.Sqrt(variance);
        return new CountTestResult(CountTestMethod.Score, z, CountDispersion.UpperPValue(z), 0);
    }

    /// <summary>Tests against Poisson's law by the likelihood ratio of the zero-modified Poisson law, which is 0 where there are no more zeros than expected.</summary>
    /// <param name="counts">The counts.</param>
    /// <remarks>That zeros are not inflated is a boundary: the p-value is half a chi-square's, for many counts. Source: Self and Liang (1987), case 5.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">No count is above zero.</exception>
    public static CountTestResult LikelihoodRatio(CountSample counts)
    {
        Check(counts);
        double ratio = Ratio(FrequencyFit.Poisson(counts), FrequencyFit.ZeroModifiedPoisson(counts));
        return new CountTestResult(CountTestMethod.LikelihoodRatio, ratio, CountDispersion.BoundaryPValue(ratio), 0);
    }

    /// <summary>Tests against Poisson's law by the same ratio among those of samples drawn from that law, for few counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="replicates">How many samples; at least 1. The p-value is (1 + those at least as large) / (1 + all).</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value for any number of threads.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="InsufficientDataException">No count is above zero.</exception>
    /// <exception cref="ArgumentException">The frequencies are not whole.</exception>
    public static CountTestResult PoissonBootstrap(CountSample counts, int replicates = 999, long seed = 1)
    {
        Check(counts);
        return Bootstrap(FrequencyFit.Poisson(counts), sample => sample.Sum == 0 ? 0 : Ratio(FrequencyFit.Poisson(sample), FrequencyFit.ZeroModifiedPoisson(sample)), replicates, seed);
    }

    /// <summary>Tests against the negative binomial law, by the likelihood ratio of its zero-modified form among those of samples drawn from the law.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="replicates">How many samples; at least 1. The p-value is (1 + those at least as large) / (1 + all).</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value for any number of threads.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="InsufficientDataException">Fewer than two counts are above zero.</exception>
    /// <exception cref="ArgumentException">The frequencies are not whole.</exception>
    public static CountTestResult NegativeBinomialBootstrap(CountSample counts, int replicates = 999, long seed = 1)
    {
        Check(counts);
        if (counts.Count - counts.Zeros < 2)
        {
            throw new InsufficientDataException("counts above zero", 2, (int)(counts.Count - counts.Zeros), nameof(counts));
        }

        return Bootstrap(
            FrequencyFit.NegativeBinomial(counts),
            sample => sample.Count - sample.Zeros < 2 ? 0 : Ratio(FrequencyFit.NegativeBinomial(sample), FrequencyFit.ZeroModifiedNegativeBinomial(sample)),
            replicates,
            seed);
    }

    private static CountTestResult Bootstrap<TLaw>(FrequencyFit<TLaw> fit, Func<CountSample, double> ratio, int replicates, long seed)
        where TLaw : class, IFrequency
    {
        Require.InRange(1, int.MaxValue, replicates);
        double statistic = ratio(fit.Sample);
        var draws = new CountResampling(fit.Sample, fit.Law);
        bool[] isAtLeast = new bool[replicates];
        Parallel.For(0, replicates, replicate => isAtLeast[replicate] = CountDispersion.IsAtLeast(ratio(draws.Next(new RandomStream(seed, replicate))), statistic));
        return new CountTestResult(CountTestMethod.ParametricBootstrap, statistic, (1.0 + isAtLeast.Count(b => b)) / (replicates + 1.0), 1 / (replicates + 1.0));
    }

    /// <summary>Twice the gain of the zero-modified law, 0 where it has fewer zeros than the law itself.</summary>
    private static double Ratio<TLaw>(FrequencyFit<TLaw> plain, FrequencyFit<ZeroModified> modified)
        where TLaw : class, IFrequency =>
        modified.Law.ZeroProbability > modified.Law.Law.Density(0) ? Math.Max(0, 2 * (modified.LogLikelihood - plain.LogLikelihood)) : 0;

    private static void Check(CountSample counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Sum == 0)
        {
            throw new InsufficientDataException("counts above zero", 1, 0, nameof(counts));
        }
    }
}
