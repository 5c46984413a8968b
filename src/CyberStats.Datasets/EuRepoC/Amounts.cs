using System.Globalization;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>Reads the dataset's classes of numbers and amounts, and the values beside them.</summary>
internal static class Amounts
{
    private const decimal MostAmount = 1e15m; // of money: more than there is

    /// <summary>Reads "11-50"; false where the class has another form.</summary>
    public static bool TryReadClass(string text, out Bounds<long> bounds)
    {
        bounds = default;
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0
            || !long.TryParse(text.AsSpan(0, dash).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long low)
            || !long.TryParse(text.AsSpan(dash + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long high)
            || low > high)
        {
            return false;
        }

        bounds = Bounds<long>.Between(low, high);
        return true;
    }

    /// <summary>Reads "&gt; 10 Mio - 100 Mio", "&lt; 1 Mio" or "&gt; 100 Mio"; false where the class has another form.</summary>
    public static bool TryReadMoneyClass(string text, out Bounds<decimal> bounds)
    {
        bounds = default;
        string[] parts = text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length == 1 && parts[0].Length > 1)
        {
            if (!TryReadMillions(parts[0].AsSpan(1), out decimal only) || parts[0][0] is not ('>' or '<'))
            {
                return false;
            }

            bounds = parts[0][0] == '>' ? Bounds<decimal>.AtLeast(only) : Bounds<decimal>.AtMost(only);
            return true;
        }

        if (parts.Length != 2 || !TryReadMillions(parts[0].AsSpan().TrimStart('>'), out decimal low) || !TryReadMillions(parts[1], out decimal high) || low > high)
        {
            return false;
        }

        bounds = Bounds<decimal>.Between(low, high);
        return true;
    }

    /// <summary>Reads an amount of money such as "4400000.0".</summary>
    public static bool TryRead(string text, out decimal amount) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)
        && amount is >= 0 and <= MostAmount;

    /// <summary>Reads a whole number written as "12.0".</summary>
    public static bool TryReadCount(string text, out long count)
    {
        bool isRead = TryRead(text, out decimal amount) && amount == decimal.Truncate(amount);
        count = isRead ? (long)amount : 0;
        return isRead;
    }

    private static bool TryReadMillions(ReadOnlySpan<char> text, out decimal amount)
    {
        const string Million = "Mio";
        text = text.Trim();
        amount = 0;
        if (text.EndsWith(Million, StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(text[..^Million.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal millions)
            && millions is >= 0 and <= MostAmount / 1e6m)
        {
            amount = millions * 1e6m;
            return true;
        }

        return text is "0";
    }
}
