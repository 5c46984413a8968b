namespace CyberStats.Trends;

/// <summary>
/// Order statistics of the slopes of all pairs of points.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="SelectSimply"/> lists all slopes. <see cref="Select(SlopePoints, long[], out bool)"/> gives the same numbers for many points: the slopes
/// of random pairs bracket those sought; how many lie outside is counted as inversions of the keys of <see cref="SlopeThreshold"/>; random
/// pairs from within narrow the bracket; when few enough are left, they are listed and selected from. A pair is only ever counted as outside
/// where its slope, as computed, is; what rounding leaves open is listed, unless it is too much. So the random numbers decide how long it
/// takes, not what comes out.
/// </para>
/// <para>Source: Matoušek (1991); Dillencourt, Mount and Netanyahu (1992), <i>A randomized algorithm for slope selection</i>.</para>
/// </remarks>
internal sealed class SlopeSelection
{
    private const long Seed = 1950; // Theil
    private const int MostRounds = 60;

    private readonly SlopeOrder _order;
    private readonly SlopeSample _sample;
    private readonly int _most;
    private readonly long[] _ranks;
    private readonly double[] _results;
    private double[] _listed = [];
    private int _rounds;
    private int _width = 1;

    private SlopeSelection(SlopePoints points, long[] ranks, int most, int sampleSize)
    {
        _order = new SlopeOrder(points);
        _sample = new SlopeSample(_order, sampleSize, new RandomStream(Seed));
        _ranks = ranks;
        _results = new double[ranks.Length];
        _most = most;
    }

    /// <summary>Gets whether some result is only one of many slopes that agree within rounding.</summary>
    public bool IsApproximate { get; private set; }

    /// <summary>Returns the slopes of some ranks, from 1, in rising order of rank, and whether some is only one of many that agree within rounding.</summary>
    public static double[] Select(SlopePoints points, long[] ranks, out bool isApproximate)
    {
        int most = Math.Max(1 << 17, (int)Math.Min(16L * points.Count, 1 << 24));
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
        search.Solve(0, ranks.Length, search._order.Bottom, search._order.Top);
        isApproximate = search.IsApproximate;
        return search._results;
    }

    /// <summary>Finds the ranks from one index up to another, all of which lie within the bounds.</summary>
    private void Solve(int from, int to, SlopeBound low, SlopeBound high)
    {
        long size = high.RankAsHigh - low.RankAsLow;
        if (from == to || (size <= _most && TryFinish(from, to, low, high)))
        {
            return;
        }

        _order.Sample(low, high, _sample);
        if (++_rounds > MostRounds)
        {
            Approximate(from, to, low, high, size);
            return;
        }

        // Ranks whose brackets meet share one, unless it would be no narrower.
        List<int> ends = [];
        List<int> places = [];
        for (int k = from, end; k < to; k = end)
        {
            (int below, int above) = Around(_ranks[k], low, size);
            for (end = k + 1; end < to; end++)
            {
                (int next, int last) = Around(_ranks[end], low, size);
                if (next > above || last - below > _sample.Count / 2)
                {
                    break;
                }

                above = last;
            }

            ends.Add(end);
            places.AddRange([below, above]);
        }

        SlopeThreshold?[] thresholds = _sample.At(places.ToArray());
        for (int g = 0; g < ends.Count; g++)
        {
            Narrow(g == 0 ? from : ends[g - 1], ends[g], low, high, thresholds[2 * g], thresholds[(2 * g) + 1]);
        }
    }

    /// <summary>Three standard errors of the share of the sample on either side of a rank, but enough pairs that rounding does not matter.</summary>
    private (int Below, int Above) Around(long rank, SlopeBound low, long size)
    {
        int count = _sample.Count;
        double share = (rank - low.RankAsLow - 0.5) / size;
        double margin = Math.Max((3 * Math.Sqrt(count * share * (1 - share))) + 2, count * (_width * _most / 8.0) / size);
        margin = Math.Min(margin, count / 4);
        return ((int)Math.Floor((share * count) - margin), (int)Math.Ceiling((share * count) + margin));
    }

    /// <summary>Searches between two slopes, or on that side of them on which the ranks turn out to lie; without a slope, up to the bound.</summary>
    private void Narrow(int from, int to, SlopeBound low, SlopeBound high, SlopeThreshold? lowest, SlopeThreshold? highest)
    {
        // The upper one first: the points are then left in the order at the lower one.
        SlopeBound upper = highest is null ? high : _order.BoundAt(highest, _most / 4);
        SlopeBound lower = lowest is null ? low : _order.BoundAt(lowest, _most / 4);
        int within = lowest is null ? from : First(from, to, lower.Below);
        int start = lowest is null ? from : First(within, to, lower.RankAsLow);
        int end = highest is null ? to : First(start, to, upper.RankAsHigh);
        int after = highest is null ? to : First(end, to, upper.RankAsLow);
        Fill(within, start, lower);
        Solve(start, end, lower, upper);
        Fill(end, after, upper);
        Solve(from, within, low, lower);
        Solve(after, to, upper, high);
    }

    /// <summary>The first of some ranks above a number.</summary>
    private int First(int from, int to, long rank)
    {
        while (from < to && _ranks[from] <= rank)
        {
            from++;
        }

        return from;
    }

    private void Fill(int from, int to, SlopeBound bound)
    {
        Array.Fill(_results, bound.Threshold.Slope, from, to - from);
        IsApproximate |= from < to && bound.Threshold.IsGrouped;
    }

    /// <summary>Lists what is within the bounds and selects; returns false if that was impossible.</summary>
    private bool TryFinish(int from, int to, SlopeBound low, SlopeBound high)
    {
        int size = (int)(high.RankAsHigh - low.RankAsLow);
        if (_listed.Length <= size)
        {
            _listed = new double[Math.Min(_most, size + (size / 2)) + 1]; // the next may be somewhat more
        }

        if (!_order.TryList(low, high, _listed))
        {
            _rounds = MostRounds;
            return false;
        }

        IsApproximate |= low.Threshold.IsGrouped || high.Threshold.IsGrouped;
        for (int k = from; k < to; k++)
        {
            double slope = Quickselect.Select(_listed.AsSpan(0, size), (int)(_ranks[k] - low.RankAsLow - 1));
            bool isBelow = !low.IsStrict && slope < low.Threshold.Slope;
            bool isAbove = !high.IsStrict && slope > high.Threshold.Slope;
            if (isBelow || isAbove)
            {
                // What rounding left open at the bound is beyond it: no bound. Wider from now on.
                _width = 3;
                Solve(k, to, isBelow ? _order.Bottom : low, isAbove ? _order.Top : high);
                return true;
            }

            _results[k] = slope;
        }

        return true;
    }

    /// <summary>Takes slopes from the sample where slopes that agree within rounding keep the bounds from drawing nearer.</summary>
    private void Approximate(int from, int to, SlopeBound low, SlopeBound high, long size)
    {
        IsApproximate = true;
        for (int k = from; k < to; k++)
        {
            int place = (int)((_ranks[k] - low.RankAsLow - 0.5) / size * _sample.Count);
            SlopeThreshold nearest = _sample.At([place])[0] ?? (double.IsFinite(low.Threshold.Slope) ? low.Threshold : high.Threshold);
            _results[k] = nearest.Slope;
        }
    }
}
