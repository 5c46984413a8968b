using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A law fitted to losses by maximum likelihood, with everything needed to judge it.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. Standard errors come from the observed information, intervals are Wald's on the logarithm of a positive parameter and on the
/// parameter itself else; <see cref="Profile"/> is there for what that leaves out. Both are NaN where <see cref="Status"/> says that the usual
/// theory does not hold.
/// </remarks>
/// <typeparam name="TLaw">The law.</typeparam>
public sealed class SeverityFit<TLaw> : ISeverityFit
    where TLaw : class, ISeverity
{
    private readonly SeverityModel<TLaw> _model;
    private readonly ScaledSample _scaled;
    private readonly Optimum _optimum;
    private readonly double[,] _covariance; // of the coordinates; NaN where there is none

    internal SeverityFit(SeverityModel<TLaw> model, LossSample sample, ScaledSample scaled, Optimum optimum)
    {
        _model = model;
        Sample = sample;
        _scaled = scaled;
        _optimum = optimum;
        Law = LawAt(optimum.Point);
        Status = model.StatusOf(optimum);
        LogLikelihood = scaled.WeightUnit * (optimum.Value - (scaled.ExactWeight * Math.Log(scaled.Unit)));
        _covariance = CovarianceOf(optimum, Status, scaled.WeightUnit);
        Parameters = [.. model.Coordinates.Select((c, k) => new FittedParameter(c.Name, EstimateOf(k, 0.95)))];
    }

    /// <summary>Gets the likeliest law. Read <see cref="Status"/> before it.</summary>
    public TLaw Law { get; }

    /// <summary>Gets how the search ended.</summary>
    public FitStatus Status { get; }

    /// <summary>Gets the maximized log-likelihood, with densities per currency unit for exact losses and probabilities for censored ones.</summary>
    public double LogLikelihood { get; }

    /// <summary>Gets the parameters in the order of the law's, with standard errors and intervals of 95 %.</summary>
    public IReadOnlyList<FittedParameter> Parameters { get; }

    /// <summary>Gets the sample that the law was fitted to.</summary>
    public LossSample Sample { get; }

    /// <summary>Gets the number of losses that the fit rests on: the sum of the weights.</summary>
    public double Weight => _scaled.Weight * _scaled.WeightUnit;

    /// <summary>Gets Akaike's criterion, 2k - 2 log L. Compare only fits to the same sample.</summary>
    public double Aic => (2 * Parameters.Count) - (2 * LogLikelihood);

    /// <summary>Gets Akaike's criterion corrected for few losses (Hurvich and Tsai, 1989); NaN where there are not more than k + 1.</summary>
    public double Aicc => InformationCriteria.Aicc(LogLikelihood, Parameters.Count, Weight);

    /// <summary>Gets the Bayesian information criterion, k log n - 2 log L (Schwarz, 1978).</summary>
    public double Bic => InformationCriteria.Bic(LogLikelihood, Parameters.Count, Weight);

    /// <summary>Gets the sample in its own unit, which the coordinates of <see cref="Optimum"/> are in.</summary>
    internal ScaledSample Scaled => _scaled;

    /// <summary>Gets the maximum, by the coordinates of the law's model.</summary>
    internal Optimum Optimum => _optimum;

    /// <summary>Gets the covariance of the coordinates; NaN where there is none.</summary>
    internal double[,] Covariance => _covariance;

    ISeverity ISeverityFit.Law => Law;

    Estimate ISeverityFit.Of(Func<ISeverity, double> quantity, double level) => Of(quantity, level);

    ISeverity? ISeverityFit.Refit(LossSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return TryFit(sample);
    }

    /// <summary>Returns the estimate of a parameter.</summary>
    /// <param name="name">Its name, as in <see cref="Parameters"/>.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate Parameter(string name, double level = 0.95)
    {
        int k = IndexOf(name);
        return EstimateOf(k, Require.Between(0, 1, level));
    }

    /// <summary>Returns a quantity of the law, such as a quantile, with its error by the delta method.</summary>
    /// <param name="quantity">The quantity; smooth in the parameters.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <returns>
    /// The estimate; its interval is symmetric on the logarithm of a positive quantity, so that of a probability its upper end may exceed 1. NaN errors where the fit has none, or where the quantity is not finite.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="quantity"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate Of(Func<TLaw, double> quantity, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        Require.Between(0, 1, level);
        double value = quantity(Law);
        int n = _optimum.Point.Length;
        double[] slopes = new double[n];
        for (int k = 0; k < n; k++)
        {
            double width = 1e-3 * Math.Sqrt(_covariance[k, k]);
            double[] up = [.. _optimum.Point];
            double[] down = [.. _optimum.Point];
            up[k] += width;
            down[k] -= width;
            slopes[k] = width == 0 ? 0 : width > 0 ? (quantity(LawAt(up)) - quantity(LawAt(down))) / (2 * width) : double.NaN;
        }

        double variance = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                variance += slopes[i] * slopes[j] * _covariance[i, j];
            }
        }

        double error = Math.Sqrt(variance);
        double reach = Quantiles.TwoSidedNormal(level) * error;
        return !double.IsFinite(error) || !double.IsFinite(value) ? new Estimate(value, double.NaN, double.NaN, double.NaN, level)
            : value > 0 ? new Estimate(value, error, value * Math.Exp(-reach / value), value * Math.Exp(reach / value), level)
            : new Estimate(value, error, value - reach, value + reach, level);
    }

    /// <summary>Returns a parameter with the interval of its profile likelihood: all values that a likelihood ratio test does not refuse.</summary>
    /// <param name="name">The name of the parameter, as in <see cref="Parameters"/>.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <returns>The estimate; an end is at the limit of what the parameter can be (0, or ±∞) where the likelihood sets no bound.</returns>
    /// <remarks>
    /// Given also where the status is <see cref="FitStatus.AtBoundary"/>: one end is then the boundary. Cost: some 50 searches over the other parameters. Source: Venzon and
    /// Moolgavkar (1988), <i>A method for computing profile-likelihood-based confidence intervals</i>.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate Profile(string name, double level = 0.95)
    {
        int k = IndexOf(name);
        double z = Quantiles.TwoSidedNormal(Require.Between(0, 1, level));
        Coordinate coordinate = _model.Coordinates[k];
        Estimate wald = Parameters[k].Estimate;
        if (Status is FitStatus.Degenerate or FitStatus.Unbounded || (Status == FitStatus.Irregular && double.IsNaN(wald.StandardError)))
        {
            return new Estimate(wald.Value, double.NaN, double.NaN, double.NaN, level);
        }

        (double[] lowest, double[] highest) = _model.BoundsFor(_scaled);
        var profile = new ProfileSearch(_model.LikelihoodOf(_scaled), _optimum, k, lowest, highest, z * z / 2 / _scaled.WeightUnit);
        double low = profile.End(-1);
        double high = profile.End(1);
        return new Estimate(
            wald.Value,
            wald.StandardError,
            double.IsNegativeInfinity(low) ? (coordinate.Link == Link.Log ? 0 : low) : Math.Min(coordinate.Parameter(low, _scaled.Unit), wald.Value),
            double.IsPositiveInfinity(high) ? high : Math.Max(coordinate.Parameter(high, _scaled.Unit), wald.Value),
            level);
    }

    /// <summary>Fits the law again to samples drawn like this one, which shows how much the fit owes to chance, without the usual theory.</summary>
    /// <param name="kind">How samples are drawn.</param>
    /// <param name="replicates">How many; at least 2.</param>
    /// <param name="seed">The seed of the random numbers; the result depends on it and not on the number of threads.</param>
    /// <remarks>Source: Efron (1979), <i>Bootstrap methods: another look at the jackknife</i>. Cost: a fit a replicate, on all processors.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 2, or the kind not defined.</exception>
    /// <exception cref="ArgumentException">The kind is parametric, but the sample has censored losses or weights that are not whole: how they came about is not known.</exception>
    public SeverityBootstrap<TLaw> Bootstrap(BootstrapKind kind = BootstrapKind.Resampled, int replicates = 999, long seed = 1)
    {
        Require.Defined(kind);
        Require.InRange(2, int.MaxValue, replicates);
        if (kind == BootstrapKind.Parametric && !SampleDraw.CanDraw(Sample))
        {
            throw new ArgumentException("New losses cannot be drawn in the place of censored ones, nor for weights that are not whole: resample.", nameof(kind));
        }

        var laws = new TLaw?[replicates];
        Parallel.For(0, replicates, i =>
        {
            var random = new RandomStream(seed, i);
            laws[i] = TryFit(kind == BootstrapKind.Parametric ? SampleDraw.FromLaw(Sample, Law, random)! : SampleDraw.Resample(Sample, random));
        });

        TLaw[] fitted = [.. laws.OfType<TLaw>()];
        return new SeverityBootstrap<TLaw>(Law, fitted, replicates - fitted.Length, kind, seed);
    }

    /// <summary>The law fitted to another sample; null where it cannot be.</summary>
    internal TLaw? TryFit(LossSample sample)
    {
        try
        {
            SeverityFit<TLaw> fit = _model.Fit(sample);
            return fit.Status == FitStatus.Degenerate ? null : fit.Law;
        }
        catch (ArgumentException)
        {
            return null; // a draw may hold bounds of one side alone
        }
    }

    private static double[,] CovarianceOf(Optimum optimum, FitStatus status, double weightUnit)
    {
        int n = optimum.Point.Length;
        double[,] covariance = new double[n, n];
        int[] free = [.. Enumerable.Range(0, n).Where(k => optimum.Pushed[k] == 0)];
        double[,] information = new double[free.Length, free.Length];
        for (int i = 0; i < free.Length; i++)
        {
            for (int j = 0; j < free.Length; j++)
            {
                information[i, j] = -optimum.Hessian[free[i], free[j]] * weightUnit;
            }
        }

        // An end of the support that is estimated is far more precise than the rest, which may take it as known.
        bool isKnown = status == FitStatus.Converged || (status == FitStatus.Irregular && free.Length < n);
        double[,]? inverse = isKnown ? Cholesky.Inverse(information) : null;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                int a = Array.IndexOf(free, i);
                int b = Array.IndexOf(free, j);
                covariance[i, j] = inverse is not null && a >= 0 && b >= 0 ? inverse[a, b] : double.NaN;
            }
        }

        return covariance;
    }

    private int IndexOf(string name)
    {
        for (int k = 0; k < Parameters.Count; k++)
        {
            if (Parameters[k].Name == name)
            {
                return k;
            }
        }

        throw new ArgumentException($"'{name}' is no parameter; there are {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(name));
    }

    private TLaw LawAt(double[] point) =>
        _model.Law(ParametersAt(point));

    private double[] ParametersAt(double[] point) => _model.Settled(Sample, [.. _model.Coordinates.Select((c, k) => c.Parameter(point[k], _scaled.Unit))]);

    private Estimate EstimateOf(int k, double level)
    {
        double value = ParametersAt(_optimum.Point)[k];
        Estimate estimate = _model.Coordinates[k].Estimate(_optimum.Point[k], Math.Sqrt(_covariance[k, k]), _scaled.Unit, level);
        return value == estimate.Value ? estimate : new Estimate(value, double.NaN, double.NaN, double.NaN, level);
    }
}
