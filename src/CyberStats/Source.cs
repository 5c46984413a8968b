using CyberStats.Numerics;

namespace CyberStats;

/// <summary>
/// Where a fact comes from, and from which state of that source.
/// </summary>
/// <remarks>The id and the title are never empty. Two sources are equal when all members are, addresses as they are written.</remarks>
public sealed record Source
{
    /// <summary>Creates a source.</summary>
    /// <param name="id">An id that records refer to.</param>
    /// <param name="title">The title.</param>
    /// <exception cref="ArgumentException">The id or the title is null or blank.</exception>
    public Source(string id, string title)
    {
        Id = id;
        Title = title;
    }

    /// <summary>Gets the id that records refer to.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets the title.</summary>
    public string Title { get; init => field = Require.Text(value, nameof(Title)); }

    /// <summary>Gets who published it; null where not known.</summary>
    public string? Publisher { get; init; }

    /// <summary>Gets when it was published; null where not known.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>Gets the day whose state of the source was used (its vintage); null where not known.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets where it can be found: an absolute address that begins with its scheme, as "https:"; null where not known.</summary>
    public Uri? Url
    {
        get;
        init => field = value is null || (value.IsAbsoluteUri && value.OriginalString.StartsWith(value.Scheme + ":", StringComparison.OrdinalIgnoreCase))
            ? value
            : throw new ArgumentException($"An address begins with its scheme, as 'https:', but is '{Excerpt.Of(value.OriginalString)}'.", nameof(Url));
    }

    /// <inheritdoc/>
    public bool Equals(Source? other) => other is not null
        && (Id, Title, Publisher, Published, AsOf) == (other.Id, other.Title, other.Publisher, other.Published, other.AsOf)
        && Url?.OriginalString == other.Url?.OriginalString; // Uri itself passes over fragments and users

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title, Publisher, Published, AsOf);
}
