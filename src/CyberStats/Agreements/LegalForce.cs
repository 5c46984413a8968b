using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Agreements;

/// <summary>
/// How far an agreement binds those who join it.
/// </summary>
public readonly record struct LegalForce : ICode<LegalForce>
{
    private readonly string? _value;

    private LegalForce(string value) => _value = value;

    /// <summary>Gets "binding_treaty": a treaty in the sense of international law: it binds those who have consented to be bound.</summary>
    public static LegalForce BindingTreaty { get; } = new("binding_treaty");

    /// <summary>Gets "political_commitment": a declaration, a call or a set of norms, without legal force.</summary>
    public static LegalForce PoliticalCommitment { get; } = new("political_commitment");

    /// <summary>Gets "operational": cooperation in practice, with or without a text.</summary>
    public static LegalForce Operational { get; } = new("operational");

    /// <summary>Gets "proposal": put forward and not agreed on: it has no parties.</summary>
    public static LegalForce Proposal { get; } = new("proposal");

    /// <inheritdoc/>
    public static IReadOnlyList<LegalForce> All { get; } =
    [
        BindingTreaty, PoliticalCommitment, Operational, Proposal,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<LegalForce> Book { get; } = new(All, text => new LegalForce(text));

    /// <inheritdoc/>
    public static LegalForce Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out LegalForce code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
