using CyberStats.Incidents;

namespace CyberStats.Benchmarks;

/// <summary>
/// A million dated incidents in 12 groups over 18 years, made from a seed: the input of the counting benchmarks, ours and the peers'.
/// </summary>
internal sealed class CountGroupsData
{
    public const int Count = 1_000_000;
    private const int Groups = 12;

    private static readonly DateOnly FirstDay = new(2005, 1, 1);

    private readonly int[] _days = new int[Count]; // since 1970-01-01
    private readonly int[] _groups = new int[Count];

    public CountGroupsData(ulong seed = 1)
    {
        ulong state = seed;
        int span = new DateOnly(2022, 12, 31).DayNumber - FirstDay.DayNumber + 1;
        int offset = FirstDay.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        var types = Enumerable.Range(0, Groups).Select(g => IncidentType.Parse($"benchmark:group_{g:D2}")).ToArray();
        var lists = Array.ConvertAll(types, t => System.Collections.Immutable.ImmutableArray.Create(t));
        var incidents = new Incident[Count];
        for (int i = 0; i < Count; i++)
        {
            int day = (int)(Next(ref state) % (ulong)span);
            int group = (int)(Next(ref state) % Groups);
            _days[i] = day + offset;
            _groups[i] = group;
            incidents[i] = new Incident(
                new IncidentId("benchmark", $"{i}"), "An incident", disclosed: PartialDate.FromDay(FirstDay.AddDays(day)))
            {
                Types = lists[group],
            };
        }

        Incidents = new IncidentSet(incidents, DateRange.Parse("2005/2022"), new DateOnly(2022, 12, 31));
    }

    /// <summary>Gets the incidents in the order in which they were made.</summary>
    public IncidentSet Incidents { get; }

    /// <summary>Returns the incidents in a random order, each with a text of its own for its group: what memory makes of the worst case.</summary>
    public IncidentSet Shuffled()
    {
        Incident[] shuffled = [.. Incidents.Select(i => i with { Types = [IncidentType.Parse(new string(i.Types[0].Value))] })];
        ulong state = 7;
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int j = (int)(Next(ref state) % (ulong)(i + 1));
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return new IncidentSet(shuffled, Incidents.Coverage, Incidents.AsOf);
    }

    /// <summary>Writes the input of the peers: the count, the days since 1970, the groups, as 32-bit integers.</summary>
    public void Write(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(Count);
        Array.ForEach(_days, writer.Write);
        Array.ForEach(_groups, writer.Write);
    }

    /// <summary>The number by which both sides show that they counted the same: over the cells, count × (month × 31 + group + 1).</summary>
    /// <param name="cells">The month from January 1970, the group from 0, and the count.</param>
    public static long Checksum(IEnumerable<(int Month, int Group, double Count)> cells) =>
        cells.Aggregate(0L, (sum, cell) => (sum + ((long)cell.Count * ((cell.Month * 31) + cell.Group + 1))) % (1L << 31));

    /// <summary>The group's number from its code.</summary>
    public static int GroupOf(IncidentType type) => int.Parse(type.Value.AsSpan()[^2..], System.Globalization.CultureInfo.InvariantCulture);

    // splitmix64: Steele, Lea and Flood (2014)
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
