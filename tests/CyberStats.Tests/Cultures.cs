using System.Globalization;

namespace CyberStats.Tests;

/// <summary>
/// Cultures that break whatever is written or read without naming one: other signs, separators, digits and date patterns.
/// </summary>
/// <remarks>The tests run with invariant globalization, so the odd ones are made by hand from the invariant culture.</remarks>
internal static class Cultures
{
    public static IReadOnlyList<CultureInfo> All { get; } =
    [
        CultureInfo.InvariantCulture,
        Odd(minus: "~", point: ",", group: ".", date: "|", pattern: "d|M|yy"),
        Odd(minus: "−", point: "/", group: "-", date: ":", pattern: "yy:dd:MM"),
    ];

    /// <summary>Runs an action under every culture, and puts the present one back.</summary>
    public static void Each(Action action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (CultureInfo culture in All)
            {
                CultureInfo.CurrentCulture = culture;
                action();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Odd(string minus, string point, string group, string date, string pattern)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = minus;
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.NumberNegativePattern = 0;
        culture.NumberFormat.NaNSymbol = "?";
        culture.NumberFormat.PositiveInfinitySymbol = "!";
        culture.DateTimeFormat.DateSeparator = date;
        culture.DateTimeFormat.ShortDatePattern = pattern;
        return culture;
    }
}
