using System.Collections.Immutable;
using CyberStats.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace CyberStats.Distributions;

/// <summary>
/// The metalog distribution: a law given by its quantile function, whose coefficients are linear in the quantiles that it is made from.
/// </summary>
/// <remarks>
/// <para>
/// With y the cumulative probability, L = log(y / (1 - y)) and c = y - ½, the curve is
/// <code>M(y) = a1 + a2 L + a3 c L + a4 c + a5 c² + a6 c² L + a7 c³ + a8 c³ L + …</code>
/// The loss is M without bounds, lower + exp(M) with a lower end (the usual case: losses have lower end 0), and
/// (lower + upper exp(M)) / (1 + exp(M)) with two ends. Not every set of coefficients makes a law: the curve must rise everywhere.
/// </para>
/// <para>
/// Everything is computed in log-odds L, so that both tails keep their digits; the distribution function is found from the curve by a safeguarded
/// Newton search. Moments are integrals over L, to about 1e-12; what lies beyond L = ±60 is added in closed form where it counts. The mean of
/// a law with a lower end is infinite where the scale of the upper tail, a2 + a3 / 2 + a6 / 4 + a8 / 8 + …, is 1 or more; it is the index that 1 / α is
/// of a Pareto tail. Where the scale of a tail is 0, that end of the curve is finite, and losses next to it keep fewer digits of their tail.
/// </para>
/// <para>
/// Two of these laws are equal only if they are the same object. Source: Keelin (2016), <i>The metalog distributions</i>, Decision Analysis 13.
/// </para>
/// </remarks>
public sealed class Metalog : ISeverity
{
    private const int LeastTerms = 2;
    internal const int MostTerms = 16;
    private const double Reach = 60; // exp(-60) is far below a rounding

    private readonly MetalogCurve _curve;

