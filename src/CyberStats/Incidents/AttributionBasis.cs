using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Incidents;

/// <summary>
/// What an attribution rests on.
/// </summary>
public readonly record struct AttributionBasis : ICode<AttributionBasis>
{
    private readonly string? _value;

    private AttributionBasis(string value) => _value = value;

    /// <summary>Gets "political": a statement of a government or an organisation of states.</summary>
    public static AttributionBasis Political { get; } = new("political");

    /// <summary>Gets "technical": an analysis of traces, usually by a company.</summary>
    public static AttributionBasis Technical { get; } = new("technical");

    /// <summary>Gets "legal": an indictment or a judgment.</summary>
    public static AttributionBasis Legal { get; } = new("legal");

    /// <summary>Gets "intelligence": an assessment of an intelligence service.</summary>
    public static AttributionBasis Intelligence { get; } = new("intelligence");

    /// <summary>Gets "media": a report of the press.</summary>
    public static AttributionBasis Media { get; } = new("media");

    /// <summary>Gets "self_claimed": the actor claims the incident.</summary>
    public static AttributionBasis SelfClaimed { get; } = new("self_claimed");

    /// <summary>Gets "unstated": the source does not say.</summary>
    public static AttributionBasis Unstated { get; } = new("unstated");

    /// <inheritdoc/>
    public static IReadOnlyList<AttributionBasis> All { get; } =
    [
        Political, Technical, Legal, Intelligence, Media, SelfClaimed, Unstated,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<AttributionBasis> Book { get; } = new(All, text => new AttributionBasis(text));

    /// <inheritdoc/>
    public static AttributionBasis Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out AttributionBasis code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
