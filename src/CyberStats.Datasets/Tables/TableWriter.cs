using System.Globalization;
using System.Numerics;
using System.Text;

namespace CyberStats.Datasets.Tables;

/// <summary>Writes the rows of one table, cell by cell.</summary>
internal sealed class TableWriter : IDisposable
{
    private const string LineEnd = "\r\n";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _writer;
    private readonly int _columns;
    private int _cell;

    public TableWriter(Stream stream, IReadOnlyList<string> columns)
    {
        _writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = LineEnd };
        _columns = columns.Count;
        foreach (string column in columns)
        {
            Raw(column);
        }
    }

    /// <summary>Gets the number of rows that are complete, the header not among them.</summary>
    public int Rows { get; private set; } = -1;

    /// <summary>Writes a text; nothing where it is missing.</summary>
    public TableWriter Text(string? text) => Raw(text is null ? "" : SafeCell.Of(text));

    /// <summary>Writes a code; nothing where it is unknown.</summary>
    public TableWriter Code<TCode>(TCode code)
        where TCode : struct, ICode<TCode> => Text(code.Equals(default(TCode)) ? null : code.Value);

    /// <summary>Writes a word of a closed vocabulary; nothing for "unknown".</summary>
    public TableWriter Word<TEnum>(TEnum member)
        where TEnum : struct, Enum => Raw(Words<TEnum>.Of(member) is var word && word == "unknown" ? "" : word);

    public TableWriter Number<T>(T? number)
        where T : struct, INumber<T> => Raw(number is { } n ? n.ToString(null, CultureInfo.InvariantCulture) : "");

    public TableWriter Flag(bool? flag) => Raw(flag switch { true => "true", false => "false", null => "" });

    public TableWriter Day(DateOnly? day) => Raw(day is { } d ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "");

    /// <summary>Writes a date as it is known, and its first and last day.</summary>
    public TableWriter Date(PartialDate? date) => Raw(date is { } d ? d.ToString() : "").Day(date?.First).Day(date?.Last);

    /// <summary>Writes a range as it is known, and its first and last day; the day of an end that is open is missing.</summary>
    public TableWriter Range(DateRange? range) =>
        Raw(range is { } r && r != default ? r.ToString() : "").Day(range?.Start?.First).Day(range?.End?.Last);

    /// <summary>Writes low, best and high.</summary>
    public TableWriter Bounds<T>(Bounds<T> bounds)
        where T : struct, INumber<T> => Number(bounds.Low).Number(bounds.Best).Number(bounds.High);

    /// <summary>Writes id, name, kind and country.</summary>
    public TableWriter Party(Party? party) => Text(party?.Id).Text(party?.Name).Code(party?.Kind ?? default).Code(party?.Country ?? default);

    public void Dispose() => _writer.Dispose();

    private TableWriter Raw(string cell)
    {
        if (_cell > 0)
        {
            _writer.Write(',');
        }

        if (cell.AsSpan().ContainsAny(Special) || (cell.Length > 0 && (char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]))))
        {
            _writer.Write('"');
            _writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
            _writer.Write('"');
        }
        else
        {
            _writer.Write(cell);
        }

        if (++_cell == _columns)
        {
            _writer.WriteLine();
            _cell = 0;
            Rows++;
        }

        return this;
    }
}
