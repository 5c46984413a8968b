using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// A chart that watches counts as they come in for a lasting shift of their mean: the cumulative sum of what each count has above a reference value, never below 0.
/// </summary>
/// <remarks>
/// <para>
/// The reference value lies between the mean in control and the one to detect, where the likelihoods of the two are equal; the sum is then that of the
/// log-likelihood ratios, in counts, and no other rule finds that shift sooner with as few false alarms. A signal is given when the sum reaches the limit. With a
/// ratio below 1 the chart watches for a fall. Sources: Page (1954); Lucas (1985), <i>Counted data CUSUM's</i>; Moustakides (1986); for negative binomial counts
/// Hawkins and Olwell (1998), <i>Cumulative Sum Charts and Charting for Quality Improvement</i>, section 5.2.
/// </para>
/// <para>
/// The reference value is rounded to a step of 1/2^m counts, the coarsest of which 20 or more lie between the two means, so that average run lengths are
/// exact: see <see cref="AverageRunLength"/>. The mean in control is taken as known. Immutable and safe to share between threads.
/// </para>
/// </remarks>
public sealed class CountCusum
{
    private const int MostStates = 2000;
    private const double MostListed = 1e7;
    private const double StepsBetween = 20;

    private readonly long _stepsPerCount;
    private readonly long _reference;

    private CountCusum(double mean, double ratio, double size, double limit)
    {
        Mean = mean;
        Ratio = ratio;
        Size = size;
        Limit = limit;
        _stepsPerCount = (long)Math.Pow(2, Math.Max(0, Math.Ceiling(Math.Log2(StepsBetween / Math.Min(mean * Math.Abs(ratio - 1), 2 * Weigh(1).Reference)))));
        _reference = (long)Math.Round(Weigh(1).Reference * _stepsPerCount);
    }

    /// <summary>Gets the mean of a period of exposure 1 in control.</summary>
    public double Mean { get; }

    /// <summary>Gets the ratio of the mean to detect to that in control.</summary>
    public double Ratio { get; }

    /// <summary>Gets the size θ of negative binomial counts, whose variance is μ + μ² / θ; +∞ for Poisson counts.</summary>
    public double Size { get; }

    /// <summary>Gets the sum, in counts, that gives a signal when it is reached.</summary>
    public double Limit { get; private init; }

    /// <summary>Gets what is taken from each count of a period of exposure 1.</summary>
    public double ReferenceValue => (double)_reference / _stepsPerCount;

    private bool IsUpward => Ratio > 1;

    /// <summary>Returns a chart with a given limit.</summary>
    /// <param name="mean">The mean of a period of exposure 1 in control; above zero, up to 1e6.</param>
    /// <param name="ratio">The ratio of the mean to detect to that in control: above 1 for a rise, below 1 for a fall. Between 1e-3 and 1e3, and not 1.</param>
    /// <param name="limit">The sum that gives a signal, in counts; finite and above zero.</param>
    /// <param name="size">The size θ of negative binomial counts, at least a thousandth of the mean; +∞ for Poisson counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside the range stated for it.</exception>
    public static CountCusum WithLimit(double mean, double ratio, double limit, double size = double.PositiveInfinity)
    {
        RequireMeans(mean, ratio, size);
        return new CountCusum(mean, ratio, size, Require.Positive(limit));
    }

    /// <summary>Returns the chart with the least limit whose false alarms are at least so far apart on average.</summary>
    /// <param name="mean">The mean of a period of exposure 1 in control; above zero, up to 1e6.</param>
    /// <param name="ratio">The ratio of the mean to detect to that in control: above 1 for a rise, below 1 for a fall. Between 1e-3 and 1e3, and not 1.</param>
    /// <param name="runLength">The wanted average number of periods up to a false alarm; above 1, up to 1e12.</param>
    /// <param name="size">The size θ of negative binomial counts, at least a thousandth of the mean; +∞ for Poisson counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An argument is outside the range stated for it, or the run length needs a limit of more than 2,000 steps.
    /// </exception>
    /// <remarks>Counts are whole, so that the run length is seldom met exactly: <see cref="AverageRunLength"/> gives the one reached. Cost: of the order n³ for each limit of n steps that is tried.</remarks>
    public static CountCusum WithRunLength(double mean, double ratio, double runLength, double size = double.PositiveInfinity)
    {
        RequireMeans(mean, ratio, size);
        Require.Between(1, 1e12 * (1 + 1e-15), runLength);
        var chart = new CountCusum(mean, ratio, size, 1);
        CusumChain chain = chart.Chain(1);
        int low = 0; // too short a run, or no limit
        int high = 1;
        while (chain.AverageRunLength(high) < runLength)
        {
            if (high == MostStates)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(runLength), runLength, FormattableString.Invariant($"'runLength' needs a limit of more than {MostStates} steps for such a mean and ratio."));
            }

