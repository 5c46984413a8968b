using BenchmarkDotNet.Attributes;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Benchmarks;

/// <summary>Counting a million incidents into months and 12 groups.</summary>
[MemoryDiagnoser]
public class SeriesBenchmarks
{
    private readonly CountGroupsData _data = new();

    /// <summary>The library.</summary>
    [Benchmark]
    public GroupedSeries<IncidentType> CountBy() => CountBy(_data.Incidents);

    /// <summary>Plain LINQ, grouping.</summary>
    [Benchmark(Baseline = true)]
    public Dictionary<(int Month, IncidentType Type), int> LinqGroupBy() => LinqGroupBy(_data.Incidents);

    /// <summary>Plain LINQ, the counting operator of .NET 9.</summary>
    [Benchmark]
    public Dictionary<(int Month, IncidentType Type), int> LinqCountBy() => LinqCountBy(_data.Incidents);

    internal static GroupedSeries<IncidentType> CountBy(IncidentSet incidents) =>
        incidents.CountBy(Period.Month, Clock.Disclosed, i => i.Types[0]);

    internal static Dictionary<(int Month, IncidentType Type), int> LinqGroupBy(IEnumerable<Incident> incidents) => incidents
        .Where(i => i.Disclosed is not null)
        .GroupBy(i => (MonthOf(i), i.Types[0]))
        .ToDictionary(g => g.Key, g => g.Count());

    internal static Dictionary<(int Month, IncidentType Type), int> LinqCountBy(IEnumerable<Incident> incidents) => incidents
        .Where(i => i.Disclosed is not null)
        .CountBy(i => (MonthOf(i), i.Types[0]))
        .ToDictionary();

    private static int MonthOf(Incident incident)
    {
        DateOnly day = incident.Disclosed!.Value.First;
        return ((day.Year - 1970) * 12) + day.Month - 1;
    }
}
