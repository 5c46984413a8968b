using System.Collections.Immutable;
using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// The tail of losses averaged over thresholds, so that its intervals hold the doubt about the threshold as well as the chance in the sample.
/// </summary>
/// <remarks>
/// <para>
/// A generalized Pareto tail is fitted above every candidate threshold. Each is weighted by e to the power of its predictive score: how well it predicts losses above the
/// highest candidate, each left out of the fit in turn (Northrop, Attalides and Jonathan, 2017, <i>Cross-validatory extreme value threshold selection and uncertainty with application
/// to ocean storm severity</i>). A low threshold offers more losses, a high one less bias: the score weighs both. The averaged law is the mixture of the fitted ones.
/// </para>
/// <para>
/// An interval is that of averaged tail areas of profile likelihoods: its end is where the weighted mean, over the thresholds, of the normal probabilities of the signed
/// roots of the likelihood ratio is (1 - level) / 2 (Fletcher and Turek, 2012, <i>Model-averaged profile likelihood intervals</i>). It reaches over the intervals of all thresholds with
/// weight. The weights themselves are taken as given.
/// </para>
/// <para>
/// No bootstrap here: to choose a threshold anew in each resample and read the spread of the result is inconsistent. The choice is a jump from one candidate to another, which resamples do
/// not repeat with the right frequency; resamples repeat losses, so that every test against a continuous law refuses them; and the greatest losses of a resample are again those
/// of the sample, most often the greatest itself, so that the far tail does not vary as it should (Bickel and Freedman, 1981, <i>Some asymptotic theory for the bootstrap</i>, §6). Weights that move
/// smoothly with the losses, and likelihoods for the rest, need none.
/// </para>
/// </remarks>
public sealed class AveragedTail
{
    private const double Negligible = 1e-6; // a weight that moves the ends of no interval
    private const double Longest = 200; // in logarithms, where an interval is given up as having no end

    private readonly ImmutableArray<AveragedThreshold> _used;

    private AveragedTail(ImmutableArray<AveragedThreshold> thresholds)
    {
        Thresholds = thresholds;
        _used = [.. thresholds.Where(t => t.Weight > 0)];
    }

    /// <summary>Gets the thresholds with their fits and weights, from the lowest on.</summary>
    public IReadOnlyList<AveragedThreshold> Thresholds { get; }

    /// <summary>Gets the highest threshold, in currency units: the averaged law holds from there on.</summary>
    public double Threshold => Thresholds[^1].Threshold;

    /// <summary>Gets the share of losses above <see cref="Threshold"/> by the averaged law: probabilities asked for must be below it.</summary>
    public double ShareAbove => Survival(Threshold);

    /// <summary>Gets the number of thresholds that the average amounts to: the inverse of the sum of squared weights.</summary>
    public double EffectiveThresholds => 1 / Thresholds.Sum(t => t.Weight * t.Weight);

    /// <summary>Gets the averaged shape ξ: the tail of the mixture far out is that of its greatest shape with weight.</summary>
    public double Shape => _used.Sum(t => t.Weight * t.Fit.Law.Shape);

    /// <summary>Gets the weight of the thresholds whose tail has an infinite mean.</summary>
    public double InfiniteMeanWeight => _used.Where(t => t.Fit.Law.Shape >= 1).Sum(t => t.Weight);

    /// <summary>Fits the tail above every threshold and averages.</summary>
    /// <param name="losses">Independent losses in one currency unit: exact, not truncated and without weights.</param>
    /// <param name="thresholds">The candidates, in any order; unless given, the losses at the quantiles 0.80, 0.81, … 0.99 with enough losses above them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss or a threshold is out of its range, or a loss is not exact or has a weight or is truncated.</exception>
    /// <exception cref="InsufficientDataException">
    /// Fewer than <see cref="PeaksOverThreshold.MinimumExceedances"/> losses exceed every threshold, or no fit is regular.
    /// </exception>
    public static AveragedTail Of(LossSample losses, IReadOnlyList<double>? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(losses);
        CandidateThresholds.RequireExact(losses, nameof(losses));
        double[] candidates = CandidateThresholds.From(losses, thresholds, 0.8, 0.99, 0.01, nameof(losses));
        return Of([.. candidates.Select(u => PeaksOverThreshold.Fit(losses, u))]);
    }

    /// <summary>Returns the probability that a loss is greater, by the averaged law.</summary>
    /// <param name="loss">The loss, in currency units; not below <see cref="Threshold"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="loss"/> is below <see cref="Threshold"/> or NaN.</exception>
    public double Survival(double loss) => loss >= Threshold
        ? _used.Sum(t => t.Weight * t.Fit.ShareAbove.Value * t.Fit.Law.Survival(loss))
        : throw new ArgumentOutOfRangeException(nameof(loss), loss, FormattableString.Invariant($"'loss' must not be below {Threshold}."));

