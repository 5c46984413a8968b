using System.Globalization;

namespace CyberStats.Fitting;

/// <summary>
/// The digits in which an amount is written: how many until only zeros follow, and the place of the first.
/// </summary>
/// <param name="Count">The number of digits from the first to the last that is not zero, 1 to 15; 2 of 1,200,000.</param>
/// <param name="Exponent">The power of ten of the first digit; 6 of 1,200,000.</param>
internal readonly record struct SignificantDigits(int Count, int Exponent)
{
    private const int Most = 15; // every decimal of so many digits survives the way through a double

    /// <summary>Returns the digits of a positive finite amount, to 15 of them.</summary>
    public static SignificantDigits Of(double amount)
    {
        Span<char> text = stackalloc char[32];
        amount.TryFormat(text, out int length, "E14", CultureInfo.InvariantCulture); // d.dddddddddddddde+xxx
        int count = Most;
        while (count > 1 && text[count] == '0')
        {
            count--;
        }

        return new(count, int.Parse(text[(Most + 2)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    /// <summary>Returns 10 to a whole power, rounded once.</summary>
    public static double PowerOfTen(int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"1E{exponent}"), CultureInfo.InvariantCulture);
}
