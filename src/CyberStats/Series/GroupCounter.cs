using CyberStats.Incidents;

namespace CyberStats.Series;

/// <summary>
/// Counts one set of incidents into the series of its groups and the series of all of them.
/// </summary>
internal sealed class GroupCounter<TKey>(RecordPlacer placer, CountingRule rule)
    where TKey : notnull
{
    private const int BlockSize = 256; // of incidents: their first lines fit a first-level cache

    private readonly GroupIndex<TKey> _groups = new();
    private readonly List<SeriesBuilder> _builders = [];
    private readonly SeriesBuilder _all = new(placer.Grid);
    private readonly List<KeyValuePair<TKey, double>> _weighted = [];
    private int _withoutKey;

    /// <summary>Counts incidents that have one key each, or none.</summary>
    /// <remarks>
    /// Incidents are taken in blocks, first their places and then their keys: the first loop is short enough for the processor to fetch many
    /// incidents from memory at a time, and the second finds them in its cache.
    /// </remarks>
    public void Count(ReadOnlySpan<Incident> incidents, Func<Incident, TKey?> key)
    {
        QuickPlacer quick = placer.Quick;
        int length = placer.Grid.Length;
        int[] whole = []; // by group and period: the records placed quickly
        Span<int> places = stackalloc int[BlockSize];
        for (int start = 0; start < incidents.Length; start += BlockSize)
        {
            ReadOnlySpan<Incident> block = incidents[start..Math.Min(start + BlockSize, incidents.Length)];
            for (int i = 0; i < block.Length; i++)
            {
                places[i] = quick.PlaceOf(block[i]);
            }

            for (int i = 0; i < block.Length; i++)
            {
                int place = places[i];
                if (place == QuickPlacer.Elsewhere || key(block[i]) is not { } group)
                {
                    CountElsewhere(block[i], key);
                    continue;
                }

                int cell = (_groups.Of(group) * length) + place;
                if (cell >= whole.Length)
                {
                    Array.Resize(ref whole, _groups.Keys.Count * length);
                }

                whole[cell]++;
            }
        }

        AddWhole(whole);
    }

    /// <summary>Counts an incident under several keys, by the rule.</summary>
    public void Count(Incident incident, IEnumerable<TKey> keys)
    {
        if (!placer.TryPlace(incident, out PartialDate date, out int from, out int to))
        {
            return;
        }

        _all.Add(date, from, to, 1, placer.Placement);
        KeyWeights.Assign(keys, rule, _weighted);
        foreach ((TKey key, double weight) in _weighted)
        {
            BuilderOf(_groups.Of(key)).Add(date, from, to, weight, placer.Placement);
        }

        _withoutKey += _weighted.Count == 0 ? 1 : 0;
    }

    public GroupedSeries<TKey> Build()
    {
        double[] exposure = placer.Grid.Exposure();
        SeriesKind kind = rule == CountingRule.PerPair ? SeriesKind.Pairs : SeriesKind.Counts;
        Caveat[] caveats = rule != CountingRule.Fractional && _builders.Sum(b => b.Certain.Sum()) > _all.Certain.Sum() - _withoutKey ? [Caveat.MarginsExceedTotal] : [];
        return new GroupedSeries<TKey>(
            _groups.Keys.Zip(_builders, (key, builder) => KeyValuePair.Create(key, placer.Describe(builder.Build(exposure, kind)))),
            placer.Describe(_all.Build(exposure, SeriesKind.Counts), caveats),
            rule,
            _withoutKey);
    }

    /// <summary>Counts an incident near an end of the coverage, with an imprecise date, or without a key.</summary>
    private void CountElsewhere(Incident incident, Func<Incident, TKey?> key)
    {
        if (!placer.TryPlace(incident, out PartialDate date, out int from, out int to))
        {
            return;
        }

        _all.Add(date, from, to, 1, placer.Placement);
        if (key(incident) is { } group)
        {
            BuilderOf(_groups.Of(group)).Add(date, from, to, 1, placer.Placement);
        }
        else
        {
            _withoutKey++;
        }
    }

    private void AddWhole(int[] whole)
    {
        int length = placer.Grid.Length;
        for (int i = 0; i < whole.Length; i++)
        {
            BuilderOf(i / length).AddWhole(i % length, whole[i]);
            _all.AddWhole(i % length, whole[i]);
        }
    }

    private SeriesBuilder BuilderOf(int group)
    {
        while (_builders.Count <= group)
        {
            _builders.Add(new SeriesBuilder(placer.Grid));
        }

        return _builders[group];
    }
}