            (low, high) = (high, Math.Min(2 * high, MostStates));
        }

        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = chain.AverageRunLength(middle) < runLength ? (middle, high) : (low, middle);
        }

        return new CountCusum(mean, ratio, size, (double)high / chart._stepsPerCount);
    }

    /// <summary>Returns the average number of periods of exposure 1 up to and with the first signal, from a sum of 0.</summary>
    /// <param name="ratio">The ratio of the mean to that in control: 1 for false alarms, <see cref="Ratio"/> for the shift to detect. Between 1e-3 and 1e3.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The limit has more than 2,000 steps.</exception>
    /// <remarks>
    /// Exact for independent counts of the law stated: the sums are the states of a Markov chain (Brook and Evans, 1972), from 0 up to the limit in steps of 1/2^m counts.
    /// Cost: of the order n³ for n states.
    /// </remarks>
    public double AverageRunLength(double ratio = 1)
    {
        Require.Between(1e-3 * (1 - 1e-15), 1e3 * (1 + 1e-15), ratio);
        if (Mean * ratio > MostListed)
        {
            throw new ArgumentOutOfRangeException(
                nameof(ratio), ratio, FormattableString.Invariant($"A mean of {Mean} times 'ratio' must not exceed {MostListed}: each count that it can give is listed."));
        }

        double states = Math.Ceiling(Limit * _stepsPerCount);
        return states <= MostStates
            ? Chain(ratio).AverageRunLength((int)states)
            : throw new InvalidOperationException(FormattableString.Invariant($"The limit has {states} steps; run lengths are computed for up to {MostStates}."));
    }

    /// <summary>Runs the chart over a series; the mean in control is scaled by the exposure of each period.</summary>
    /// <param name="series">The series, of the kind <see cref="SeriesKind.Counts"/>.</param>
    /// <param name="reset">Whether the sum is put back to 0 after a signal; else it goes on, and signals until it falls below the limit.</param>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is of another kind.</exception>
    /// <remarks>With unequal exposures the sum is still that of log-likelihood ratios, over that of one count at exposure 1; average run lengths are those of exposure 1.</remarks>
    public CusumRun Run(CountSeries series, bool reset = true) => Run(ObservedCounts.Of(series), series.Length, reset);

    /// <summary>Runs the chart over counts of periods of exposure 1.</summary>
    /// <param name="values">The counts, in the order of time; whole numbers, not negative.</param>
    /// <param name="reset">Whether the sum is put back to 0 after a signal; else it goes on, and signals until it falls below the limit.</param>
    /// <exception cref="ArgumentException">A value is no whole number, or negative; the message gives its index.</exception>
    public CusumRun Run(ReadOnlySpan<double> values, bool reset = true) => Run(ObservedCounts.Of(values), values.Length, reset);

    private CusumRun Run(ObservedCounts data, int length, bool reset)
    {
        double[] sums = new double[length];
        List<CusumSignal> signals = [];
        (double scale, double exact) = Weigh(1);
        double rounding = ReferenceValue / exact;
        (double Reference, double Weight) At(double exposure)
        {
            // Of exposure 1 to the last bit, since the sums of the chain are whole steps.
            (double weight, double reference) = Weigh(exposure);
            return exposure == 1 ? (ReferenceValue, 1) : (reference * rounding, weight / scale);
        }

        double sum = 0;
        int since = 0;
        int next = 0;
        for (int place = 0; place < length; place++)
        {
            if (next < data.Length && data.Places[next] == place)
            {
                (double reference, double weight) = At(data.Exposure[next]);
                double excess = (data.Counts[next] - reference) * weight;
                sum = Math.Max(0, sum + (IsUpward ? excess : -excess));
                since = sum > 0 ? since : place + 1;
                next++;
            }

            sums[place] = sum;
            if (sum >= Limit && next > 0 && data.Places[next - 1] == place)
            {
                signals.Add(new CusumSignal(place, since));
                (sum, since) = reset ? (0, place + 1) : (sum, since);
            }
        }

        Caveat[] own = double.IsPositiveInfinity(Size) ? [Caveat.PoissonAssumed, Caveat.BaselineAssumed] : [Caveat.BaselineAssumed];
        return new CusumRun(sums, signals, data.Missing, [.. data.Caveats.Concat(own).Distinct()]);
    }

    /// <summary>What one count adds to the log-likelihood ratio at an exposure, without its sign, and the count at which the ratio is 1.</summary>
    private (double Weight, double Reference) Weigh(double exposure)
    {
        double mean = Mean * exposure;
        double log = Math.Log(Ratio);
        if (double.IsPositiveInfinity(Size))
        {
            return (Math.Abs(log), mean * (Ratio - 1) / log);
        }

        double spread = Elementary.LogP1(mean * (Ratio - 1) / (Size + mean)); // log((θ + ρμ) / (θ + μ))
        return (Math.Abs(log - spread), Size * spread / (log - spread));
    }

    private CusumChain Chain(double ratio)
    {
        double mean = Mean * ratio;
        return new CusumChain(count => CountMass.LogNegativeBinomial(count, mean, Size), mean, _stepsPerCount, _reference, IsUpward);
    }

    private static void RequireMeans(double mean, double ratio, double size)
    {
        Require.Between(0, 1e6 * (1 + 1e-15), mean);
        Require.Between(1e-3 * (1 - 1e-15), 1e3 * (1 + 1e-15), ratio);
        if (ratio == 1)
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "'ratio' must not be 1: there would be no shift to detect.");
        }

        if (!(size >= mean / 1000))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "'size' must be at least a thousandth of the mean.");
        }
    }
}
