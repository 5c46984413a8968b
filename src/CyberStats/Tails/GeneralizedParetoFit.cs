using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A generalized Pareto tail fitted to the losses above a threshold, with everything needed to judge it.
/// </summary>
/// <remarks>
/// <para>
/// Standard errors come from the observed information, for figures of the tail by the delta method; intervals by profile likelihood unless asked otherwise. All of them take the
/// threshold as given: <see cref="ThresholdSensitivity"/> shows what depends on it. Errors of the loss exceeded with a probability, of the return level, of the value at
/// risk and of the expected shortfall contain those of the shape, of the scale and of the share of losses above the threshold; none contains that of the yearly number of losses.
/// All are NaN where <see cref="Status"/> is not <see cref="FitStatus.Converged"/>.
/// </para>
/// <para>Immutable and thread-safe. Sources: Davison and Smith (1990), <i>Models for exceedances over high thresholds</i>; Coles (2001), §4.3; McNeil, Frey and Embrechts (2015), §5.2.3.</para>
/// </remarks>
public sealed class GeneralizedParetoFit
{
    private readonly ExceedanceSample _sample;
    private readonly Lazy<Estimate> _shape;
    private readonly Lazy<Estimate> _scale;
    private readonly bool _isChosen;

    internal GeneralizedParetoFit(SeverityFit<GeneralizedPareto> fit, ExceedanceSample sample, int count, bool isChosen = false)
    {
        ExceedanceFit = fit;
        _sample = sample;
        _isChosen = isChosen;
        Count = count;
        _shape = new(() => fit.Profile("Shape"));
        _scale = new(() => fit.Profile("Scale"));
    }

    /// <summary>Gets the law of a loss, given that it exceeds the threshold. Read <see cref="Status"/> before it.</summary>
    public GeneralizedPareto Law => ExceedanceFit.Law;

    /// <summary>Gets the threshold u, in currency units.</summary>
    public double Threshold => Law.Threshold;

    /// <summary>
    /// Gets how the search ended: <see cref="FitStatus.Irregular"/> for a shape below -1/2, where the usual theory fails (Smith, 1985);
    /// <see cref="FitStatus.Unbounded"/> for one at -1, where the likelihood rises without end.
    /// </summary>
    public FitStatus Status => ExceedanceFit.Status;

    /// <summary>Gets the shape ξ, a pure number, with its standard error and profile interval of 95 %.</summary>
    public Estimate Shape => _shape.Value;

    /// <summary>Gets the scale σ, in currency units, with its standard error and profile interval of 95 %.</summary>
    public Estimate Scale => _scale.Value;

    /// <summary>Gets the maximized log-likelihood of the losses above the threshold, given that they are above it.</summary>
    public double LogLikelihood => ExceedanceFit.LogLikelihood;

    /// <summary>Gets Akaike's criterion, 2k - 2 log L with k = 2. Compare only fits to the same exceedances.</summary>
    public double Aic => ExceedanceFit.Aic;

    /// <summary>Gets the number of observations above the threshold, which the fit rests on.</summary>
    public int ExceedanceCount => _sample.Above.Count;

    /// <summary>Gets the number of observations given, on either side of the threshold.</summary>
    public int Count { get; }

    /// <summary>Gets how many losses the observations above the threshold stand for: the sum of their weights.</summary>
    public double ExceedanceWeight => _sample.AboveWeight;

    /// <summary>Gets the weight of the observations with bounds on both sides of the threshold, which are left out.</summary>
    public double StraddlingWeight => _sample.Straddling;

    /// <summary>
    /// Gets the share ζ of losses that exceed the threshold, among those on record, with its binomial error and the interval of Wilson. Losses that would not be on record below the
    /// threshold, or above some amount, do not enter it; NaN where no loss does.
    /// </summary>
    public Estimate ShareAbove
    {
        get
        {
            double of = _sample.ShareOf;
            double share = _sample.ShareAbove / of;
            (double low, double high) = WilsonInterval.Of(_sample.ShareAbove, of, Quantiles.TwoSidedNormal(0.95));
            return new Estimate(share, Math.Sqrt(share * (1 - share) / of), Math.Min(low, share), Math.Max(high, share));
        }
    }

    /// <summary>Gets the fit to the losses above the threshold alone: intervals of other levels, bootstrap, any quantity of the law.</summary>
    public SeverityFit<GeneralizedPareto> ExceedanceFit { get; }

    /// <summary>Gets what a reader must know: of the mean, of the threshold and of what was left out.</summary>
    public IReadOnlyList<Caveat> Caveats
    {
        get
        {
            var caveats = ImmutableArray.CreateBuilder<Caveat>();
            if (Law.Shape >= 1)
            {
                caveats.Add(Caveat.InfiniteMean);
            }

            if (Shape.Low < 1 && Shape.High >= 1)
            {
                caveats.Add(Caveat.MeanUndecided);
            }

            if (_isChosen)
            {
                caveats.Add(Caveat.ThresholdChosen);
            }

            if (StraddlingWeight > 0)
            {
                caveats.Add(Caveat.ThresholdStraddled);
            }

            return caveats.ToImmutable();
        }
    }

