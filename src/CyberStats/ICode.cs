using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// An open vocabulary: some values ship with the library, and any other well-formed one is kept as the source wrote it.
/// </summary>
/// <remarks>
/// <para>
/// A value is lower-case ASCII, <c>scheme:code</c> or, in the vocabulary of this library, <c>code</c> alone; each part is made of
/// letters, digits, '_', '-' and '.'. <c>default</c> is "unknown". Equality is ordinal. The types with checked forms of their own
/// (<see cref="CountryCode"/> and others) say so.
/// </para>
/// </remarks>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
public interface ICode<TSelf> : ISpanParsable<TSelf>
    where TSelf : struct, ICode<TSelf>
{
    /// <summary>Gets the values that ship with the library, "unknown" not among them.</summary>
    static abstract IReadOnlyList<TSelf> All { get; }

    /// <summary>Gets the text of the code; "unknown" for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>Gets whether the code is one that ships with the library. "unknown" is not.</summary>
    bool IsKnown { get; }

    /// <summary>Reads a code; unlisted ones are kept, "unknown" gives <c>default</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not well formed.</exception>
    static abstract TSelf Parse(string text);

    /// <summary>Reads a code; false where the text is not well formed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code read, or <c>default</c>.</param>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf code);

    /// <inheritdoc/>
    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TSelf.Parse(s);

    /// <inheritdoc/>
    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result) =>
        TSelf.TryParse(s, out result);

    /// <inheritdoc/>
    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TSelf.Parse(s.ToString());

    /// <inheritdoc/>
    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result) =>
        TSelf.TryParse(s.ToString(), out result);
}
