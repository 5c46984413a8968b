using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A law whose location moves with covariates, fitted to losses by maximum likelihood.
/// </summary>
/// <remarks>
/// Standard errors are those of the observed information times √(n / (n - p)) and intervals use Student's t with n - p degrees of freedom, p coefficients: for uncensored
/// lognormal losses these are the classical ones, exact at any n; else they are approximate. n is the sum of the weights.
/// </remarks>
/// <typeparam name="TLaw">The law of one loss.</typeparam>
public sealed class SeverityRegressionFit<TLaw>
    where TLaw : class, ISeverity
{
    private readonly IReadOnlyList<double[]> _columns;
    private readonly Func<double, double, TLaw> _law;
    private readonly double[] _point; // coefficients and the logarithm of the dispersion, in the caller's units
    private readonly double[,] _covariance;

    internal SeverityRegressionFit(
        LossSample sample, IReadOnlyList<double[]> columns, RegressionColumns scaled, ScaledSample scaledSample, Optimum optimum, string dispersion, Func<double, double, TLaw> law)
    {
        Sample = sample;
        _columns = columns;
        _law = law;
        Weight = sample.TotalWeight;
        LogLikelihood = scaledSample.WeightUnit * (optimum.Value - (scaledSample.ExactWeight * Math.Log(scaledSample.Unit)));

        double[,] back = scaled.Back();
        double[,]? inverse = optimum.IsInside && optimum.Decrement < 1e-6 ? Cholesky.Inverse(Cholesky.Negated(optimum.Hessian)) : null;
        Status = inverse is null ? FitStatus.Degenerate : FitStatus.Converged;
        int n = optimum.Point.Length;
        _point = new double[n];
        _covariance = new double[n, n];
        double inflation = Weight > n - 1 ? Weight / (Weight - (n - 1)) : double.NaN;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                _point[i] += back[i, j] * optimum.Point[j];
                double sum = 0;
                for (int a = 0; a < n; a++)
                {
                    for (int b = 0; b < n; b++)
                    {
                        sum += back[i, a] * (inverse?[a, b] ?? double.NaN) * back[j, b];
                    }
                }

                _covariance[i, j] = inverse is null ? double.NaN : inflation * sum / scaledSample.WeightUnit;
            }
        }

        _point[0] += Math.Log(scaledSample.Unit);
        Coefficients = [.. Enumerable.Range(0, n - 1).Select(k => Interval(_point[k], Math.Sqrt(_covariance[k, k]), 0.95))];
        Estimate log = Interval(_point[^1], Math.Sqrt(_covariance[n - 1, n - 1]), 0.95);
        Dispersion = new FittedParameter(
            dispersion, new Estimate(Math.Exp(log.Value), Math.Exp(log.Value) * log.StandardError, Math.Exp(log.Low), Math.Exp(log.High)));
    }

    /// <summary>Gets the coefficients on the scale of logarithms, the intercept first; intervals of 95 %.</summary>
    public IReadOnlyList<Estimate> Coefficients { get; }

    /// <summary>Gets the parameter that all losses share: sigma of lognormal losses, the shape of gamma ones.</summary>
    public FittedParameter Dispersion { get; }

    /// <summary>Gets how the search ended; <see cref="FitStatus.Degenerate"/> where the losses lie on the line, or do not fix it.</summary>
    public FitStatus Status { get; }

    /// <summary>Gets the maximized log-likelihood.</summary>
    public double LogLikelihood { get; }

    /// <summary>Gets the losses.</summary>
    public LossSample Sample { get; }

    /// <summary>Gets the number of losses: the sum of the weights.</summary>
    public double Weight { get; }

    /// <summary>Gets Akaike's criterion. Compare only fits to the same sample.</summary>
    public double Aic => (2 * _point.Length) - (2 * LogLikelihood);

    /// <summary>Gets the Bayesian information criterion.</summary>
    public double Bic => InformationCriteria.Bic(LogLikelihood, _point.Length, Weight);

    /// <summary>Returns the law of a loss with given covariates.</summary>
    /// <param name="covariates">One number for each column.</param>
    /// <exception cref="ArgumentException">There are not as many numbers as columns, or one is not finite.</exception>
    public TLaw LawAt(params ReadOnlySpan<double> covariates) => _law(LocationAt(covariates), Dispersion.Estimate.Value);

    /// <summary>Returns the mean loss with given covariates under the law fitted, with its error by the delta method.</summary>
    /// <param name="covariates">One number for each column.</param>
    /// <returns>The mean in the unit of the losses; the interval of 95 % is symmetric on its logarithm.</returns>
    /// <remarks>Of lognormal losses it rests on the tail of the law: see <see cref="SmearedMeanAt"/> beside it.</remarks>
    /// <exception cref="ArgumentException">There are not as many numbers as columns, or one is not finite.</exception>
    public Estimate MeanAt(params ReadOnlySpan<double> covariates)
    {
        double location = LocationAt(covariates);
        double log = Math.Log(_law(location, Dispersion.Estimate.Value).Mean);
        const double Step = 1e-5;
        double slope = (Math.Log(_law(location, Math.Exp(_point[^1] + Step)).Mean) - Math.Log(_law(location, Math.Exp(_point[^1] - Step)).Mean)) / (2 * Step);
        double[] slopes = [1, .. covariates, slope];
        double variance = 0;
        for (int i = 0; i < slopes.Length; i++)
        {
            for (int j = 0; j < slopes.Length; j++)
            {
                variance += slopes[i] * slopes[j] * _covariance[i, j];
            }
        }

        Estimate interval = Interval(log, Math.Sqrt(variance), 0.95);
        return new Estimate(Math.Exp(log), Math.Exp(log) * interval.StandardError, Math.Exp(interval.Low), Math.Exp(interval.High));
    }

    /// <summary>Returns the mean loss with given covariates without a law for the spread: the location times the mean of what the losses are over theirs.</summary>
    /// <param name="covariates">One number for each column.</param>
    /// <returns>The mean in the unit of the losses; null where losses are censored or truncated, for which it is not defined.</returns>
    /// <remarks>Source: Duan (1983), <i>Smearing estimate: a nonparametric retransformation method</i>.</remarks>
    /// <exception cref="ArgumentException">There are not as many numbers as columns, or one is not finite.</exception>
    public double? SmearedMeanAt(params ReadOnlySpan<double> covariates)
    {
        double location = LocationAt(covariates);
        if (!Sample.IsComplete)
        {
            return null;
        }

        double sum = 0;
        for (int i = 0; i < Sample.Count; i++)
        {
            double fitted = _point[0];
            for (int k = 0; k < _columns.Count; k++)
            {
                fitted += _point[k + 1] * _columns[k][i];
            }

            LossObservation loss = Sample[i];
            sum += loss.Weight * Math.Exp(Math.Log(loss.Low) - fitted + location);
        }

        return sum / Weight;
    }

    private double LocationAt(ReadOnlySpan<double> covariates)
    {
        if (covariates.Length != _columns.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {_columns.Count} columns, but {covariates.Length} covariates."), nameof(covariates));
        }

        double location = _point[0];
        for (int k = 0; k < covariates.Length; k++)
        {
            location += _point[k + 1] * Require.Finite(covariates[k], nameof(covariates));
        }

        return location;
    }

    private Estimate Interval(double value, double error, double level)
    {
        double reach = double.IsFinite(error) ? Quantiles.TwoSidedStudent(level, Weight - (_point.Length - 1)) * error : double.NaN;
        return new Estimate(value, double.IsFinite(error) ? error : double.NaN, value - reach, value + reach, level);
    }
}
