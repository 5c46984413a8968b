namespace CyberStats.Trends;

/// <summary>
/// Order statistics of the slopes of all pairs of points.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="SelectSimply"/> lists all slopes. <see cref="Select(SlopePoints, long[], out bool)"/> gives the same numbers for many points: the slopes
/// of random pairs bracket those sought; how many lie outside is counted as inversions of the keys of <see cref="SlopeThreshold"/>; random
/// pairs from within narrow the bracket; when few enough are left, they are listed and selected from. A pair is only ever counted as outside
/// where its slope, as computed, is; what rounding leaves open is listed. So the random numbers decide how long it takes, not what comes out.
/// </para>
/// <para>Source: Matoušek (1991); Dillencourt, Mount and Netanyahu (1992), <i>A randomized algorithm for slope selection</i>.</para>
/// </remarks>
internal sealed class SlopeSelection
{
    private const long Seed = 1950; // Theil
    private const int MostRounds = 40;

    private readonly SlopePoints _points;
    private readonly SlopeKeys _source;
    private readonly RandomStream _random = new(Seed);
    private readonly int _most;
    private readonly int _sampleSize;
    private readonly double[] _results;
    private readonly long[] _ranks;
    private readonly long[] _keys;
    private readonly long[] _spare;
    private readonly int[] _owners; // the rest is for listing, made once
    private readonly int[] _spareOwners;
    private readonly long[] _first;
    private readonly long[] _second;
    private double[] _listed = [];

    private SlopeSelection(SlopePoints points, long[] ranks, int most, int sampleSize)
    {
        _points = points;
        _source = new SlopeKeys(points);
        _ranks = ranks;
        _results = new double[ranks.Length];
        _most = most;
        _sampleSize = sampleSize;
        _keys = new long[points.Count];
        _spare = new long[points.Count];
        _owners = new int[points.Count];
        _spareOwners = new int[points.Count];
        _first = new long[points.Count];
        _second = new long[points.Count];
    }

    /// <summary>Gets whether some result is only one of many slopes that agree within rounding.</summary>
    public bool IsApproximate { get; private set; }

    /// <summary>Returns the slopes of some ranks, from 1, in rising order of rank, and whether some is only one of many that agree within rounding.</summary>
    public static double[] Select(SlopePoints points, long[] ranks, out bool isApproximate)
    {
        int most = Math.Max(1 << 17, (int)Math.Min(8L * points.Count, 1 << 24));
        isApproximate = false;
        return points.Pairs <= most
            ? SelectSimply(points, ranks)
            : Select(points, ranks, most, Math.Clamp(2 * points.Count, 1 << 13, 1 << 20), out isApproximate);
    }

    /// <summary>Returns the slopes of some ranks by listing all.</summary>
    public static double[] SelectSimply(SlopePoints points, long[] ranks)
    {
        double[] slopes = new double[points.Pairs];
        int count = 0;
        for (int i = 0; i < points.Count; i++)
        {
            for (int j = points.GroupEnd[i]; j < points.Count; j++)
            {
                slopes[count++] = points.Slope(i, j);
            }
        }

        return [.. ranks.Select(rank => Quickselect.Select(slopes, (int)(rank - 1)))];
    }

    /// <summary>Returns the slopes of some ranks, listing no more than a number of pairs at once.</summary>
    internal static double[] Select(SlopePoints points, long[] ranks, int most, int sampleSize, out bool isApproximate)
    {
        var search = new SlopeSelection(points, ranks, most, sampleSize);
        search.Solve(0, ranks.Length, new SlopeBound(null, 0, 0), new SlopeBound(null, 0, points.Pairs), 0);
        isApproximate = search.IsApproximate;
        return search._results;
    }

