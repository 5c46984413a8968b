namespace CyberStats.Datasets.Tests;

/// <summary>A stream that cannot seek and hands out its bytes in pieces of the sizes given, over and over.</summary>
internal sealed class ChoppedStream(byte[] bytes, params int[] sizes) : ForwardStream
{
    private int _at;
    private int _turn;

    public override int Read(Span<byte> buffer)
    {
        int size = Math.Min(Math.Min(sizes[_turn++ % sizes.Length], buffer.Length), bytes.Length - _at);
        bytes.AsSpan(_at, size).CopyTo(buffer);
        _at += size;
        return size;
    }
}
