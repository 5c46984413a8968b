using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Incidents;

/// <summary>
/// A technique, sub-technique or tactic of MITRE ATT&amp;CK by its id: "T1566", "T1566.001", "TA0001".
/// </summary>
/// <remarks>
/// Checked for its form only: the catalogue changes twice a year, so none is shipped and none is "known". <c>default</c> is "unknown".
/// </remarks>
public readonly record struct TechniqueId : ICode<TechniqueId>
{
    private readonly string? _value;

    private TechniqueId(string value) => _value = value;

    /// <summary>Gets the ids that ship with the library: none.</summary>
    public static IReadOnlyList<TechniqueId> All { get; } = [];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<TechniqueId> Book { get; } =
        new(All, text => new TechniqueId(text), IsTechniqueOrTactic, "T1566, T1566.001 or TA0001");

    /// <inheritdoc/>
    public static TechniqueId Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out TechniqueId code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;

    private static bool IsTechniqueOrTactic(string text) => text.Length switch
    {
        5 => text[0] == 'T' && AreDigits(text.AsSpan(1)),
        6 => text.StartsWith("TA", StringComparison.Ordinal) && AreDigits(text.AsSpan(2)),
        9 => text[0] == 'T' && text[5] == '.' && AreDigits(text.AsSpan(1, 4)) && AreDigits(text.AsSpan(6)),
        _ => false,
    };

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