    internal ExceedanceSample Sample => _sample;

    /// <summary>Returns what a reader must know of a figure at a probability: the <see cref="Caveats"/>, and whether it lies beyond the losses given.</summary>
    /// <param name="probability">The probability with which a loss exceeds the figure, as in <see cref="LossExceededWith"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in (0, 1).</exception>
    public IReadOnlyList<Caveat> CaveatsAt(double probability) =>
        Require.Between(0, 1, probability) * _sample.ShareOf < 1 ? [.. Caveats, Caveat.TailExtrapolated] : Caveats;

    /// <summary>Returns the loss that one random loss exceeds with the given probability, in currency units.</summary>
    /// <param name="probability">Per loss, not per year: above 0 and below <see cref="ShareAbove"/>.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <param name="interval">How the interval is made.</param>
    /// <returns>
    /// The loss, with its error by the delta method. An end at the threshold stands for anything up to it, of which the tail says nothing. Cost: for a
    /// profile some 20 searches over shape and share.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public Estimate LossExceededWith(double probability, double level = 0.95, TailInterval interval = TailInterval.Profile) =>
        Figure(TailFigureKind.Level, Require.Between(0, ShareAbove.Value, probability), level, interval);

    /// <summary>Returns the loss that is exceeded once in the given number of years on average, in currency units.</summary>
    /// <param name="lossesPerYear">How many losses a year, large and small, are expected; taken as known. Finite and above 0.</param>
    /// <param name="years">The return period. Finite and above 0; longer than what <see cref="ShareAbove"/> gives for the threshold itself.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <param name="interval">How the interval is made.</param>
    /// <returns>The <see cref="LossExceededWith"/> the probability 1 / (<paramref name="lossesPerYear"/> · <paramref name="years"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public Estimate ReturnLevel(double lossesPerYear, double years, double level = 0.95, TailInterval interval = TailInterval.Profile)
    {
        double losses = Require.Positive(lossesPerYear) * Require.Positive(years);
        double least = 1 / ShareAbove.Value;
        return losses > least && losses <= double.MaxValue
            ? LossExceededWith(1 / losses, level, interval)
            : throw new ArgumentOutOfRangeException(
                nameof(years), years, FormattableString.Invariant($"'years' must exceed {least / lossesPerYear}, the return period of the threshold."));
    }

    /// <summary>Returns the value at risk: the quantile of one random loss, in currency units.</summary>
    /// <param name="probability">The probability that the loss is not larger: above 1 - <see cref="ShareAbove"/>, below 1.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <param name="interval">How the interval is made.</param>
    /// <returns>The <see cref="LossExceededWith"/> what is left to 1; call that one for probabilities so near to 1 that they lose digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public Estimate ValueAtRisk(double probability, double level = 0.95, TailInterval interval = TailInterval.Profile) =>
        Figure(TailFigureKind.Level, UpperTail(probability), level, interval);

    /// <summary>Returns the expected shortfall: the mean of the losses above the value at risk, in currency units.</summary>
    /// <param name="probability">The probability of the value at risk: above 1 - <see cref="ShareAbove"/>, below 1.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <param name="interval">How the interval is made.</param>
    /// <returns>
    /// The mean; +∞ without a standard error where the shape is 1 or more (<see cref="Caveat.InfiniteMean"/>). The upper end of a profile interval is +∞ where the data do not refuse such a
    /// shape (<see cref="Caveat.MeanUndecided"/>), and so is the lower end where they refuse every other.
    /// </returns>
    /// <remarks>The mean is (VaR + σ - ξ u) / (1 - ξ): McNeil, Frey and Embrechts (2015), equation 5.20.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public Estimate ExpectedShortfall(double probability, double level = 0.95, TailInterval interval = TailInterval.Profile) =>
        Figure(TailFigureKind.Shortfall, UpperTail(probability), level, interval);

    internal TailFigure FigureAt(TailFigureKind kind, double probability) =>
        new(ExceedanceFit, kind, probability, _sample.ShareAbove, _sample.ShareOf);

    internal GeneralizedParetoFit AsChosen() => new(ExceedanceFit, _sample, Count, isChosen: true);

    private double UpperTail(double probability) => 1 - Require.Between(1 - ShareAbove.Value, 1, probability);

    private Estimate Figure(TailFigureKind kind, double probability, double level, TailInterval interval)
    {
        Require.Between(0, 1, level);
        return FigureAt(kind, probability).Estimate(level, Require.Defined(interval));
    }
}
