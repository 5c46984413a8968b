using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// A regression of counts with what is needed to judge it. Made by <see cref="CountRegression"/>.
/// </summary>
/// <remarks>Keeps its rows. Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class CountRegressionFit
{
    private readonly double[,] _covariance;
    private readonly double[] _means;

    internal CountRegressionFit(CountRows rows, CountDesign design, CountFamily family, double level, Estimate[] coefficients, double[,] covariance, double[] means)
    {
        Rows = rows;
        Design = design;
        Family = family;
        Level = level;
        Coefficients = coefficients;
        _covariance = covariance;
        _means = means;
    }

    /// <summary>Gets how the counts vary about their means.</summary>
    public CountFamily Family { get; }

    /// <summary>Gets how the search ended. Read this before any other member.</summary>
    public CountRegressionStatus Status { get; internal init; }

    /// <summary>Gets the coverage of the intervals.</summary>
    public double Level { get; }

    /// <summary>Gets the coefficients, the intercept first, then in the order of the columns; on the scale of the logarithm of the mean.</summary>
    /// <remarks>
    /// Where as many coefficients as rows leave no dispersion to learn, the intervals of quasi-Poisson are infinite and there is no standard
    /// error. Where rows are separated a coefficient is infinite, with a finite end where the likelihood sets one.
    /// </remarks>
    public IReadOnlyList<Estimate> Coefficients { get; }

    /// <summary>
    /// Gets θ, where the variance is μ + μ² / θ: infinite at the Poisson limit, with a finite lower end; null unless the family is negative binomial.
    /// </summary>
    /// <remarks>
    /// The interval is that of the profile likelihood, or of log θ where its standard error is below 5 %. The standard error is that of the observed
    /// information of θ alone.
    /// </remarks>
    public Estimate? Theta { get; internal init; }

    /// <summary>Gets the dispersion: Pearson's statistic over the degrees of freedom, 1 where the family suits; NaN without degrees of freedom.</summary>
    public double Dispersion { get; internal init; }

    /// <summary>Gets the log-likelihood with all constants; NaN for quasi-Poisson, which has none.</summary>
    public double LogLikelihood { get; internal init; }

    /// <summary>Gets Akaike's criterion, 2 k - 2 log L, with θ among the k parameters; NaN for quasi-Poisson.</summary>
    public double Aic => (2 * (Coefficients.Count + (Family == CountFamily.NegativeBinomial ? 1 : 0))) - (2 * LogLikelihood);

    /// <summary>Gets the number of rows with a weight above zero.</summary>
    public int Count => Rows.Length;

    /// <summary>Gets the rows less the coefficients.</summary>
    public int ResidualFreedom => Count - Coefficients.Count;

    /// <summary>Gets the means of the rows with a weight above zero.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>Gets the deviance: twice what the log-likelihood lacks to that of a mean for each row, at the θ of the fit.</summary>
    /// <remarks>Cost: a pass over the rows.</remarks>
    public double Deviance
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Count; i++)
            {
                sum += Rows.Weight(i) * RowDeviance(i);
            }

            return sum;
        }
    }

    /// <summary>Gets Pearson's statistic: the sum of the squared Pearson residuals.</summary>
    /// <remarks>Cost: a pass over the rows.</remarks>
    public double PearsonStatistic => CountRegression.Pearson(Rows, _means, Alpha);

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        .. Family == CountFamily.Poisson && !IsRobust ? [Caveat.PoissonAssumed] : Array.Empty<Caveat>(),
        .. Family == CountFamily.QuasiPoisson && !(Dispersion > 0) ? [Caveat.NoDispersion] : Array.Empty<Caveat>(),
        .. Status == CountRegressionStatus.Separated ? [Caveat.Separated] : Array.Empty<Caveat>(),
        .. Status == CountRegressionStatus.NotConverged ? [Caveat.NotConverged] : Array.Empty<Caveat>(),
    ];

    internal CountRows Rows { get; }

    internal CountDesign Design { get; }

    internal double Alpha { get; init; }

    /// <summary>What the variances of the family are multiplied by.</summary>
    internal double ErrorScale { get; init; }

    /// <summary>How many standard errors an interval reaches.</summary>
    internal double Reach { get; init; }

    internal bool IsStudent { get; init; }

    internal bool IsRobust { get; init; }

    /// <summary>Returns the covariance of two coefficients; NaN where rows are separated or no dispersion can be learnt.</summary>
    /// <param name="first">The index of a coefficient, 0 for the intercept.</param>
    /// <param name="second">The index of a coefficient.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a coefficient.</exception>
    public double Covariance(int first, int second)
    {
        Require.InRange(0, Coefficients.Count - 1, first);
        Require.InRange(0, Coefficients.Count - 1, second);
        return Status == CountRegressionStatus.Separated ? double.NaN : _covariance[first, second];
    }

    /// <summary>
    /// Returns the two-sided p-value of a coefficient being 0, by its standard error: of Student's t for a dispersion that was learnt, else of the normal law.
    /// Where rows are separated it is that of the likelihood ratio.
    /// </summary>
    /// <param name="coefficient">The index of a coefficient, 0 for the intercept.</param>
    /// <returns>The p-value; 1 where no error can be learnt.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="coefficient"/> is not that of a coefficient.</exception>
    public double PValue(int coefficient)
    {
        Estimate b = Coefficients[Require.InRange(0, Coefficients.Count - 1, coefficient)];
        double ratio = b.Value / b.StandardError;
        return Status == CountRegressionStatus.Separated ? ProfilePValue(coefficient)
            : b.StandardError == 0 ? (b.Value == 0 ? 1 : 0)
            : double.IsNaN(ratio) ? 1
            : IsStudent ? TailProbability.TwoSidedStudent(ratio, ResidualFreedom)
            : TailProbability.TwoSidedNormal(ratio);
    }

    /// <summary>Returns the residuals of the rows with a weight above zero, in their order.</summary>
    /// <param name="kind">What a residual is.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a <see cref="ResidualKind"/>.</exception>
    public IReadOnlyList<double> Residuals(ResidualKind kind)
    {
        Require.Defined(kind);
        double[] residuals = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            double difference = Rows.Counts[i] - _means[i];
            residuals[i] = kind switch
            {
                ResidualKind.Response => difference,
                ResidualKind.Pearson => Math.Sqrt(Rows.Weight(i)) * difference / Math.Sqrt(_means[i] * (1 + (Alpha * _means[i]))),
                _ => Math.CopySign(Math.Sqrt(Rows.Weight(i) * RowDeviance(i)), difference),
            };
        }

        return residuals;
    }

    /// <summary>Returns what is expected of one more row, if nothing changes.</summary>
    /// <param name="covariates">The covariates of the row, without the intercept.</param>
    /// <param name="offset">The offset of the row, on the scale of the logarithm.</param>
    /// <remarks>
    /// The interval of the count takes it as negative binomial with the variance of a count about its mean plus that of the estimated mean, so that it
    /// is approximate. A quasi-Poisson dispersion below 1 counts as 1 there.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="covariates"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one covariate for each column, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is not finite.</exception>
    public CountPrediction Predict(IReadOnlyList<double> covariates, double offset = 0)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        Require.Finite(offset);
        if (covariates.Count != Coefficients.Count - 1)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"There are {covariates.Count} covariates, but the regression has {Coefficients.Count - 1}."), nameof(covariates));
        }

        double[] row = [1, .. covariates];
        SeriesValues.RequireFinite(row.AsSpan(1), nameof(covariates));
        double log = offset;
        double variance = 0;
        for (int i = 0; i < row.Length; i++)
        {
            log += row[i] == 0 ? 0 : row[i] * Coefficients[i].Value;
            for (int j = 0; j < row.Length; j++)
            {
                variance += row[i] * row[j] * Covariance(i, j);
            }
        }

        double error = Math.Sqrt(Math.Max(variance, 0));
        if (double.IsNaN(log) || double.IsNaN(error) || double.IsPositiveInfinity(Reach))
        {
            double mean = double.IsNaN(log) ? double.NaN : Math.Exp(log);
            return new CountPrediction(new Estimate(mean, double.NaN, 0, double.PositiveInfinity, Level), 0, double.PositiveInfinity);
        }

        return Predict(log, error);
    }

    /// <summary>Returns what the deviance of this regression has over that of one with more columns of the same rows.</summary>
    internal double DevianceTo(CountRegressionFit wider) => Math.Max(0, Deviance - wider.Deviance);

    private double ProfilePValue(int coefficient)
    {
        RisingSums? sums = Family == CountFamily.NegativeBinomial ? new RisingSums(Rows.Counts, Rows.Weights) : null;
        double loss = new CoefficientProfile(Rows, Design, sums, coefficient).LossAtZero() / ErrorScale;
        return IsStudent ? TailProbability.FisherF(loss, 1, ResidualFreedom) : TailProbability.ChiSquare(loss, 1);
    }

    private CountPrediction Predict(double log, double error)
    {
        double mean = Math.Exp(log);
        var estimate = new Estimate(mean, mean * error, Math.Exp(log - (Reach * error)), Math.Exp(log + (Reach * error)), Level);
        double spread = Math.Max(mean * (Family == CountFamily.QuasiPoisson ? ErrorScale : 1), mean) + (mean * mean * (Alpha + (error * error)));
        double alpha = Math.Max(0, (spread - mean) / (mean * mean));
        double tail = (1 - Level) / 2;
        if (!(mean * mean > 0 && double.IsFinite(spread)))
        {
            return new CountPrediction(estimate, 0, mean > 1 ? double.PositiveInfinity : 0); // beyond the range of numbers
        }

        return new CountPrediction(estimate, CountTails.LowerQuantile(tail, mean, alpha), CountTails.UpperQuantile(tail, mean, alpha));
    }

    /// <summary>Twice what a row's log-likelihood lacks to that of a mean of its own.</summary>
    private double RowDeviance(int i)
    {
        double count = Rows.Counts[i];
        double mean = _means[i];
        if (Alpha == 0)
        {
            return 2 * LoaderTerms.Deviance(count, mean);
        }

        double size = 1 / Alpha;
        double n = count + size;
        return 2 * (LoaderTerms.Deviance(count, n * (mean / (size + mean))) + LoaderTerms.Deviance(size, n * (size / (size + mean))));
    }
}
