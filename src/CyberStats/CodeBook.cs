using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// What the code types share: the shipped values by their text, and the reading of any other.
/// </summary>
/// <typeparam name="TCode">The code type.</typeparam>
internal sealed class CodeBook<TCode>
    where TCode : struct, ICode<TCode>
{
    private const int Longest = 100; // keeps a hostile file from filling memory with "codes"

    private readonly FrozenDictionary<string, TCode> _shipped;
    private readonly Func<string, TCode> _create;
    private readonly Func<string, bool> _isWellFormed;
    private readonly string _form;

    /// <param name="shipped">The values that ship with the library.</param>
    /// <param name="create">Makes a code of a well-formed text.</param>
    /// <param name="isWellFormed">Says whether a text has the form of this vocabulary; by default that of <see cref="ICode{TSelf}"/>.</param>
    /// <param name="form">The form in words, for messages.</param>
    public CodeBook(
        IEnumerable<TCode> shipped,
        Func<string, TCode> create,
        Func<string, bool>? isWellFormed = null,
        string form = "lower-case letters, digits, '_', '-' and '.', as 'code' or 'scheme:code'")
    {
        _shipped = shipped.ToFrozenDictionary(code => code.Value, StringComparer.Ordinal);
        _create = create;
        _isWellFormed = isWellFormed ?? IsSchemeAndCode;
        _form = form;
    }

    public bool Contains(string? value) => value is not null && _shipped.ContainsKey(value);

    public TCode Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out TCode code)
            ? code
            : throw new FormatException($"'{Excerpt.Of(text)}' is not a {typeof(TCode).Name}: expected {_form}.");
    }

    /// <summary>Reads a code. A shipped one comes back with the library's own string, so that equality is a comparison of references.</summary>
    public bool TryParse([NotNullWhen(true)] string? text, out TCode code)
    {
        code = default;
        if (text is null)
        {
            return false;
        }

        if (text == CodeText.Unknown || _shipped.TryGetValue(text, out code))
        {
            return true;
        }

        if (text.Length > Longest || !_isWellFormed(text))
        {
            return false;
        }

        code = _create(text);
        return true;
    }

    private static bool IsSchemeAndCode(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? IsPart(text) : IsPart(text.AsSpan(0, colon)) && IsPart(text.AsSpan(colon + 1));
    }

    private static bool IsPart(ReadOnlySpan<char> part)
    {
        foreach (char c in part)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return !part.IsEmpty;
    }
}