    /// <summary>Creates the law.</summary>
    /// <param name="coefficients">The coefficients a1, a2, …; 2 to 16 of them, finite. Those of a law without bounds are in currency units.</param>
    /// <param name="lower">The least loss; -∞ for a law without bounds.</param>
    /// <param name="upper">The greatest loss; +∞ for none. It must be +∞ where <paramref name="lower"/> is -∞.</param>
    /// <exception cref="ArgumentNullException"><paramref name="coefficients"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The curve does not rise everywhere, so that there is no such law (the message says where), a coefficient is not finite, there are fewer than
    /// 2 or more than 16, or the ends are not in order.
    /// </exception>
    public Metalog(IReadOnlyList<double> coefficients, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        CheckEnds(lower, upper);
        if (coefficients.Count is < LeastTerms or > MostTerms || !coefficients.All(double.IsFinite))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A metalog law has {LeastTerms} to {MostTerms} finite coefficients, not {string.Join(", ", coefficients)}."),
                nameof(coefficients));
        }

        ImmutableArray<double> own = [.. coefficients];
        Coefficients = own;
        Lower = lower;
        Upper = upper;
        _curve = new MetalogCurve(own.AsSpan());
        if (_curve.FirstFall() is (double w, double slope))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"There is no such law: its quantiles do not rise at probability {1 / (1 + Math.Exp(-w)):R}, where the slope of their curve is {slope:G3}."),
                nameof(coefficients));
        }

        Minimum = LossAt(double.NegativeInfinity);
        Maximum = LossAt(double.PositiveInfinity);
    }

    /// <summary>Gets the coefficients a1, a2, ….</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Gets the lower end that was set; -∞ where none was.</summary>
    public double Lower { get; }

    /// <summary>Gets the upper end that was set; +∞ where none was.</summary>
    public double Upper { get; }

    /// <inheritdoc/>
    public double Minimum { get; }

    /// <inheritdoc/>
    public double Maximum { get; }

    /// <inheritdoc/>
    public double Mean => LossAt(0) + Above(0, LossAt(0), 1, 0) - Below(0, LossAt(0));

    /// <inheritdoc/>
    public double Variance => IsHalfBounded && 2 * _curve.ScaleAt(1) >= 1 ? double.PositiveInfinity : Above(-Reach, Mean, 2, 0);

    private bool IsHalfBounded => double.IsFinite(Lower) && double.IsPositiveInfinity(Upper);

    /// <summary>Makes the law of given quantiles: exactly where there are as many terms as quantiles, else by weighted least squares.</summary>
    /// <param name="quantiles">Probabilities in (0, 1), all different, and the losses not exceeded with them, which rise with the probabilities.</param>
    /// <param name="terms">How many coefficients, 2 to 16 and not more than there are quantiles; null: as many as there are quantiles, up to 16.</param>
    /// <param name="lower">The least loss; -∞ for a law without bounds.</param>
    /// <param name="upper">The greatest loss; +∞ for none.</param>
    /// <param name="weights">The weight of each quantile, positive; null: all equal.</param>
    /// <exception cref="ArgumentNullException"><paramref name="quantiles"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than 2 quantiles, or fewer than terms.</exception>
    /// <exception cref="ArgumentException">
    /// Quantiles do not rise, lie outside of the ends, or have probabilities not in (0, 1); or no law has the coefficients that meet them.
    /// </exception>
    /// <remarks>
    /// The squares are those of the curve: of the logarithm of the loss where the law has a lower end, of the loss itself where it has none.
    /// Keelin (2016), equation 8.
    /// </remarks>
    public static Metalog Of(
        IReadOnlyList<(double Probability, double Loss)> quantiles,
        int? terms = null,
        double lower = double.NegativeInfinity,
        double upper = double.PositiveInfinity,
        IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        CheckEnds(lower, upper);
        int n = quantiles.Count;
        int k = Require.InRange(LeastTerms, MostTerms, terms ?? Math.Clamp(n, LeastTerms, MostTerms), nameof(terms));
        if (n < k)
        {
            throw new InsufficientDataException("quantiles", k, n, nameof(quantiles));
        }

        if (weights is not null && (weights.Count != n || !weights.All(weight => double.IsFinite(weight) && weight > 0)))
        {
            throw new ArgumentException(FormattableString.Invariant($"There must be {n} weights, finite and above zero."), nameof(weights));
        }

        CheckQuantiles(quantiles, lower, upper);
        double[] roots = [.. quantiles.Select((_, i) => weights is null ? 1 : Math.Sqrt(weights[i]))];
        Matrix<double> design = Matrix<double>.Build.Dense(n, k, (i, j) => roots[i] * MetalogCurve.Term(j, LogOdds(quantiles[i].Probability)));
        Vector<double> values = Vector<double>.Build.Dense(n, i => roots[i] * CurveOf(quantiles[i].Loss, lower, upper));
        var factors = design.QR();
        Vector<double> solution = factors.Solve(values);
        solution += factors.Solve(values - (design * solution)); // once more for what rounding left
        return new Metalog([.. solution], lower, upper);
    }

    /// <inheritdoc/>
    public double Density(double value) => Math.Exp(LogDensity(value));

    /// <inheritdoc/>
    public double LogDensity(double value)
    {
        double w = LogOddsOf(value);
        if (!double.IsFinite(w))
        {
            return double.IsNaN(w) ? double.NaN : double.NegativeInfinity;
        }

        double stretch = double.IsNegativeInfinity(Lower) ? 0
            : double.IsPositiveInfinity(Upper) ? Math.Log(value - Lower)
            : Math.Log(value - Lower) + Math.Log((Upper - value) / (Upper - Lower));
        return LogVariance(w) - Math.Log(_curve.SlopeAt(w)) - stretch;
    }

    /// <inheritdoc/>
    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    /// <inheritdoc/>
    public double LogCumulative(double value) => LogProbabilityOf(LogOddsOf(value));

    /// <inheritdoc/>
    public double Survival(double value) => Math.Exp(LogSurvival(value));

    /// <inheritdoc/>
    public double LogSurvival(double value) => LogProbabilityOf(-LogOddsOf(value));

    /// <inheritdoc/>
    public double Quantile(double probability) => LossAt(LogOdds(Require.Probability(probability)));

    /// <inheritdoc/>
    public double LossExceededWith(double probability) => LossAt(-LogOdds(Require.Probability(probability)));

    /// <inheritdoc/>
    public double LimitedMean(double limit)
    {
        double w = LogOddsOf(limit);
        double median = LossAt(0);
        return !(limit > Minimum) ? limit // NaN too
            : double.IsPositiveInfinity(w) ? Mean
            : w <= 0 ? limit - Below(w, limit)
            : median + Integral(0, w, u => LossAt(u) - median, 0) + ((limit - median) * Survival(limit)) - Below(0, median);
    }

    /// <inheritdoc/>
    public double MeanExcess(double threshold)
    {
        double w = LogOddsOf(threshold);
        return !double.IsFinite(w) ? (double.IsNaN(w) ? w : w < 0 ? Mean - threshold : 0) : Above(w, threshold, 1, LogProbabilityOf(-w));
    }

    /// <inheritdoc/>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double u = random.NextDouble();
        while (u == 0)
        {
            u = random.NextDouble();
        }

        return LossAt(LogOdds(u));
    }

    private static void CheckEnds(double lower, double upper)
    {
        if (!(lower < upper) || double.IsPositiveInfinity(lower) || (double.IsNegativeInfinity(lower) && !double.IsPositiveInfinity(upper)))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The ends {lower} and {upper} are not in order, or there is an upper end without a lower one."), nameof(upper));
        }
    }

    private static void CheckQuantiles(IReadOnlyList<(double Probability, double Loss)> quantiles, double lower, double upper)
    {
        (double Probability, double Loss)[] sorted = [.. quantiles.OrderBy(q => q.Probability)];
        for (int i = 0; i < sorted.Length; i++)
        {
            (double probability, double loss) = sorted[i];
            if (!(probability > 0 && probability < 1) || !(loss > lower && loss < upper) || !double.IsFinite(loss))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The loss {loss} at probability {probability} is none between {lower} and {upper} at one in (0, 1)."),
                    nameof(quantiles));
            }

            if (i > 0 && !(probability > sorted[i - 1].Probability && loss > sorted[i - 1].Loss))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Losses must rise with their probabilities: {sorted[i - 1].Loss} at {sorted[i - 1].Probability}, but {loss} at {probability}."),
                    nameof(quantiles));
            }
        }
    }

    private static double LogOdds(double probability) => Math.Log(probability) - Elementary.LogP1(-probability);

    /// <summary>The logarithm of the probability y of log-odds w.</summary>
    private static double LogProbabilityOf(double w) => -Elementary.Softplus(-w);

    /// <summary>The logarithm of y (1 - y), the density of the log-odds.</summary>
    private static double LogVariance(double w) => -Elementary.Softplus(w) - Elementary.Softplus(-w);

    private static double CurveOf(double loss, double lower, double upper) => double.IsNegativeInfinity(lower) ? loss
        : double.IsPositiveInfinity(upper) ? (loss > lower ? Math.Log(loss - lower) : double.NegativeInfinity)
        : loss >= upper ? double.PositiveInfinity
        : loss > lower ? Math.Log((loss - lower) / (upper - loss)) : double.NegativeInfinity;

    private double LogOddsOf(double loss) => double.IsNaN(loss) ? double.NaN : _curve.LogOddsOf(CurveOf(loss, Lower, Upper));

    private double LossAt(double w)
    {
        double m = _curve.At(w);
        return double.IsNegativeInfinity(Lower) ? m
            : double.IsPositiveInfinity(Upper) ? Lower + Math.Exp(m)
            : m < 0 ? Lower + ((Upper - Lower) / (1 + Math.Exp(-m)))
            : Upper - ((Upper - Lower) / (1 + Math.Exp(m)));
    }

    /// <summary>The integral of a function of the log-odds times their density, divided by the exponential of a scale.</summary>
    private static double Integral(double from, double to, Func<double, double> function, double logScale) =>
        AdaptiveIntegral.Between(from, to, w => function(w) * Math.Exp(LogVariance(w) - logScale));

    /// <summary>E[(point - X)+] where the log-odds of the point are at most 0.</summary>
    private double Below(double w, double point)
    {
        double scale = LogProbabilityOf(w);
        return Math.Exp(scale) * Integral(w - Reach, w, u => point - LossAt(u), scale);
    }

    /// <summary>E[(X - point)^power; log-odds from w on], for powers 1 and 2, divided by the exponential of a scale.</summary>
    private double Above(double w, double point, int power, double logScale)
    {
        double end = Math.Max(w, 0) + Reach;
        double sum = Integral(w, end, u => power == 1 ? LossAt(u) - point : (LossAt(u) - point) * (LossAt(u) - point), logScale);
        if (!IsHalfBounded)
        {
            return sum;
        }

        // Beyond the end the curve is a line to the last digit, and every term an exponential.
        double s = _curve.ScaleAt(1);
        double distance = Lower - point;
        double first = power * s >= 1 ? double.PositiveInfinity : Tail(power);
        return sum + (power == 1 ? first + (distance * Tail(0)) : first + (2 * distance * Tail(1)) + (distance * distance * Tail(0)));

        double Tail(int p) => Math.Exp((p * _curve.LocationAt(1)) - ((1 - (p * s)) * end) - logScale) / (1 - (p * s));
    }
}
