using System.IO.Compression;
using System.Text;

namespace CyberStats.Datasets.Text;

/// <summary>Unpacks gzip, and refuses what is cut short, which the platform passes over in silence. The stream beneath stays open.</summary>
/// <remarks>
/// A part of our own is put behind the packed bytes: gzip allows several parts, one after another. It is unpacked as such, and taken off
/// again, only where all before it is whole.
/// </remarks>
internal sealed class WholeGzipStream : ReadOnlyStream
{
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("the end, and all of it");
    private static readonly byte[] PackedMark = Packed(Mark);

    private readonly GZipStream _unpacked;
    private readonly byte[] _held = new byte[Mark.Length + (64 * 1024)]; // the last bytes are held back: they may be the mark
    private int _start;
    private int _end;
    private bool _isAtEnd;

    public WholeGzipStream(Stream packed) => _unpacked = new GZipStream(new Appended(packed), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The packed bytes are damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_isAtEnd && _end - _start <= Mark.Length)
        {
            _held.AsSpan(_start, _end - _start).CopyTo(_held);
            (_start, _end) = (0, _end - _start);
            int read = _unpacked.Read(_held.AsSpan(_end));
            _end += read;
            if (read == 0)
            {
                _isAtEnd = true;
                if (!_held.AsSpan(_start, _end - _start).SequenceEqual(Mark))
                {
                    throw new InvalidDataException("The file packed by gzip is cut short, or other bytes follow it.");
                }
            }
        }

        int size = Math.Min(buffer.Length, Math.Max(_end - _start - Mark.Length, 0));
        _held.AsSpan(_start, size).CopyTo(buffer);
        _start += size;
        return size;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Packed(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
        }

        return packed.ToArray();
    }

    /// <summary>The packed bytes, and our part behind them.</summary>
    private sealed class Appended(Stream packed) : ReadOnlyStream
    {
        private int _at = -1; // in our part; before it, -1

        public override int Read(Span<byte> buffer)
        {
            if (_at < 0)
            {
                int read = packed.Read(buffer);
                if (read > 0 || buffer.IsEmpty)
                {
                    return read;
                }

                _at = 0;
            }

            int size = Math.Min(buffer.Length, PackedMark.Length - _at);
            PackedMark.AsSpan(_at, size).CopyTo(buffer);
            _at += size;
            return size;
        }
    }
}
