using System.Buffers;
using System.Globalization;

namespace CyberStats.Datasets.Tables;

/// <summary>
/// Makes of a text a cell that no spreadsheet takes for a formula, and gets the text back: an apostrophe goes before it where it is needed, and
/// before a text that begins with one of its own.
/// </summary>
internal static class SafeCell
{
    private const char Guard = '\'';

    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r\n＝＋－＠﹢﹣﹦﹫");
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"'‘’“”＂＇");

    /// <summary>Returns the cell; an apostrophe alone for a text that is empty and not missing.</summary>
    public static string Of(string text) => text.Length == 0 || text[0] == Guard || (MayBeFormula(text) && !IsNumber(text)) ? Guard + text : text;

    /// <summary>Returns the text of a cell.</summary>
    public static string TextOf(string cell) => cell.Length > 0 && cell[0] == Guard ? cell[1..] : cell;

    /// <summary>Whether a spreadsheet could see a formula: what counts is the first character that is neither space nor quote nor invisible.</summary>
    private static bool MayBeFormula(string text)
    {
        if (Starts.Contains(text[0]))
        {
            return true;
        }

        foreach (char c in text)
        {
            bool isPassedOver = char.IsWhiteSpace(c) || char.IsControl(c) || Quotes.Contains(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
            if (Starts.Contains(c))
            {
                return true;
            }

            if (!isPassedOver)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the text is a plain number such as -5 or +1.5e3, in which no formula can hide.</summary>
    private static bool IsNumber(string text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return char.IsAsciiDigit(text[^1]) && text.Length < 40 && double.TryParse(text, Plain, CultureInfo.InvariantCulture, out _);
    }
}
