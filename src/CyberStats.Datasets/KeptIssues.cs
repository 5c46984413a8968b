using System.Collections;
using System.Globalization;

namespace CyberStats.Datasets;

/// <summary>The issues that are kept one by one: what is known of each, of which the issue is made when it is asked for.</summary>
/// <remarks>A large file has several issues a row, and few are ever looked at: they would be a good part of the objects of a result.</remarks>
internal sealed class KeptIssues : IReadOnlyList<ImportIssue>
{
    private const int LongestRaw = 250; // characters that are kept whole, mostly a text that a record has too

    private readonly BlockList<Entry> _entries = new();

    public int Count => _entries.Count;

    public ImportIssue this[int index] => ((IReadOnlyList<Entry>)_entries)[index].ToIssue();

    public void Add(Entry entry) => _entries.Add(entry.Raw is { Length: > LongestRaw } ? entry with { Raw = Excerpt.Of(entry.Raw) } : entry);

    /// <summary>Gives an id to the issues from a place on.</summary>
    public void Name(int first, string? source, string local)
    {
        for (int i = first; i < Count; i++)
        {
            _entries[i] = _entries[i] with { Source = source, Local = local };
        }
    }

    public IEnumerator<ImportIssue> GetEnumerator() => _entries.Select(entry => entry.ToIssue()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What an issue is made of.</summary>
    /// <param name="Index">The place of the record; -1 where it is about the file.</param>
    /// <param name="Line">The line; 0 where there is none.</param>
    /// <param name="Source">The first part of the id of the record, "source:local"; null where the other part is all of it.</param>
    /// <param name="Local">The last part of the id; null where the record has none.</param>
    /// <param name="Severity">What it did to the record.</param>
    /// <param name="Code">The code.</param>
    /// <param name="Field">The field; null where it is about the whole record.</param>
    /// <param name="Raw">What the file says; null where there is nothing to show.</param>
    /// <param name="Message">The sentence, with "{0}" for the number if there is one.</param>
    /// <param name="Number">The number; null where there is none.</param>
    internal readonly record struct Entry(
        int Index, long Line, string? Source, string? Local, IssueSeverity Severity, string Code, string? Field, string? Raw, string Message, int? Number)
    {
        public ImportIssue ToIssue() => new(
            Index < 0 ? null : Index,
            Source is null ? Local : $"{Source}:{Local}",
            Field,
            Severity,
            Code,
            Raw is null ? null : Excerpt.Of(Raw),
            Number is { } number ? string.Format(CultureInfo.InvariantCulture, Message, number) : Message)
        {
            Line = Line == 0 ? null : Line,
        };
    }
}
