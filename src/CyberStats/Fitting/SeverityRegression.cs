using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// How the size of a loss moves with what is known of the victim: size, sector, year, records lost.
/// </summary>
/// <remarks>
/// The logarithm of the location is β₀ + Σ β_k x_k, so that e^β_k is the factor by which a loss grows with one more unit of x_k; with log x as the covariate β is an
/// elasticity. Losses may be censored, in intervals, truncated and weighted, as in every fit here. Sources: Lawless (2003), <i>Statistical Models and Methods for Lifetime Data</i>,
/// chapter 6; McCullagh and Nelder (1989), <i>Generalized Linear Models</i>, chapter 8, for the gamma law.
/// </remarks>
public static class SeverityRegression
{
    /// <summary>Fits lognormal losses: the location is that of the median.</summary>
    /// <param name="losses">The losses, above zero, in one currency unit.</param>
    /// <param name="columns">The covariates, one column each with a number for each loss in the order of the sample; none for a constant alone. A sector is one column of 0 and 1 for each but one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// A column differs from the sample in length, holds what is not finite, or follows from the others; or a loss is exactly 0.
    /// </exception>
    /// <exception cref="InsufficientDataException">There are not more losses than coefficients, or only lower bounds.</exception>
    public static SeverityRegressionFit<Lognormal> Lognormal(LossSample losses, IReadOnlyList<double[]> columns) =>
        Fit<Lognormal, LognormalModel.Kernel>(losses, columns, "Sigma", -18, 5, (location, dispersion) => new Lognormal(location, dispersion));

    /// <summary>Fits gamma losses: the location is that of the mean.</summary>
    /// <inheritdoc cref="Lognormal(LossSample, IReadOnlyList{double[]})"/>
    public static SeverityRegressionFit<Gamma> Gamma(LossSample losses, IReadOnlyList<double[]> columns) =>
        Fit<Gamma, GammaModel.Kernel>(losses, columns, "Shape", -12, 18, (location, dispersion) => new Gamma(dispersion, dispersion / Math.Exp(location)));

    private static SeverityRegressionFit<TLaw> Fit<TLaw, TKernel>(
        LossSample losses, IReadOnlyList<double[]> columns, string dispersion, double lowest, double highest, Func<double, double, TLaw> law)
        where TLaw : class, ISeverity
        where TKernel : IRegressionKernel
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(columns);
        CheckLosses(losses, columns.Count + 2);
        RegressionColumns scaled = RegressionColumns.Of(columns, losses);
        ScaledSample sample = ScaledSample.Of(losses);
        var likelihood = new RegressionLikelihood<TKernel>(losses, sample.Unit, sample.WeightUnit, scaled.Columns);

        int n = columns.Count + 2;
        double[] low = [.. Enumerable.Repeat(-1e3, n - 1), lowest];
        double[] high = [.. Enumerable.Repeat(1e3, n - 1), highest];
        double[] start = new double[n];
        start[^1] = TKernel.Coordinates == 2 && dispersion == "Sigma" ? Math.Log(sample.LogSpread()) : -2 * Math.Log(sample.LogSpread());
        Optimum optimum = LikelihoodSearch.Maximize(likelihood, start, low, high);
        return new SeverityRegressionFit<TLaw>(losses, columns, scaled, sample, optimum, dispersion, law);
    }

    private static void CheckLosses(LossSample losses, int needed)
    {
        int rows = 0;
        int bounded = 0;
        for (int i = 0; i < losses.Count; i++)
        {
            LossObservation loss = losses[i];
            if (loss.IsExact && loss.Low == 0 && loss.Weight > 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"The loss at index {i} is 0, which has no logarithm: leave it out and model its share."), nameof(losses));
            }

            rows += loss.Weight > 0 ? 1 : 0;
            bounded += loss.Weight > 0 && !loss.IsRightCensored ? 1 : 0;
        }

        if (rows <= needed)
        {
            throw new InsufficientDataException("losses", needed + 1, rows, nameof(losses));
        }

        if (bounded == 0)
        {
            throw new InsufficientDataException("losses that are not known by a lower bound alone", 1, 0, nameof(losses));
        }
    }
}
