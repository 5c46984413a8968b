namespace CyberStats.Datasets.Text;

/// <summary>What a packed file unpacks to, up to a bound on all files of an import together.</summary>
/// <param name="inner">The unpacking stream; it is closed with this one.</param>
/// <param name="bound">Counts what has been unpacked, and refuses too much.</param>
internal sealed class UnpackedStream(Stream inner, UnpackingBound bound) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        int size = inner.Read(buffer);
        bound.Add(size);
        return size;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
