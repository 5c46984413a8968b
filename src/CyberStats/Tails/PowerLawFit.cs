using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A power law fitted to the tail of a sample, with the sample, so that it can be tested. Made by <see cref="PowerLaw"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class PowerLawFit
{
    internal PowerLawFit(PowerLawData data, double threshold, double exponent, double distance, int zeros, bool isThresholdGiven)
    {
        Data = data;
        Threshold = threshold;
        Distance = distance;
        Count = data.Count;
        TailCount = data.TailFrom(threshold);
        Zeros = zeros;
        IsThresholdGiven = isThresholdGiven;
        var likelihood = new TailLikelihood(data, threshold);
        LogLikelihood = likelihood.Of(exponent);
        (double low, double high) = likelihood.Interval(exponent, data.Options.Level);
        Exponent = new Estimate(exponent, likelihood.StandardError(exponent), Math.Min(low, exponent), Math.Max(high, exponent), data.Options.Level);
        List<Caveat> caveats = isThresholdGiven ? [] : [Caveat.ThresholdChosen];
        if (TailCount < 5 || high - low > 1.6 * exponent)
        {
            caveats.Add(Caveat.Unstable);
        }

        Caveats = [.. caveats];
    }

    /// <summary>Gets what values the law was fitted to.</summary>
    public PowerLawKind Kind => Data.Kind;

    /// <summary>Gets the threshold, the least value of the tail, in the unit of the values.</summary>
    /// <remarks>It has no standard error, since it is no regular estimate; <see cref="Bootstrap"/> shows how far it moves.</remarks>
    public double Threshold { get; }

    /// <summary>Gets whether the threshold was given, and not estimated.</summary>
    public bool IsThresholdGiven { get; }

    /// <summary>Gets the exponent α of the density, a pure number above 1: the mean is infinite up to 2. The tail index is 1 / (α - 1).</summary>
    /// <remarks>
    /// With the standard error from the observed information and the interval of the likelihood ratio, both with the threshold taken as known. Of
    /// continuous values
    /// the error is (α - 1) / √n. Where the threshold is estimated <see cref="Bootstrap"/> gives the wider error.
    /// </remarks>
    public Estimate Exponent { get; }

    /// <summary>Gets the Kolmogorov-Smirnov distance between the values of the tail and the law.</summary>
    public double Distance { get; }

    /// <summary>Gets the number of values at or above the threshold.</summary>
    public int TailCount { get; }

    /// <summary>Gets the number of values above zero, or in the bins.</summary>
    public int Count { get; }

    /// <summary>Gets the number of zeros, which were left out.</summary>
    public int Zeros { get; }

    /// <summary>Gets the log-likelihood of the tail: of densities per unit of the values, of probabilities for whole numbers and bins.</summary>
    public double LogLikelihood { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    internal PowerLawData Data { get; }

    /// <summary>Tests whether the tail can be that of a power law.</summary>
    /// <param name="replicates">How many samples are drawn; at least 1. The error of the p-value is up to ½ / √replicates.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value, whatever the number of threads.</param>
    /// <returns>
    /// (1 + k) / (1 + replicates), where k samples lie at least as far from their own fitted law as the data from theirs. Each has values of the
    /// fitted law with the
    /// chance of the tail, else values drawn from those below the threshold, and its threshold is estimated anew; where the threshold was given the
    /// tail alone is drawn. A
    /// small p-value says that the tail follows no power law; a large one that it cannot be told apart from one.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no replicates.</exception>
    /// <remarks>
    /// Source: Clauset, Shalizi and Newman (2009), section 4.1. Somewhat conservative, since the threshold follows the sample. Cost: as many fits as
    /// replicates, in parallel.
    /// </remarks>
    public double PValue(int replicates = 1000, long seed = 1)
    {
        Require.InRange(1, int.MaxValue - 1, replicates);
        int asFar = 0;
        Parallel.For(0, replicates, replicate =>
        {
            PowerLawData drawn = Data.Drawn(new RandomStream(seed, replicate), Threshold, Exponent.Value, IsThresholdGiven);
            (_, double distance) = ThresholdScan.Best(drawn.Points(IsThresholdGiven ? Threshold : null), enough: Distance);
            if (distance >= Distance) // a sample without any threshold, at +∞, counts as far
            {
                Interlocked.Increment(ref asFar);
            }
        });
        return (1.0 + asFar) / (1.0 + replicates);
    }

    /// <summary>Shows how far threshold and exponent move together when the values are drawn again with replacement.</summary>
    /// <param name="replicates">How many samples are drawn; at least 2.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same samples, whatever the number of threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two replicates.</exception>
    /// <remarks>
    /// Source: Clauset, Shalizi and Newman (2009), section 3.4. A bootstrap of a threshold is a picture of its spread and not a consistent interval.
    /// Cost: as many fits
    /// as replicates, in parallel.
    /// </remarks>
    public PowerLawBootstrap Bootstrap(int replicates = 1000, long seed = 1)
    {
        Require.InRange(2, int.MaxValue, replicates);
        var found = new PowerLawReplicate?[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            TailPoints points = Data.Resampled(new RandomStream(seed, replicate)).Points(IsThresholdGiven ? Threshold : null);
            (int best, double distance) = ThresholdScan.Best(points);
            if (best >= 0)
            {
                found[replicate] = new(points.ThresholdAt(best), points.ExponentAt(best), (int)points.TailAt(best), distance);
            }
        });
        return new PowerLawBootstrap(this, [.. found.OfType<PowerLawReplicate>()], replicates);
    }

    /// <summary>Compares the power law with another law fitted to the same tail.</summary>
    /// <param name="alternative">The other law.</param>
    /// <exception cref="ArgumentOutOfRangeException">The law is none, or the cut-off for bins, which is not built.</exception>
    /// <remarks>
    /// The other law starts at the same threshold: its tail is that above it. Whole numbers follow it rounded to the nearest one (the cut-off has its
    /// own sum), bins hold its share.
    /// Sources: Clauset, Shalizi and Newman (2009), section 5 and appendix C; Vuong (1989), <i>Likelihood ratio tests for model selection and
    /// non-nested hypotheses</i>.
    /// </remarks>
    public PowerLawComparison CompareWith(PowerLawAlternative alternative)
    {
        Require.Defined(alternative);
        return alternative == PowerLawAlternative.CutOff && Kind == PowerLawKind.Binned
            ? throw new ArgumentOutOfRangeException(nameof(alternative), alternative, "'alternative' must not be the cut-off for bins.")
            : TailAlternatives.Compare(this, alternative);
    }

    /// <summary>Returns "α = 2.37 [2.11, 2.66] from 7 on, 120 of 540 values", in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"α = {Exponent} from {Threshold:G4} on, {TailCount} of {Count} values");
}
