using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Tests whether losses can come from a law: by Kolmogorov and Smirnov's, Cramér and von Mises', Anderson and Darling's distance, and that of the upper tail.
/// </summary>
/// <remarks>
/// <para>
/// A law that was fitted to the losses is closer to them than the true one: the p-values of the textbooks, which take its parameters as known, are far too large. Here a
/// p-value is the rank of the distance among those of samples drawn from the law, each fitted anew: (1 + as great ones) / (1 + all). It is uniform where the law is right,
/// exactly where the distances do not depend on the parameters (lognormal, Weibull, exponential, Pareto, log-logistic), nearly else, and too large for
/// few losses with a generalized Pareto law: of 20 losses, 2 to 3 % of its p-values are below 5 % (simulate goodness-of-fit).
/// </para>
/// <para>
/// Truncated losses are compared each within the range in which it is reported, whole weights count as so many losses. Of censored losses the law without a model that
/// is likeliest (Kaplan and Meier, 1958; Turnbull, 1976) stands for the empirical one, spread over an interval as the law spreads it.
/// </para>
/// <para>Source: Stute, González Manteiga and Presedo Quindimil (1993), <i>Bootstrap based goodness-of-fit-tests</i>; Davison and Hinkley (1997), <i>Bootstrap Methods</i>, §4.2.</para>
/// </remarks>
public static class GoodnessOfFit
{
    /// <summary>Tests a law against the losses that it was fitted to.</summary>
    /// <param name="fit">The fit; to exact losses, which may be truncated and weighted.</param>
    /// <param name="replicates">How many samples are drawn; at least 1.</param>
    /// <param name="seed">The seed of the random numbers; the result depends on it and not on the number of threads.</param>
    /// <returns>
    /// The four tests. All are NaN where the fit is <see cref="FitStatus.Degenerate"/>. Where an end of the support was estimated, the losses that lie on it are left out.
    /// </returns>
    /// <remarks>Cost: a sample, a fit and a sort a replicate, on all processors: see the comparison of bootstraps.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="ArgumentException">Some losses are censored, or a weight is not whole.</exception>
    /// <exception cref="InsufficientDataException">There are not more losses than parameters.</exception>
    public static GoodnessOfFitResult Test(ISeverityFit fit, int replicates = 999, long seed = 1)
    {
        Check(fit, replicates);
        CheckExact(fit.Sample, nameof(fit), "give the way in which losses are observed, so that samples can be drawn like this one");
        return Test(fit, (law, random) => SampleDraw.FromLaw(fit.Sample, law, random)!, replicates, seed);
    }

    /// <summary>Tests a law against losses, some of them censored, that it was fitted to.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="observe">
    /// Draws losses from a law, and returns them as they would be on record: as many, and as often censored and truncated for the same reasons. It is called from several
    /// threads at a time, with random numbers of its own each time; what it throws arrives in an <see cref="AggregateException"/>.
    /// </param>
    /// <param name="replicates">How many samples are drawn; at least 1.</param>
    /// <param name="seed">The seed of the random numbers; the result depends on it and not on the number of threads.</param>
    /// <returns>The four tests, by the distances between the law and the likeliest law without a model.</returns>
    /// <remarks>
    /// Cost: a sample, a fit and the likeliest law without a model a replicate, on all processors. That is quick for lower bounds; for intervals with thousands of
    /// different ends it is a search of seconds.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="ArgumentException">A weight is not whole.</exception>
    /// <exception cref="InsufficientDataException">There are not more losses than parameters.</exception>
    public static GoodnessOfFitResult Test(ISeverityFit fit, Func<ISeverity, Random, LossSample> observe, int replicates = 999, long seed = 1)
    {
        Check(fit, replicates);
        ArgumentNullException.ThrowIfNull(observe);
        CheckWeights(fit.Sample, nameof(fit));
        bool leavesEndsOut = fit.Status is FitStatus.Irregular or FitStatus.Unbounded;
        Distances observed = fit.Status == FitStatus.Degenerate ? Distances.None : TransformedSample.DistancesOf(fit.Law, fit.Sample, leavesEndsOut);
        return Rank(observed, fit.Sample, true, observed.AreKnown ? replicates : 0, seed, random =>
        {
            LossSample drawn = observe(fit.Law, random) ?? throw new InvalidOperationException("The way of observing gave null instead of a sample.");
            return Refit(fit, drawn) is { } law ? TransformedSample.DistancesOf(law, drawn, leavesEndsOut) : Distances.None;
        });
    }

