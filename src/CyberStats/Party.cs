using CyberStats.Numerics;

namespace CyberStats;

/// <summary>
/// Who acts: a state, a company, an organisation of states, a research project …
/// </summary>
/// <remarks>The id and the name are never empty.</remarks>
public sealed record Party
{
    /// <summary>Creates a party.</summary>
    /// <param name="id">An id that is unique where parties are kept together, for example "USA" or "microsoft".</param>
    /// <param name="name">The name for people.</param>
    /// <param name="kind">What it is; unknown by default.</param>
    /// <exception cref="ArgumentException">The id or the name is null or blank.</exception>
    public Party(string id, string name, PartyKind kind = default)
    {
        Id = id;
        Name = name;
        Kind = kind;
    }

    /// <summary>Gets the id.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets the name for people.</summary>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Gets what the party is.</summary>
    public PartyKind Kind { get; init; }

    /// <summary>Gets the state to which the party belongs, or which it is; unknown by default.</summary>
    public CountryCode Country { get; init; }
}
