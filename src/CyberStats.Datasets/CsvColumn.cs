using System.Collections.Immutable;

namespace CyberStats.Datasets;

/// <summary>
/// Where a reader of plain CSV files finds a value: in the column of a name, or in no column since it is the same in all rows; and what the
/// words in that column mean.
/// </summary>
/// <remarks>
/// Names are compared by their letters and digits, without case: "Effective date", "effective_date" and a name broken over two lines are
/// one. Words are compared as a whole, trimmed, without case. Two columns are equal when all members are.
/// </remarks>
public sealed record CsvColumn
{
    private CsvColumn(string? header, string? value) => (Header, Value) = (header, value);

    /// <summary>Gets the column that no file has, so that the value is never known.</summary>
    public static CsvColumn None { get; } = new(null, null);

    /// <summary>Gets the name of the column; null where there is none.</summary>
    public string? Header { get; }

    /// <summary>Gets the value of all rows; null where a column holds it.</summary>
    public string? Value { get; }

    /// <summary>Gets what words mean: a cell that is such a word is read as its meaning; one that means nothing ("") as blank.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; private init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets what a cell that is none of the <see cref="Words"/> is read as; null where it is read as it stands.</summary>
    public string? Otherwise { get; private init; }

    /// <summary>Returns the column of a name.</summary>
    /// <param name="header">The name in the first line.</param>
    /// <exception cref="ArgumentException">The name has neither letter nor digit.</exception>
    public static CsvColumn Named(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Any(char.IsLetterOrDigit)
            ? new CsvColumn(header, null)
            : throw new ArgumentException($"A column's name has letters or digits, but is '{Excerpt.Of(header)}'.", nameof(header));
    }

    /// <summary>Returns a column that is in no file, whose value is the same in all rows.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is null or blank.</exception>
    public static CsvColumn Always(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new CsvColumn(null, value);
    }

    /// <summary>Returns the column with the meanings of words.</summary>
    /// <param name="words">Words as they stand in cells, each with its meaning; "" where the word means that there is no value.</param>
    /// <exception cref="ArgumentException">A word is null, blank or given twice, or a meaning null.</exception>
    public CsvColumn WithWords(params (string Word, string Meaning)[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        ImmutableSortedDictionary<string, string>.Builder builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string word, string meaning) in words)
        {
            if (string.IsNullOrWhiteSpace(word) || meaning is null || builder.ContainsKey(word.Trim()))
            {
                throw new ArgumentException($"A word has one meaning and is not blank, but met '{Excerpt.Of(word ?? "")}'.", nameof(words));
            }

            builder.Add(word.Trim(), meaning);
        }

        return this with { Words = builder.ToImmutable() };
    }

    /// <summary>Returns the column with a reading of all cells that are none of its words and not blank.</summary>
    /// <param name="meaning">What they are read as; "" where they mean that there is no value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="meaning"/> is null.</exception>
    public CsvColumn OrElse(string meaning)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        return this with { Otherwise = meaning };
    }

    /// <inheritdoc/>
    public bool Equals(CsvColumn? other) => other is not null && (Header, Value, Otherwise) == (other.Header, other.Value, other.Otherwise) && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Header, Value, Otherwise, Words.Count);

    /// <summary>Returns the name of the column, or "always" and the value.</summary>
    public override string ToString() => Header ?? (Value is null ? "none" : $"always '{Value}'");
}