    /// <summary>Tests a law whose parameters are known, and not from these losses.</summary>
    /// <param name="law">The law.</param>
    /// <param name="losses">The losses; exact ones, which may be truncated and weighted.</param>
    /// <param name="replicates">How many samples are drawn; at least 1.</param>
    /// <param name="seed">The seed of the random numbers; the result depends on it and not on the number of threads.</param>
    /// <returns>The four tests; the distances of the tails are +∞ where a loss lies outside of the law's support.</returns>
    /// <remarks>The p-values are uniform for any law and number of losses. Cost: as many random numbers, and a sort, a replicate.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    /// <exception cref="ArgumentException">Some losses are censored, or a weight is not whole.</exception>
    /// <exception cref="InsufficientDataException">There is no loss.</exception>
    public static GoodnessOfFitResult Test(ISeverity law, LossSample losses, int replicates = 999, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(losses);
        Require.InRange(1, int.MaxValue, replicates);
        CheckExact(losses, nameof(losses), "their distance from a known law depends on how they came about");
        if (losses.TotalWeight == 0)
        {
            throw new InsufficientDataException("losses", 1, 0, nameof(losses));
        }

        int count = checked((int)losses.TotalWeight);
        return Rank(TransformedSample.DistancesOf(law, losses, leavesEndsOut: false), losses, false, replicates, seed, random => OfUniform(count, random));
    }

    private static GoodnessOfFitResult Rank(
        Distances observed, LossSample sample, bool isEstimated, int replicates, long seed, Func<RandomStream, Distances> draw)
    {
        var drawn = new Distances[replicates];
        Parallel.For(0, replicates, i => drawn[i] = draw(new RandomStream(seed, i)));
        int known = drawn.Count(d => d.AreKnown);
        return new GoodnessOfFitResult
        {
            KolmogorovSmirnov = Test(d => d.Greatest),
            CramerVonMises = Test(d => d.Squares),
            AndersonDarling = Test(d => d.Tails),
            UpperTailAndersonDarling = Test(d => d.UpperTail),
            Count = sample.TotalWeight,
            TiedCount = Tied(sample),
            ParametersEstimated = isEstimated,
            Replicates = replicates,
            FailedCount = replicates - known,
        };

        GoodnessOfFitStatistic Test(Func<Distances, double> select)
        {
            double value = select(observed);
            return new(value, double.IsNaN(value) || known == 0 ? double.NaN : (1.0 + drawn.Count(d => d.AreKnown && select(d) >= value)) / (1 + known));
        }
    }

    /// <summary>The law fitted to a sample; null where it cannot be, as where a draw from a very wide law left the range of numbers.</summary>
    private static ISeverity? Refit(ISeverityFit fit, LossSample sample)
    {
        try
        {
            return fit.Refit(sample);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Distances OfUniform(int count, RandomStream random)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = 1 - random.NextDouble();
        }

        Array.Sort(values);
        return Distances.Of(Array.ConvertAll(values, u => new UnitPoint(u, Math.Log(u), Elementary.LogP1(-u))), []);
    }

    private static double Tied(LossSample sample)
    {
        var counts = new Dictionary<double, double>();
        for (int i = 0; i < sample.Count; i++)
        {
            if (sample.Low[i] == sample.High[i])
            {
                counts[sample.Low[i]] = counts.GetValueOrDefault(sample.Low[i]) + (sample.IsWeighted ? sample.Weights[i] : 1);
            }
        }

        return counts.Values.Where(c => c > 1).Sum();
    }

    private static void Check(ISeverityFit fit, int replicates)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Require.InRange(1, int.MaxValue, replicates);
        int parameters = fit.Parameters.Count;
        if (!(fit.Weight > parameters))
        {
            throw new InsufficientDataException("losses", parameters + 1, (int)fit.Weight, nameof(fit)); // as many as parameters are met in the same way by any law
        }
    }

    private static void CheckExact(LossSample sample, string parameter, string remedy)
    {
        CheckWeights(sample, parameter);
        if (sample.ExactCount < sample.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{sample.Count - sample.ExactCount} of {sample.Count} losses are censored: {remedy}."), parameter);
        }
    }

    private static void CheckWeights(LossSample sample, string parameter)
    {
        foreach (double weight in sample.Weights)
        {
            if (weight != Math.Floor(weight))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A weight is {weight}: only whole weights say how many losses there are."), parameter);
            }
        }
    }
}
