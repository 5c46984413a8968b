using CyberStats.Numerics;

namespace CyberStats.Growth;

/// <summary>
/// The growth between two counts: factor, rates and doubling time, each with its interval. Made by <see cref="GrowthRate"/>.
/// </summary>
/// <remarks>
/// All intervals but that of <see cref="ChangePerYear"/> are one interval, that of the factor, in other units: they hold together.
/// Standard errors are those of large counts (delta method) and NaN where a count is zero; the intervals do not rest on them.
/// </remarks>
public sealed record GrowthBetween
{
    private readonly double _logLow;
    private readonly double _logHigh;

    internal GrowthBetween(long from, long to, double years, double dispersion, double level)
    {
        From = from;
        To = to;
        Years = years;
        Dispersion = dispersion;
        Level = level;
        Caveats = [dispersion == 1 ? Caveat.PoissonAssumed : Caveat.DispersionAssumed, Caveat.TwoPoints];

        double tail = (1 - level) / 2;
        double x = from / dispersion;
        double y = to / dispersion;
        _logLow = to == 0 ? double.NegativeInfinity : IncompleteBeta.LogOddsQuantile(tail, y, x + 1);
        _logHigh = from == 0 ? double.PositiveInfinity : -IncompleteBeta.LogOddsQuantile(tail, x, y + 1);
    }

    /// <summary>Gets the earlier count.</summary>
    public long From { get; }

    /// <summary>Gets the later count.</summary>
    public long To { get; }

    /// <summary>Gets the years between them.</summary>
    public double Years { get; }

    /// <summary>Gets the dispersion φ assumed: the variance of a count over its mean.</summary>
    public double Dispersion { get; }

    /// <summary>Gets the coverage of the intervals.</summary>
    public double Level { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; }

    /// <summary>Gets the later mean over the earlier: 11 for "from 8 to 88".</summary>
    public Estimate Factor => Around(RatioOfCounts, RatioOfCounts * LogError, Math.Exp(_logLow), Math.Exp(_logHigh));

    /// <summary>Gets the compound growth rate per year: 0.17 for 17 % a year. Also called CAGR.</summary>
    public Estimate PerYear
    {
        get
        {
            Estimate log = LogRate;
            double rate = Elementary.ExpM1(log.Value);
            return Around(rate, (1 + rate) * log.StandardError, Elementary.ExpM1(log.Low), Elementary.ExpM1(log.High));
        }
    }

    /// <summary>Gets the continuous growth rate per year, the logarithm of the factor over the years.</summary>
    public Estimate LogRate => Around(Math.Log(RatioOfCounts) / Years, LogError / Years, _logLow / Years, _logHigh / Years);

    /// <summary>Gets the change of the count per year, on the scale of the count.</summary>
    /// <remarks>
    /// The interval joins score intervals of the two counts: Donner and Zou (2012), <i>Closed-form confidence intervals for functions of
    /// the normal mean and standard deviation</i>, the method of variance estimates recovery. It is approximate: at a level of 0.95 it
    /// covers 95.3 to 100 % for Poisson means from 0.1 to 20, most where they are small (enumerated, not simulated).
    /// </remarks>
    public Estimate ChangePerYear
    {
        get
        {
            double z = Quantiles.TwoSidedNormal(Level);
            double change = (double)To - From;
            (double fromBelow, double fromAbove) = ScoreReaches(From, z);
            (double toBelow, double toAbove) = ScoreReaches(To, z);
            return new(
                change / Years,
                Math.Sqrt(Dispersion * ((double)From + To)) / Years,
                (change - double.Hypot(toBelow, fromAbove)) / Years,
                (change + double.Hypot(toAbove, fromBelow)) / Years,
                Level);
        }
    }

    /// <summary>
    /// Gets the years in which the mean doubles; the upper end is infinite where it may also not grow. Null where it can only fall.
    /// </summary>
    public Estimate? DoublingTime => DoublingSet.Time(LogRate);

    /// <summary>
    /// Gets the years in which the mean halves; the upper end is infinite where it may also not fall. Null where it can only grow.
    /// </summary>
    public Estimate? HalvingTime => DoublingSet.Time(DoublingSet.Reversed(LogRate));

    /// <summary>
    /// Returns the years after the later count in which the mean would reach a number, if growth went on: negative where it has passed it.
    /// The upper end is infinite where the counts do not rule out that it is never reached, and both are where they do not tell whether it lies
    /// before or after. Null where the counts are equal, or one is zero.
    /// </summary>
    /// <param name="number">The number, on the scale of the counts; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not finite and above zero.</exception>
    /// <remarks>
    /// Both counts are uncertain here: the interval is wider than <see cref="DoublingTime"/>, which asks how long a doubling takes and not
    /// when it is done. By profile likelihood, so approximate; nothing in two counts says that growth will go on. At a level of 0.95 it
    /// covered 94.1 to 98.3 % in simulations (benchmarks/results/simulate-time-to-reach.md), most where growth is weak.
    /// </remarks>
    public Estimate? TimeToReach(double number)
    {
        Require.Positive(number);
        if (From == 0 || To == 0 || From == To)
        {
            return null;
        }

        double z = Quantiles.TwoSidedNormal(Level);
        var time = new TimeToReach(From, To, number, z * z * Dispersion);
        (double low, double high) = time.Limits();
        return new Estimate((time.Best - 1) * Years, double.NaN, (low - 1) * Years, (high - 1) * Years, Level);
    }

    /// <summary>Gets doubling, halving and no change together, as the interval allows them.</summary>
    public DoublingSet Doubling => new(LogRate);

    /// <inheritdoc/>
    public bool Equals(GrowthBetween? other) => other is not null
        && (From, To, Years, Dispersion, Level) == (other.From, other.To, other.Years, other.Dispersion, other.Level)
        && Caveats.SequenceEqual(other.Caveats);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Years, Dispersion, Level);

    private double RatioOfCounts => (double)To / From; // from 0: infinite; 0 to 0: NaN

    private double LogError => From == 0 || To == 0 ? double.NaN : Math.Sqrt(Dispersion * ((1.0 / From) + (1.0 / To)));

    /// <summary>An estimate whose interval holds its value, also where counts of 1e15 leave less than a rounding between them.</summary>
    private Estimate Around(double value, double error, double low, double high) =>
        new(value, error, low > value ? value : low, high < value ? value : high, Level);

    /// <summary>How far the score interval of one mean reaches below and above its count.</summary>
    private (double Below, double Above) ScoreReaches(long count, double z)
    {
        double shift = Dispersion * z * z / 2;
        double reach = z * Math.Sqrt(Dispersion * (count + (shift / 2)));
        return (reach - shift, reach + shift);
    }
}
