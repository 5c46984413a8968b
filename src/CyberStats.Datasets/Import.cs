using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>One import in progress: its input, its issues, and how far it has come.</summary>
internal sealed class Import : IDisposable
{
    private const int RowsPerReport = 1000;

    private readonly ImportOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly InputFiles? _files;
    private readonly InputPacking _packing;
    private readonly Dictionary<string, int> _encodings = new(StringComparer.Ordinal);
    private long _bytes;
    private int _fileCount;
    private IEnumerator<InputFile>? _single;
    private TextStream? _current;

    /// <summary>Begins to read a stream.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">It starts as a zip archive and is none.</exception>
    public Import(Stream stream, ImportOptions options, CancellationToken cancellationToken)
        : this(InputPacking.Plain, options, cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        cancellationToken.ThrowIfCancellationRequested();
        _files = new InputFiles(stream, options);
        _packing = _files.Packing;
    }

    /// <summary>Begins to read what the caller opens, such as the files of a folder.</summary>
    public Import(InputPacking packing, ImportOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellationToken = cancellationToken;
        _packing = packing;
        Issues = new IssueList(options.MaxIssues);
    }

    public IssueList Issues { get; }

    /// <summary>Gets the number of rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Gets what the files unpack to; null where nothing is packed.</summary>
    public UnpackingBound? Bound => _files?.Bound;

    /// <summary>Opens the files of the stream one after another; each is closed when the next is asked for.</summary>
    /// <exception cref="InvalidDataException">The packing is damaged, or unpacks to too much.</exception>
    public IEnumerable<InputFile> Files() => _files!.Open().Select(Entered);

    /// <summary>Opens the one file of the stream.</summary>
    /// <param name="expected">What the format is, for the message.</param>
    /// <exception cref="InvalidDataException">It is an archive with no file, or with several.</exception>
    public InputFile SingleFile(string expected)
    {
        if (_packing == InputPacking.Zip && _files!.Count != 1)
        {
            throw new InvalidDataException(FormattableString.Invariant($"Expected {expected}, but found a zip archive of {_files.Count} files."));
        }

        _single = Files().GetEnumerator(); // disposing of it closes the file
        _single.MoveNext();
        return _single.Current;
    }

    /// <summary>Counts a file among those read; for a file that the caller opened.</summary>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    public InputFile Entered(InputFile file)
    {
        LeaveFile();
        _cancellationToken.ThrowIfCancellationRequested();
        _fileCount++;
        _current = file.Stream;
        _current.CancellationToken = _cancellationToken;
        return file;
    }

    /// <summary>Counts a row, which the issues that follow are about.</summary>
    /// <param name="line">The line on which it starts, from 1; null for formats without lines.</param>
    /// <returns>The place of the row, from 0.</returns>
    /// <exception cref="InvalidDataException">They are more than allowed.</exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    public int NextRow(long? line = null)
    {
        CheckCount(Rows + 1);
        int index = Rows++;
        Issues.Enter(index, line);
        if (Rows % RowsPerReport == 0)
        {
            Report();
        }

        return index;
    }

    /// <summary>Stops an import that has been cancelled, or that keeps more objects than allowed; for those that are no rows.</summary>
    /// <exception cref="InvalidDataException">They are more than allowed.</exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    public void CheckCount(int objects)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (objects > _options.MaxRows)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The input has more than {_options.MaxRows} rows or objects; where that is right, raise {nameof(ImportOptions.MaxRows)}."));
        }
    }

    /// <summary>Ends the import.</summary>
    public ImportResult<T> Result<T>(
        IReadOnlyList<T> records, IReadOnlyList<Actor>? actors = null, IReadOnlyList<Source>? sources = null, IReadOnlyList<Attribution>? attributions = null)
    {
        LeaveFile();
        Issues.LeaveRecords();
        foreach ((string encoding, int files) in _encodings.Where(e => e.Key is "Windows-1252").OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            Issues.Info("encoding_detected", null, encoding, FormattableString.Invariant(
                $"{files} of {_fileCount} files have bytes that are no UTF-8 and no mark: they were read as {encoding}."));
        }

        Report();
        return new ImportResult<T>(this, records)
        {
            Actors = actors ?? [],
            Sources = sources ?? [],
            Attributions = attributions ?? [],
            Input = new ImportInput(_packing, _fileCount, _bytes, _encodings),
        };
    }

    public void Dispose()
    {
        _single?.Dispose();
        _files?.Dispose();
    }

    private void LeaveFile()
    {
        if (_current is { } file)
        {
            _bytes += file.BytesRead;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_encodings, file.Encoding, out _)++;
            _current = null;
        }
    }

    private void Report() => _options.Progress?.Report(new ImportProgress(Rows, _bytes + (_current?.BytesRead ?? 0)));
}
