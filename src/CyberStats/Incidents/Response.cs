using System.Collections.Immutable;

namespace CyberStats.Incidents;

/// <summary>
/// What was done about an incident: a denouncement, charges, sanctions, a denial …
/// </summary>
/// <remarks>The number of persons is never negative. Two responses are equal when all members are.</remarks>
public sealed record Response
{
    /// <summary>Creates a response.</summary>
    /// <param name="kind">What was done; unknown where the source says only that something was.</param>
    /// <param name="by">Who did it; null where the source does not say.</param>
    public Response(ResponseKind kind, Party? by = null)
    {
        Kind = kind;
        By = by;
    }

    /// <summary>Gets an id by which others refer to the response; null where it has none.</summary>
    public string? Id { get; init => field = value is null ? null : Numerics.Require.Text(value, nameof(Id)); }

    /// <summary>Gets what was done.</summary>
    public ResponseKind Kind { get; init; }

    /// <summary>Gets who did it; null where the source does not say.</summary>
    public Party? By { get; init; }

    /// <summary>Gets when it was done; null where not known.</summary>
    public PartialDate? On { get; init; }

    /// <summary>Gets how many persons it concerns, such as those charged; unknown by default.</summary>
    public Bounds<int> Persons
    {
        get;
        init => field = value.HasNegative
            ? throw new ArgumentException($"A number of persons is not negative, but is {value}.", nameof(Persons))
            : value;
    }

    /// <summary>Gets the state against which it is directed; unknown by default.</summary>
    public CountryCode Against { get; init; }

    /// <summary>Gets the ids of the sources.</summary>
    public ImmutableArray<string> SourceIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(SourceIds)); }

    /// <summary>Returns an indictment: criminal charges against a number of persons.</summary>
    /// <param name="by">Who charged them.</param>
    /// <param name="on">When.</param>
    /// <param name="persons">How many persons; not negative.</param>
    /// <exception cref="ArgumentNullException"><paramref name="by"/> is null.</exception>
    /// <exception cref="ArgumentException">The number of persons is negative.</exception>
    public static Response Indictment(Party by, PartialDate on, Bounds<int> persons)
    {
        ArgumentNullException.ThrowIfNull(by);
        return new Response(ResponseKind.CriminalCharges, by) { On = on, Persons = persons };
    }

    /// <inheritdoc/>
    public bool Equals(Response? other) => other is not null
        && (Id, Kind, By, On, Persons, Against) == (other.Id, other.Kind, other.By, other.On, other.Persons, other.Against)
        && Collections.Same(SourceIds, other.SourceIds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, By, On, Persons, Against);
}
