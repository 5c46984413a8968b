using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>
/// One of the numbered principles or goals of an agreement.
/// </summary>
/// <remarks>The id and the text are never empty; the number is 1 or more.</remarks>
public sealed record Principle
{
    /// <summary>Creates a principle.</summary>
    /// <param name="id">An id that agreements on the same matter share, such as "vulnerability_disclosure".</param>
    /// <param name="number">Its place in the agreement, from 1.</param>
    /// <param name="text">What it says.</param>
    /// <exception cref="ArgumentException">The id or the text is null or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public Principle(string id, int number, string text)
    {
        Id = id;
        Number = number;
        Text = text;
    }

    /// <summary>Gets the id that agreements on the same matter share.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets its place in the agreement, from 1.</summary>
    public int Number { get; init => field = Require.InRange(1, int.MaxValue, value, nameof(Number)); }

    /// <summary>Gets what it says.</summary>
    public string Text { get; init => field = Require.Text(value, nameof(Text)); }
}
