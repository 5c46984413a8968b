using System.IO.Compression;

namespace CyberStats.Datasets.Text;

/// <summary>The files in what a reader was given: a text, a text packed by gzip, or the files of a zip archive. Recognised by content.</summary>
internal sealed class InputFiles : IDisposable
{
    private const int MostBuffered = 256 * 1024 * 1024; // of an archive
    private const int LongestName = 400;

    private readonly PeekedStream _stream;
    private readonly ZipArchive? _archive;
    private readonly string? _only;

    /// <summary>Looks at the first bytes of a stream.</summary>
    /// <exception cref="InvalidDataException">It starts as a zip archive and is none.</exception>
    public InputFiles(Stream stream, ImportOptions options)
    {
        _stream = new PeekedStream(stream);
        _only = options.OnlyFile;
        ReadOnlySpan<byte> head = _stream.Peek(4);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            Packing = InputPacking.Gzip;
            Bound = new UnpackingBound(options.MaxUnpackedBytes, () => _stream.BytesRead);
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]) || head.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 5, 6]))
        {
            Packing = InputPacking.Zip;
            MemoryStream bytes = Buffered();
            long size = bytes.Length;
            Bound = new UnpackingBound(options.MaxUnpackedBytes, () => size);
            _archive = Archive(bytes);
        }
    }

    /// <summary>Gets how the files are packed.</summary>
    public InputPacking Packing { get; }

    /// <summary>Gets the bound on what they unpack to; null where nothing is packed.</summary>
    public UnpackingBound? Bound { get; }

    /// <summary>Gets the number of files.</summary>
    public int Count => _archive is null ? 1 : _archive.Entries.Count(IsFile);

    /// <summary>Opens the files one after another, folders and hidden files left out; each is closed when the next is asked for.</summary>
    /// <exception cref="InvalidDataException">The packing is damaged, or unpacks to too much.</exception>
    public IEnumerable<InputFile> Open()
    {
        if (_archive is null)
        {
            Stream text = Packing == InputPacking.Gzip
                ? new UnpackedStream(new WholeGzipStream(_stream), Bound!)
                : _stream;
            using var only = new TextStream(text);
            yield return new InputFile(null, only);
            yield break;
        }

        foreach (ZipArchiveEntry entry in _archive.Entries)
        {
            if (IsFile(entry))
            {
                using var stream = new TextStream(new UnpackedStream(entry.Open(), Bound!));
                yield return new InputFile(NameOf(entry), stream);
            }
        }
    }

    public void Dispose()
    {
        _archive?.Dispose();
        _stream.Dispose();
    }

    private static string NameOf(ZipArchiveEntry entry) => Excerpt.Of(entry.FullName, LongestName);

    private bool IsFile(ZipArchiveEntry entry) =>
        entry.Name.Length > 0 && entry.Name[0] != '.' && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && (_only is null || _only == NameOf(entry));

    private static ZipArchive Archive(MemoryStream bytes)
    {
        try
        {
            var archive = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries.Count; // reads the table
            return archive;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"The file starts as a zip archive, but is none or is damaged: {e.Message}", e);
        }
    }

    /// <summary>An archive has its table at its end, and a stream need not let one seek: so it is buffered.</summary>
    private MemoryStream Buffered()
    {
        var all = new MemoryStream();
        byte[] block = new byte[64 * 1024];
        for (int read = _stream.Read(block); read > 0; read = _stream.Read(block))
        {
            if (all.Length + read > MostBuffered)
            {
                throw new InvalidDataException(FormattableString.Invariant($"The zip archive is larger than the {MostBuffered} bytes that are buffered."));
            }

            all.Write(block, 0, read);
        }

        all.Position = 0;
        return all;
    }
}
