using System.Collections.Frozen;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Plain;

/// <summary>A column of a file, with its place there.</summary>
/// <param name="Column">What the reader was told of it.</param>
/// <param name="Place">Its place from 0; -1 where the file has none.</param>
/// <param name="Name">Its name, for issues.</param>
internal sealed record PlainColumn(CsvColumn Column, int Place, string? Name)
{
    private readonly FrozenDictionary<string, string>? _words = Column.Words.IsEmpty ? null : Column.Words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets whether a value can be had: from the file, or the same for all rows.</summary>
    public bool IsThere => Place >= 0 || Column.Value is not null;

    /// <summary>Returns the text of a row, trimmed and with a word's meaning in its place; empty where there is none.</summary>
    public string Of(CsvRow row)
    {
        string text = Raw(row);
        return text.Length == 0 ? text : _words is not null && _words.TryGetValue(text, out string? meaning) ? meaning : Column.Otherwise ?? text;
    }

    /// <summary>Returns the text of a row, trimmed.</summary>
    public string Raw(CsvRow row) => Column.Value ?? (Place >= 0 && Place < row.Cells.Length ? row.Cells[Place].Trim() : "");
}
