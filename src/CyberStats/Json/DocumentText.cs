using System.Text;

namespace CyberStats.Json;

/// <summary>The encoding of documents: UTF-8, in which nothing is put in the place of bytes that are none.</summary>
internal static class DocumentText
{
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text of these bytes.</summary>
    /// <exception cref="InvalidOperationException">They are no UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Utf8.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidOperationException("The text is no UTF-8.", e);
        }
    }
}
