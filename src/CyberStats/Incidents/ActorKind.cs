using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Incidents;

/// <summary>
/// What kind of actor stands behind an incident.
/// </summary>
public readonly record struct ActorKind : ICode<ActorKind>
{
    private readonly string? _value;

    private ActorKind(string value) => _value = value;

    /// <summary>Gets "state": an organ of a state.</summary>
    public static ActorKind State { get; } = new("state");

    /// <summary>Gets "state_affiliated": acts for a state or with its support.</summary>
    public static ActorKind StateAffiliated { get; } = new("state_affiliated");

    /// <summary>Gets "criminal": acts for money.</summary>
    public static ActorKind Criminal { get; } = new("criminal");

    /// <summary>Gets "hacktivist": acts for a cause.</summary>
    public static ActorKind Hacktivist { get; } = new("hacktivist");

    /// <summary>Gets "terrorist": acts to spread fear.</summary>
    public static ActorKind Terrorist { get; } = new("terrorist");

    /// <summary>Gets "insider": belongs to the victim.</summary>
    public static ActorKind Insider { get; } = new("insider");

    /// <summary>Gets "individual": acts alone.</summary>
    public static ActorKind Individual { get; } = new("individual");

    /// <inheritdoc/>
    public static IReadOnlyList<ActorKind> All { get; } =
    [
        State, StateAffiliated, Criminal, Hacktivist, Terrorist, Insider, Individual,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<ActorKind> Book { get; } = new(All, text => new ActorKind(text));

    /// <inheritdoc/>
    public static ActorKind Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ActorKind code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
