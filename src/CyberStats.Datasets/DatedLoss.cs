using System.Collections.Immutable;
using CyberStats.Losses;

namespace CyberStats.Datasets;

/// <summary>
/// A loss with its date and whatever else a table says of it.
/// </summary>
/// <remarks>
/// The losses alone, <c>records.Select(r => r.Loss)</c>, make a <see cref="Fitting.LossSample"/>: the date is also the
/// <see cref="Loss.PriceDate"/> of the loss, by which amounts are exchanged and brought to the prices of another date. Two are equal when
/// all members are.
/// </remarks>
public sealed record DatedLoss
{
    /// <summary>Creates a loss with a date.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="date">The date; null where not known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    public DatedLoss(Loss loss, PartialDate? date = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        (Loss, Date) = (loss, date);
    }

    /// <summary>Gets the loss.</summary>
    public Loss Loss { get; }

    /// <summary>Gets the date; null where not known.</summary>
    public PartialDate? Date { get; }

    /// <summary>Gets the id; null where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>Gets what it is called; null where it has no name.</summary>
    public string? Title { get; init; }

    /// <summary>Gets what the table says where a value was repaired or dropped, by the name of its column.</summary>
    public ImmutableSortedDictionary<string, string> Original { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Equals(DatedLoss? other) => other is not null
        && (Loss, Date, Id, Title) == (other.Loss, other.Date, other.Id, other.Title) && Original.SequenceEqual(other.Original);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Loss, Date, Id, Title);
}
