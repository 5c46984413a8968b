using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Tests whether counts can come from a law of the kind that was fitted to them.
/// </summary>
/// <remarks>
/// The p-value is that of the distance among those of samples drawn from the fitted law, each fitted anew, so that it knows that the parameters were estimated. It
/// is (1 + those at least as far) / (1 + all), and conservative, since counts are discrete and distances tie. Source: Henze (1996), <i>Empirical-distribution-function
/// goodness-of-fit tests for discrete models</i>.
/// </remarks>
public static class CountGoodnessOfFit
{
    /// <summary>Tests by the greatest distance of the two cumulative distributions.</summary>
    /// <typeparam name="TLaw">The law.</typeparam>
    /// <param name="fit">The fit.</param>
    /// <param name="replicates">How many samples; at least 1.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value for any number of threads.</param>
    /// <remarks>Cost: replicates fits and samples.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The frequencies of the sample are not whole.</exception>
    public static CountTestResult KolmogorovSmirnov<TLaw>(FrequencyFit<TLaw> fit, int replicates = 999, long seed = 1)
        where TLaw : class, IFrequency => Test(fit, Greatest, replicates, seed);

    /// <summary>Tests by the squared distances of the two cumulative distributions, each weighted by the probability of its count.</summary>
    /// <typeparam name="TLaw">The law.</typeparam>
    /// <param name="fit">The fit.</param>
    /// <param name="replicates">How many samples; at least 1.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value for any number of threads.</param>
    /// <remarks>
    /// The sum runs over the counts that were seen, weighted by the probability up to the next of them. Cost: replicates fits and samples.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The frequencies of the sample are not whole.</exception>
    public static CountTestResult CramerVonMises<TLaw>(FrequencyFit<TLaw> fit, int replicates = 999, long seed = 1)
        where TLaw : class, IFrequency => Test(fit, Squares, replicates, seed);

    private static CountTestResult Test<TLaw>(FrequencyFit<TLaw> fit, Func<CountSample, IFrequency, double> distance, int replicates, long seed)
        where TLaw : class, IFrequency
    {
        ArgumentNullException.ThrowIfNull(fit);
        Require.InRange(1, int.MaxValue, replicates);
        double statistic = distance(fit.Sample, fit.Law);
        var draws = new CountResampling(fit.Sample, fit.Law);
        bool[] isAtLeast = new bool[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            CountSample sample = draws.Next(new RandomStream(seed, replicate));
            isAtLeast[replicate] = fit.TryRefit(sample) is not { } refit || CountDispersion.IsAtLeast(distance(sample, refit.Law), statistic); // a sample that cannot be fitted does not speak against the law
        });
        return new CountTestResult(CountTestMethod.ParametricBootstrap, statistic, (1.0 + isAtLeast.Count(b => b)) / (replicates + 1.0), 1 / (replicates + 1.0));
    }

    private static double Greatest(CountSample sample, IFrequency law)
    {
        double greatest = 0;
        double below = 0;
        for (int i = 0; i < sample.ValueSpan.Length; i++)
        {
            // The empirical distribution is flat between the counts seen: the greatest distance is at one of them, or just below it.
            double value = sample.ValueSpan[i];
            greatest = Math.Max(greatest, Math.Abs(law.Cumulative(value - 1) - (below / sample.Count)));
            below += sample.FrequencySpan[i];
            greatest = Math.Max(greatest, Math.Abs(law.Cumulative(value) - (below / sample.Count)));
        }

        return greatest;
    }

    private static double Squares(CountSample sample, IFrequency law)
    {
        double sum = 0;
        double below = 0;
        double atLast = 0;
        for (int i = 0; i < sample.ValueSpan.Length; i++)
        {
            double at = law.Cumulative(sample.ValueSpan[i]);
            below += sample.FrequencySpan[i];
            double distance = at - (below / sample.Count);
            sum += distance * distance * (at - atLast);
            atLast = at;
        }

        return sample.Count * sum;
    }
}
