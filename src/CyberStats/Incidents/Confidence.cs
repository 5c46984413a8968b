using System.Globalization;
using System.Text.Json.Serialization;

namespace CyberStats.Incidents;

/// <summary>
/// How sure an issuer is, from 0 to 100, with the word it used.
/// </summary>
/// <remarks>The scale is that of STIX 2.1, Appendix A. <c>default</c> is 0, "no confidence"; "not stated" is null where a confidence is kept.</remarks>
public readonly record struct Confidence
{
    /// <summary>Creates a confidence.</summary>
    /// <param name="score">The score, 0 (none) to 100 (certain).</param>
    /// <param name="label">The word of the source, such as "high"; null where it gave a number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="score"/> is above 100.</exception>
    [JsonConstructor]
    public Confidence(byte score, string? label = null)
    {
        Score = (byte)Numerics.Require.InRange(0, 100, score, nameof(score));
        Label = label;
    }

    /// <summary>Gets the score, 0 to 100.</summary>
    public byte Score { get; }

    /// <summary>Gets the word of the source; null where it gave a number.</summary>
    public string? Label { get; }

    /// <summary>Returns "85" or "85 (high)".</summary>
    public override string ToString() => Label is null
        ? Score.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Score} ({Label})");
}
