using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>
/// Counts of consecutive periods, in which a missing period is not zero, with the exposure of each and an account of what was left out.
/// </summary>
/// <remarks>
/// <para>
/// Exposure is the share of the period's reports that the series can be expected to show: 1 for a whole period of a complete source.
/// A period that the coverage or the as-of day cuts short has the share of its days. <see cref="WithExposure"/> replaces it where the
/// completeness of reports is known: elapsed time and reporting delay are one factor, never two.
/// </para>
/// <para>Immutable and safe to share between threads; equality is by reference.</para>
/// </remarks>
public sealed record CountSeries
{
    internal CountSeries(Period period, int firstIndex, ImmutableArray<double?> counts, ImmutableArray<double> exposure)
    {
        Period = period;
        FirstIndex = firstIndex;
        CountArray = counts;
        ExposureArray = exposure;
        LowerArray = counts;
        UpperArray = counts;
    }

    /// <summary>Gets the length of a period.</summary>
    public Period Period { get; }

    /// <summary>Gets the number of the first period, as <see cref="Period.IndexOf"/> numbers them.</summary>
    public int FirstIndex { get; }

    /// <summary>Gets the number of periods, missing ones among them.</summary>
    public int Length => CountArray.Length;

    /// <summary>Gets the count of each period; null where missing.</summary>
    public IReadOnlyList<double?> Counts => CountArray;

    /// <summary>Gets the count of each period that is certain whatever the imprecise dates mean; null where missing.</summary>
    public IReadOnlyList<double?> Lower => LowerArray;

    /// <summary>Gets the count of each period if all dates that can fall in it do; null where missing or not bounded.</summary>
    public IReadOnlyList<double?> Upper => UpperArray;

    /// <summary>Gets the exposure of each period; 0 where the source cannot show anything.</summary>
    public IReadOnlyList<double> Exposure => ExposureArray;

    /// <summary>Gets what the numbers are.</summary>
    public SeriesKind Kind { get; internal init; }

    /// <summary>Gets the clock by which the incidents were placed; null for a series that was not counted from incidents.</summary>
    public Clock? Clock { get; internal init; }

    /// <summary>Gets the day whose state of the source was counted; null where not known.</summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>Gets the number of records counted; for a series that was not counted from records, 0.</summary>
    public int Included { get; internal init; }

    /// <summary>Gets what was left out, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; internal init; } = [];

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Gets the ids of the sources, in ordinal order.</summary>
    public IReadOnlyList<string> SourceIds { get; internal init; } = [];

    /// <summary>Gets the sum of the counts that are not missing.</summary>
    public double Total => CountArray.Sum(c => c ?? 0);

    /// <summary>Gets the number of periods that are missing.</summary>
    public int MissingPeriods => CountArray.Count(c => c is null);

    internal ImmutableArray<double?> CountArray { get; }

    internal ImmutableArray<double> ExposureArray { get; private init; }

    internal ImmutableArray<double?> LowerArray { get; init; }

    internal ImmutableArray<double?> UpperArray { get; init; }

    /// <summary>Creates a series of calendar years.</summary>
    /// <param name="firstYear">The first year, 1 to 9999.</param>
    /// <param name="counts">The count of each year, not negative; null where missing. An array of doubles is given as <c>[.. values]</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The years are not within 1 to 9999.</exception>
    /// <exception cref="ArgumentException">A count is negative, infinite or NaN; the message gives its index.</exception>
    public static CountSeries Yearly(int firstYear, IReadOnlyList<double?> counts) =>
        Of(Period.Year, new DateOnly(Require.InRange(1, 9999, firstYear), 1, 1), counts);

