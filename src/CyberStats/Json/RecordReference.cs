using System.Diagnostics.CodeAnalysis;
using CyberStats.Numerics;

namespace CyberStats.Json;

/// <summary>
/// A reference to a record of a document by its kind and id. Written "agreement:paris-call".
/// </summary>
/// <remarks>The id is never blank. <c>default</c> has an empty id and refers to nothing.</remarks>
public readonly record struct RecordReference : ISpanParsable<RecordReference>
{
    private readonly string? _id;

    /// <summary>Creates a reference.</summary>
    /// <param name="kind">The kind of record.</param>
    /// <param name="id">The id of the record; for an incident, as <see cref="Incidents.IncidentId"/> is written.</param>
    /// <exception cref="ArgumentException">The id is null or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a <see cref="RecordKind"/>.</exception>
    public RecordReference(RecordKind kind, string id)
    {
        Kind = Require.Defined(kind);
        _id = Require.Text(id);
    }

    /// <summary>Gets the kind of record.</summary>
    public RecordKind Kind { get; }

    /// <summary>Gets the id of the record; empty for <c>default</c>.</summary>
    public string Id => _id ?? "";

    /// <summary>Reads "kind:id"; what follows the first colon is the id.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static RecordReference Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static RecordReference Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out RecordReference reference)
            ? reference
            : throw new FormatException($"'{Excerpt.Of(s)}' is not a reference of the form kind:id, with a kind of {string.Join(", ", Kinds)}.");

    /// <summary>Reads as <see cref="Parse(string, IFormatProvider?)"/> does; false where that would throw.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The reference read, or default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RecordReference result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out RecordReference)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RecordReference result)
    {
        result = default;
        int colon = s.IndexOf(':');
        int kind = colon < 0 ? -1 : Array.IndexOf(Kinds, s[..colon].ToString());
        if (kind < 0 || s[(colon + 1)..].IsWhiteSpace())
        {
            return false;
        }

        result = new RecordReference((RecordKind)kind, s[(colon + 1)..].ToString());
        return true;
    }

    /// <summary>Returns "kind:id"; empty for <c>default</c>.</summary>
    public override string ToString() => _id is null ? "" : $"{Kinds[(int)Kind]}:{_id}";

    private static string[] Kinds { get; } = [.. Enum.GetNames<RecordKind>().Select(name => name.ToLowerInvariant())];
}
