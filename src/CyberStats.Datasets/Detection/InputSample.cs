using System.Buffers;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Detection;

/// <summary>The starts of the files in a stream, and the stream as it was before they were looked at.</summary>
/// <param name="Files">The starts of its first files: of an archive several.</param>
/// <param name="FileCount">The number of files in it.</param>
/// <param name="Whole">What a reader is to be handed.</param>
internal sealed record InputSample(IReadOnlyList<FileSample> Files, int FileCount, Stream Whole)
{
    /// <summary>How many files of an archive or a folder are looked at.</summary>
    public const int MostFiles = 64;

    private const int RawSize = FileSample.Size + 4096; // so that a text without its mark is still the whole of what is looked at
    private const int MostBuffered = 256 * 1024 * 1024; // of an archive in a stream that cannot be set back

    /// <summary>Looks at a stream. Of an archive the table is at the end, so that all of it is read; of anything else only the start.</summary>
    /// <exception cref="InvalidDataException">The packing is damaged.</exception>
    public static InputSample Of(Stream stream, ImportOptions options)
    {
        long start = stream.CanSeek ? stream.Position : 0;
        var peeked = new PeekedStream(stream);
        ReadOnlySpan<byte> head = peeked.Peek(RawSize);
        if (!head.StartsWith("PK"u8))
        {
            using var copy = new MemoryStream(head.ToArray(), writable: false);
            using var only = new InputFiles(copy, options);
            return new InputSample([.. Look(only)], 1, peeked);
        }

        Stream whole = stream;
        if (stream.CanSeek)
        {
            stream.Position = start;
        }
        else
        {
            whole = Buffered(peeked);
            start = 0;
        }

        using var files = new InputFiles(whole, options);
        FileSample[] samples = [.. Look(files)];
        whole.Position = start;
        return new InputSample(samples, files.Count, whole);
    }

    private static IEnumerable<FileSample> Look(InputFiles files) => files.Open().Take(MostFiles).Select(FileSample.Of);

    private static MemoryStream Buffered(Stream stream)
    {
        var all = new MemoryStream();
        byte[] block = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int read = stream.Read(block); read > 0; read = stream.Read(block))
            {
                if (all.Length + read > MostBuffered)
                {
                    throw new InvalidDataException(FormattableString.Invariant($"The zip archive is larger than the {MostBuffered} bytes that are buffered."));
                }

                all.Write(block, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        all.Position = 0;
        return all;
    }
}
