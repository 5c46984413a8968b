using CyberStats.Numerics;
using CyberStats.Series;
using MathNet.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// When the rate of a series of Poisson counts changed, if it did once: the exact posterior of the date, and how the evidence stands for a change.
/// </summary>
/// <remarks>
/// <para>
/// The model: counts are Poisson with the rate times their exposure; the rate is one before the change and another after it, both drawn from the same gamma law;
/// every boundary between two periods is as likely a date as any other, so that a boundary beside missing periods stands for as many as they make.
/// Unless a rate is given, that gamma law has as its mean the pooled rate of the series (of a series of zeros, half an incident in all), so that
/// nothing depends on the unit of time or exposure; its shape says how far a rate may lie from it: at 1 (an exponential law) the two rates differ by less than
/// a factor of 39 with a probability of 95 %. Sources: Raftery and Akman (1986), <i>Bayesian analysis of a Poisson process with a change-point</i>; Carlin, Gelfand and Smith (1992).
/// </para>
/// <para>
/// Bayes factors are natural logarithms: above 2.3 the data are ten times as likely with a change. Against no change alone they mislead: steady growth,
/// and counts that vary more than Poisson ones, look like a change. <see cref="LogBayesFactorOverTrend"/> sets the change against a steady trend, and
/// <see cref="Overdispersed"/> allows for more variation. Size and power by simulation: benchmarks/results/simulate-change-test.md.
/// </para>
/// <para>Immutable and safe to share between threads; equality is by reference. Cost: of the order n for n periods, and for each interval.</para>
/// </remarks>
public sealed class ChangePointPosterior
{
    private readonly ObservedCounts _data;
    private readonly double _pooledRate;
    private readonly double[] _probabilities;
    private readonly double[] _counts; // before each break; at 0 none, at the end all
    private readonly double[] _exposure;

    private ChangePointPosterior(ObservedCounts data, double shape, double? rate, string name)
    {
        Shape = Require.Positive(shape);
        if (data.Length < 2)
        {
            throw new InsufficientDataException("periods with a count", 2, data.Length, name);
        }

        _data = data;
        _pooledRate = Math.Max(data.Total, 0.5) / data.TotalExposure;
        Rate = rate is null ? shape / _pooledRate : Require.Positive(rate.Value, nameof(rate));
        _counts = Sums(data.Counts);
        _exposure = Sums(data.Exposure);
        int n = data.Length;
        double[] logs = [.. Enumerable.Range(1, n - 1).Select(k => LogPrior(k) + LogMarginal(0, k) + LogMarginal(k, n))];
        double evidence = LogSum(logs);
        LogBayesFactor = evidence - LogMarginal(0, n);
        _probabilities = [.. logs.Select(log => Math.Exp(log - evidence))];
        LogBayesFactorOverTrend = LogBayesFactor - new TrendAlternative(data).LogBayesFactor(shape);
    }

    /// <summary>Gets the number of periods with a count.</summary>
    public int Count => _data.Length;

    /// <summary>Gets how many periods of a series had no value, or no exposure, and were left out.</summary>
    public int Missing => _data.Missing;

    /// <summary>Gets the shape of the gamma law from which each rate is drawn.</summary>
    public double Shape { get; }

    /// <summary>Gets the rate parameter of that law, whose mean is <see cref="Shape"/> over it: in periods of exposure 1.</summary>
    public double Rate { get; }

    /// <summary>Gets the logarithm of the Bayes factor of one change against none, of Poisson counts.</summary>
    public double LogBayesFactor { get; }

    /// <summary>Gets the logarithm of the Bayes factor of one change against a log-linear trend, of Poisson counts.</summary>
    /// <remarks>
    /// The trend's level has the prior of the rate. The prior of its slope is put on the ratio of the last period's rate to the first's, whatever the time
    /// between them: the law that two rates of the change have as their ratio, so that neither side is favoured by its prior. The integral over the slope is
    /// right to 1e-10.
    /// </remarks>
    public double LogBayesFactorOverTrend { get; }

    /// <summary>Gets the break with the greatest probability, the first of equal ones: a number of observations before the change.</summary>
    public int MostProbableBreak => Array.IndexOf(_probabilities, _probabilities.Max()) + 1;

