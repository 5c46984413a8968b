using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>
/// Reads a list of texts, or a list of such lists, written as a literal of Python: <c>['a', "b's"]</c>, <c>[['a'], ['b', None]]</c>.
/// </summary>
/// <remarks>Nothing is evaluated. Two levels at most; None gives an empty text. Cost: one pass.</remarks>
internal ref struct PythonList
{
    /// <summary>The texts of a cell that are read: more than any cell has, and few enough for a hostile one.</summary>
    public const int MostTexts = 10_000;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _count;
    private StringBuilder? _unescaped;

    private PythonList(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Whether a cell can only be meant as a list.</summary>
    public static bool IsList(ReadOnlySpan<char> cell) => cell.TrimStart() is ['[', ..];

    /// <summary>Reads a list of texts; false where the cell is something else.</summary>
    public static bool TryReadFlat(ReadOnlySpan<char> cell, [NotNullWhen(true)] out string[]? items)
    {
        var reader = new PythonList(cell);
        items = reader.Texts();
        return items is not null && reader.IsAtEnd();
    }

    /// <summary>Reads a list of lists of texts; false where the cell is something else.</summary>
    public static bool TryReadNested(ReadOnlySpan<char> cell, [NotNullWhen(true)] out string[][]? lists)
    {
        var reader = new PythonList(cell);
        lists = reader.Lists();
        return lists is not null && reader.IsAtEnd();
    }

    private string[][]? Lists()
    {
        if (!Take('['))
        {
            return null;
        }

        var lists = new List<string[]>();
        while (!Take(']'))
        {
            if ((lists.Count > 0 && !Take(',')) || _count++ >= MostTexts)
            {
                return null;
            }

            if (lists.Count > 0 && Take(']')) // a comma may follow the last item
            {
                break;
            }

            if (Texts() is not { } list)
            {
                return null;
            }

            lists.Add(list);
        }

        return [.. lists];
    }

    private string[]? Texts()
    {
        if (!Take('['))
        {
            return null;
        }

        var items = new List<string>();
        while (!Take(']'))
        {
            if ((items.Count > 0 && !Take(',')) || _count++ >= MostTexts)
            {
                return null;
            }

            if (items.Count > 0 && Take(']'))
            {
                break;
            }

            if (Text() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return [.. items];
    }

    /// <summary>A quoted text, or None for an empty one; null where there is neither.</summary>
    private string? Text()
    {
        SkipBlanks();
        ReadOnlySpan<char> rest = _text[_at..];
        if (rest.StartsWith("None", StringComparison.Ordinal))
        {
            _at += 4;
            return "";
        }

        if (rest is not ['\'' or '"', ..])
        {
            return null;
        }

        char quote = rest[0];
        int end = rest[1..].IndexOfAny(quote, '\\');
        if (end >= 0 && rest[1 + end] == quote)
        {
            _at += end + 2;
            return rest.Slice(1, end).ToString();
        }

        _at++;
        return end < 0 ? null : Unescaped(quote);
    }

    private string? Unescaped(char quote)
    {
        StringBuilder text = (_unescaped ??= new StringBuilder()).Clear();
        while (_at < _text.Length)
        {
            char c = _text[_at++];
            if (c == quote)
            {
                return text.ToString();
            }

            if (c != '\\')
            {
                text.Append(c);
            }
            else if (_at == _text.Length || !Escape(text, _text[_at++]))
            {
                return null;
            }
        }

        return null;
    }

    private bool Escape(StringBuilder text, char c)
    {
        switch (c)
        {
            case '\\' or '\'' or '"':
                text.Append(c);
                return true;
            case 'n':
                text.Append('\n');
                return true;
            case 'r':
                text.Append('\r');
                return true;
            case 't':
                text.Append('\t');
                return true;
            case 'x':
                return Code(text, 2);
            case 'u':
                return Code(text, 4);
            case 'U':
                return Code(text, 8);
            default:
                return false;
        }
    }

    private bool Code(StringBuilder text, int digits)
    {
        if (_text.Length - _at < digits
            || !uint.TryParse(_text.Slice(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code)
            || !Rune.TryCreate(code, out Rune rune))
        {
            return false;
        }

        _at += digits;
        text.Append(rune.ToString());
        return true;
    }

    private bool Take(char c)
    {
        SkipBlanks();
        bool met = _at < _text.Length && _text[_at] == c;
        _at += met ? 1 : 0;
        return met;
    }

    private bool IsAtEnd()
    {
        SkipBlanks();
        return _at == _text.Length;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
