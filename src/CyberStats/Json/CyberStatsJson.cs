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
/// every machine.
/// </para>
/// <para>
/// Reading takes text from anywhere: whatever is wrong with it, <see cref="JsonException"/> names the place
/// (<c>$.incidents[3].losses[0]</c>) and the rule that is broken. Nesting is limited to 64 levels, a name may occur once in an object, and
/// neither code nor a type's name is read from the text. Thread-safe.
/// </para>
/// </remarks>
public static class CyberStatsJson
{
    /// <summary>The greatest length of a document in a stream, in bytes, unless another is given: 256 MiB.</summary>
    public const int DefaultMaxBytes = 256 * 1024 * 1024;

    /// <summary>Returns a document as indented JSON text, without a byte order mark; lines end in "\n".</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> is null.</exception>
    public static string Serialize(CyberStatsDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonSerializer.Serialize(document, DocumentOptions.Lenient);
    }

    /// <summary>Writes a document as <see cref="Serialize(CyberStatsDocument)"/> does, in UTF-8.</summary>
    /// <param name="document">The document.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
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
        return Read(Encoding.UTF8.GetBytes(json), refuseUnknownMembers);
    }

    /// <summary>Reads a document in UTF-8, with or without a byte order mark.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="refuseUnknownMembers">Whether a member that this version does not know is an error; by default it is passed over.</param>
    /// <param name="maxBytes">The length, in bytes, at which reading stops; at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBytes"/> is below 1.</exception>
    /// <exception cref="JsonException">The text is not JSON, not a document, or longer than <paramref name="maxBytes"/>.</exception>
    public static CyberStatsDocument Deserialize(Stream stream, bool refuseUnknownMembers = false, int maxBytes = DefaultMaxBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Numerics.Require.InRange(1, int.MaxValue, maxBytes);
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
            return JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("A document is an object, not null. Path: $", "$", null, null);
        }
        catch (JsonException e) when (!e.Message.Contains(" Path: ", StringComparison.Ordinal))
        {
            throw new JsonException($"{e.Message} Path: {e.Path ?? "$"}", e.Path ?? "$", e.LineNumber, e.BytePositionInLine, e);
        }
        catch (ArgumentException e)
        {
            throw BrokenRule.Locate(utf8.ToArray(), type, e);
        }
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
