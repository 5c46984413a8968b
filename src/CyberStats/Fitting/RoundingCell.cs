using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The amounts that would have been written as one round amount: 1,150,000 to 1,250,000 for 1,200,000.
/// </summary>
/// <remarks>
/// <para>
/// An amount is taken as rounded to as many digits as it shows before only zeros follow. Next to a power of ten the cell is lopsided: below
/// 100,000 the amounts of one digit lie 10,000 apart, above it 100,000, so that its cell is 95,000 to 150,000. So the cells of one
/// number of digits lie side by side, without gap or overlap.
/// </para>
/// <para>
/// A source that always gives two digits also writes 1,000,000, which shows one: say so with the least number of digits, or such cells are
/// too wide. Source of the likelihood that is made of cells: Heitjan and Rubin (1991), <i>Ignorability and coarse data</i>.
/// </para>
/// </remarks>
public static class RoundingCell
{
    /// <summary>Returns the cell of an amount.</summary>
    /// <param name="loss">The amount on record; finite and not negative. The cell of 0 is 0 alone: nothing shows to what it was rounded.</param>
    /// <param name="leastDigits">The least number of significant digits that the source gives, 1 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not in its range.</exception>
    public static LossObservation Of(double loss, int leastDigits = 1)
    {
        Require.InRange(1, 15, leastDigits);
        if (Require.NotNegative(loss) == 0)
        {
            return LossObservation.Exactly(0);
        }

        SignificantDigits digits = SignificantDigits.Of(loss);
        int shown = Math.Max(digits.Count, leastDigits);
        double half = SignificantDigits.PowerOfTen(digits.Exponent - shown + 1) / 2;
        return LossObservation.Between(loss - (digits.Count == 1 && loss < 1.5 * SignificantDigits.PowerOfTen(digits.Exponent) ? half / 10 : half), loss + half);
    }
}
