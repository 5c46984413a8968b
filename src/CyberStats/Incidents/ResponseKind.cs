using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Incidents;

/// <summary>
/// What was done about an incident, by a victim, an accused or a third party.
/// </summary>
public readonly record struct ResponseKind : ICode<ResponseKind>
{
    private readonly string? _value;

    private ResponseKind(string value) => _value = value;

    /// <summary>Gets "denouncement": the incident was denounced in public.</summary>
    public static ResponseKind Denouncement { get; } = new("denouncement");

    /// <summary>Gets "confirmation": the victim confirmed it.</summary>
    public static ResponseKind Confirmation { get; } = new("confirmation");

    /// <summary>Gets "denial": the accused denied it.</summary>
    public static ResponseKind Denial { get; } = new("denial");

    /// <summary>Gets "criminal_charges": persons were charged: an indictment.</summary>
    public static ResponseKind CriminalCharges { get; } = new("criminal_charges");

    /// <summary>Gets "sanctions": sanctions were imposed.</summary>
    public static ResponseKind Sanctions { get; } = new("sanctions");

    /// <summary>Gets "hack_back": the attacker was attacked.</summary>
    public static ResponseKind HackBack { get; } = new("hack_back");

    /// <summary>Gets "diplomacy": it was raised between governments.</summary>
    public static ResponseKind Diplomacy { get; } = new("diplomacy");

    /// <summary>Gets "information_sharing": methods were published or shared.</summary>
    public static ResponseKind InformationSharing { get; } = new("information_sharing");

    /// <summary>Gets "resilience": defences were strengthened.</summary>
    public static ResponseKind Resilience { get; } = new("resilience");

    /// <inheritdoc/>
    public static IReadOnlyList<ResponseKind> All { get; } =
    [
        Denouncement, Confirmation, Denial, CriminalCharges, Sanctions, HackBack, Diplomacy, InformationSharing, Resilience,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<ResponseKind> Book { get; } = new(All, text => new ResponseKind(text));

    /// <inheritdoc/>
    public static ResponseKind Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResponseKind code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
