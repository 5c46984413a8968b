using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Incidents;

/// <summary>
/// A publicly known vulnerability by its id: "CVE-2021-26855".
/// </summary>
/// <remarks>
/// Checked for its form only; none ships with the library, and none is "known". <c>default</c> is "unknown". Source of the form: CVE
/// Program, CVE Record Format 5.1, <c>cveId</c>.
/// </remarks>
public readonly record struct CveId : ICode<CveId>
{
    private readonly string? _value;

    private CveId(string value) => _value = value;

    /// <summary>Gets the ids that ship with the library: none.</summary>
    public static IReadOnlyList<CveId> All { get; } = [];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<CveId> Book { get; } =
        new(All, text => new CveId(text), IsNumbered, "CVE-2021-26855");

    /// <inheritdoc/>
    public static CveId Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out CveId code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;

    private static bool IsNumbered(string text) =>
        text.Length is >= 13 and <= 28 && text.StartsWith("CVE-", StringComparison.Ordinal) && text[8] == '-'
        && AreDigits(text.AsSpan(4, 4)) && AreDigits(text.AsSpan(9));

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