    /// <summary>Returns the loss that one random loss exceeds with the given probability, in currency units.</summary>
    /// <param name="probability">Per loss, not per year: above 0 and below the share of losses above the highest of the thresholds that carry weight.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <returns>
    /// The loss, by the averaged law. The standard error contains the errors at each threshold and the spread between thresholds (Buckland, Burnham and Augustin, 1997).
    /// Cost: some 40 searches a threshold.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public Estimate LossExceededWith(double probability, double level = 0.95)
    {
        Require.Between(0, LeastShare, probability);
        Require.Between(0, 1, level);
        var figures = _used.Where(t => t.Weight > Negligible).Select(t => (t.Weight, Figure: t.Fit.FigureAt(TailFigureKind.Level, probability))).ToArray();
        double value = ValueAt(probability, figures.Min(f => f.Figure.Value), figures.Max(f => f.Figure.Value));
        double origin = _used[0].Threshold;
        double excess = value - origin; // the unit in which squares stay in range
        double error = excess * Math.Sqrt(figures.Sum(f => f.Weight * (Square(f.Figure.StandardError / excess) + Square((f.Figure.Value - value) / excess))));
        double Area(double log) => figures.Sum(f => f.Weight * f.Figure.Confidence(origin + Math.Exp(log)));
        double step = Math.Clamp(error / excess, 1e-3, 1);
        double start = Math.Log(excess);
        double low = End(Area, start, -step, (1 - level) / 2);
        double high = End(Area, start, step, (1 + level) / 2);
        return new Estimate(value, error, Math.Min(origin + Math.Exp(low), value), Math.Max(origin + Math.Exp(high), value), level);
    }

    /// <summary>Returns the loss that is exceeded once in the given number of years on average, in currency units.</summary>
    /// <param name="lossesPerYear">How many losses a year, large and small, are expected; taken as known. Finite and above 0.</param>
    /// <param name="years">The return period. Finite and above 0; longer than that of the highest threshold that carries weight.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public Estimate ReturnLevel(double lossesPerYear, double years, double level = 0.95)
    {
        double losses = Require.Positive(lossesPerYear) * Require.Positive(years);
        double least = 1 / LeastShare;
        return losses > least && losses <= double.MaxValue
            ? LossExceededWith(1 / losses, level)
            : throw new ArgumentOutOfRangeException(
                nameof(years), years, FormattableString.Invariant($"'years' must exceed {least / lossesPerYear}, the return period of the highest threshold."));
    }

    internal static AveragedTail Of(IReadOnlyList<GeneralizedParetoFit> fits)
    {
        double highest = fits[^1].Threshold;
        double[] scores = [.. fits.Select(fit => PredictiveScore.Of(fit, highest))];
        double best = scores.Where(s => !double.IsNaN(s)).DefaultIfEmpty(double.NaN).Max();
        if (double.IsNaN(best))
        {
            throw new InsufficientDataException("thresholds with a regular fit", 1, 0, "losses");
        }

        double[] weights = Array.ConvertAll(scores, s => double.IsNaN(s) ? 0 : Math.Exp(s - best));
        double total = weights.Sum();
        return new([.. fits.Select((fit, i) => new AveragedThreshold(fit, scores[i], weights[i] / total))]);
    }

    private double LeastShare => _used.Where(t => t.Weight > Negligible).Min(t => t.Fit.ShareAbove.Value);

    private static double Square(double x) => x * x;

    /// <summary>The quantile of the mixture, between the least and the greatest of its parts.</summary>
    private double ValueAt(double probability, double least, double greatest)
    {
        // Thresholds of no weight may lie outside: the bracket is widened until it holds the quantile.
        double a = Math.Max(least, Threshold);
        double b = Math.Max(greatest, a);
        double Depth(double loss) => Math.Log(Survival(loss)) - Math.Log(probability);
        for (double wider = (1e-9 * (b - Threshold)) + (1e-12 * b); Depth(a) < 0 && a > Threshold; wider *= 4)
        {
            a = Math.Max(a - wider, Threshold);
        }

        for (double wider = (1e-9 * (b - Threshold)) + (1e-12 * b); Depth(b) > 0; wider *= 4)
        {
            b += wider;
        }

        return a == b ? a : BracketedRoot.Find(a, Depth(a), b, Depth(b), Depth);
    }

    /// <summary>Where the averaged area reaches a share, going out from a point by steps that grow; ±∞ where it never does.</summary>
    private static double End(Func<double, double> area, double start, double step, double share)
    {
        double inside = start;
        double insideDepth = area(inside) - share;
        while (Math.Abs(inside - start) < Longest)
        {
            double outside = inside + step;
            double depth = area(outside) - share;
            if ((depth < 0) == (step < 0) || depth == 0)
            {
                return (insideDepth < 0) == (depth < 0) ? inside : BracketedRoot.Find(inside, insideDepth, outside, depth, x => area(x) - share);
            }

            (inside, insideDepth) = (outside, depth);
            step *= 1.5;
        }

        return step < 0 ? double.NegativeInfinity : double.PositiveInfinity;
    }
}
