namespace CyberStats.Numerics;

/// <summary>
/// The least number at which a rising function, smooth or with steps, is no longer negative.
/// </summary>
/// <remarks>
/// The search is over the numbers in their order, as whole numbers, which is a logarithmic scale of either sign: false position in the form of
/// Illinois, with steps that grow while the root stays on one side, and a halving whenever three steps have not halved the bracket. It ends at two
/// neighbours, after at most some 400 evaluations and usually 15 to 50. Source of the form: Dowell and Jarratt (1971), <i>A modified regula falsi method for computing the root of an equation</i>.
/// </remarks>
internal static class LeastPoint
{
    /// <summary>Returns the point.</summary>
    /// <param name="low">A number below or at the point.</param>
    /// <param name="high">A number at or above the point, which is returned where the function is negative before it.</param>
    /// <param name="rising">The function; its values may be infinite.</param>
    public static double Find(double low, double high, Func<double, double> rising)
    {
        double atLow = rising(low);
        if (!(atLow < 0) || low >= high)
        {
            return low;
        }

        double atHigh = rising(high);
        long a = KeyOf(low);
        long b = KeyOf(high);
        int side = 0;
        double least = 1;
        double longest = 0.5 * ((double)b - a);
        for (int i = 0; (ulong)(b - a) > 1; i++)
        {
            double width = (double)b - a;
            bool isSlow = atHigh == 0 || (i % 3 == 2 && width > longest); // at zero, false position would stay where it is
            longest = i % 3 == 2 ? width / 2 : longest;
            double share = isSlow || !double.IsFinite(atLow) || !double.IsFinite(atHigh) || !(atHigh > atLow) ? 0.5 : atLow / (atLow - atHigh);
            long step = share == 0.5 ? (long)((ulong)(b - a) / 2) : (long)Math.Clamp(share * width, Math.Min(least, width / 2), Math.Max(width / 2, width - least));
            long x = Math.Clamp(a + step, a + 1, b - 1);
            double value = rising(NumberOf(x));
            least = side == (value < 0 ? -1 : 1) ? 16 * least : 1;
            if (value < 0)
            {
                (a, atLow) = (x, value);
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            }
            else
            {
                (b, atHigh) = (x, value);
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            }
        }

        return NumberOf(b);
    }

    private static long KeyOf(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double NumberOf(long key) => BitConverter.Int64BitsToDouble(key >= 0 ? key : long.MinValue - key);
}
