using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Incidents;

/// <summary>
/// What was done in an incident. One incident can be of several types.
/// </summary>
public readonly record struct IncidentType : ICode<IncidentType>
{
    private readonly string? _value;

    private IncidentType(string value) => _value = value;

    /// <summary>Gets "espionage": information was taken in secret, for a state or a competitor.</summary>
    public static IncidentType Espionage { get; } = new("espionage");

    /// <summary>Gets "disruption": a service was made unavailable, for example by a flood of requests.</summary>
    public static IncidentType Disruption { get; } = new("disruption");

    /// <summary>Gets "sabotage": a process or a machine was harmed.</summary>
    public static IncidentType Sabotage { get; } = new("sabotage");

    /// <summary>Gets "data_destruction": data were wiped or made unusable.</summary>
    public static IncidentType DataDestruction { get; } = new("data_destruction");

    /// <summary>Gets "financial_theft": money was taken.</summary>
    public static IncidentType FinancialTheft { get; } = new("financial_theft");

    /// <summary>Gets "defacement": a page was changed for all to see.</summary>
    public static IncidentType Defacement { get; } = new("defacement");

    /// <summary>Gets "data_breach": data on persons or firms came into wrong hands.</summary>
    public static IncidentType DataBreach { get; } = new("data_breach");

    /// <summary>Gets "data_leak": stolen data were published.</summary>
    public static IncidentType DataLeak { get; } = new("data_leak");

    /// <summary>Gets "information_operation": opinion was steered.</summary>
    public static IncidentType InformationOperation { get; } = new("information_operation");

    /// <summary>Gets "ip_theft": trade secrets or designs were taken.</summary>
    public static IncidentType IntellectualPropertyTheft { get; } = new("ip_theft");

    /// <summary>Gets "extortion": money was demanded, for example after encryption.</summary>
    public static IncidentType Extortion { get; } = new("extortion");

    /// <inheritdoc/>
    public static IReadOnlyList<IncidentType> All { get; } =
    [
        Espionage, Disruption, Sabotage, DataDestruction, FinancialTheft, Defacement, DataBreach, DataLeak,
        InformationOperation, IntellectualPropertyTheft, Extortion,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<IncidentType> Book { get; } = new(All, text => new IncidentType(text));

    /// <inheritdoc/>
    public static IncidentType Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out IncidentType code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
