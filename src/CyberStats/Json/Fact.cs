using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Json;

/// <summary>
/// One thing that a source says, in a sentence, and the records of the document that hold it in typed form.
/// </summary>
/// <remarks>
/// The id, the text and the source are never blank. A fact that no type can hold ("the Internet was built for ease, not for security")
/// refers to no record. Two facts are equal when all members are.
/// </remarks>
public sealed record Fact
{
    /// <summary>Creates a fact.</summary>
    /// <param name="id">The id.</param>
    /// <param name="text">What the source says.</param>
    /// <param name="sourceId">The id of the source.</param>
    /// <exception cref="ArgumentException">A text is null or blank.</exception>
    public Fact(string id, string text, string sourceId)
    {
        Id = id;
        Text = text;
        SourceId = sourceId;
    }

    /// <summary>Gets the id.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets what the source says.</summary>
    public string Text { get; init => field = Require.Text(value, nameof(Text)); }

    /// <summary>Gets the id of the source.</summary>
    public string SourceId { get; init => field = Require.Text(value, nameof(SourceId)); }

    /// <summary>Gets the records that hold the fact, each once.</summary>
    public ImmutableArray<RecordReference> Records
    {
        get => field.OrEmpty();
        init => field = value.OrEmpty().Contains(default) ? throw new ArgumentException("A reference needs an id.", nameof(Records)) : value.Once();
    }

    /// <inheritdoc/>
    public bool Equals(Fact? other) => other is not null
        && (Id, Text, SourceId) == (other.Id, other.Text, other.SourceId)
        && Collections.Same(Records, other.Records);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Text, SourceId);
}
