namespace CyberStats.Datasets.Tests;

/// <summary>A stream that makes its bytes on the fly, block after block, up to a total; it counts what was taken.</summary>
internal sealed class GeneratedStream(long total, Func<int, byte[]> block) : ForwardStream
{
    private byte[] _block = [];
    private int _at;
    private int _next;

    /// <summary>Gets the number of bytes handed out.</summary>
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _block.Length)
        {
            _block = block(_next++);
            _at = 0;
        }

        int size = (int)Math.Min(Math.Min(buffer.Length, _block.Length - _at), total - Taken);
        _block.AsSpan(_at, size).CopyTo(buffer);
        _at += size;
        Taken += size;
        return size;
    }
}
