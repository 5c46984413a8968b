using System.Text;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Detection;

/// <summary>The start of one file, as far as it is looked at to recognise its format.</summary>
internal sealed class FileSample
{
    /// <summary>How much is looked at, in bytes of text.</summary>
    public const int Size = 64 * 1024;

    private const int LongestShown = 200;
    private const int MostShown = 12; // members or columns, in a message

    private static readonly char[] Delimiters = [',', ';', '\t'];

    private FileSample(string? name, byte[] text, bool isWhole)
    {
        Name = name;
        ReadOnlySpan<byte> start = text.AsSpan().TrimStart(" \t\r\n"u8);
        IsEmpty = start.IsEmpty;
        IsBinary = text.AsSpan(0, Math.Min(text.Length, 1024)).Contains((byte)0);
        Start = Encoding.UTF8.GetString(start[..Math.Min(start.Length, LongestShown)]);
        Json = JsonSample.Of(text, isWhole);
        Columns = Json is null && !IsBinary ? FirstLine(text) : [];
        Keys = [.. Columns.Select(KeyOf).Where(key => key.Length > 0)];
    }

    /// <summary>Gets its name in an archive or a folder; null where it has none.</summary>
    public string? Name { get; }

    public bool IsEmpty { get; }

    /// <summary>Gets whether it has zero bytes, which no text has.</summary>
    public bool IsBinary { get; }

    /// <summary>Gets its first characters.</summary>
    public string Start { get; }

    /// <summary>Gets its first members; null where it does not start as JSON.</summary>
    public JsonSample? Json { get; }

    /// <summary>Gets the cells of its first line, read as that of a table; empty where it starts as JSON.</summary>
    public string[] Columns { get; }

    /// <summary>Gets the letters and digits of the columns, in lower case.</summary>
    public HashSet<string> Keys { get; }

    /// <summary>Looks at the start of a file.</summary>
    /// <exception cref="InvalidDataException">Its packing is damaged from the start.</exception>
    public static FileSample Of(InputFile file)
    {
        byte[] text = new byte[Size];
        int length = 0;
        bool isWhole = false;
        try
        {
            while (length < Size && !isWhole)
            {
                int read = file.Stream.Read(text.AsSpan(length));
                isWhole = read == 0;
                length += read;
            }
        }
        catch (InvalidDataException) when (length > 0)
        {
            // Of a packed file only the start is at hand, so that it seems cut short.
        }

        return new FileSample(file.Name, text[..length], isWhole);
    }

    /// <summary>Returns what the file looks like, for a message.</summary>
    public string Describe()
    {
        if (IsEmpty)
        {
            return "nothing but blanks, or nothing at all";
        }

        if (IsBinary)
        {
            return "bytes that are no text";
        }

        if (Json is { IsArray: false, Members.Count: > 0 } json)
        {
            return $"a JSON object with the members {Names(json.Members.Keys)}";
        }

        if (Json is { IsArray: true } array && array.Items.TryGetValue("", out Dictionary<string, string?>? item))
        {
            return $"a JSON array of objects with the members {Names(item.Keys)}";
        }

        return Columns.Length > 1 && Json is null
            ? $"a table with the columns {Names(Columns)}"
            : $"text that starts with '{Excerpt.Of(Start)}'";
    }

    /// <summary>The letters and digits of a name, in lower case.</summary>
    public static string KeyOf(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string shown = string.Join(", ", all.Take(MostShown).Select(name => Excerpt.Of(name, 40)));
        return all.Length > MostShown ? FormattableString.Invariant($"{shown} and {all.Length - MostShown} more") : shown;
    }

    private static string[] FirstLine(byte[] text)
    {
        int end = text.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text.AsSpan(0, end);
        char delimiter = ',';
        int most = line.Count((byte)',');
        foreach (char other in Delimiters)
        {
            if (line.Count((byte)other) is var count && count > most)
            {
                (delimiter, most) = (other, count);
            }
        }

        using var stream = new MemoryStream(text, writable: false);
        using var rows = new CsvRows(stream, Size + 1024, delimiter);
        return rows.Read().FirstOrDefault() is { Cells: not null, Problem: not CsvProblem.TooLarge } first ? Array.ConvertAll(first.Cells, cell => cell.Trim()) : [];
    }
}
