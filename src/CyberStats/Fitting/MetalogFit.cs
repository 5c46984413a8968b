using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A metalog law fitted to losses by least squares of its quantiles (Keelin, 2016, equation 8).
/// </summary>
/// <remarks>
/// The quantiles are those of the <see cref="EmpiricalFit"/>: each of its values at the middle of its step, (F(x-) + F(x)) / 2 (Hazen, 1914), weighted by its step; probability
/// spread over an interval at the interval's geometric middle. What lies at +∞ is left out, but the probabilities of the others stay below it. Where no law has the
/// coefficients of least squares, fewer terms are taken until one has. Immutable and thread-safe.
/// </remarks>
public sealed class MetalogFit
{
    private const int LeastTerms = 2;

    private readonly double _lower;

    private MetalogFit(LossSample sample, int requested, double lower, Metalog law, double misfit)
    {
        Sample = sample;
        RequestedTerms = requested;
        _lower = lower;
        Law = law;
        Misfit = misfit;
        CompensatedSum sum = default;
        for (int i = 0; i < sample.Count; i++)
        {
            LossObservation row = sample[i];
            sum += row.Weight > 0 ? row.Weight * PointwiseLikelihood.Of(law, row) : 0;
        }

        LogLikelihood = sum.Value;
    }

    /// <summary>Gets the law.</summary>
    public Metalog Law { get; }

    /// <summary>Gets the number of coefficients of the law.</summary>
    public int Terms => Law.Coefficients.Count;

    /// <summary>Gets the number of coefficients that were asked for.</summary>
    public int RequestedTerms { get; }

    /// <summary>Gets <see cref="FitStatus.Converged"/>, or <see cref="FitStatus.AtBoundary"/> where the law has fewer terms than were asked for.</summary>
    public FitStatus Status => Terms == RequestedTerms ? FitStatus.Converged : FitStatus.AtBoundary;

    /// <summary>Gets the log-likelihood of the sample under the law, which is not maximized; -∞ where the law cannot have a loss.</summary>
    public double LogLikelihood { get; }

    /// <summary>
    /// Gets the root of the mean squared distance between the quantiles of the law and of the losses: of the logarithm of the loss above the lower end, or of the loss itself
    /// where there is none.
    /// </summary>
    public double Misfit { get; }

    /// <summary>Gets the sample.</summary>
    public LossSample Sample { get; }

    /// <summary>Fits the law again to the losses drawn with replacement, which shows how much the fit owes to chance.</summary>
    /// <param name="replicates">How many; at least 2.</param>
    /// <param name="seed">The seed of the random numbers; the result depends on it and not on the number of threads.</param>
    /// <remarks>A replicate may have fewer terms. Source: Efron (1979), <i>Bootstrap methods: another look at the jackknife</i>. Cost: a fit a replicate, on all processors.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 2.</exception>
    public SeverityBootstrap<Metalog> Bootstrap(int replicates = 999, long seed = 1)
    {
        Require.InRange(2, int.MaxValue, replicates);
        var laws = new Metalog?[replicates];
        Parallel.For(0, replicates, i => laws[i] = TryFit(SampleDraw.Resample(Sample, new RandomStream(seed, i))));
        Metalog[] fitted = [.. laws.OfType<Metalog>()];
        return new SeverityBootstrap<Metalog>(Law, fitted, replicates - fitted.Length, BootstrapKind.Resampled, seed);
    }

    internal static MetalogFit Of(LossSample losses, int terms, double lower)
    {
        ArgumentNullException.ThrowIfNull(losses);
        Require.InRange(LeastTerms, Metalog.MostTerms, terms);
        if (double.IsNaN(lower) || double.IsPositiveInfinity(lower))
        {
            throw new ArgumentOutOfRangeException(nameof(lower), lower, "'lower' must be finite or -∞.");
        }

        ((double Probability, double Loss)[] points, double[] weights) = PointsOf(EmpiricalFit.Of(losses));
        if (points.Length > 0 && points[0].Loss <= lower)
        {
            throw new ArgumentException(FormattableString.Invariant($"The loss {points[0].Loss} does not lie above {lower}, the lower end of the law."), nameof(losses));
        }

        if (points.Length < terms)
        {
            throw new InsufficientDataException("different losses", terms, points.Length, nameof(losses));
        }

        for (int k = terms; ; k--)
        {
            try
            {
                var law = Metalog.Of(points, k, lower, double.PositiveInfinity, weights);
                return new MetalogFit(losses, terms, lower, law, MisfitOf(law, points, weights, lower));
            }
            catch (ArgumentException) when (k > LeastTerms)
            {
                // The curve of that many terms falls somewhere; that of two rises, since the points do.
            }
        }
    }

    private static ((double Probability, double Loss)[] Points, double[] Weights) PointsOf(EmpiricalFit fit)
    {
        var points = new List<(double Probability, double Loss)>();
        var weights = new List<double>();
        double below = 0;
        foreach ((double low, double high, double probability) in fit.Steps)
        {
            if (probability > 0 && !double.IsPositiveInfinity(high))
            {
                points.Add((below + (probability / 2), low == high ? low : low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : high / 2));
                weights.Add(probability);
                below += probability;
            }
        }

        return ([.. points], [.. weights]);
    }

    private static double MisfitOf(Metalog law, (double Probability, double Loss)[] points, double[] weights, double lower)
    {
        double sum = 0;
        for (int i = 0; i < points.Length; i++)
        {
            double fitted = law.Quantile(points[i].Probability);
            double distance = double.IsFinite(lower) ? Math.Log((fitted - lower) / (points[i].Loss - lower)) : fitted - points[i].Loss;
            sum += weights[i] * distance * distance;
        }

        return Math.Sqrt(sum / weights.Sum());
    }

    private Metalog? TryFit(LossSample sample)
    {
        try
        {
            return Of(sample, RequestedTerms, _lower).Law;
        }
        catch (ArgumentException)
        {
            return null; // a draw may hold too few different losses
        }
    }
}
