using System.Diagnostics.CodeAnalysis;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// The id of an incident: the source that gave it, and the id there. Written "eurepoc:1333".
/// </summary>
/// <remarks>Neither part is blank, and the source has no colon. <c>default</c> has two empty parts and belongs to no incident.</remarks>
public readonly record struct IncidentId : ISpanParsable<IncidentId>
{
    private readonly string? _source;
    private readonly string? _local;

    /// <summary>Creates an id.</summary>
    /// <param name="source">The source that gave the id, such as "eurepoc"; without a colon.</param>
    /// <param name="local">The id within that source.</param>
    /// <exception cref="ArgumentException">A part is null or blank, or the source has a colon.</exception>
    public IncidentId(string source, string local)
    {
        _source = Require.Text(source);
        _local = Require.Text(local);
        if (source.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'source' must have no colon, but is '{Excerpt.Of(source)}'.", nameof(source));
        }
    }

    /// <summary>Gets the source that gave the id.</summary>
    public string Source => _source ?? "";

    /// <summary>Gets the id within the source.</summary>
    public string Local => _local ?? "";

    /// <summary>Reads "source:local"; what follows the first colon is the local id.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static IncidentId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static IncidentId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out IncidentId id)
            ? id
            : throw new FormatException($"'{Excerpt.Of(s)}' is not an incident id of the form source:local.");

    /// <summary>Reads as <see cref="Parse(string, IFormatProvider?)"/> does; false where that would throw.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id read, or default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IncidentId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out IncidentId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out IncidentId result)
    {
        int colon = s.IndexOf(':');
        bool formed = colon > 0 && !s[..colon].IsWhiteSpace() && !s[(colon + 1)..].IsWhiteSpace();
        result = formed ? new IncidentId(s[..colon].ToString(), s[(colon + 1)..].ToString()) : default;
        return formed;
    }

    /// <summary>Returns "source:local"; empty for <c>default</c>.</summary>
    public override string ToString() => _source is null ? "" : $"{_source}:{_local}";
}
