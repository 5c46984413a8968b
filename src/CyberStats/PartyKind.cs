using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// What a party or a victim is: a state, a company, a body of civil society …
/// </summary>
public readonly record struct PartyKind : ICode<PartyKind>
{
    private readonly string? _value;

    private PartyKind(string value) => _value = value;

    /// <summary>Gets "state": a state as such.</summary>
    public static PartyKind State { get; } = new("state");

    /// <summary>Gets "government": an organ of a state, other than its armed forces.</summary>
    public static PartyKind Government { get; } = new("government");

    /// <summary>Gets "military": armed forces and their institutions.</summary>
    public static PartyKind Military { get; } = new("military");

    /// <summary>Gets "public_authority": a region, a city or another public body.</summary>
    public static PartyKind PublicAuthority { get; } = new("public_authority");

    /// <summary>Gets "organization": an organisation of states.</summary>
    public static PartyKind Organization { get; } = new("organization");

    /// <summary>Gets "private_sector": companies, not further described.</summary>
    public static PartyKind PrivateSector { get; } = new("private_sector");

    /// <summary>Gets "company": one company.</summary>
    public static PartyKind Company { get; } = new("company");

    /// <summary>Gets "civil_society": civil society, not further described.</summary>
    public static PartyKind CivilSociety { get; } = new("civil_society");

    /// <summary>Gets "non_profit": a non-profit organisation.</summary>
    public static PartyKind NonProfit { get; } = new("non_profit");

    /// <summary>Gets "university": a university or research institute.</summary>
    public static PartyKind University { get; } = new("university");

    /// <summary>Gets "advocacy": an advocacy group.</summary>
    public static PartyKind Advocacy { get; } = new("advocacy");

    /// <summary>Gets "individual": a natural person.</summary>
    public static PartyKind Individual { get; } = new("individual");

    /// <summary>Gets "tracker": a dataset or research project that records incidents.</summary>
    public static PartyKind Tracker { get; } = new("tracker");

    /// <inheritdoc/>
    public static IReadOnlyList<PartyKind> All { get; } =
    [
        State, Government, Military, PublicAuthority, Organization, PrivateSector, Company, CivilSociety, NonProfit, University,
        Advocacy, Individual, Tracker,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<PartyKind> Book { get; } = new(All, text => new PartyKind(text));

    /// <inheritdoc/>
    public static PartyKind Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartyKind code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
