using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// A state or territory by its ISO 3166-1 alpha-3 code, such as "EST".
/// </summary>
/// <remarks>
/// Well formed are three upper-case ASCII letters. Known are the codes that ISO 3166-1 assigns today, and XKX (Kosovo, user-assigned).
/// Withdrawn codes are kept as written: <see cref="Successor"/> tells which state continues them. <c>default</c> is "unknown".
/// </remarks>
public readonly record struct CountryCode : ICode<CountryCode>
{
    private static readonly CodeBook<CountryCode> Book = new(
        CountryTable.All.Select(e => new CountryCode(e.Alpha3)),
        text => new CountryCode(text),
        text => text.Length == 3 && text.All(char.IsAsciiLetterUpper),
        "three upper-case letters (ISO 3166-1 alpha-3)");

    private readonly string? _value;

    private CountryCode(string value) => _value = value;

    /// <inheritdoc/>
    public static IReadOnlyList<CountryCode> All { get; } = [.. CountryTable.All.Select(e => Book.Parse(e.Alpha3))];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    /// <summary>Gets the name in common English use; the code itself where it is not known.</summary>
    public string Name => _value is not null && CountryTable.ByAlpha3.TryGetValue(_value, out CountryTable.Entry? e) ? e.Name : Value;

    /// <summary>Gets the ISO 3166-1 alpha-2 code; null where the code is not known.</summary>
    public string? Alpha2 => _value is not null && CountryTable.ByAlpha3.TryGetValue(_value, out CountryTable.Entry? e) ? e.Alpha2 : null;

    /// <summary>Gets whether ISO has withdrawn the code.</summary>
    public bool IsWithdrawn => _value is not null && CountryTable.Withdrawn.ContainsKey(_value);

    /// <summary>Gets the one state that continues a withdrawn code; unknown where several do, or where the code is in use.</summary>
    public CountryCode Successor =>
        _value is not null && CountryTable.Withdrawn.TryGetValue(_value, out string? heir) && heir.Length > 0 ? Book.Parse(heir) : default;

    /// <inheritdoc/>
    public static CountryCode Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountryCode code) => Book.TryParse(text, out code);

    /// <summary>Finds the country of an ISO 3166-1 alpha-2 code such as "EE"; false where there is none.</summary>
    /// <param name="alpha2">Two upper-case letters.</param>
    /// <param name="code">The country found, or <c>default</c>.</param>
    public static bool TryFromAlpha2([NotNullWhen(true)] string? alpha2, out CountryCode code)
    {
        bool found = CountryTable.ByAlpha2.TryGetValue(alpha2 ?? "", out CountryTable.Entry? entry);
        code = found ? Book.Parse(entry!.Alpha3) : default;
        return found;
    }

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
