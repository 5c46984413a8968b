using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// Fits laws of counts to a sample by maximum likelihood.
/// </summary>
/// <remarks>
/// Every method takes a <see cref="CountSample"/>, and an array of whole numbers for one. No starting value is needed, and the order of the counts does not matter.
/// What the counts do to the search is in <see cref="FrequencyFit{TLaw}.Status"/>. Cost: a pass over the counts; all else is work on their table. Counts over unequal
/// exposures need a regression, not a law. Source: Klugman, Panjer and Willmot (2012), <i>Loss Models</i>, sections 6 and 14.
/// </remarks>
public static class FrequencyFit
{
    /// <summary>Fits a <see cref="Distributions.Poisson"/> law.</summary>
    /// <param name="counts">The counts. Where all are 0, the likeliest mean is 0, <see cref="FitStatus.AtBoundary"/>, and the interval says how great it can be.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There is no count.</exception>
    public static FrequencyFit<Poisson> Poisson(CountSample counts) => new PoissonModel().Fit(counts);

    /// <summary>Fits a <see cref="Distributions.NegativeBinomial"/> law.</summary>
    /// <param name="counts">
    /// The counts. Where they vary no more than Poisson counts, an ordinary result of short samples, the likeliest size is infinite,
    /// <see cref="FitStatus.AtBoundary"/>, and the interval says how small it can be. Where all are 0: <see cref="FitStatus.Degenerate"/>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts.</exception>
    public static FrequencyFit<NegativeBinomial> NegativeBinomial(CountSample counts) => new NegativeBinomialModel().Fit(counts);

    /// <summary>Fits a <see cref="Distributions.Binomial"/> law of a known number of trials.</summary>
    /// <param name="counts">The counts; none above the number of trials.</param>
    /// <param name="trials">The number of trials behind every count; at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of trials is negative.</exception>
    /// <exception cref="ArgumentException">A count is above the number of trials.</exception>
    /// <exception cref="InsufficientDataException">There is no count, or no trial.</exception>
    public static FrequencyFit<Binomial> Binomial(CountSample counts, long trials) => new BinomialModel(Numerics.Require.NotNegative(trials)).Fit(counts);

    /// <summary>Fits a <see cref="Distributions.Binomial"/> law of an unknown number of trials, the same for all counts.</summary>
    /// <param name="counts">
    /// The counts. The number of trials is estimated as a whole number without standard errors, <see cref="FitStatus.Irregular"/>, and very poorly. Where the counts vary
    /// as much as Poisson counts, it has no bound: <see cref="FitStatus.AtBoundary"/> with 1e15 trials. Where all are equal: <see cref="FitStatus.Degenerate"/>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts.</exception>
    public static FrequencyFit<Binomial> Binomial(CountSample counts) => new BinomialSizeModel().Fit(counts);

    /// <summary>Fits a <see cref="Distributions.Geometric"/> law.</summary>
    /// <param name="counts">The counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There is no count.</exception>
    public static FrequencyFit<Geometric> Geometric(CountSample counts) => new GeometricModel().Fit(counts);

    /// <summary>Fits a zero-truncated Poisson law: of counts on record only where they are above zero.</summary>
    /// <param name="counts">The counts, all above zero. Where all are 1, the likeliest mean is 0: <see cref="FitStatus.AtBoundary"/>.</param>
    /// <returns>The fit; its parameter is the mean before the zeros were left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">A count is 0.</exception>
    /// <exception cref="InsufficientDataException">There is no count.</exception>
    public static FrequencyFit<ZeroTruncated> ZeroTruncatedPoisson(CountSample counts) => new TruncatedPoissonModel().Fit(counts);

    /// <summary>Fits a zero-truncated negative binomial law.</summary>
    /// <param name="counts">
    /// The counts, all above zero. The likelihood can be greatest at an infinite size, the Poisson law, or towards the size 0, the logarithmic series law, for which the
    /// size 1e-9 stands: <see cref="FitStatus.AtBoundary"/>. Where all are 1: <see cref="FitStatus.Degenerate"/>.
    /// </param>
    /// <returns>The fit; its parameters are those before the zeros were left out. Such counts say little of them: read their intervals.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">A count is 0.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts.</exception>
    public static FrequencyFit<ZeroTruncated> ZeroTruncatedNegativeBinomial(CountSample counts) => new TruncatedNegativeBinomialModel().Fit(counts);

    /// <summary>Fits a zero-truncated geometric law.</summary>
    /// <param name="counts">The counts, all above zero. Where all are 1, the likeliest mean is 0: <see cref="FitStatus.AtBoundary"/>.</param>
    /// <returns>The fit; its parameter is the mean before the zeros were left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">A count is 0.</exception>
    /// <exception cref="InsufficientDataException">There is no count.</exception>
    public static FrequencyFit<ZeroTruncated> ZeroTruncatedGeometric(CountSample counts) => new TruncatedGeometricModel().Fit(counts);

    /// <summary>Fits a zero-modified Poisson law: with more zeros than Poisson's, or fewer.</summary>
    /// <param name="counts">The counts. Where none is 0, so is the probability of zero: <see cref="FitStatus.AtBoundary"/>.</param>
    /// <returns>The fit; its parameters are those of the law above zero, then the probability of zero.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There is no count above zero.</exception>
    public static FrequencyFit<ZeroModified> ZeroModifiedPoisson(CountSample counts) => new ModifiedModel(new TruncatedPoissonModel()).Fit(counts);

    /// <summary>Fits a zero-modified negative binomial law.</summary>
    /// <param name="counts">The counts; what <see cref="ZeroTruncatedNegativeBinomial"/> says of its own holds for those above zero.</param>
    /// <returns>The fit; its parameters are those of the law above zero, then the probability of zero.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts above zero.</exception>
    public static FrequencyFit<ZeroModified> ZeroModifiedNegativeBinomial(CountSample counts) => new ModifiedModel(new TruncatedNegativeBinomialModel()).Fit(counts);

    /// <summary>Fits a zero-modified geometric law.</summary>
    /// <param name="counts">The counts. Where none is 0, so is the probability of zero: <see cref="FitStatus.AtBoundary"/>.</param>
    /// <returns>The fit; its parameters are those of the law above zero, then the probability of zero.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There is no count above zero.</exception>
    public static FrequencyFit<ZeroModified> ZeroModifiedGeometric(CountSample counts) => new ModifiedModel(new TruncatedGeometricModel()).Fit(counts);

    /// <summary>Fits Poisson, geometric, negative binomial, binomial and zero-modified laws, those that the sample allows, and ranks them.</summary>
    /// <param name="counts">The counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts.</exception>
    public static FrequencyComparison Compare(CountSample counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count < 2)
        {
            throw new InsufficientDataException("counts", 2, (int)counts.Count, nameof(counts));
        }

        return new FrequencyComparison(counts);
    }
}
