using System.Text;
using CsvHelper;

namespace CyberStats.Datasets.Text;

/// <summary>
/// Reads the rows of a CSV file (RFC 4180) one by one, in bounded memory.
/// </summary>
/// <remarks>
/// UTF-8 unless a byte order mark says UTF-16 or UTF-32; bytes that are no UTF-8 become U+FFFD. Line breaks are CR LF, LF or CR. No file
/// makes it throw: what the form of a row does wrong is in <see cref="CsvRow.Problem"/>.
/// </remarks>
internal sealed class CsvRows : IDisposable
{
    /// <summary>The cells of a row that are kept: more than any format has, and few enough for a hostile row.</summary>
    public const int MostCells = 256;

    private readonly CsvReader _reader;
    private readonly int _maxRecordBytes;
    private string[] _cells = []; // of the row that is read, and of the one before: they take turns
    private string[] _otherCells = [];
    private CsvMalformedReason? _malformed;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="maxRecordBytes">The longest row, in bytes.</param>
    /// <param name="separator">What separates cells.</param>
    public CsvRows(Stream stream, int maxRecordBytes, char separator = ',')
    {
        _maxRecordBytes = maxRecordBytes;
        _reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = separator,
                HasHeader = false,
                SkipEmptyLines = false,
                TrackLineNumbers = true,
                PoolStrings = true, // columns of few words are most of a file
                MaxRecordSize = maxRecordBytes,
                OnMalformedRecord = record => _malformed = record.Reason,
            },
            leaveOpen: true);
    }

    /// <summary>Reads all rows, the header as a row like any other. The cells of a row are good until the next one is asked for.</summary>
    public IEnumerable<CsvRow> Read()
    {
        CsvRow? pending = null; // only the end of the file tells whether the quote of a last row is open
        bool isOpen = false;
        for (int index = -1; ; index++)
        {
            _malformed = null;
            if (!TryRead(out long? tooLarge))
            {
                if (pending is { } last)
                {
                    yield return isOpen && tooLarge is null ? last with { Problem = CsvProblem.UnclosedQuote } : last;
                }

                if (tooLarge is { } line)
                {
                    yield return new CsvRow(index, line, [], 0, CsvProblem.TooLarge);
                }

                yield break;
            }

            if (pending is { } before)
            {
                yield return before;
            }

            pending = Current(index);
            isOpen = _malformed == CsvMalformedReason.UnterminatedQuote || (_malformed is not null && EndsInQuotes());
        }
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Goes on to the next row; false at the end, or, with its line, at a row above the size allowed.</summary>
    private bool TryRead(out long? tooLarge)
    {
        tooLarge = null;
        try
        {
            if (!_reader.Read())
            {
                return false;
            }

            if (_reader.RawRecord.Length > _maxRecordBytes)
            {
                tooLarge = _reader.LineNumber; // it was in the buffer already; the limit is the same however the stream hands out its bytes
            }
        }
        catch (CsvFormatException e)
        {
            tooLarge = e.LineNumber; // the only malformed input that the reader does not recover from
        }

        return tooLarge is null;
    }

    private CsvRow Current(int index)
    {
        int count = Math.Min(_reader.FieldCount, MostCells);
        string[] cells = _otherCells.Length == count ? _otherCells : new string[count];
        (_otherCells, _cells) = (_cells, cells);
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = i < _otherCells.Length && Ascii.Equals(_reader.GetSpan(i), _otherCells[i]) ? _otherCells[i] : _reader.GetString(i); // rows of one event repeat most of it
        }

        bool isPlain = _reader.RawRecord.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        return new CsvRow(index, _reader.LineNumber, cells, _reader.FieldCount, _malformed is null ? CsvProblem.None : CsvProblem.StrayQuote, isPlain);
    }

    /// <summary>Whether the last cell starts with a quote that no other closes; asked of rows with several faults, of which one is named.</summary>
    private bool EndsInQuotes()
    {
        ReadOnlySpan<byte> last = _reader.FieldCount == 0 ? [] : _reader.GetRawSpan(_reader.FieldCount - 1);
        return !last.IsEmpty && last[0] == (byte)'"' && last.Count((byte)'"') % 2 == 1;
    }
}
