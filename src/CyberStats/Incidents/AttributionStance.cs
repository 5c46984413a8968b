using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Incidents;

/// <summary>
/// What an issuer does in an attribution. The issuers of a joint statement need not all do the same.
/// </summary>
public readonly record struct AttributionStance : ICode<AttributionStance>
{
    private readonly string? _value;

    private AttributionStance(string value) => _value = value;

    /// <summary>Gets "attributes": names who did it.</summary>
    public static AttributionStance Attributes { get; } = new("attributes");

    /// <summary>Gets "condemns": condemns the conduct of the accused.</summary>
    public static AttributionStance Condemns { get; } = new("condemns");

    /// <summary>Gets "calls_on": asks the accused to act.</summary>
    public static AttributionStance CallsOn { get; } = new("calls_on");

    /// <summary>Gets "supports": supports the attribution of another.</summary>
    public static AttributionStance Supports { get; } = new("supports");

    /// <summary>Gets "denies": denies that the accused did it.</summary>
    public static AttributionStance Denies { get; } = new("denies");

    /// <inheritdoc/>
    public static IReadOnlyList<AttributionStance> All { get; } =
    [
        Attributes, Condemns, CallsOn, Supports, Denies,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<AttributionStance> Book { get; } = new(All, text => new AttributionStance(text));

    /// <inheritdoc/>
    public static AttributionStance Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out AttributionStance code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
