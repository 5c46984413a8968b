using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Series;

/// <summary>
/// Takes incidents one by one to their periods, and keeps account of those that have none.
/// </summary>
internal sealed class RecordPlacer
{
    private readonly int[] _excluded = new int[Enum.GetValues<ExclusionReason>().Length];
    private readonly CountOptions _options;
    private readonly Clock _clock;
    private readonly IncidentSet _incidents;
    private bool _hasImprecise;

    public RecordPlacer(IncidentSet incidents, Period period, Clock clock, CountOptions? options, Func<Incident, DateRange?>? dates = null)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        _incidents = incidents;
        _clock = Numerics.Require.Defined(clock);
        _options = options ?? CountOptions.Default;
        dates ??= i => i.DateOn(clock) is { } date ? DateRange.At(date) : null;
        Grid = PeriodGrid.Over(incidents, period, i => IsCounted(i) ? dates(i) : null);
    }

    public PeriodGrid Grid { get; }

    public DatePlacement Placement => _options.Placement;

    /// <summary>Gets the fast way to place most incidents.</summary>
    public QuickPlacer Quick => new(Grid, _clock);

    /// <summary>Whether an incident counts at all.</summary>
    public bool IsCounted(Incident incident) => incident.IsCountedByDefault || _options.IncludeNonIncidents;

    /// <summary>
    /// Finds the periods that an incident can fall in; false where it has none, with the reason counted. Where there are several, the
    /// record is counted as imprecise if the placement leaves such records out, and the caller notes what is possible.
    /// </summary>
    public bool TryPlace(Incident incident, out PartialDate date, out int from, out int to)
    {
        date = default;
        from = to = 0;
        if (!IsCounted(incident))
        {
            return Exclude(ExclusionReason.NotAnIncident);
        }

        if (incident.DateOn(_clock) is not { } known)
        {
            return Exclude(ExclusionReason.Undated);
        }

        date = known;
        if (Grid.Place(date, out from, out to) is { } reason)
        {
            return Exclude(reason);
        }

        if (!Grid.IsCertain(date))
        {
            _hasImprecise = true;
            if (Placement == DatePlacement.ExcludeImprecise)
            {
                Exclude(ExclusionReason.Imprecise);
            }
        }

        return true;
    }

    /// <summary>Counts an incident as left out; always false.</summary>
    public bool Exclude(ExclusionReason reason)
    {
        _excluded[(int)reason]++;
        return false;
    }

    public ImmutableArray<Exclusion> Excluded() =>
        Exclusion.Merge([.. _incidents.LeftOut, .. _excluded.Select((count, reason) => new Exclusion((ExclusionReason)reason, count))]);

    /// <summary>Adds to the series of a group what it shares with the whole; what was left out is told of the whole only.</summary>
    public CountSeries DescribePart(CountSeries series) => series with
    {
        Clock = _clock,
        AsOf = _incidents.AsOf,
        SourceIds = _incidents.SourceIds,
        Caveats = [.. CoverageCaveats(series.Exposure)],
    };

    /// <summary>Adds to a series what is the same for every series counted in this pass, and what was left out.</summary>
    public CountSeries Describe(CountSeries series, params ReadOnlySpan<Caveat> caveats) => DescribePart(series) with
    {
        Excluded = Excluded(),
        Caveats = [.. CaveatsOf(series.Exposure), .. caveats],
    };

    /// <summary>Returns the caveats that follow from the coverage, the as-of day and what was left out.</summary>
    public IEnumerable<Caveat> CaveatsOf(IReadOnlyList<double> exposure)
    {
        foreach (Caveat caveat in CoverageCaveats(exposure))
        {
            yield return caveat;
        }

        if (_excluded[(int)ExclusionReason.Undated] > 0)
        {
            yield return Caveat.UndatedExcluded;
        }

        if (_hasImprecise)
        {
            yield return Placement == DatePlacement.SpreadUniformly ? Caveat.SpreadUniformly : Caveat.ImpreciseDatesExcluded;
        }
    }

    private IEnumerable<Caveat> CoverageCaveats(IReadOnlyList<double> exposure)
    {
        if (!Grid.IsDeclared)
        {
            yield return Caveat.CoverageUndeclared;
        }

        if (_incidents.AsOf is null)
        {
            yield return Caveat.AsOfUnknown;
        }

        if (exposure.Any(share => share is > 0 and < 1))
        {
            yield return Caveat.PartialPeriod;
        }
    }
}
