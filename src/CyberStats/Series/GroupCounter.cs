using System.Runtime.CompilerServices;
using CyberStats.Incidents;
using CyberStats.Numerics;

namespace CyberStats.Series;

/// <summary>
/// Counts one set of incidents into the series of its groups and the series of all of them.
/// </summary>
internal sealed class GroupCounter<TKey>(RecordPlacer placer, CountingRule rule)
    where TKey : notnull
{
    private const int Ahead = 16; // incidents: about as many as are counted while memory answers

    // Where an incident has its status, date of disclosure and types on 64-bit systems. Wrong numbers would cost time and nothing else.
    private const int FirstByteRead = 40;
    private const int LastByteRead = 63;

    private readonly GroupIndex<TKey> _groups = new();
    private readonly List<SeriesBuilder> _builders = [];
    private readonly SeriesBuilder _all = new(placer.Grid);
    private readonly List<KeyValuePair<TKey, double>> _weighted = [];
    private int _withoutKey;
    private bool _exceeds; // whether an incident counted for more than one

    /// <summary>Counts incidents that have one key each, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one long loop: there is no second call to learn for
    public void Count(ReadOnlySpan<Incident> incidents, Func<Incident, TKey?> key)
    {
        QuickPlacer quick = placer.Quick;
        GroupIndex<TKey> groups = _groups;
        int length = placer.Grid.Length;
        int last = incidents.Length - 1;
        int[] whole = []; // by group and period: the records placed quickly
        for (int i = 0; i < incidents.Length; i++)
        {
            Prefetch.Bytes(incidents[Math.Min(i + Ahead, last)], FirstByteRead, LastByteRead);
            Incident incident = incidents[i];
            int place = quick.PlaceOf(incident);
            if (place == QuickPlacer.Elsewhere || key(incident) is not { } group)
            {
                CountElsewhere(incident, key);
                continue;
            }

            int cell = checked((groups.Of(group) * length) + place);
            if (cell >= whole.Length)
            {
                whole = Longer(whole, Math.Max(2L * whole.Length, (long)groups.Keys.Count * length));
            }

            whole[cell]++;
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
        _exceeds |= rule != CountingRule.Fractional && _weighted.Sum(w => w.Value) > 1;
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
        Caveat[] caveats = _exceeds ? [Caveat.MarginsExceedTotal] : [];
        return new GroupedSeries<TKey>(
            _groups.Keys.Zip(_builders, (key, builder) => KeyValuePair.Create(key, placer.DescribePart(builder.Build(exposure, kind)))),
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

    private static int[] Longer(int[] counts, long length)
    {
        Array.Resize(ref counts, (int)Math.Min(length, Array.MaxLength));
        return counts;
    }

    private void AddWhole(int[] whole)
    {
        int length = placer.Grid.Length;
        int used = (int)Math.Min(whole.Length, (long)_groups.Keys.Count * length);
        for (int i = 0; i < used; i++)
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
