using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Losses;

/// <summary>
/// What a loss consists of. The first six are the forms of loss of FAIR (Freund and Jones, 2014).
/// </summary>
public readonly record struct LossForm : ICode<LossForm>
{
    private readonly string? _value;

    private LossForm(string value) => _value = value;

    /// <summary>Gets "productivity": work or income lost.</summary>
    public static LossForm Productivity { get; } = new("productivity");

    /// <summary>Gets "response": the cost of dealing with the incident.</summary>
    public static LossForm Response { get; } = new("response");

    /// <summary>Gets "replacement": assets replaced or restored.</summary>
    public static LossForm Replacement { get; } = new("replacement");

    /// <summary>Gets "fines_and_judgments": fines, damages and legal costs.</summary>
    public static LossForm FinesAndJudgments { get; } = new("fines_and_judgments");

    /// <summary>Gets "competitive_advantage": advantage over competitors lost.</summary>
    public static LossForm CompetitiveAdvantage { get; } = new("competitive_advantage");

    /// <summary>Gets "reputation": trust, custom or credit lost.</summary>
    public static LossForm Reputation { get; } = new("reputation");

    /// <summary>Gets "ransom_demand": what an extortioner asked for: a claim, never a loss.</summary>
    public static LossForm RansomDemand { get; } = new("ransom_demand");

    /// <summary>Gets "ransom_payment": what was paid to an extortioner.</summary>
    public static LossForm RansomPayment { get; } = new("ransom_payment");

    /// <summary>Gets "theft": money or assets taken.</summary>
    public static LossForm Theft { get; } = new("theft");

    /// <summary>Gets "total": all forms together, as the source reports them.</summary>
    public static LossForm Total { get; } = new("total");

    /// <inheritdoc/>
    public static IReadOnlyList<LossForm> All { get; } =
    [
        Productivity, Response, Replacement, FinesAndJudgments, CompetitiveAdvantage, Reputation, RansomDemand, RansomPayment,
        Theft, Total,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<LossForm> Book { get; } = new(All, text => new LossForm(text));

    /// <inheritdoc/>
    public static LossForm Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out LossForm code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
