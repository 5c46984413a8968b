using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CyberStats.Json;

/// <summary>
/// Writes a <see cref="CyberStatsDocument"/> as JSON, and reads it back equal.
/// </summary>
/// <remarks>
/// <para>
/// Names are in snake case. Codes, dates, ranges and ids are texts as their <c>ToString</c> gives them; bounds are objects such as
/// <c>{"low":1000000}</c>; closed vocabularies are words. What is unknown or empty is left out. The same document gives the same text on
/// every machine. Numbers are read as far as the member can hold them: a <see cref="double"/> to 17 digits, a <see cref="decimal"/> to 28.
/// </para>
/// <para>
/// Reading takes text from anywhere: whatever is wrong with it, <see cref="JsonException"/> names the place
/// (<c>$.incidents[3].losses[0]</c>) and the rule that is broken. Nesting is limited to 64 levels, a name may occur once in an object of
/// the document (in what is passed over it may be repeated), and neither code nor a type's name is read from the text. Thread-safe.
/// </para>
/// </remarks>
public static class CyberStatsJson
{
    /// <summary>The greatest length of a document in a stream, in bytes, unless another is given: 256 MiB.</summary>
    public const int DefaultMaxBytes = 256 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int LongestSentence = 300;
    private const int LongestPath = 150;

    /// <summary>Returns a document as indented JSON text, without a byte order mark; lines end in "\n".</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> is null.</exception>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair, which no encoding can keep.</exception>
    public static string Serialize(CyberStatsDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonSerializer.Serialize(document, DocumentOptions.Lenient);
    }

    /// <summary>Writes a document as <see cref="Serialize(CyberStatsDocument)"/> does, in UTF-8.</summary>
    /// <param name="document">The document.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair, which no encoding can keep.</exception>
    public static void Serialize(CyberStatsDocument document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, document, DocumentOptions.Lenient);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">The text.</param>
    /// <param name="refuseUnknownMembers">Whether a member that this version does not know is an error; by default it is passed over.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="JsonException">
    /// The text is not JSON, or not a document: the message has the JSON path and the rule that is broken, and
    /// <see cref="JsonException.Path"/> the path alone.
    /// </exception>
    public static CyberStatsDocument Deserialize(string json, bool refuseUnknownMembers = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        byte[] utf8;
        try
        {
            utf8 = Utf8.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw new JsonException(FormattableString.Invariant($"The text holds half of a surrogate pair at character {e.Index}. Path: $"), "$", null, null, e);
        }

        return Read(utf8, refuseUnknownMembers);
    }

    /// <summary>Reads a document in UTF-8, with or without a byte order mark.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="refuseUnknownMembers">Whether a member that this version does not know is an error; by default it is passed over.</param>
    /// <param name="maxBytes">The length, in bytes, at which reading stops; at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBytes"/> is below 1, or above what an array can hold.</exception>
    /// <exception cref="JsonException">The text is not JSON, not a document, or longer than <paramref name="maxBytes"/>.</exception>
    public static CyberStatsDocument Deserialize(Stream stream, bool refuseUnknownMembers = false, int maxBytes = DefaultMaxBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Numerics.Require.InRange(1, Array.MaxLength, maxBytes);
        return Read(Bytes(stream, maxBytes), refuseUnknownMembers);
    }

    private static CyberStatsDocument Read(ReadOnlySpan<byte> utf8, bool refuseUnknownMembers)
    {
        JsonTypeInfo<CyberStatsDocument> type = refuseUnknownMembers ? DocumentOptions.Strict : DocumentOptions.Lenient;
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("A document is an object, not null.");
        }
        catch (JsonException e)
        {
            throw Located(e);
        }
        catch (ArgumentException e)
        {
            throw Located(BrokenRule.Locate(utf8.ToArray(), type, e));
        }
    }

    /// <summary>Every refusal in one form: the sentence, then the path, both short and printable whatever names the text has.</summary>
    private static JsonException Located(JsonException e)
    {
        // The platform appends the path to sentences of its own, and not to those of a converter or a constructor.
        string place = FormattableString.Invariant($" | LineNumber: {e.LineNumber} | BytePositionInLine: {e.BytePositionInLine}.");
        int end = e.Message.EndsWith(place, StringComparison.Ordinal) ? e.Message.LastIndexOf(" Path: ", StringComparison.Ordinal) : -1;
        string sentence = end < 0 ? e.Message : e.Message[..end];
        string path = Excerpt.Of(e.Path ?? "$", LongestPath);
        string where = e.LineNumber is null ? "" : FormattableString.Invariant($" (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
        return new JsonException($"{Excerpt.Of(sentence, LongestSentence)} Path: {path}{where}", path, e.LineNumber, e.BytePositionInLine, e);
    }

    private static ReadOnlySpan<byte> Bytes(Stream stream, int maxBytes)
    {
        using var all = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (all.Length + read > maxBytes)
            {
                throw new JsonException(FormattableString.Invariant($"The text is longer than the {maxBytes} bytes allowed. Path: $"), "$", null, null);
            }

            all.Write(buffer, 0, read);
        }

        return all.GetBuffer().AsSpan(0, (int)all.Length);
    }
}
