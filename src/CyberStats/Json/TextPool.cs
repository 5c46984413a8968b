using System.Text;
using System.Text.Json;

namespace CyberStats.Json;

/// <summary>
/// Keeps texts that come again and again (names of states, ids of sources), so that a document of many records holds each of them once.
/// </summary>
/// <remarks>A text replaces another that falls on its place: the pool never grows. Only ASCII is found again; any other text is made anew.</remarks>
internal sealed class TextPool
{
    private const int Size = 1 << 10;
    private const int Longest = 64;

    private readonly string?[] _texts = new string?[Size];

    /// <summary>Returns the text that a reader stands at.</summary>
    /// <exception cref="InvalidOperationException">It stands at something else, or the text is no UTF-8.</exception>
    public string Read(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped || reader.TokenType != JsonTokenType.String ? reader.GetString() ?? throw new InvalidOperationException() : Get(reader.ValueSpan);

    /// <summary>Returns the text of these bytes.</summary>
    /// <exception cref="InvalidOperationException">They are no UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return DocumentText.Decode(utf8);
        }

        ref string? place = ref _texts[ShortHash.Of(utf8) & (Size - 1)];
        if (place is { } known && known.Length == utf8.Length && Ascii.Equals(utf8, known))
        {
            return known;
        }

        return place = DocumentText.Decode(utf8);
    }
}
