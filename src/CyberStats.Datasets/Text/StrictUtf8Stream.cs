using System.Text;

namespace CyberStats.Datasets.Text;

/// <summary>Passes a text on as it is, and refuses bytes that are no UTF-8.</summary>
/// <param name="inner">The text; it stays open.</param>
internal sealed class StrictUtf8Stream(Stream inner) : ReadOnlyStream
{
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _chars = new char[4096];

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The bytes are no UTF-8.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        try
        {
            for (ReadOnlySpan<byte> rest = buffer[..read]; ; rest = rest[Math.Min(rest.Length, _chars.Length / 2)..])
            {
                _decoder.GetChars(rest[..Math.Min(rest.Length, _chars.Length / 2)], _chars, flush: read == 0 && buffer.Length > 0);
                if (rest.IsEmpty)
                {
                    return read;
                }
            }
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("UTF-8 is expected, but there are bytes that are none.", e);
        }
    }
}
