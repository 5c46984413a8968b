using System.Collections.Immutable;
using CyberStats.Incidents;
using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>
/// Those who issue one statement: the attributions that share its id. They need not all say the same, and may be one issuer alone.
/// </summary>
/// <remarks>Two coalitions are equal when the id and the attributions are, in their order.</remarks>
public sealed record Coalition
{
    private Coalition(string statementId, ImmutableArray<Attribution> attributions)
    {
        StatementId = statementId;
        Attributions = attributions;
    }

    /// <summary>Gets the id of the statement.</summary>
    public string StatementId { get; }

    /// <summary>Gets the attributions, one or more for each issuer, in the order given.</summary>
    public ImmutableArray<Attribution> Attributions { get; }

    /// <summary>Gets the issuers, each once, in the order of their attributions.</summary>
    public IReadOnlyList<Party> Issuers => [.. Attributions.Select(a => a.By).DistinctBy(p => p.Id, StringComparer.Ordinal)];

    /// <summary>Gets the date of the earliest attribution that has one; null where none has.</summary>
    public PartialDate? On => Attributions.Where(a => a.On is not null).Select(a => a.On).MinBy(on => (on!.Value.First, on.Value.Last));

    /// <summary>Returns the coalition behind one statement; without issuers where nothing has that id.</summary>
    /// <param name="statementId">The id of the statement.</param>
    /// <param name="attributions">The attributions to look in.</param>
    /// <exception cref="ArgumentException">The id is null or blank, or an attribution is null.</exception>
    /// <exception cref="ArgumentNullException">The attributions are null.</exception>
    public static Coalition Of(string statementId, IEnumerable<Attribution> attributions)
    {
        Require.Text(statementId);
        return new Coalition(statementId, [.. Whole(attributions).Where(a => a.StatementId == statementId)]);
    }

    /// <summary>Returns every coalition, in the order of the first attribution of each; a statement of one issuer without a statement id is none.</summary>
    /// <param name="attributions">The attributions.</param>
    /// <exception cref="ArgumentNullException">The attributions are null.</exception>
    /// <exception cref="ArgumentException">An attribution is null.</exception>
    public static IReadOnlyList<Coalition> All(IEnumerable<Attribution> attributions)
    {
        return
        [
            .. Whole(attributions).Where(a => a.StatementId is not null)
                .GroupBy(a => a.StatementId!, StringComparer.Ordinal)
                .Select(g => new Coalition(g.Key, [.. g])),
        ];
    }

    /// <summary>Returns how many statements were issued each year, and by how many; those without a date are left out.</summary>
    /// <param name="attributions">The attributions, of incidents and without one; those without a statement id are no part of a statement.</param>
    /// <exception cref="ArgumentNullException">The attributions are null.</exception>
    /// <exception cref="ArgumentException">An attribution is null.</exception>
    public static IReadOnlyList<StatementsOfYear> PerYear(IEnumerable<Attribution> attributions) =>
    [
        .. All(attributions).Where(s => s.On is not null)
            .GroupBy(s => s.On!.Value.Year)
            .OrderBy(g => g.Key)
            .Select(g => new StatementsOfYear(g.Key, g.Count(), g.Sum(s => s.Issuers.Count))),
    ];

    /// <summary>Gets how many of its attributions take each stance, the most frequent first; equal ones by the text of the stance.</summary>
    public IReadOnlyList<KeyValuePair<AttributionStance, int>> Stances =>
    [
        .. Attributions.GroupBy(a => a.Stance)
            .Select(g => KeyValuePair.Create(g.Key, g.Count()))
            .OrderByDescending(s => s.Value)
            .ThenBy(s => s.Key.Value, StringComparer.Ordinal),
    ];

    private static ImmutableArray<Attribution> Whole(IEnumerable<Attribution> attributions)
    {
        ArgumentNullException.ThrowIfNull(attributions);
        return ImmutableArray.CreateRange(attributions).WithoutNull(nameof(attributions));
    }

    /// <inheritdoc/>
    public bool Equals(Coalition? other) =>
        other is not null && StatementId == other.StatementId && Collections.Same(Attributions, other.Attributions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StatementId, Attributions.Length);
}
