using System.Globalization;

namespace CyberStats.Series;

/// <summary>
/// The sum of the losses of one period, as far as their amounts are known.
/// </summary>
/// <remarks>A loss of unknown amount is in no bound: with any of them even <see cref="High"/> is no bound of the whole.</remarks>
/// <param name="Low">The sum of the least amounts possible; a loss known only as "at most" adds nothing.</param>
/// <param name="Best">The sum of the best values; null where a loss has none, for example one known only as "at least".</param>
/// <param name="High">The sum of the greatest amounts possible; null where a loss has no upper bound.</param>
/// <param name="Known">The number of losses of which something is known.</param>
/// <param name="Unknown">The number of losses of which nothing is known.</param>
public readonly record struct LossTotal(decimal Low, decimal? Best, decimal? High, int Known, int Unknown)
{
    internal static LossTotal Nothing { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Returns "1200000 (unknown: 3)", in the invariant culture.</summary>
    public override string ToString()
    {
        string amount = Best is { } best ? string.Create(CultureInfo.InvariantCulture, $"{best}")
            : High is { } high ? string.Create(CultureInfo.InvariantCulture, $"{Low} to {high}")
            : string.Create(CultureInfo.InvariantCulture, $"at least {Low}");
        return Unknown == 0 ? amount : string.Create(CultureInfo.InvariantCulture, $"{amount} (unknown: {Unknown})");
    }

    /// <summary>Adds a loss.</summary>
    /// <exception cref="OverflowException">The sum exceeds the range of <see cref="decimal"/>.</exception>
    internal LossTotal Plus(Bounds<decimal> amount) => amount.IsUnknown
        ? this with { Unknown = Unknown + 1 }
        : new LossTotal(
            Low + (amount.Least ?? 0),
            Best + amount.Point,
            High + amount.Most,
            Known + 1,
            Unknown);
}
