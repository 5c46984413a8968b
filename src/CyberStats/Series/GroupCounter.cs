using CyberStats.Incidents;

namespace CyberStats.Series;

/// <summary>
/// Counts one set of incidents into the series of its groups and the series of all of them.
/// </summary>
internal sealed class GroupCounter<TKey>(RecordPlacer placer, CountingRule rule)
    where TKey : notnull
{
    private readonly GroupIndex<TKey> _groups = new();
    private readonly List<SeriesBuilder> _builders = [];
    private readonly SeriesBuilder _all = new(placer.Grid);
    private readonly List<KeyValuePair<TKey, double>> _weighted = [];

    /// <summary>Counts incidents that have one key each, or none.</summary>
    public void Count(ReadOnlySpan<Incident> incidents, Func<Incident, TKey?> key)
    {
        int length = placer.Grid.Length;
        int[] whole = []; // by group and period: the records that certainly fall in one period, which is nearly all
        foreach (Incident incident in incidents)
        {
            if (placer.TryPlaceInside(incident, out int place) && key(incident) is { } group)
            {
                int start = _groups.Of(group) * length;
                if (start == whole.Length)
                {
                    Array.Resize(ref whole, start + length);
                }

                whole[start + place]++;
            }
            else
            {
                CountElsewhere(incident, key, ref whole);
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

        if (_weighted.Count == 0)
        {
            placer.Exclude(ExclusionReason.NoKey);
        }
    }

    public GroupedSeries<TKey> Build()
    {
        double[] exposure = placer.Grid.Exposure();
        SeriesKind kind = rule == CountingRule.PerPair ? SeriesKind.Pairs : SeriesKind.Counts;
        Caveat[] caveats = rule != CountingRule.Fractional && _builders.Sum(b => b.Included) > _all.Included ? [Caveat.MarginsExceedTotal] : [];
        return new GroupedSeries<TKey>(
            _groups.Keys.Zip(_builders, (key, builder) => KeyValuePair.Create(key, placer.Describe(builder.Build(exposure, kind)))),
            placer.Describe(_all.Build(exposure, SeriesKind.Counts), caveats),
            rule);
    }

    /// <summary>Counts an incident near an end of the coverage, with an imprecise date, or without a key.</summary>
    private void CountElsewhere(Incident incident, Func<Incident, TKey?> key, ref int[] whole)
    {
        if (!placer.TryPlace(incident, out PartialDate date, out int from, out int to))
        {
            return;
        }

        _all.Add(date, from, to, 1, placer.Placement);
        if (key(incident) is not { } group)
        {
            placer.Exclude(ExclusionReason.NoKey);
            return;
        }

        int index = _groups.Of(group);
        if (index * placer.Grid.Length == whole.Length)
        {
            Array.Resize(ref whole, whole.Length + placer.Grid.Length);
        }

        BuilderOf(index).Add(date, from, to, 1, placer.Placement);
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
