using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The law of losses without any assumption of its form: the nonparametric maximum likelihood law of exact, censored, truncated and weighted losses.
/// </summary>
/// <remarks>
/// <para>
/// Of exact losses it is the weighted sample, with lower bounds the law of Kaplan and Meier (1958), with losses reported only above an amount their product limit with
/// delayed entry, in closed form. Where there are upper bounds, intervals or losses reported only up to an amount, it is found by self-consistency (Turnbull, 1976): how the
/// probability lies within an interval is not known then, and it is put at its upper end.
/// </para>
/// <para>
/// Probability that lies beyond every loss known from above is put at +∞. If all losses are truncated, the law is that of losses that can be reported at all.
/// A loss that is a lower bound lies above it, and a loss in an interval above its lower end and not above its upper one. Immutable and thread-safe.
/// </para>
/// </remarks>
public sealed class EmpiricalFit
{
    private const double Settled = 1e-8; // of what the log-likelihood, per loss, may still gain

    private readonly DelayedEntry? _limit;

    private EmpiricalFit(LossSample sample, IReadOnlyList<LossObservation> rows)
    {
        Sample = sample;
        Weight = rows.Sum(r => r.Weight);
        bool isProductLimit = rows.All(r => (r.IsExact || (r.IsRightCensored && r.Low > 0)) && double.IsPositiveInfinity(r.ReportedUpTo));
        if (isProductLimit)
        {
            _limit = new DelayedEntry(rows);
            LogLikelihood = _limit.LogLikelihood;
            Steps = [.. _limit.Values.Zip(_limit.Shares, (x, p) => (x, x, p)), (_limit.Values[^1], double.PositiveInfinity, _limit.Above[^1])];
        }
        else
        {
            var search = new SelfConsistency(rows);
            LogLikelihood = search.LogLikelihood;
            IterationCount = search.Steps;
            Gap = search.Gap;
            Steps = [.. search.Cells.Zip(search.Probabilities, (c, p) => (c.Low, c.High, p))];
        }

        Law = new Empirical([.. Steps.Select(s => s.High)], [.. Steps.Select(s => s.Probability)]);
        Status = double.IsPositiveInfinity(Law.Maximum) || _limit?.IsBroken == true ? FitStatus.Degenerate
            : Gap > Settled ? FitStatus.Irregular : FitStatus.Converged;
    }

    /// <summary>Gets the law. Read <see cref="Status"/> before it.</summary>
    public Empirical Law { get; }

    /// <summary>
    /// Gets <see cref="FitStatus.Converged"/>; <see cref="FitStatus.Degenerate"/> where probability is left at +∞, or where between two losses no loss would have been
    /// reported, so that the greater ones have no probability; <see cref="FitStatus.Irregular"/> where the search had not come to its end: see <see cref="Gap"/>.
    /// </summary>
    public FitStatus Status { get; }

    /// <summary>Gets the maximized log-likelihood, of probabilities: not to be compared with those of laws that have a density.</summary>
    public double LogLikelihood { get; }

    /// <summary>Gets the sample.</summary>
    public LossSample Sample { get; }

    /// <summary>Gets the number of losses that the law rests on: the sum of the weights.</summary>
    public double Weight { get; }

    /// <summary>Gets the number of steps of the search; 0 where the law has a closed form.</summary>
    public int IterationCount { get; }

    /// <summary>
    /// Gets how fast the log-likelihood, per loss, still rises as probability moves towards any one value. Without truncation no law has a log-likelihood greater by more
    /// than this times <see cref="Weight"/>. 0 where the law has a closed form.
    /// </summary>
    public double Gap { get; }

    /// <summary>Gets the cells and their probabilities: (low, high], or one value.</summary>
    internal (double Low, double High, double Probability)[] Steps { get; }

    /// <summary>Returns the probability that a loss exceeds an amount, with its standard error.</summary>
    /// <param name="loss">The amount; not NaN.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <returns>
    /// The estimate with the error of Greenwood (1926) and the interval on the scale of log(-log) (Kalbfleisch and Prentice, 1980). Errors are NaN where the probability is 0,
    /// and where there are losses other than exact ones and lower bounds, for which no such error is known.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="loss"/> is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate Survival(double loss, double level = 0.95)
    {
        if (double.IsNaN(loss))
        {
            throw new ArgumentException("The amount is NaN.", nameof(loss));
        }

        double z = Quantiles.TwoSidedNormal(Require.Between(0, 1, level));
        double value = Law.Survival(loss);
        if (_limit is null || value == 0)
        {
            return new Estimate(value, double.NaN, double.NaN, double.NaN, level);
        }

        int j = Array.BinarySearch(_limit.Values, loss);
        j = j < 0 ? ~j - 1 : j;
        if (j < 0)
        {
            return new Estimate(1, 0, 1, 1, level);
        }

        double relative = Math.Sqrt(_limit.RelativeVariances[j]);
        double log = Math.Log(value);
        double reach = z * relative / -log;
        return new Estimate(value, value * relative, Math.Exp(log * Math.Exp(reach)), Math.Exp(log * Math.Exp(-reach)), level);
    }

    internal static EmpiricalFit Of(LossSample losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var rows = new List<LossObservation>(losses.Count);
        for (int i = 0; i < losses.Count; i++)
        {
            LossObservation row = losses[i];
            if (row.Weight > 0)
            {
                rows.Add(row);
            }
        }

        // Where a loss is on record at the very limit of what is reported, the limit is just below.
        HashSet<double> met = [.. rows.Where(r => r.IsExact && r.Low == r.ReportedAbove).Select(r => r.Low)];
        rows = met.Count == 0 ? rows : rows.ConvertAll(r => r.ReportedAbove > 0 && met.Contains(r.ReportedAbove)
            ? LossObservation.Between(r.Low, r.High).Weighted(r.Weight).Truncated(Math.BitDecrement(r.ReportedAbove), r.ReportedUpTo)
            : r);

        if (rows.Count == 0)
        {
            throw new InsufficientDataException("losses", 1, 0, nameof(losses));
        }

        if (rows.TrueForAll(r => double.IsPositiveInfinity(r.High)))
        {
            throw new InsufficientDataException("losses that are not known by a lower bound alone", 1, 0, nameof(losses));
        }

        return double.IsFinite(rows.Sum(r => r.Weight)) ? new EmpiricalFit(losses, rows)
            : throw new ArgumentException("The sum of the weights must be finite.", nameof(losses));
    }
}
