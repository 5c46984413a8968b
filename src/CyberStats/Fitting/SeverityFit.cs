using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// Fits laws of one loss to a sample by maximum likelihood.
/// </summary>
/// <remarks>
/// Every method takes exact, censored, truncated, rounded and weighted losses together, and an array of numbers for exact ones. No starting value is needed, and the
/// result does not depend on the unit of the losses, but for its own unit, nor on their order. What the data do to the search is in
/// <see cref="SeverityFit{TLaw}.Status"/>. Source: Klugman, Panjer and Willmot (2019), <i>Loss Models</i>, §11.
/// </remarks>
public static class SeverityFit
{
    /// <summary>Fits a <see cref="Distributions.Lognormal"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss lies where the law has no density, or losses or weights are further apart than double precision can hold.</exception>
    /// <exception cref="InsufficientDataException">There are fewer losses than parameters, or only bounds of one side.</exception>
    public static SeverityFit<Lognormal> Lognormal(LossSample losses) => new LognormalModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.Gamma"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<Gamma> Gamma(LossSample losses) => new GammaModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.Weibull"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<Weibull> Weibull(LossSample losses) => new WeibullModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.Exponential"/>.</summary>
    /// <param name="losses">The losses, not negative.</param>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<Exponential> Exponential(LossSample losses) => new ExponentialModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.Pareto"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <remarks>The scale is the least loss, where the support begins: <see cref="FitStatus.Irregular"/>, with an error of the shape only.</remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<Pareto> Pareto(LossSample losses) => new ParetoModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.Lomax"/>.</summary>
    /// <param name="losses">The losses, not negative.</param>
    /// <remarks><see cref="FitStatus.AtBoundary"/> where an exponential law suits the losses at least as well.</remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<Lomax> Lomax(LossSample losses) => new LomaxModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.Burr"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <remarks><see cref="FitStatus.AtBoundary"/> where a Weibull, Pareto or log-logistic limit suits the losses at least as well.</remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<Burr> Burr(LossSample losses) => new BurrModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.LogLogistic"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<LogLogistic> LogLogistic(LossSample losses) => new LogLogisticModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.InverseGaussian"/>.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<InverseGaussian> InverseGaussian(LossSample losses) => new InverseGaussianModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.GeneralizedExtremeValue"/>.</summary>
    /// <param name="losses">The losses, not negative; of block maxima, for which the law is meant.</param>
    /// <remarks>The likelihood has no bound for shapes below -1: it is searched from -1 up. Below -1/2 the fit is <see cref="FitStatus.Irregular"/> (Smith, 1985).</remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<GeneralizedExtremeValue> GeneralizedExtremeValue(LossSample losses) => new GeneralizedExtremeValueModel().Fit(losses);

    /// <summary>Fits a <see cref="Distributions.GeneralizedPareto"/> above a threshold that all losses exceed.</summary>
    /// <param name="losses">The losses, none of them below the threshold.</param>
    /// <param name="threshold">Where the law begins; finite. It is not estimated.</param>
    /// <remarks>
    /// The likelihood has no bound for shapes below -1: it is searched from -1 up. Below -1/2 the fit is <see cref="FitStatus.Irregular"/> (Smith, 1985).
    /// </remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not finite.</exception>
    public static SeverityFit<GeneralizedPareto> GeneralizedPareto(LossSample losses, double threshold = 0) =>
        new GeneralizedParetoModel(Numerics.Require.Finite(threshold)).Fit(losses);

    /// <summary>Fits a <see cref="Distributions.Pert"/> of concentration 4.</summary>
    /// <param name="losses">The losses, between the ends of the law.</param>
    /// <param name="minimum">The least loss that there can be; finite. Null: it is estimated, from 0 up.</param>
    /// <param name="maximum">The greatest loss that there can be; finite, above <paramref name="minimum"/>. Null: it is estimated.</param>
    /// <remarks>
    /// With both ends given the mode alone is searched, and has an error: <see cref="FitStatus.AtBoundary"/> where the law is most likely at an end. An end that is estimated makes the
    /// fit <see cref="FitStatus.Irregular"/>, without errors; the mode is then searched among the losses, the minimum down to 0 and the maximum up to 10,000 times their range:
    /// <see cref="FitStatus.AtBoundary"/> at one of these limits.
    /// </remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the maximum not above the minimum.</exception>
    public static SeverityFit<Pert> Pert(LossSample losses, double? minimum = null, double? maximum = null)
    {
        double low = Numerics.Require.Finite(minimum ?? 0, nameof(minimum));
        Numerics.Require.Finite(maximum ?? 0, nameof(maximum));
        Numerics.Require.Between(low, double.PositiveInfinity, maximum ?? double.MaxValue, nameof(maximum));
        return new PertModel(minimum, maximum).Fit(losses);
    }

