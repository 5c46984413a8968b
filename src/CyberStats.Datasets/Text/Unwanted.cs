using System.Buffers;

namespace CyberStats.Datasets.Text;

/// <summary>What no text of a record needs: control characters, save the tabulator and the ends of lines, and U+FFFD where bytes were lost.</summary>
internal static class Unwanted
{
    private static readonly SearchValues<char> Controls = SearchValues.Create( // those of ASCII
        [.. Enumerable.Range(0, 0x80).Select(c => (char)c).Where(IsControl)]);

    /// <summary>Whether characters of a text were lost before it came here, or its bytes were none of its encoding.</summary>
    public static bool IsLossy(string text) => text.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>Whether a text has control characters.</summary>
    public static bool HasControls(string text) => text.AsSpan().ContainsAny(Controls) || text.AsSpan().ContainsAnyInRange('\u0080', '\u009F');

    /// <summary>Returns a text without its control characters; the same object where it has none.</summary>
    public static string WithoutControls(string text) => HasControls(text) ? string.Concat(text.Where(c => !IsControl(c))) : text;

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}
