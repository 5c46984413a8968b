using System.Text.Json;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Benchmarks;

/// <summary>Counts a million dated incidents into months and 12 groups: the library, plain LINQ, and pandas.</summary>
internal static class CountGroupsComparison
{
    public static Comparison Run(CompareOptions options)
    {
        var data = new CountGroupsData();
        Timing ours = Timing.Of(() => SeriesBenchmarks.CountBy(data.Incidents));
        Timing groupBy = Timing.Of(() => SeriesBenchmarks.LinqGroupBy(data.Incidents));
        Timing countBy = Timing.Of(() => SeriesBenchmarks.LinqCountBy(data.Incidents));
        IReadOnlyList<JsonElement>? pandas = RunPandas(options, data);
        Timing oursAgain = Timing.Of(() => SeriesBenchmarks.CountBy(data.Incidents)); // the machine may have changed its pace meanwhile
        ours = oursAgain.MedianMs > ours.MedianMs ? oursAgain : ours;
        IncidentSet shuffled = data.Shuffled();
        Timing oursShuffled = Timing.Of(() => SeriesBenchmarks.CountBy(shuffled));
        Timing countByShuffled = Timing.Of(() => SeriesBenchmarks.LinqCountBy(shuffled));

        return new Comparison(
            "Count incidents into months and groups",
            "A million incidents with a day of disclosure each, 2005 to 2022, in 12 groups; 216 months. All sides give the same counts. "
                + "\"In order\" is the order in which the incidents were made, with 12 shared codes; \"shuffled\" is a random order with a "
                + "text of its own for each. Building the incidents or the frame is not timed. Ratios are to ours in the same case.",
            [
                new("CyberStats CountBy, in order", ours, 1),
                new("LINQ GroupBy, in order", groupBy, groupBy.MedianMs / ours.MedianMs, 5),
                new("LINQ CountBy, in order", countBy, countBy.MedianMs / ours.MedianMs, 5),
                PandasRow(pandas, "object", "strings", ours, 10),
                PandasRow(pandas, "categorical", "categories", ours, null),
                new("CyberStats CountBy, shuffled", oursShuffled, 1),
                new("LINQ CountBy, shuffled", countByShuffled, countByShuffled.MedianMs / oursShuffled.MedianMs),
            ]);
    }

    private static IReadOnlyList<JsonElement>? RunPandas(CompareOptions options, CountGroupsData data)
    {
        long expected = CountGroupsData.Checksum(Cells(SeriesBenchmarks.CountBy(data.Incidents)));
        string input = Path.GetTempFileName();
        try
        {
            data.Write(input);
            IReadOnlyList<JsonElement>? lines = Peer.Run(options.Python, Path.Combine(options.Peers, "count_groups.py"), input);
            foreach (JsonElement line in lines ?? [])
            {
                long checksum = line.GetProperty("checksum").GetInt64();
                if (checksum != expected)
                {
                    throw new InvalidOperationException($"The peer counted something else: checksum {checksum} in place of {expected}.");
                }
            }

            return lines;
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static IEnumerable<(int Month, int Group, double Count)> Cells(GroupedSeries<IncidentType> series)
    {
        int january1970 = Period.Month.IndexOf(new DateOnly(1970, 1, 1));
        return series.Groups.SelectMany(group => group.Value.Counts.Select(
            (count, i) => (group.Value.FirstIndex + i - january1970, CountGroupsData.GroupOf(group.Key), count ?? 0)));
    }

    private static ComparisonRow PandasRow(IReadOnlyList<JsonElement>? lines, string variant, string name, Timing ours, double? target)
    {
        foreach (JsonElement line in (lines ?? []).Where(l => l.GetProperty("variant").GetString() == variant))
        {
            var timing = new Timing(line.GetProperty("median_ms").GetDouble(), line.GetProperty("min_ms").GetDouble());
            return new($"{line.GetProperty("peer").GetString()} groupby, {name}", timing, timing.MedianMs / ours.MedianMs, target);
        }

        return new($"pandas groupby, {name}", null, double.NaN, target);
    }
}
