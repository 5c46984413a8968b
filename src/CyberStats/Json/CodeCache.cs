using System.Text;
using System.Text.Json;

namespace CyberStats.Json;

/// <summary>Reads the codes and words of one vocabulary, each of which comes again and again, from their bytes without a text in between.</summary>
/// <param name="parse">Reads one that is new, or throws.</param>
internal sealed class CodeCache<T>(Func<string, T> parse)
    where T : struct
{
    private const int Size = 1 << 7;

    private readonly (string? Text, T Code)[] _known = new (string?, T)[Size];

    /// <summary>Returns the code that a reader stands at.</summary>
    /// <exception cref="InvalidOperationException">It stands at something else.</exception>
    public T Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.TokenType != JsonTokenType.String)
        {
            return parse(reader.GetString() ?? throw new InvalidOperationException());
        }

        ReadOnlySpan<byte> utf8 = reader.ValueSpan;
        ref (string? Text, T Code) place = ref _known[ShortHash.Of(utf8) & (Size - 1)];
        if (place.Text is { } known && known.Length == utf8.Length && Ascii.Equals(utf8, known))
        {
            return place.Code;
        }

        string text = reader.GetString()!;
        place = (text, parse(text));
        return place.Code;
    }
}
