using CyberStats.Datasets.Detection;

namespace CyberStats.Datasets;

/// <summary>
/// A file, a folder or a stream of any of the formats in <see cref="DatasetFormat.All"/>: which, its content tells.
/// </summary>
/// <remarks>
/// <para>
/// Names of files play no part. Of a text, plain or packed by gzip, no more than its start is looked at before it is read; of a zip
/// archive and of a folder the starts of 64 files. Files of no known format beside those of one are passed over.
/// </para>
/// <code>
/// using Dataset data = Dataset.Open("incidents.csv");
/// Console.WriteLine($"{data.Format}: {data.Reason}");
/// DatasetImport import = data.Read();
/// </code>
/// </remarks>
public sealed class Dataset : IDisposable
{
    private readonly Func<CancellationToken, DatasetImport> _read;
    private readonly Stream? _owned;
    private bool _isRead;
    private bool _isDisposed;

    private Dataset(DatasetFormat format, string reason, Func<CancellationToken, DatasetImport> read, Stream? owned) =>
        (Format, Reason, _read, _owned) = (format, reason, read, owned);

    /// <summary>Gets the format.</summary>
    public DatasetFormat Format { get; }

    /// <summary>Gets why it was taken for that format: a phrase such as "the table has the columns cveID, dateAdded".</summary>
    public string Reason { get; }

    /// <summary>Opens a file or a folder and recognises its format.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or blank.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder in which it would stand is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// The content is of no known format, or fits several: the message says what was found and what was looked for. Or its packing is damaged.
    /// </exception>
    /// <remarks>What opening and reading a file throws passes through.</remarks>
    public static Dataset Open(string path, DatasetOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new DatasetOptions();
        if (Directory.Exists(path))
        {
            (DatasetFormat format, string reason, Func<CancellationToken, DatasetImport> read) = FolderReading.Of(path, options);
            return new Dataset(format, reason, read, owned: null);
        }

        FileStream file = Paths.Open(path);
        try
        {
            return Open(file, options, owned: file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Recognises the format of a stream.</summary>
    /// <param name="stream">The stream, from where it stands. It is read once and left open; it need not be able to seek.</param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">As of <see cref="Open(string, DatasetOptions?)"/>.</exception>
    /// <remarks>A zip archive in a stream that cannot seek is buffered, up to 256 MiB.</remarks>
    public static Dataset Open(Stream stream, DatasetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        return Open(stream, options ?? new DatasetOptions(), owned: null);
    }

    /// <summary>Reads it.</summary>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="InvalidOperationException">It was read before: a stream gives its content once.</exception>
    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    /// <exception cref="InvalidDataException">What follows the start is not of the format, or the packing is damaged or unpacks to too much.</exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>Data do not make it throw otherwise; what the stream itself throws passes through. Cost: that of the format's reader.</remarks>
    public DatasetImport Read(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isRead)
        {
            throw new InvalidOperationException("The dataset was read before: open it again.");
        }

        _isRead = true;
        return _read(cancellationToken);
    }

    /// <summary>Closes the file that was opened by its path; a stream of the caller's stays open.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _owned?.Dispose();
    }

    /// <summary>Returns the format and the reason.</summary>
    public override string ToString() => $"{Format}: {Reason}";

    private static Dataset Open(Stream stream, DatasetOptions options, Stream? owned)
    {
        InputSample sample = InputSample.Of(stream, options);
        (DatasetFormat format, string reason, IReadOnlyList<FileSample> fitting) = Detector.Decide(sample.Files, options.Format);
        reason = Detector.InFiles(reason, fitting.Count, sample.Files.Count, sample.FileCount);
        bool isManyFiles = format == DatasetFormat.Veris || format == DatasetFormat.Stix || format == DatasetFormat.EuRepoC; // whose readers take an archive
        if (!isManyFiles && sample.FileCount > 1 && sample.FileCount == sample.Files.Count && fitting is [{ Name: { } only }])
        {
            // As of a folder: a licence or a note beside the one file does not keep it from being read.
            (options, reason) = (options with { OnlyFile = only }, $"{reason}: '{only}'");
        }

        return new Dataset(format, reason, token => Reading.Of(format, sample.Whole, options, token), owned);
    }
}