    /// <summary>Fits a <see cref="Distributions.Metalog"/> by least squares of its quantiles (Keelin, 2016).</summary>
    /// <param name="losses">The losses, above the lower end.</param>
    /// <param name="terms">How many coefficients the law has, 2 to 16, not more than there are different losses; fewer where no law has those of least squares.</param>
    /// <param name="lower">The lower end of the law; -∞ for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">A loss does not lie above the lower end.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of terms or the lower end is not in its range.</exception>
    /// <exception cref="InsufficientDataException">There are fewer different losses than terms, or only lower bounds.</exception>
    public static MetalogFit Metalog(LossSample losses, int terms = 4, double lower = 0) => MetalogFit.Of(losses, terms, lower);

    /// <summary>Fits an <see cref="Distributions.Empirical"/> law: the likeliest of all laws, whatever their form.</summary>
    /// <param name="losses">The losses, of any kind.</param>
    /// <remarks>
    /// Cost: a sort for exact losses and lower bounds, which may be reported only above an amount; else a search of up to 40,000 steps that each take as long as there are losses.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">The sum of the weights is not finite.</exception>
    /// <exception cref="InsufficientDataException">There is no loss, or only lower bounds.</exception>
    public static EmpiricalFit Empirical(LossSample losses) => EmpiricalFit.Of(losses);

    /// <summary>Fits a mixture of two lognormal laws: losses of two kinds that are not told apart.</summary>
    /// <param name="losses">The losses, above zero.</param>
    /// <remarks>
    /// The first law has the smaller median; <c>Weight2</c> is the share of the second. The likelihood has no bound as a component closes in on a single loss, so that neither is searched below
    /// 2 % of the spread of all: <see cref="FitStatus.Unbounded"/> where nothing better is found away from there. <see cref="FitStatus.AtBoundary"/> where one law does as well. Source: McLachlan and Peel (2000), <i>Finite
    /// Mixture Models</i>, §3.10.
    /// </remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    public static SeverityFit<Mixture> Mixture(LossSample losses) => new MixtureModel().Fit(losses);

    /// <summary>Fits a body up to a threshold and a tail above it, with the probability of the tail.</summary>
    /// <param name="losses">The losses, above zero, on both sides of the threshold.</param>
    /// <param name="threshold">Where the tail begins, in the unit of the losses; finite and above zero. It is not estimated.</param>
    /// <param name="body">The law of the losses up to the threshold.</param>
    /// <param name="tail">The law of the losses above it.</param>
    /// <remarks>The parameters of the parts are named after them, such as <c>BodySigma</c> and <c>TailShape</c>. Source: Scollnik (2007), <i>On composite lognormal-Pareto models</i>.</remarks>
    /// <inheritdoc cref="Lognormal(LossSample)" path="/exception"/>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not in its range, or a law not defined.</exception>
    public static SeverityFit<Spliced> Spliced(
        LossSample losses, double threshold, SplicedBody body = SplicedBody.Lognormal, SplicedTail tail = SplicedTail.GeneralizedPareto)
    {
        Numerics.Require.Positive(threshold);
        Numerics.Require.Defined(tail);
        ISeverityPartModel bodyModel = Numerics.Require.Defined(body) switch
        {
            SplicedBody.Gamma => new GammaModel(),
            SplicedBody.Weibull => new WeibullModel(),
            SplicedBody.Exponential => new ExponentialModel(),
            SplicedBody.LogLogistic => new LogLogisticModel(),
            SplicedBody.Burr => new BurrModel(),
            SplicedBody.InverseGaussian => new InverseGaussianModel(),
            _ => new LognormalModel(),
        };
        return new SplicedModel(threshold, bodyModel, tail).Fit(losses);
    }

    /// <summary>Fits the usual laws of losses and ranks them.</summary>
    /// <param name="losses">The losses.</param>
    /// <returns>
    /// Exponential, gamma, Weibull, lognormal, inverse Gaussian, log-logistic, Lomax, Burr and Pareto laws, each with its fit or with why there is none.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    public static SeverityComparison Compare(LossSample losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        return new SeverityComparison(losses,
        [
            Try(nameof(Exponential), () => Exponential(losses)),
            Try(nameof(Gamma), () => Gamma(losses)),
            Try(nameof(Weibull), () => Weibull(losses)),
            Try(nameof(Lognormal), () => Lognormal(losses)),
            Try(nameof(InverseGaussian), () => InverseGaussian(losses)),
            Try(nameof(LogLogistic), () => LogLogistic(losses)),
            Try(nameof(Lomax), () => Lomax(losses)),
            Try(nameof(Burr), () => Burr(losses)),
            Try(nameof(Pareto), () => Pareto(losses)),
        ]);

        static ComparedLaw Try(string name, Func<ISeverityFit> fit)
        {
            try
            {
                return new ComparedLaw(name, fit(), null);
            }
            catch (ArgumentException error)
            {
                return new ComparedLaw(name, null, error.Message); // too few losses for this law, or some where it has no density
            }
        }
    }
}