    /// <summary>Creates a series of periods of any length.</summary>
    /// <param name="period">The length of a period.</param>
    /// <param name="first">A day of the first period.</param>
    /// <param name="counts">The count of each period, not negative; null where missing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The periods do not lie within the years 1 to 9999.</exception>
    /// <exception cref="ArgumentException">A count is negative, infinite or NaN; the message gives its index.</exception>
    public static CountSeries Of(Period period, DateOnly first, IReadOnlyList<double?> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        bool whole = true;
        for (int i = 0; i < counts.Count; i++)
        {
            if (counts[i] is { } count)
            {
                if (!double.IsFinite(count) || count < 0)
                {
                    throw new ArgumentException(
                        string.Create(CultureInfo.InvariantCulture, $"The count at index {i} must be finite and not below zero, but is {count}."),
                        nameof(counts));
                }

                whole &= count == Math.Floor(count);
            }
        }

        int index = period.IndexOf(first);
        if (index + (long)counts.Count - 1 > period.IndexOf(DateOnly.MaxValue))
        {
            throw new ArgumentOutOfRangeException(
                nameof(counts), counts.Count, string.Create(CultureInfo.InvariantCulture, $"So many periods from {first:yyyy-MM-dd} on leave the year 9999."));
        }

        return new CountSeries(period, index, [.. counts], [.. counts.Select(c => c is null ? 0.0 : 1.0)])
        {
            Kind = whole ? SeriesKind.Counts : SeriesKind.Fractional,
        };
    }

    /// <summary>
    /// Creates a series of figures that were reported for single periods. A period without a figure, between or around them, is missing.
    /// </summary>
    /// <param name="figures">Counts of one measure and scope, each for one whole period.</param>
    /// <param name="period">The length of a period.</param>
    /// <exception cref="ArgumentNullException">The figures, or one of them, are null.</exception>
    /// <exception cref="ArgumentException">
    /// A figure is no count, differs in measure or scope from the first, is not for one whole period, or contradicts another.
    /// </exception>
    public static CountSeries FromFigures(IEnumerable<ReportedFigure> figures, Period period)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return FigureSeries.Build([.. figures], period);
    }

    /// <summary>Returns the name of a period, such as "2020".</summary>
    /// <param name="i">The place in the series, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="i"/> is not a place of the series.</exception>
    public string Label(int i) => Period.Label(FirstIndex + Require.InRange(0, Length - 1, i));

    /// <summary>Returns the first day of a period.</summary>
    /// <param name="i">The place in the series, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="i"/> is not a place of the series.</exception>
    public DateOnly Start(int i) => Period.StartOf(FirstIndex + Require.InRange(0, Length - 1, i));

    /// <summary>Returns the series with other exposures, which replace those it has.</summary>
    /// <param name="exposure">The exposure of each period: finite, and above zero wherever a period is not missing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exposure"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one exposure a period, or one is not as demanded; the message gives its index.</exception>
    public CountSeries WithExposure(IReadOnlyList<double> exposure)
    {
        ArgumentNullException.ThrowIfNull(exposure);
        if (exposure.Count != Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The series has {Length} periods, but there are {exposure.Count} exposures."), nameof(exposure));
        }

        for (int i = 0; i < Length; i++)
        {
            if (!double.IsFinite(exposure[i]) || exposure[i] < 0 || (exposure[i] == 0 && CountArray[i] is not null))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The exposure at index {i} must be finite and above zero, but is {exposure[i]}."),
                    nameof(exposure));
            }
        }

        return this with { ExposureArray = [.. exposure] };
    }

    /// <summary>Compares by reference: two series are the same only if they are one.</summary>
    /// <param name="other">The other series.</param>
    public bool Equals(CountSeries? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns the periods and their counts, such as "2005: 8, 2006: missing", the first ten of them.</summary>
    public override string ToString() =>
        string.Join(", ", Enumerable.Range(0, Math.Min(Length, 10)).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{Label(i)}: {(CountArray[i] is { } c ? c.ToString("R", CultureInfo.InvariantCulture) : "missing")}")))
        + (Length > 10 ? ", …" : "");
}
