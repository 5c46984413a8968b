using System.Text;
using System.Text.Json;

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

    /// <summary>Writes a document as <see cref="Serialize(CyberStatsDocument, Stream)"/> does, without holding a thread while the stream is waited for.</summary>
    /// <param name="document">The document.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="cancellationToken">Stops writing between two blocks, in the middle of the text.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair, which no encoding can keep.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    public static Task SerializeAsync(CyberStatsDocument document, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        return JsonSerializer.SerializeAsync(stream, document, DocumentOptions.Lenient, cancellationToken);
    }

    /// <summary>Returns the JSON Schema (draft 2020-12) of a document, as indented text.</summary>
    /// <remarks>
    /// It accepts every text that this library writes, and whatever it refuses is refused by a reader that refuses unknown members. What such a reader
    /// demands beyond it, such as low ≤ best ≤ high, is listed in its <c>$comment</c>. The package has it as a file, <c>cyberstats-1.schema.json</c>.
    /// </remarks>
    public static string Schema() => DocumentSchema.Create();

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
            utf8 = DocumentText.Utf8.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw Refusal.Create(FormattableString.Invariant($"The text holds half of a surrogate pair at character {e.Index}."), "$", null, null, e);
        }

        return new DocumentParser(refuseUnknownMembers, utf8).Advance()!;
    }

    /// <summary>Reads a document in UTF-8, with or without a byte order mark.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="refuseUnknownMembers">Whether a member that this version does not know is an error; by default it is passed over.</param>
    /// <param name="maxBytes">The length, in bytes, at which reading stops; at least 1.</param>
    /// <param name="cancellationToken">Stops reading between two blocks of the stream.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBytes"/> is below 1, or above what an array can hold.</exception>
    /// <exception cref="JsonException">The text is not JSON, not a document, or longer than <paramref name="maxBytes"/>: whichever is met first.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    /// <remarks>
    /// Cost: one pass, with memory for the document and for one block of text, 64 kB or what the longest item of a list takes.
    /// </remarks>
    public static CyberStatsDocument Deserialize(
        Stream stream, bool refuseUnknownMembers = false, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Numerics.Require.InRange(1, Array.MaxLength, maxBytes);
        var parser = new DocumentParser(refuseUnknownMembers, maxBytes);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (parser.Take(stream.Read(parser.Room.Span)) && parser.Advance() is { } document)
            {
                return document;
            }
        }
    }

    /// <summary>Reads a document as <see cref="Deserialize(Stream, bool, int, CancellationToken)"/> does, without holding a thread while the stream is waited for.</summary>
    /// <inheritdoc cref="Deserialize(Stream, bool, int, CancellationToken)"/>
    public static async Task<CyberStatsDocument> DeserializeAsync(
        Stream stream, bool refuseUnknownMembers = false, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Numerics.Require.InRange(1, Array.MaxLength, maxBytes);
        var parser = new DocumentParser(refuseUnknownMembers, maxBytes);
        while (true)
        {
            int bytes = await stream.ReadAsync(parser.Room, cancellationToken).ConfigureAwait(false);
            if (parser.Take(bytes) && parser.Advance() is { } document)
            {
                return document;
            }
        }
    }
}
