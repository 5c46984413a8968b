using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Agreements;

/// <summary>
/// What a party does about an agreement: a dated event, never a lasting state.
/// </summary>
/// <remarks>
/// Source of the acts of treaty law: United Nations (2012), <i>Treaty Handbook</i>; Vienna Convention on the Law of Treaties (1969), articles 10
/// to 25, 54 and 57.
/// </remarks>
public readonly record struct ParticipationAct : ICode<ParticipationAct>
{
    private readonly string? _value;

    private ParticipationAct(string value) => _value = value;

    /// <summary>Gets "proposed": put the agreement forward.</summary>
    public static ParticipationAct Proposed { get; } = new("proposed");

    /// <summary>Gets "drafted": helped to write it.</summary>
    public static ParticipationAct Drafted { get; } = new("drafted");

    /// <summary>Gets "advocated": argued for it.</summary>
    public static ParticipationAct Advocated { get; } = new("advocated");

    /// <summary>Gets "endorsed": spoke in favour of it; joins a political commitment.</summary>
    public static ParticipationAct Endorsed { get; } = new("endorsed");

    /// <summary>Gets "withdrew_endorsement": took such an endorsement back.</summary>
    public static ParticipationAct WithdrewEndorsement { get; } = new("withdrew_endorsement");

    /// <summary>Gets "signed": signed it; joins a political commitment, and to a treaty is a first step only.</summary>
    public static ParticipationAct Signed { get; } = new("signed");

    /// <summary>Gets "supported": declared its support; joins a political commitment.</summary>
    public static ParticipationAct Supported { get; } = new("supported");

    /// <summary>Gets "ratified": ratified a treaty.</summary>
    public static ParticipationAct Ratified { get; } = new("ratified");

    /// <summary>Gets "accepted": accepted a treaty, in place of ratifying it.</summary>
    public static ParticipationAct Accepted { get; } = new("accepted");

    /// <summary>Gets "approved": approved a treaty, in place of ratifying it.</summary>
    public static ParticipationAct Approved { get; } = new("approved");

    /// <summary>Gets "acceded": joined a treaty without having signed it.</summary>
    public static ParticipationAct Acceded { get; } = new("acceded");

    /// <summary>Gets "succeeded": took a treaty over from a predecessor state.</summary>
    public static ParticipationAct Succeeded { get; } = new("succeeded");

    /// <summary>Gets "confirmed": confirmed a treaty formally, as an organisation does.</summary>
    public static ParticipationAct Confirmed { get; } = new("confirmed");

    /// <summary>Gets "definitively_signed": signed a treaty with binding force.</summary>
    public static ParticipationAct DefinitivelySigned { get; } = new("definitively_signed");

    /// <summary>Gets "reserved": made a reservation to a treaty.</summary>
    public static ParticipationAct Reserved { get; } = new("reserved");

    /// <summary>Gets "withdrew_reservation": took a reservation back.</summary>
    public static ParticipationAct WithdrewReservation { get; } = new("withdrew_reservation");

    /// <summary>Gets "provisionally_applied": applied a treaty before it was bound by it.</summary>
    public static ParticipationAct ProvisionallyApplied { get; } = new("provisionally_applied");

    /// <summary>Gets "abstained": was named as staying out, without saying no.</summary>
    public static ParticipationAct Abstained { get; } = new("abstained");

    /// <summary>Gets "declined": said no.</summary>
    public static ParticipationAct Declined { get; } = new("declined");

    /// <summary>Gets "suspended": suspended its participation, or had it suspended.</summary>
    public static ParticipationAct Suspended { get; } = new("suspended");

    /// <summary>Gets "withdrew": left.</summary>
    public static ParticipationAct Withdrew { get; } = new("withdrew");

    /// <inheritdoc/>
    public static IReadOnlyList<ParticipationAct> All { get; } =
    [
        Proposed, Drafted, Advocated, Endorsed, WithdrewEndorsement, Signed, Supported, Ratified, Accepted, Approved,
        Acceded, Succeeded, Confirmed, DefinitivelySigned, Reserved, WithdrewReservation, ProvisionallyApplied,
        Abstained, Declined, Suspended, Withdrew,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<ParticipationAct> Book { get; } = new(All, text => new ParticipationAct(text));

    /// <inheritdoc/>
    public static ParticipationAct Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ParticipationAct code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
