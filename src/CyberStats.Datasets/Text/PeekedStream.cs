namespace CyberStats.Datasets.Text;

/// <summary>A stream whose first bytes can be looked at before they are read. The stream beneath stays open.</summary>
internal sealed class PeekedStream(Stream inner) : ReadOnlyStream
{
    private byte[] _peeked = [];
    private int _at;

    /// <summary>Gets the bytes read, those only looked at not among them.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Returns the next bytes without reading them: as many as asked for, or all that are left.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_peeked.Length - _at < count)
        {
            byte[] all = new byte[count];
            int have = _peeked.Length - _at;
            _peeked.AsSpan(_at).CopyTo(all);
            have += inner.ReadAtLeast(all.AsSpan(have), count - have, throwOnEndOfStream: false);
            (_peeked, _at) = (all[..have], 0);
        }

        return _peeked.AsSpan(_at, Math.Min(count, _peeked.Length - _at));
    }

    public override int Read(Span<byte> buffer)
    {
        int size = Math.Min(buffer.Length, _peeked.Length - _at);
        if (size > 0)
        {
            _peeked.AsSpan(_at, size).CopyTo(buffer);
            _at += size;
        }
        else
        {
            size = inner.Read(buffer);
        }

        BytesRead += size;
        return size;
    }
}
