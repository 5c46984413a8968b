using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats.Incidents;

/// <summary>
/// How severe an incident was, on a stated scale. Scores on different scales do not compare.
/// </summary>
/// <remarks>A class, so that the many incidents without a severity carry only a reference.</remarks>
public sealed record Severity
{
    /// <summary>Creates a severity.</summary>
    /// <param name="score">The score; finite.</param>
    /// <param name="scale">The scale, such as "eurepoc:weighted".</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is not finite.</exception>
    /// <exception cref="ArgumentException">The scale is null or blank.</exception>
    public Severity(double score, string scale)
    {
        Score = score;
        Scale = scale;
    }

    /// <summary>Gets the score.</summary>
    public double Score { get; init => field = Require.Finite(value, nameof(Score)); }

    /// <summary>Gets the scale.</summary>
    public string Scale { get; init => field = Require.Text(value, nameof(Scale)); }

    /// <summary>Returns "2 on eurepoc:weighted", in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Score} on {Scale}");
}