    /// <summary>Finds the ranks from one index up to another, all of which lie within the bounds.</summary>
    private void Solve(int from, int to, SlopeBound low, SlopeBound high, int round)
    {
        bool strict = false;
        for (; from < to; round++)
        {
            long size = high.Rank - low.Rank;
            if (size <= _most)
            {
                switch (Finish(from, to, low, high))
                {
                    case Outcome.Found:
                        return;
                    case Outcome.BelowLow: // what rounding left open at the bound is beyond it: no bound
                        low = new SlopeBound(null, 0, 0);
                        break;
                    case Outcome.AboveHigh:
                        high = new SlopeBound(null, 0, _points.Pairs);
                        break;
                    default:
                        round = MostRounds;
                        break;
                }

                if (round < MostRounds)
                {
                    continue;
                }
            }

            SlopeCollector sample = Sample(low, high, size);
            double[] sorted = sample.Slopes[..sample.Count];
            Array.Sort(sorted);
            if (round >= MostRounds)
            {
                IsApproximate = true;
                for (int k = from; k < to; k++)
                {
                    double share = (_ranks[k] - low.Rank - 0.5) / size;
                    _results[k] = sorted[Math.Clamp((int)(share * sorted.Length), 0, sorted.Length - 1)];
                }

                return;
            }

            // Ranks far apart within the bounds go separate ways, with the same sample.
            int start = from;
            for (int k = from + 1; k < to; k++)
            {
                if (_ranks[k] - _ranks[k - 1] > size / 16.0)
                {
                    Separate(start, k, low, high, sample, sorted, strict, round);
                    start = k;
                }
            }

            if (start > from)
            {
                Separate(start, to, low, high, sample, sorted, strict, round);
                return;
            }

            if (Narrow(from, to, ref low, ref high, sample, sorted, strict))
            {
                return;
            }

            // Slopes that agree within rounding, in numbers: from now on what lies within rounding of a bound counts as equal to it.
            strict |= high.Rank - low.Rank > 0.9 * size;
        }
    }

    private void Separate(
        int from, int to, SlopeBound low, SlopeBound high, SlopeCollector sample, double[] sorted, bool strict, int round)
    {
        if (!Narrow(from, to, ref low, ref high, sample, sorted, strict))
        {
            Solve(from, to, low, high, round + 1);
        }
    }

    /// <summary>Draws the bounds nearer; returns whether the results are found already.</summary>
    private bool Narrow(int from, int to, ref SlopeBound low, ref SlopeBound high, SlopeCollector sample, double[] sorted, bool strict)
    {
        double size = high.Rank - low.Rank;
        long least = _ranks[from];
        long greatest = _ranks[to - 1];
        (int below, _) = Around((least - low.Rank - 0.5) / size, sorted.Length);
        (_, int above) = Around((greatest - low.Rank - 0.5) / size, sorted.Length);
        return (below >= 0 && Apply(At(sample, sorted[below]), true, from, to, ref low, ref high, strict))
            || (above < sorted.Length && (below < 0 || sorted[above] != sorted[below])
                && Apply(At(sample, sorted[above]), false, from, to, ref low, ref high, strict));
    }

    /// <summary>Three standard errors of the share of a sample on either side.</summary>
    private static (int Below, int Above) Around(double share, int count)
    {
        double margin = (3 * Math.Sqrt(count * share * (1 - share))) + 2;
        return ((int)Math.Floor((share * count) - margin), (int)Math.Ceiling((share * count) + margin));
    }

    private SlopeThreshold At(SlopeCollector sample, double slope)
    {
        int k = Array.IndexOf(sample.Slopes, slope, 0, sample.Count);
        return SlopeThreshold.At(_source, sample.Earlier[k], sample.Later[k]);
    }

