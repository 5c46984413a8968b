using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The rates of several groups with their intervals, and what further tests of them start from. Made by <see cref="GroupRates"/>.
/// </summary>
/// <remarks>
/// <para>
/// Intervals are exact for Poisson counts (Garwood 1936 for a rate, Clopper and Pearson 1934 for a ratio, given the sum of its counts). With a
/// dispersion φ the counts are divided by it in the quantiles, and where it was learnt from ν degrees of freedom the ends move as far out as
/// Student's law with ν lies beyond the normal one. Each interval holds for its group alone, not for all of them together.
/// </para>
/// <para>Immutable and safe to share between threads; equality is by reference.</para>
/// </remarks>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed class GroupComparison<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _places;

    internal GroupComparison(IReadOnlyList<TKey> keys, GroupTable table, double level, IReadOnlyList<Caveat> caveats)
    {
        Keys = keys;
        Table = table;
        Level = level;
        Caveats = caveats;
        _places = keys.Select((key, i) => KeyValuePair.Create(key, i)).ToDictionary();
        Groups = [.. Enumerable.Range(0, keys.Count).Select(RateOf)];
        Pooled = RateOf(table.Total, table.TotalExposure, table.Common);
    }

    /// <summary>Gets the groups in the order given; of a series, the largest count first.</summary>
    public IReadOnlyList<GroupRate<TKey>> Groups { get; }

    /// <summary>Gets the sum of the counts over the sum of the exposures.</summary>
    public Estimate Pooled { get; }

    /// <summary>Gets the coverage of the intervals.</summary>
    public double Level { get; }

    /// <summary>Gets the dispersion of all groups and periods as estimated, also where it is below 1; NaN where there are no periods to show it.</summary>
    public double Dispersion => Table.Estimated.Value;

    /// <summary>Gets the degrees of freedom of <see cref="Dispersion"/>.</summary>
    public double DispersionFreedom => Table.Estimated.Freedom;

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    internal IReadOnlyList<TKey> Keys { get; }

    internal GroupTable Table { get; }

    /// <summary>Gets the rate of one group.</summary>
    /// <param name="key">The name of the group.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public GroupRate<TKey> this[TKey key] => Groups[_places[key]];

    /// <summary>Compares the rates of two groups.</summary>
    /// <param name="first">The group above the line.</param>
    /// <param name="second">The group below it.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    /// <remarks>One comparison; of many, some are far out by chance: see <see cref="AdjustedPValues"/> and <see cref="GroupRanks"/>.</remarks>
    public GroupRatio Ratio(TKey first, TKey second)
    {
        (int a, int b) = (_places[first], _places[second]);
        Dispersion dispersion = Table.OfPair(a, b);
        (double x, double y) = (Table.Counts[a], Table.Counts[b]);
        double shift = Math.Log(Table.Exposures[b]) - Math.Log(Table.Exposures[a]);
        (double logLow, double logHigh) = LogOdds(x / dispersion.Value, y / dispersion.Value, dispersion.Tail(Level));
        double ratio = x / y * Math.Exp(shift);
        double error = x > 0 && y > 0 ? ratio * Math.Sqrt(dispersion.Value * ((1 / x) + (1 / y))) : double.NaN;
        return new GroupRatio(Around(ratio, error, Math.Exp(logLow + shift), Math.Exp(logHigh + shift)), TwoSided(x, y, -shift, dispersion), dispersion);
    }

    private GroupRate<TKey> RateOf(int group)
    {
        double count = Table.Counts[group];
        double exposure = Table.Exposures[group];
        double rest = Math.Max(0, Table.Total - count);
        double restExposure = Table.Exposures.Where((_, other) => other != group).Sum(); // not the whole less this one, which cancels
        Dispersion dispersion = Table.OfGroup(group);
        (double logLow, double logHigh) = LogOdds(count / dispersion.Value, rest / dispersion.Value, dispersion.Tail(Level));
        double share = exposure / Table.TotalExposure;
        double ratio = count / Table.Total / share;
        double error = Table.Total > 0 ? Math.Sqrt(dispersion.Value * (count / Table.Total) * (rest / Table.Total) / Table.Total) / share : double.NaN;
        return new GroupRate<TKey>(
            Keys[group],
            count,
            exposure,
            RateOf(count, exposure, dispersion),
            Around(ratio, error, Share(logLow) / share, Share(logHigh) / share),
            TwoSided(count, rest, Math.Log(exposure) - Math.Log(restExposure), dispersion))
        {
            Dispersion = dispersion.Value,
            DispersionFreedom = dispersion.Freedom,
        };
    }

    private Estimate RateOf(double count, double exposure, Dispersion dispersion)
    {
        double tail = dispersion.Tail(Level);
        double scaled = count / dispersion.Value;
        return Around(
            count / exposure,
            Math.Sqrt(dispersion.Value * count) / exposure,
            dispersion.Value * GammaQuantile.Lower(tail, scaled) / exposure,
            dispersion.Value * GammaQuantile.Upper(tail, scaled + 1) / exposure);
    }

    /// <summary>The exact limits of the odds of two counts, in logarithms.</summary>
    private static (double Low, double High) LogOdds(double x, double y, double tail) => (
        x <= 0 ? double.NegativeInfinity : IncompleteBeta.LogOddsQuantile(tail, x, y + 1),
        y <= 0 ? double.PositiveInfinity : -IncompleteBeta.LogOddsQuantile(tail, y, x + 1));

    private static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static double TwoSided(double x, double y, double logExposureRatio, Dispersion dispersion) => Math.Min(1, 2 * Math.Exp(dispersion.LogPValue(Math.Min(
        GroupTable.LogTail(x, y, logExposureRatio, dispersion.Value), GroupTable.LogTail(y, x, -logExposureRatio, dispersion.Value)))));

    /// <summary>An estimate whose interval holds its value, also where less than a rounding is between them.</summary>
    private Estimate Around(double value, double error, double low, double high) =>
        new(value, error, low > value ? value : low, high < value ? value : high, Level);
}