    /// <summary>Gets the posterior expected rate of each observation if there is one change, over all dates it can have; per period of exposure 1.</summary>
    /// <remarks>Cost: of the order n at each read.</remarks>
    public IReadOnlyList<double> ExpectedRates
    {
        get
        {
            double[] rates = new double[Count];
            double after = 0; // over the breaks up to here
            for (int i = 0; i < Count; i++)
            {
                after += i > 0 ? Probability(i) * Part(i, Count).Mean : 0;
                rates[i] = after;
            }

            double before = 0; // over the breaks still to come
            for (int i = Count - 1; i >= 0; i--)
            {
                rates[i] += before;
                before += i > 0 ? Probability(i) * Part(0, i).Mean : 0;
            }

            return rates;
        }
    }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        .. _data.Caveats.Concat(
        [
            Caveat.PoissonAssumed,
            .. LogBayesFactorOverTrend < Math.Log(10) ? [Caveat.TrendOrBreak] : Array.Empty<Caveat>(),
            .. Count < 30 ? [Caveat.AutocorrelationUntestable] : Array.Empty<Caveat>(),
        ]).Distinct(),
    ];

    private IEnumerable<int> Breaks => Enumerable.Range(1, Count - 1);

    /// <summary>Returns the posterior of one change in whole counts of periods of exposure 1, one after another.</summary>
    /// <param name="values">The counts, in the order of time; whole numbers, not negative.</param>
    /// <param name="shape">The shape of the gamma law of each rate; finite and above zero.</param>
    /// <param name="rate">The rate parameter of that law, for a prior that is fixed beforehand; null for the mean to be the pooled rate.</param>
    /// <exception cref="ArgumentException">A value is no whole number, or negative; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape or the rate is not finite and above zero.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two counts.</exception>
    public static ChangePointPosterior Of(ReadOnlySpan<double> values, double shape = 1, double? rate = null) =>
        new(ObservedCounts.Of(values), shape, rate, nameof(values));

    /// <summary>Returns the posterior of one change in a series, with its exposure; missing periods are left out, and keep their time.</summary>
    /// <param name="series">The series, of the kind <see cref="SeriesKind.Counts"/>.</param>
    /// <param name="shape">The shape of the gamma law of each rate; finite and above zero.</param>
    /// <param name="rate">The rate parameter of that law, for a prior that is fixed beforehand; null for the mean to be the pooled rate.</param>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is of another kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape or the rate is not finite and above zero.</exception>
    /// <exception cref="InsufficientDataException">Fewer than two periods have a count and an exposure.</exception>
    public static ChangePointPosterior Of(CountSeries series, double shape = 1, double? rate = null) =>
        new(ObservedCounts.Of(series), shape, rate, nameof(series));

    /// <summary>Returns the probability that the change, if there is one, comes after so many observations.</summary>
    /// <param name="breakIndex">The number of observations before the change, from 1 to one less than all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="breakIndex"/> is not in that range.</exception>
    public double Probability(int breakIndex) => _probabilities[Require.InRange(1, Count - 1, breakIndex) - 1];

    /// <summary>Returns the place in the series, from 0, of the first observation after a break, as <see cref="CountSeries.Label"/> takes it.</summary>
    /// <param name="breakIndex">The number of observations before the change, from 1 to one less than all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="breakIndex"/> is not in that range.</exception>
    public int PlaceAfter(int breakIndex) => _data.Places[Require.InRange(1, Count - 1, breakIndex)];

    /// <summary>Returns the most probable breaks that together reach a probability, in ascending order; they need not be neighbours.</summary>
    /// <param name="level">The probability, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    public IReadOnlyList<int> CredibleSet(double level = 0.95) => CredibleSet(_probabilities, level);

    /// <summary>Returns the rate before the change per period of exposure 1: the posterior median, standard deviation and equal-tailed interval, over all dates.</summary>
    /// <param name="level">The probability of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    public Estimate RateBefore(double level = 0.95) => RateOf([.. Breaks.Select(k => Part(0, k))], Require.Between(0, 1, level));

    /// <summary>Returns the rate after the change, as <see cref="RateBefore"/> does the one before.</summary>
    /// <param name="level">The probability of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    public Estimate RateAfter(double level = 0.95) => RateOf([.. Breaks.Select(k => Part(k, Count))], Require.Between(0, 1, level));

    /// <summary>Returns the rate after the change over the one before: the posterior median and equal-tailed interval, over all dates.</summary>
    /// <param name="level">The probability of the interval, in (0, 1).</param>
    /// <returns>An estimate without a standard error: where one side has few incidents its variance is infinite.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not in (0, 1).</exception>
    public Estimate Ratio(double level = 0.95)
    {
        Require.Between(0, 1, level);
        int[] likely = [.. Breaks.Where(k => Probability(k) > Mixture.Negligible)];
        var law = new Mixture([.. likely.Select(k => Probability(k))], (i, log) =>
        {
            GammaLaw before = Part(0, likely[i]);
            GammaLaw after = Part(likely[i], Count);
            return Math.Exp(IncompleteBeta.LogLowerTail(after.Shape, before.Shape, log + Math.Log(after.Rate / before.Rate)));
        });
        return law.Interval(level, double.NaN);
    }

    /// <summary>
    /// Weighs the change with counts that vary more than Poisson ones: negative binomial, with the dispersion integrated over a prior.
    /// </summary>
    /// <param name="meanVariation">
    /// The prior mean of the coefficient of variation of the rates, 1/√θ, whose prior is exponential; finite and above zero. At 1/3 it is below 1 with a probability of 95 %.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="meanVariation"/> is not finite and above zero.</exception>
    /// <remarks>See <see cref="OverdispersedChange"/> for the model and the cost.</remarks>
    public OverdispersedChange Overdispersed(double meanVariation = 1.0 / 3) =>
        new(_data, LogPrior, Shape, Rate, _pooledRate, LogMarginal(0, Count), Require.Positive(meanVariation));

    /// <summary>Returns the most probable break with its probability, such as "after 9 of 18 (0.43), log Bayes factor 12.3".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"after {MostProbableBreak} of {Count} ({Probability(MostProbableBreak):G3}), log Bayes factor {LogBayesFactor:G4}, over a trend {LogBayesFactorOverTrend:G4}");

    internal static IReadOnlyList<int> CredibleSet(double[] probabilities, double level)
    {
        Require.Between(0, 1, level);
        var set = new List<int>();
        double sum = 0;
        foreach (int k in Enumerable.Range(1, probabilities.Length).OrderByDescending(k => probabilities[k - 1]))
        {
            if (sum >= level)
            {
                break;
            }

            set.Add(k);
            sum += probabilities[k - 1];
        }

        return [.. set.Order()];
    }

    /// <summary>log Σ exp, without overflow.</summary>
    internal static double LogSum(double[] logs)
    {
        double top = logs.Max();
        return top + Math.Log(logs.Sum(log => Math.Exp(log - top)));
    }

    private double LogPrior(int k) => Math.Log((double)(_data.Places[k] - _data.Places[k - 1]) / (_data.Places[^1] - _data.Places[0]));

    private GammaLaw Part(int from, int to) => new(Shape + _counts[to] - _counts[from], Rate + _exposure[to] - _exposure[from]);

    /// <summary>The logarithm of the likelihood of a part, integrated over its rate, over that at the pooled rate: no terms that are large beside it.</summary>
    private double LogMarginal(int from, int to)
    {
        double prior = _pooledRate * Rate;
        double shape = Shape + _counts[to] - _counts[from];
        double mean = prior + (_pooledRate * (_exposure[to] - _exposure[from]));
        return LoaderTerms.Deviance(shape, mean) + LoaderTerms.StirlingError(shape) - (0.5 * Math.Log(shape)) + LoaderTerms.HalfLogTwoPi
            + (Shape * Math.Log(prior)) - prior - SpecialFunctions.GammaLn(Shape);
    }

    private Estimate RateOf(GammaLaw[] laws, double level)
    {
        double mean = laws.Select((law, i) => _probabilities[i] * law.Mean).Sum();
        double variance = laws.Select((law, i) => _probabilities[i] * ((law.Mean / law.Rate) + ((law.Mean - mean) * (law.Mean - mean)))).Sum();
        int[] likely = [.. Enumerable.Range(0, laws.Length).Where(i => _probabilities[i] > Mixture.Negligible)];
        var mixture = new Mixture([.. likely.Select(i => _probabilities[i])], (i, log) => Math.Exp(IncompleteGamma.LogLowerTail(laws[likely[i]].Shape, laws[likely[i]].Rate * Math.Exp(log))));
        return mixture.Interval(level, Math.Sqrt(variance));
    }

    private static double[] Sums(double[] values)
    {
        double[] sums = new double[values.Length + 1];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        return sums;
    }

    private readonly record struct GammaLaw(double Shape, double Rate)
    {
        public double Mean => Shape / Rate;
    }
}
