using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>
/// What a source measures beside incidents, over time and for one country or for all: internet users, devices, output.
/// </summary>
/// <remarks>
/// The id, the measure and the source are never blank. The values follow one another in time and do not overlap. A span without a value is
/// unknown, not zero. Two series are equal when all members are.
/// </remarks>
public sealed record CovariateSeries
{
    /// <summary>Creates a series.</summary>
    /// <param name="id">The id.</param>
    /// <param name="measure">What is measured, such as "individuals_using_the_internet".</param>
    /// <param name="unit">The unit of the values.</param>
    /// <param name="sourceId">The id of the source.</param>
    /// <exception cref="ArgumentException">A text is null or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not a <see cref="FigureUnit"/>.</exception>
    public CovariateSeries(string id, string measure, FigureUnit unit, string sourceId)
    {
        Id = id;
        Measure = measure;
        Unit = unit;
        SourceId = sourceId;
    }

    /// <summary>Gets the id.</summary>
    public string Id { get; init => field = Require.Text(value, nameof(Id)); }

    /// <summary>Gets what is measured.</summary>
    public string Measure { get; init => field = Require.Text(value, nameof(Measure)); }

    /// <summary>Gets the unit of the values.</summary>
    public FigureUnit Unit { get; init => field = Require.Defined(value, nameof(Unit)); }

    /// <summary>Gets the id of the source.</summary>
    public string SourceId { get; init => field = Require.Text(value, nameof(SourceId)); }

    /// <summary>Gets the country; unknown where the series is not about one.</summary>
    public CountryCode Country { get; init; }

    /// <summary>Gets what the series is limited to, by the name of the dimension.</summary>
    public ImmutableSortedDictionary<string, string> Scope
    {
        get => field ?? Collections.NoText;
        init => field = value.InOrdinalOrder(nameof(Scope));
    }

    /// <summary>Gets the values, in the order of time.</summary>
    public ImmutableArray<CovariateValue> Values
    {
        get => field.OrEmpty();
        init => field = InOrder(value.WithoutNull(nameof(Values)), nameof(Values));
    }

    /// <summary>Returns the value for a day; null where there is none.</summary>
    /// <param name="day">The day.</param>
    /// <remarks>Cost: linear in the number of values.</remarks>
    public double? ValueOn(DateOnly day) => Values.FirstOrDefault(v => v.Period.MayContain(day))?.Value;

    /// <inheritdoc/>
    public bool Equals(CovariateSeries? other) => other is not null
        && (Id, Measure, Unit, SourceId, Country) == (other.Id, other.Measure, other.Unit, other.SourceId, other.Country)
        && Collections.Same(Scope, other.Scope)
        && Collections.Same(Values, other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Measure, Unit, SourceId, Country);

    private static ImmutableArray<CovariateValue> InOrder(ImmutableArray<CovariateValue> values, string name)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i].Period.First <= values[i - 1].Period.Last)
            {
                throw new ArgumentException($"The values follow one another, but '{values[i]}' comes after '{values[i - 1]}'.", name);
            }
        }

        return values;
    }
}
