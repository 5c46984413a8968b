using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>
/// A figure that a source publishes, such as "88 incidents in 2020", as distinct from a figure counted from records.
/// </summary>
/// <remarks>
/// The measure and the source are never blank; the period has at least one end; a count is not negative and whole. A ratio without a
/// <see cref="Base"/> ("78 %", of what?) is kept as it is, and no amount can be derived from it.
/// </remarks>
public sealed record ReportedFigure
{
    /// <summary>Creates a figure.</summary>
    /// <param name="measure">What is measured, such as "incidents".</param>
    /// <param name="value">The value as reported; unknown where the source gives no amount, which is not zero.</param>
    /// <param name="unit">The unit of the value.</param>
    /// <param name="period">The time that the figure is about.</param>
    /// <param name="sourceId">The id of the source.</param>
    /// <exception cref="ArgumentException">
    /// The measure or the source is null or blank, the period has no end, or a count is negative or not whole.
    /// </exception>
    public ReportedFigure(string measure, Bounds<double> value, FigureUnit unit, DateRange period, string sourceId)
    {
        if (period == default)
        {
            throw new ArgumentException("A figure needs the period that it is about.", nameof(period));
        }

        if (Require.Defined(unit) == FigureUnit.Count && !(IsCount(value.Low) && IsCount(value.Best) && IsCount(value.High)))
        {
            throw new ArgumentException($"A count is whole and not below zero, but is {value}.", nameof(value));
        }

        Measure = measure;
        Value = value;
        Unit = unit;
        Period = period;
        SourceId = sourceId;
    }

    /// <summary>Gets an id by which others refer to the figure; null where it has none.</summary>
    public string? Id { get; init => field = value is null ? null : Require.Text(value, nameof(Id)); }

    /// <summary>Gets what is measured.</summary>
    public string Measure { get; init => field = Require.Text(value, nameof(Measure)); }

    /// <summary>Gets the value as reported.</summary>
    public Bounds<double> Value { get; }

    /// <summary>Gets the unit of the value.</summary>
    public FigureUnit Unit { get; }

    /// <summary>Gets the time that the figure is about.</summary>
    public DateRange Period { get; }

    /// <summary>Gets the id of the source.</summary>
    public string SourceId { get; init => field = Require.Text(value, nameof(SourceId)); }

    /// <summary>Gets what the figure is limited to, by the name of the dimension, such as "level" = "government".</summary>
    public ImmutableSortedDictionary<string, string> Scope
    {
        get => field ?? Collections.NoText;
        init => field = value.InOrdinalOrder(nameof(Scope));
    }

    /// <summary>Gets of what a ratio is one; null where the source does not say.</summary>
    public string? Base { get; init; }

    /// <summary>Gets the day whose state of the source the figure shows; null where not known.</summary>
    public DateOnly? AsOf { get; init; }

    /// <inheritdoc/>
    public bool Equals(ReportedFigure? other) => other is not null
        && (Id, Measure, Value, Unit, Period, SourceId, Base, AsOf) == (other.Id, other.Measure, other.Value, other.Unit, other.Period, other.SourceId, other.Base, other.AsOf)
        && Collections.Same(Scope, other.Scope);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Measure, Value, Unit, Period, SourceId, Base, AsOf);

    /// <summary>Returns "incidents 2020: 88".</summary>
    public override string ToString() => $"{Measure} {Period}: {Value}";

    private static bool IsCount(double? value) => value is null || (value >= 0 && value == Math.Floor(value.Value));
}
