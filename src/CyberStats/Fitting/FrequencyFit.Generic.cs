using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A law fitted to counts by maximum likelihood, with everything needed to judge it. Made by <see cref="FrequencyFit"/>.
/// </summary>
/// <remarks>
/// Immutable and thread-safe; equality is by reference. Intervals are those of the profile likelihood: the counts at hand are often few, the errors skewed, and
/// a size without an upper bound has no other. Standard errors come from the observed information and are NaN where <see cref="Status"/> says that the usual
/// theory does not hold; a profile interval is then still given where one end is a bound of the parameter.
/// </remarks>
/// <typeparam name="TLaw">The law.</typeparam>
public sealed class FrequencyFit<TLaw>
    where TLaw : class, IFrequency
{
    private const double FewCounts = 5;

    private readonly CountModel<TLaw> _model;
    private readonly CountOptimum _optimum;
    private readonly Lazy<ImmutableArray<FittedParameter>> _parameters;

    internal FrequencyFit(CountModel<TLaw> model, CountSample sample, CountOptimum optimum)
    {
        _model = model;
        _optimum = optimum;
        Sample = sample;
        Law = model.Law(optimum.Values);
        LogLikelihood = sample.LogLikelihood(Law);
        _parameters = new(() => [.. model.Names.Select(name => new FittedParameter(name, Profile(name)))]);
        Caveats =
        [
            .. model.IsPoisson ? [Caveat.PoissonAssumed] : Array.Empty<Caveat>(),
            .. Status == FitStatus.Degenerate ? [Caveat.NoDispersion] : Array.Empty<Caveat>(),
            .. Count < FewCounts ? [Caveat.Unstable] : Array.Empty<Caveat>(),
        ];
    }

    /// <summary>Gets the likeliest law. Read <see cref="Status"/> before it.</summary>
    public TLaw Law { get; }

    /// <summary>Gets how the search ended.</summary>
    public FitStatus Status => _optimum.Status;

    /// <summary>Gets the maximized log-likelihood, with every constant, so that it can be compared between laws.</summary>
    public double LogLikelihood { get; }

    /// <summary>Gets the parameters in the order of the law's, with standard errors and profile intervals of 95 %.</summary>
    /// <remarks>They are worked out when first asked for.</remarks>
    public IReadOnlyList<FittedParameter> Parameters => _parameters.Value;

    /// <summary>Gets the sample that the law was fitted to.</summary>
    public CountSample Sample { get; }

    /// <summary>Gets the number of counts that the fit rests on: the sum of their frequencies.</summary>
    public double Count => Sample.Count;

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    /// <summary>Gets Akaike's criterion, 2k - 2 log L. Compare only fits to the same sample.</summary>
    public double Aic => (2 * _model.Names.Length) - (2 * LogLikelihood);

    /// <summary>Gets Akaike's criterion corrected for few counts (Hurvich and Tsai, 1989); NaN where there are not more than k + 1.</summary>
    public double Aicc => InformationCriteria.Aicc(LogLikelihood, _model.Names.Length, Count);

    /// <summary>Gets the Bayesian information criterion, k log n - 2 log L (Schwarz, 1978).</summary>
    public double Bic => InformationCriteria.Bic(LogLikelihood, _model.Names.Length, Count);

    internal int ParameterCount => _model.Names.Length;

    internal IReadOnlyList<string> Names => _model.Names;

    internal IReadOnlyList<double> Values => _optimum.Values;

    /// <summary>Returns a parameter with the interval of its profile likelihood: all values that a likelihood ratio test does not refuse.</summary>
    /// <param name="name">The name of the parameter, as in <see cref="Parameters"/>.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <returns>The estimate; an end is at the limit of what the parameter can be where the likelihood sets no bound.</returns>
    /// <remarks>Cost: some 20 searches over the other parameter. Source: Venzon and Moolgavkar (1988), <i>A method for computing profile-likelihood-based confidence intervals</i>.</remarks>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate Profile(string name, double level = 0.95)
    {
        int k = IndexOf(name);
        double z = Quantiles.TwoSidedNormal(Require.Between(0, 1, level));
        double value = _optimum.Values[k];
        double error = _optimum.Errors[k];
        if (Status == FitStatus.Degenerate)
        {
            return new Estimate(value, error, double.NaN, double.NaN, level);
        }

        (double low, double high) = new CountProfile(_model.Loss(Sample, _optimum, k), _model.Highest(k), z * z / 2).Ends(value, error);
        return new Estimate(value, error, low, high, level);
    }

    /// <summary>Returns a parameter with Wald's interval: symmetric on the logarithm, or on the log-odds of a probability.</summary>
    /// <param name="name">The name of the parameter, as in <see cref="Parameters"/>.</param>
    /// <param name="level">The coverage that the interval promises, in (0, 1).</param>
    /// <returns>The estimate; NaN ends where there is no standard error.</returns>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate Wald(string name, double level = 0.95)
    {
        int k = IndexOf(name);
        double z = Quantiles.TwoSidedNormal(Require.Between(0, 1, level));
        double value = _optimum.Values[k];
        double error = _optimum.Errors[k];
        if (double.IsNaN(error))
        {
            return new Estimate(value, error, double.NaN, double.NaN, level);
        }

        if (double.IsPositiveInfinity(_model.Highest(k)))
        {
            double factor = Math.Exp(z * error / value);
            return new Estimate(value, error, value / factor, value * factor, level);
        }

        double odds = value / (1 - value);
        double ratio = Math.Exp(z * error / (value * (1 - value)));
        return new Estimate(value, error, odds / (ratio + odds), odds * ratio / (1 + (odds * ratio)), level);
    }

    /// <summary>Fits the law anew to random samples, to show how far its parameters, and whatever follows from them, can be off.</summary>
    /// <param name="kind">Whether samples are drawn from the counts, with replacement, or from the fitted law.</param>
    /// <param name="replicates">How many samples; at least 2.</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same result on every machine and for any number of threads.</param>
    /// <remarks>Cost: replicates fits; a parametric one draws every count.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 2, or the kind not defined.</exception>
    /// <exception cref="ArgumentException">The frequencies of the sample are not whole, so that it cannot be drawn from.</exception>
    public FrequencyBootstrap<TLaw> Bootstrap(BootstrapKind kind = BootstrapKind.Resampled, int replicates = 999, long seed = 1)
    {
        Require.Defined(kind);
        Require.InRange(2, int.MaxValue, replicates);
        CountResampling draws = new(Sample, kind == BootstrapKind.Parametric ? Law : null);
        var fits = new FrequencyFit<TLaw>?[replicates];
        Parallel.For(0, replicates, replicate => fits[replicate] = TryRefit(draws.Next(new RandomStream(seed, replicate))));
        return new FrequencyBootstrap<TLaw>(this, fits, kind);
    }

    /// <summary>Fits the same law to other counts; null where they are too few for it.</summary>
    internal FrequencyFit<TLaw>? TryRefit(CountSample sample)
    {
        try
        {
            return _model.Fit(sample);
        }
        catch (InsufficientDataException)
        {
            return null;
        }
    }

    /// <summary>Returns the law and the size of the sample it was fitted to, such as "Poisson { … }, n = 18, Converged".</summary>
    public override string ToString() => FormattableString.Invariant($"{Law}, n = {Count}, {Status}");

    private int IndexOf(string name)
    {
        int k = _model.Names.IndexOf(name);
        return k >= 0 ? k : throw new ArgumentException($"'{name}' is no parameter; there are {string.Join(", ", _model.Names)}.", nameof(name));
    }
}
