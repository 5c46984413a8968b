using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats;

/// <summary>
/// A share of a number of records, with the interval of Wilson: how many, of how many.
/// </summary>
/// <remarks>
/// <para>
/// The interval reads the records as independent draws from whatever produces them. It never leaves [0, 1], and is not empty where
/// none or all count. Of no records the share is undefined: NaN, with the interval [0, 1]. <c>default</c> is such a share, at the level 0.95.
/// </para>
/// <para>
/// Source: Wilson (1927), <i>Probable inference, the law of succession, and statistical inference</i>. Its coverage is close to the level on
/// average and now and then below it, most for shares near 0 and 1: Brown, Cai and DasGupta (2001), <i>Interval estimation for a
/// binomial proportion</i>.
/// </para>
/// </remarks>
public readonly record struct Proportion
{
    private readonly double _level; // 0 stands for 0.95, so that default is valid

    /// <summary>Creates a proportion.</summary>
    /// <param name="count">How many; not negative.</param>
    /// <param name="of">Of how many; at least <paramref name="count"/>.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or exceeds the whole, or the level is not in (0, 1).</exception>
    public Proportion(long count, long of, double level = 0.95)
    {
        Count = Require.NotNegative(count);
        Of = of >= count
            ? of
            : throw new ArgumentOutOfRangeException(nameof(of), of, FormattableString.Invariant($"'of' must not be below 'count' ({count})."));
        _level = Require.Between(0, 1, level) == 0.95 ? 0 : level;
    }

    /// <summary>Gets how many.</summary>
    public long Count { get; }

    /// <summary>Gets of how many.</summary>
    public long Of { get; }

    /// <summary>Gets the coverage of the interval.</summary>
    public double Level => _level == 0 ? 0.95 : _level;

    /// <summary>Gets the share, in [0, 1]; NaN of none.</summary>
    public double Value => (double)Count / Of;

    /// <summary>Gets the lower end of the interval; 0 of none.</summary>
    public double Low => WilsonInterval.Of(Count, Of, Quantiles.TwoSidedNormal(Level)).Low;

    /// <summary>Gets the upper end of the interval; 1 of none.</summary>
    public double High => WilsonInterval.Of(Count, Of, Quantiles.TwoSidedNormal(Level)).High;

    /// <summary>Gets whether the share can be far off: of fewer than five records, or with an interval wider than 160 % of it.</summary>
    public bool IsUnstable => Of < 5 || High - Low > 1.6 * Value;

    /// <summary>Returns "627 of 768: 0.8164 [0.7875, 0.8422]" with four significant digits, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} of {Of}: {Value:G4} [{Low:G4}, {High:G4}]");
}
