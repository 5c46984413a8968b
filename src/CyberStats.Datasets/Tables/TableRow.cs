using System.Globalization;
using System.Numerics;

namespace CyberStats.Datasets.Tables;

/// <summary>One row of a table that is read, with the columns by name. What a cell does wrong names the table, the line and the column.</summary>
/// <param name="shape">The table.</param>
/// <param name="places">The place of each column in a row.</param>
/// <param name="line">The line, from 1, on which the row starts.</param>
/// <param name="cells">The cells.</param>
internal sealed class TableRow(TableShape shape, Dictionary<string, int> places, long line, string[] cells)
{
    private delegate bool TryParse<T>(string text, out T value);

    /// <summary>Returns a text; null where it is missing.</summary>
    public string? Text(string column)
    {
        int place = places[column];
        return place < cells.Length && cells[place].Length > 0 ? SafeCell.TextOf(cells[place]) : null;
    }

    /// <summary>Returns a text that may not be missing.</summary>
    public string Key(string column) => Text(column) ?? throw Wrong($"column '{column}': a value is needed");

    public TCode Code<TCode>(string column)
        where TCode : struct, ICode<TCode> => Parse<TCode>(column, TCode.TryParse, "a code") ?? default;

    public TEnum? Word<TEnum>(string column)
        where TEnum : struct, Enum => Parse<TEnum>(column, Words<TEnum>.TryParse, $"one of {string.Join(", ", Words<TEnum>.All)}");

    public T? Value<T>(string column)
        where T : struct, ISpanParsable<T> => Parse(column, (string text, out T value) => T.TryParse(text, CultureInfo.InvariantCulture, out value), $"a {typeof(T).Name}");

    public T? Number<T>(string column)
        where T : struct, INumber<T> =>
        Parse(column, (string text, out T value) => T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value), $"a number ({typeof(T).Name})");

    public bool? Flag(string column) => Parse<bool>(column, bool.TryParse, "true or false");

    public DateOnly? Day(string column) => Parse(
        column, (string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day), "a day");

    public PartialDate? Date(string column) => Value<PartialDate>(column);

    public DateRange? Range(string column) => Value<DateRange>(column);

    public Bounds<T> Bounds<T>(string column)
        where T : struct, INumber<T> => new(Number<T>(column + "_low"), Number<T>(column + "_best"), Number<T>(column + "_high"));

    public Party? Party(string column)
    {
        string? id = Text(column + "_id");
        string? name = Text(column + "_name");
        return id is null && name is null ? null : new Party(id!, name!, Code<PartyKind>(column + "_kind")) { Country = Code<CountryCode>(column + "_country") };
    }

    /// <summary>Makes a record of the row; what the record refuses is refused with the place.</summary>
    public T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw Wrong(e.Message, e);
        }
    }

    public InvalidDataException Wrong(string what, Exception? inner = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Table '{shape.Name}', line {line}, {Excerpt.Of(what, 300)}."), inner);

    private T? Parse<T>(string column, TryParse<T> parse, string form)
        where T : struct
    {
        string? text = Text(column);
        return text is null ? null
            : parse(text, out T value) ? value
            : throw Wrong($"column '{column}': '{Excerpt.Of(text)}' is not {form}");
    }
}