    /// <summary>Makes a slope the bound that it can be; returns whether all ranks are found to be that very slope.</summary>
    private bool Apply(
        SlopeThreshold threshold, bool likelyLower, int from, int to, ref SlopeBound low, ref SlopeBound high, bool strict)
    {
        long least = _ranks[from];
        long greatest = _ranks[to - 1];
        bool narrow = strict || threshold.IsExact;
        SlopeBound lower = default;
        SlopeBound upper = default;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            // First as the bound that it will be, unless the sample was far off: each attempt counts anew.
            if (attempt == 0 == likelyLower)
            {
                lower = Lower(threshold, narrow);
                if (least > lower.Rank)
                {
                    low = lower.Rank >= low.Rank ? lower : low;
                    return false;
                }
            }
            else
            {
                upper = Upper(threshold, narrow);
                if (greatest <= upper.Rank)
                {
                    high = upper.Rank <= high.Rank ? upper : high;
                    return false;
                }
            }
        }

        if (narrow && least > upper.Rank && greatest <= lower.Rank)
        {
            Array.Fill(_results, threshold.Slope, from, to - from);
            IsApproximate |= !threshold.IsExact;
            return true;
        }

        return to - from > 1 && Split(from, to, low, high);
    }

    /// <summary>A slope that many pairs share lies between the ranks: each is sought by itself.</summary>
    private bool Split(int from, int to, SlopeBound low, SlopeBound high)
    {
        for (int k = from; k < to; k++)
        {
            Solve(k, k + 1, low, high, 0);
        }

        return true;
    }

    private SlopeBound Lower(SlopeThreshold threshold, bool narrow)
    {
        long gap = narrow ? threshold.Slack + 1 : -threshold.Slack;
        return new SlopeBound(threshold, gap, CountBelow(threshold, gap));
    }

    private SlopeBound Upper(SlopeThreshold threshold, bool narrow)
    {
        long gap = narrow ? threshold.Slack + 1 : -threshold.Slack;
        return new SlopeBound(threshold, gap, CountBelow(threshold, 1 - gap));
    }

    /// <summary>The number of pairs at different times of which the later key is below the earlier one plus a shift.</summary>
    private long CountBelow(SlopeThreshold threshold, long shift)
    {
        threshold.Keys(_keys);
        long same = 0;
        if (_points.HasTies)
        {
            long[] copy = _second;
            _keys.CopyTo(copy, 0);
            for (int i = 0; i < copy.Length; i = _points.GroupEnd[i])
            {
                int length = _points.GroupEnd[i] - i;
                same += Inversions.Count(copy.AsSpan(i, length), shift, _spare.AsSpan(i, length));
            }
        }

        return Inversions.Count(_keys, shift, _spare) - same;
    }

    private SlopeCollector Sample(SlopeBound low, SlopeBound high, long size)
    {
        double step = (double)size / _sampleSize;
        var sample = SlopeCollector.OfSome(_points, _sampleSize, Math.Max(step, 1), _random);
        if (low.Threshold is null && high.Threshold is null)
        {
            // The pairs by their earlier points: a random one, and a random later one, with the right chance.
            long[] before = new long[_points.Count + 1];
            for (int i = 0; i < _points.Count; i++)
            {
                before[i + 1] = before[i] + _points.Count - _points.GroupEnd[i];
            }

            for (int k = 0; k < _sampleSize; k++)
            {
                long pair = _random.NextInt64(size);
                int i = Array.BinarySearch(before, pair);
                if (i < 0)
                {
                    i = ~i - 1;
                }

                while (before[i + 1] == pair)
                {
                    i++; // points without later ones
                }

                sample.Put(i, _points.GroupEnd[i] + (int)(pair - before[i]));
            }
        }
        else
        {
            List(low, high, sample);
        }

        return sample;
    }

    /// <summary>Lists the pairs within the bounds, of which one at least is there.</summary>
    private void List(SlopeBound low, SlopeBound high, SlopeCollector collector)
    {
        Order(low, high);
        (long[] first, int[] owners) = (_first, _owners);
        SlopeBound second = high.Threshold is null ? low : high;
        second.Threshold!.Keys(_keys);
        long sign = high.Threshold is null ? -1 : 1;
        long[] keys = _second;
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = sign * _keys[owners[i]];
        }

        if (low.IsWide && high.Threshold is not null && collector.Earlier.Length == 0)
        {
            // Pairs that rise, but whose keys at the lower bound fall by no more than rounding: near each other in that order.
            for (int p = 0; p < owners.Length && !collector.IsFull; p++)
            {
                for (int q = p + 1; q < owners.Length && first[q] - first[p] <= -low.Gap && !collector.IsFull; q++)
                {
                    if (keys[p] <= keys[q] - high.Gap)
                    {
                        collector.Add(owners[q], owners[p]);
                    }
                }
            }
        }

        if (!collector.IsFull)
        {
            Inversions.List(keys, owners, second.Gap, _spare, _spareOwners, collector);
        }
    }

    /// <summary>Orders the points by their keys at the lower bound, then at the upper; without both bounds, by time.</summary>
    private void Order(SlopeBound low, SlopeBound high)
    {
        int n = _points.Count;
        int[] owners = _owners;
        for (int i = 0; i < n; i++)
        {
            owners[i] = i;
        }

        if (low.Threshold is null || high.Threshold is null)
        {
            if (high.Threshold is null && _points.HasTies)
            {
                for (int i = 0; i < n; i = _points.GroupEnd[i])
                {
                    Array.Reverse(owners, i, _points.GroupEnd[i] - i); // so that the keys, whose sign is changed, rise where times are equal
                }
            }

            return;
        }

        long[] first = _first;
        low.Threshold.Keys(first);
        Array.Sort(first, owners);
        high.Threshold.Keys(_keys);
        for (int i = 0; i < n;)
        {
            int end = i + 1;
            while (end < n && first[end] == first[i])
            {
                end++;
            }

            if (end - i > 1)
            {
                long[] keys = _keys; // read here only
                owners.AsSpan(i, end - i).Sort((a, b) => keys[a].CompareTo(keys[b]));
            }

            i = end;
        }
    }

    private enum Outcome
    {
        Found,
        BelowLow,
        AboveHigh,
        TooMany,
    }

    /// <summary>Lists what is within the bounds and selects.</summary>
    private Outcome Finish(int from, int to, SlopeBound low, SlopeBound high)
    {
        if (low.Threshold is null && high.Threshold is null)
        {
            double[] all = SelectSimply(_points, _ranks[from..to]);
            all.CopyTo(_results, from);
            return Outcome.Found;
        }

        int size = (int)(high.Rank - low.Rank);
        SlopeCollector collector = SlopeCollector.OfAll(_points, _listed, size, Condition(low, high));
        _listed = collector.Slopes;
        List(low, high, collector);
        if (collector.Count != size || collector.IsFull)
        {
            return Outcome.TooMany;
        }

        for (int k = from; k < to; k++)
        {
            double slope = Quickselect.Select(collector.Slopes.AsSpan(0, size), (int)(_ranks[k] - low.Rank - 1));
            if (low.IsWide && slope < low.Threshold!.Slope)
            {
                return Outcome.BelowLow;
            }

            if (high.IsWide && slope > high.Threshold!.Slope)
            {
                return Outcome.AboveHigh;
            }

            IsApproximate |= (low.Threshold is { IsExact: false } && !low.IsWide) || (high.Threshold is { IsExact: false } && !high.IsWide);
            _results[k] = slope;
        }

        return Outcome.Found;
    }

    /// <summary>What a listed pair must fulfil beside its times and its keys at the upper bound; null where that is all.</summary>
    private Func<int, int, bool>? Condition(SlopeBound low, SlopeBound high)
    {
        if (low.Threshold is null || high.Threshold is null || low.IsWide || (low.Threshold.IsExact && high.Threshold.IsExact))
        {
            return null; // pairs are listed in the order of their keys at the lower bound, those equal there not at all or, if wide, rightly
        }

        long[] keys = new long[_points.Count];
        low.Threshold.Keys(keys);
        long gap = low.Gap;
        return (i, j) => keys[j] - keys[i] >= gap;
    }
}
