using System.Collections.Immutable;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Json;

/// <summary>
/// Incidents, agreements, figures and what they refer to, kept together: what one project saves and another reads.
/// </summary>
/// <remarks>
/// <para>
/// Ids are unique within each collection. That every id referred to is there is not demanded, since a part of a document is a document
/// too: <see cref="UnresolvedReferences"/> lists those that are not.
/// </para>
/// <para>Immutable and safe to share between threads. Two documents are equal when all members are, lists in their order.</para>
/// </remarks>
public sealed record CyberStatsDocument
{
    /// <summary>The format of the document: the only value that <see cref="Schema"/> can have.</summary>
    public const string CurrentSchema = "cyberstats/1";

    /// <summary>Gets the format of the document, "cyberstats/1".</summary>
    public string Schema
    {
        get => CurrentSchema;
        init
        {
            if (value != CurrentSchema)
            {
                throw new ArgumentException($"The format '{Excerpt.Of(value)}' is not {CurrentSchema}.", nameof(Schema));
            }
        }
    }

    /// <summary>Gets the sources.</summary>
    public ImmutableArray<Source> Sources { get => field.OrEmpty(); init => field = Unique(value, s => s.Id, nameof(Sources)); }

    /// <summary>Gets what the sources say, in sentences.</summary>
    public ImmutableArray<Fact> Facts { get => field.OrEmpty(); init => field = Unique(value, f => f.Id, nameof(Facts)); }

    /// <summary>Gets the figures that sources published.</summary>
    public ImmutableArray<ReportedFigure> Figures { get => field.OrEmpty(); init => field = Unique(value, f => f.Id, nameof(Figures)); }

    /// <summary>Gets the incidents.</summary>
    public ImmutableArray<Incident> Incidents { get => field.OrEmpty(); init => field = Unique(value, i => i.Id.ToString(), nameof(Incidents)); }

    /// <summary>Gets the actors.</summary>
    public ImmutableArray<Actor> Actors { get => field.OrEmpty(); init => field = Unique(value, a => a.Id, nameof(Actors)); }

    /// <summary>Gets the attributions that are about no incident in particular.</summary>
    public ImmutableArray<Attribution> Attributions { get => field.OrEmpty(); init => field = Unique(value, a => a.Id, nameof(Attributions)); }

    /// <summary>Gets the responses to no incident in particular.</summary>
    public ImmutableArray<Response> Responses { get => field.OrEmpty(); init => field = Unique(value, r => r.Id, nameof(Responses)); }

    /// <summary>Gets the agreements.</summary>
    public ImmutableArray<Agreement> Agreements { get => field.OrEmpty(); init => field = Unique(value, a => a.Id, nameof(Agreements)); }

    /// <summary>Gets which states were members of which organisations, and when.</summary>
    public ImmutableArray<Membership> Memberships { get => field.OrEmpty(); init => field = value.WithoutNull(nameof(Memberships)); }

    /// <summary>Gets the vulnerabilities that a catalogue lists as exploited.</summary>
    public ImmutableArray<ExploitedVulnerability> Vulnerabilities
    {
        get => field.OrEmpty();
        init => field = Unique(value, v => v.Id.Value, nameof(Vulnerabilities));
    }

    /// <summary>Gets what sources measure beside incidents.</summary>
    public ImmutableArray<CovariateSeries> Covariates { get => field.OrEmpty(); init => field = Unique(value, c => c.Id, nameof(Covariates)); }

    /// <summary>Returns the references to records that the document does not hold, each once, in ordinal order of their texts.</summary>
    /// <remarks>
    /// References are those of facts, and the source, actor and related-incident ids of records. Cost: linear in the size of the document.
    /// </remarks>
    public IReadOnlyList<RecordReference> UnresolvedReferences()
    {
        HashSet<RecordReference> held = [.. DocumentReferences.To(this)];
        return [.. DocumentReferences.From(this).Distinct().Where(r => !held.Contains(r)).OrderBy(r => r.ToString(), StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public bool Equals(CyberStatsDocument? other) => ReferenceEquals(this, other) || (other is not null
        && Collections.Same(Sources, other.Sources)
        && Collections.Same(Facts, other.Facts)
        && Collections.Same(Figures, other.Figures)
        && Collections.Same(Incidents, other.Incidents)
        && Collections.Same(Actors, other.Actors)
        && Collections.Same(Attributions, other.Attributions)
        && Collections.Same(Responses, other.Responses)
        && Collections.Same(Agreements, other.Agreements)
        && Collections.Same(Memberships, other.Memberships)
        && Collections.Same(Vulnerabilities, other.Vulnerabilities)
        && Collections.Same(Covariates, other.Covariates));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sources.Length, Facts.Length, Figures.Length, Incidents.Length, Agreements.Length, Memberships.Length);

    /// <summary>Returns "cyberstats/1: 72 facts, 12 figures, 7 incidents, 7 agreements".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Schema}: {Facts.Length} facts, {Figures.Length} figures, {Incidents.Length} incidents, {Agreements.Length} agreements");

    private static ImmutableArray<T> Unique<T>(ImmutableArray<T> items, Func<T, string?> idOf, string name)
        where T : class
    {
        items = items.WithoutNull(name);
        var places = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            if (idOf(items[i]) is { } id && !places.TryAdd(id, i))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The items of '{name}' at index {places[id]} and {i} have the same id, '{Excerpt.Of(id)}'."), name);
            }
        }

        return items;
    }
}
