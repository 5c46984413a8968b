using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace CyberStats.Datasets.Text;

/// <summary>
/// A text in whatever encoding, read as UTF-8 without a byte order mark: what no encoding explains stands as U+FFFD.
/// </summary>
/// <remarks>
/// A byte order mark decides; without one, the first byte that is no ASCII and the 64 KiB after it. Where more of these read as UTF-8
/// than not, the text is UTF-8, else Windows-1252. Takes two buffers of 64 KiB whatever is in the text.
/// </remarks>
internal sealed class TextStream(Stream inner) : ReadOnlyStream
{
    private const int BlockSize = 64 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly byte[] _raw = new byte[BlockSize + 4];
    private byte[] _made = []; // UTF-8 that was made of other bytes
    private char[] _chars = [];
    private int _rawStart;
    private int _rawEnd;
    private int _valid; // how much of the raw bytes is known to be UTF-8
    private int _madeStart;
    private int _madeEnd;
    private bool _isStarted;
    private bool _isAtEnd;
    private bool _isAscii = true; // nothing else met so far, and no mark: passed on as it stands
    private Decoder? _decoder; // of what is no UTF-8
    private string _name = "ASCII";

    /// <summary>Gets the encoding, as far as the text has been read; see <see cref="ImportInput.Encodings"/>.</summary>
    public string Encoding => _name;

    /// <summary>Gets or sets what asks to stop: it is heeded at each block, so that a text without an end of anything in it can be left.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Gets the bytes handed out.</summary>
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            if (_madeStart < _madeEnd)
            {
                int size = Math.Min(buffer.Length, _madeEnd - _madeStart);
                _made.AsSpan(_madeStart, size).CopyTo(buffer);
                _madeStart += size;
                BytesRead += size;
                return size;
            }

            if (_rawStart == _rawEnd && !Fill(1))
            {
                if (_decoder is null || !Make(flush: true))
                {
                    return 0;
                }

                continue;
            }

            int taken = Take(buffer);
            if (taken > 0)
            {
                BytesRead += taken;
                return taken;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Hands out bytes that stand as they are; 0 where they had to be made into others first.</summary>
    private int Take(Span<byte> buffer)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            Fill(4);
            SeeMark();
            return 0;
        }

        if (_decoder is not null)
        {
            Make(flush: false);
            return 0;
        }

        ReadOnlySpan<byte> raw = _raw.AsSpan(_rawStart, _rawEnd - _rawStart);
        if (_isAscii)
        {
            int ascii = raw.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii != 0)
            {
                return Copy(raw[..(ascii < 0 ? raw.Length : ascii)], buffer);
            }

