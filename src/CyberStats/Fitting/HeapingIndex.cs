using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// How much reported amounts sit on round numbers: more of them have only one, two or three significant digits than a smooth law would give.
/// </summary>
/// <remarks>
/// <para>
/// As Whipple's index does for ages, it sets the number of round values over the number expected. What is expected of an amount depends on
/// how many digits it has in the unit in which it is written: few amounts of two digits are not round, few of six are. Within
/// a decade the logarithm of an amount is taken as uniform (Benford's law), which laws that spread over several decades come close to. A law
/// that is flat over the decade would give 0.81 times as many amounts of one digit, one that falls as steeply as a Pareto law of shape 2 twice as
/// many: next to heaping, little.
/// </para>
/// <para>
/// The p-value takes the amounts as independent. Their expected shares differ, which makes it too large rather than too small
/// where at least one round amount more is seen than expected (Hoeffding 1956). Round numbers do not show why they are round: a table of fines
/// gives them too.
/// </para>
/// <para>
/// Sources: Shryock and Siegel (1976), <i>The Methods and Materials of Demography</i>, chapter 8 (Whipple's index); Hill (1995), <i>A statistical derivation of
/// the significant-digit law</i>; Hoeffding (1956), <i>On the distribution of the number of successes in independent trials</i>, theorem 4.
/// </para>
/// </remarks>
public sealed class HeapingIndex
{
    private const int MostDigits = 3;

    private HeapingIndex(double unit, int count, ImmutableArray<HeapingRow> rows)
    {
        Unit = unit;
        Count = count;
        Rows = rows;
    }

    /// <summary>Gets the smallest amount that can be written.</summary>
    public double Unit { get; }

    /// <summary>Gets the number of exact amounts of at least one unit.</summary>
    public int Count { get; }

    /// <summary>Gets a row each for amounts of at most one, two and three significant digits. Each holds the amounts of the one before.</summary>
    public IReadOnlyList<HeapingRow> Rows { get; }

    /// <summary>Measures the heaping of the exact amounts of a sample.</summary>
    /// <param name="losses">
    /// The losses. Amounts that are not exact are left out, as are those below half a unit and those of more than 1.8e308 units. A weighted amount counts once: heaping is in what is written.
    /// </param>
    /// <param name="unit">
    /// The smallest amount that can be written, to which amounts are rounded first: 1 for whole dollars, 0.01 for cents, 1000 for figures in thousands.
    /// Finite and above zero.
    /// </param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> or <paramref name="level"/> is not in its range.</exception>
    public static HeapingIndex Of(LossSample losses, double unit = 1, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(losses);
        Require.Positive(unit);
        Require.Between(0, 1, level);
        Span<int> rounded = stackalloc int[MostDigits + 1];
        Span<int> able = stackalloc int[MostDigits + 1];
        var lengths = new SortedDictionary<int, int>(); // how many amounts have so many digits in the unit
        int count = 0;
        ReadOnlySpan<double> high = losses.High;
        for (int i = 0; i < losses.Count; i++)
        {
            double units = Math.Round(losses.Low[i] / unit, MidpointRounding.AwayFromZero);
            if (losses.Low[i] != high[i] || !(units >= 1 && units <= double.MaxValue))
            {
                continue;
            }

            count++;
            SignificantDigits digits = SignificantDigits.Of(units);
            lengths[digits.Exponent + 1] = lengths.GetValueOrDefault(digits.Exponent + 1) + 1;
            for (int k = 1; k <= MostDigits && k <= digits.Exponent; k++)
            {
                able[k]++;
                rounded[k] += digits.Count <= k ? 1 : 0;
            }
        }

        var rows = ImmutableArray.CreateBuilder<HeapingRow>(MostDigits);
        for (int k = 1; k <= MostDigits; k++)
        {
            double expected = 0;
            foreach ((int length, int amounts) in lengths)
            {
                expected += length > k ? amounts * RoundShare(length, k) : 0;
            }

            rows.Add(new HeapingRow(k, rounded[k], able[k], expected, level));
        }

        return new(unit, count, rows.MoveToImmutable());
    }

    /// <summary>The share of whole numbers of one length that end in zeros after some digits, where logarithms are uniform over what is rounded to that length.</summary>
    private static double RoundShare(int length, int digits)
    {
        double step = SignificantDigits.PowerOfTen(length - digits);
        int first = (int)SignificantDigits.PowerOfTen(digits - 1);
        double share = 0;
        for (int j = first; j < 10 * first; j++)
        {
            share += Elementary.LogP1(1 / ((j * step) - 0.5)); // from half a unit below a round number to half a unit above
        }

        double least = first * step;
        return share / Math.Log(((10 * least) - 0.5) / (least - 0.5));
    }
}
