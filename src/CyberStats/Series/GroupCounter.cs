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
    private double[][] _counts = [];
    private PartialDate _date;
    private int _from;
    private int _to;

    /// <summary>Finds the place of an incident, which the keys that follow belong to.</summary>
    public bool TryPlace(Incident incident)
    {
        if (!placer.TryPlace(incident, out _date, out _from, out _to))
        {
            return false;
        }

        Add(_all, _all.Certain, 1);
        return true;
    }

    public void Add(TKey key, double weight)
    {
        int group = _groups.Of(key);
        if (group == _builders.Count)
        {
            _builders.Add(new SeriesBuilder(placer.Grid));
            _counts = [.. _builders.Select(b => b.Certain)];
        }

        if (_from == _to && weight == 1)
        {
            _counts[group][_from]++;
            _builders[group].Included++;
        }
        else
        {
            Add(_builders[group], _counts[group], weight);
        }
    }

    /// <summary>Counts the incident as one without a group.</summary>
    public void AddNothing() => placer.Exclude(ExclusionReason.NoKey);

    public GroupedSeries<TKey> Build()
    {
        double[] exposure = placer.Grid.Exposure();
        SeriesKind kind = rule == CountingRule.PerPair ? SeriesKind.Pairs : SeriesKind.Counts;
        Caveat[] caveats = _builders.Sum(b => b.Included) > _all.Included && rule != CountingRule.Fractional ? [Caveat.MarginsExceedTotal] : [];
        return new GroupedSeries<TKey>(
            _groups.Keys.Zip(_builders, (key, builder) => KeyValuePair.Create(key, placer.Describe(builder.Build(exposure, kind)))),
            placer.Describe(_all.Build(exposure, SeriesKind.Counts), caveats),
            rule);
    }

    private void Add(SeriesBuilder builder, double[] counts, double weight)
    {
        builder.HasFractions |= weight != 1;
        if (_from == _to)
        {
            counts[_from] += weight;
            builder.Included++;
        }
        else
        {
            builder.AddImprecise(_date, _from, _to, weight, placer.Placement);
        }
    }
}