            _isAscii = false;
            Fill(BlockSize);
            Decide();
            return 0;
        }

        if (_valid == 0)
        {
            int whole = WholeLength(raw);
            if (whole == 0 && Fill(raw.Length + 1))
            {
                return 0;
            }

            ReadOnlySpan<byte> text = raw[..(whole == 0 ? raw.Length : whole)];
            if (!Utf8.IsValid(text))
            {
                _name = "UTF-8 with undecodable bytes";
                MakeOfUtf8(text);
                return 0;
            }

            _valid = text.Length;
        }

        int size = Copy(raw[.._valid], buffer); // a character may be cut between two reads, as in any stream
        _valid -= size;
        return size;
    }

    private int Copy(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        int size = Math.Min(text.Length, buffer.Length);
        text[..size].CopyTo(buffer);
        _rawStart += size;
        return size;
    }

    private void SeeMark()
    {
        ReadOnlySpan<byte> raw = _raw.AsSpan(_rawStart, _rawEnd - _rawStart);
        if (raw.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            (_name, _isAscii) = ("UTF-8 with byte order mark", false);
            _rawStart += 3;
        }
        else if (raw.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(raw) is 0xFFFE0000 or 0x0000FEFF)
        {
            bool isBig = raw[0] == 0;
            _name = isBig ? "UTF-32 BE" : "UTF-32 LE";
            _decoder = new UTF32Encoding(isBig, byteOrderMark: false).GetDecoder();
            _rawStart += 4;
        }
        else if (raw.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(raw) is 0xFEFF or 0xFFFE)
        {
            bool isBig = raw[0] == 0xFE;
            _name = isBig ? "UTF-16 BE" : "UTF-16 LE";
            _decoder = new UnicodeEncoding(isBig, byteOrderMark: false).GetDecoder();
            _rawStart += 2;
        }
    }

    /// <summary>Decides between UTF-8 and Windows-1252 by the characters of the block that starts with the first that is no ASCII.</summary>
    private void Decide()
    {
        ReadOnlySpan<byte> rest = _raw.AsSpan(_rawStart, Math.Min(BlockSize, _rawEnd - _rawStart)); // no more, however much the stream has handed out
        bool isAll = _isAtEnd && rest.Length == _rawEnd - _rawStart;
        int good = 0;
        int bad = 0;
        while (rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var next)
        {
            rest = rest[next..];
            OperationStatus status = Rune.DecodeFromUtf8(rest, out _, out int length);
            if (status == OperationStatus.NeedMoreData && !isAll)
            {
                break;
            }

            _ = status == OperationStatus.Done ? good++ : bad++;
            rest = rest[length..];
        }

        if (bad > good)
        {
            _name = "Windows-1252";
            _decoder = Windows1252.GetDecoder();
        }
        else
        {
            _name = "UTF-8";
        }
    }

    /// <summary>Makes UTF-8 of the bytes at hand; false where it gives none.</summary>
    private bool Make(bool flush)
    {
        if (_chars.Length == 0)
        {
            _chars = new char[BlockSize + 8];
        }

        int count = _decoder!.GetChars(_raw.AsSpan(_rawStart, _rawEnd - _rawStart), _chars, flush);
        _rawStart = _rawEnd;
        if (flush)
        {
            _decoder = null;
        }

        EnsureMade();
        Utf8.FromUtf16(_chars.AsSpan(0, count), _made, out _, out int written, replaceInvalidSequences: true, isFinalBlock: true);
        (_madeStart, _madeEnd) = (0, written);
        return written > 0;
    }

    /// <summary>Makes valid UTF-8 of a text in which something is not.</summary>
    private void MakeOfUtf8(ReadOnlySpan<byte> text)
    {
        EnsureMade();
        int written = 0;
        _rawStart += text.Length;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int length); // U+FFFD for what is invalid
            written += rune.EncodeToUtf8(_made.AsSpan(written));
            text = text[length..];
        }

        (_madeStart, _madeEnd) = (0, written);
    }

    private void EnsureMade()
    {
        if (_made.Length == 0)
        {
            _made = new byte[3 * (BlockSize + 8)];
        }
    }

    /// <summary>Reads until a number of bytes are at hand; false where the text ends before.</summary>
    private bool Fill(int wanted)
    {
        if (_rawStart > 0)
        {
            _raw.AsSpan(_rawStart, _rawEnd - _rawStart).CopyTo(_raw);
            (_rawStart, _rawEnd) = (0, _rawEnd - _rawStart);
        }

        while (_rawEnd < wanted && !_isAtEnd)
        {
            CancellationToken.ThrowIfCancellationRequested();
            int read = inner.Read(_raw.AsSpan(_rawEnd));
            _isAtEnd = read == 0;
            _rawEnd += read;
        }

        return _rawEnd >= wanted;
    }

    /// <summary>The length of a text without a last character of which the end is missing.</summary>
    private static int WholeLength(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte b = text[^back];
            if (b < 0x80)
            {
                break;
            }

            if (b >= 0xC0)
            {
                int needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return needed > back ? text.Length - back : text.Length;
            }
        }

        return text.Length;
    }
}
