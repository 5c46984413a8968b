namespace CyberStats.Numerics;

/// <summary>
/// The law of a whole number of which each observation is known only to lie in a closed interval: where the likelihood puts its mass, without
/// a model.
/// </summary>
/// <remarks>
/// <para>
/// Mass can lie only on innermost intervals, from a left end to the next right end with no other end between. It is found by turns of
/// self-consistency (EM), which never fails, and of isotonic Newton steps (ICM), which take mass away for good; each turn is linear in
/// observations and intervals. It ends when no derivative of the log-likelihood exceeds its bound n by more than a billionth. Where the
/// likelihood does not tell intervals apart, the mass is one of several that fit equally well.
/// </para>
/// <para>
/// Source: Turnbull (1976), <i>The empirical distribution function with arbitrarily grouped, censored and truncated data</i>; Wellner and
/// Zhan (1997), <i>A hybrid algorithm for computation of the nonparametric maximum likelihood estimator from censored data</i>, with the line
/// search of Jongbloed (1998); Gentleman and Geyer (1994) for the bound.
/// </para>
/// </remarks>
internal sealed class IntervalSurvival
{
    /// <summary>The right end of an observation that is known only to be at least its left end.</summary>
    public const int Unlimited = int.MaxValue;

    private const int MostTurns = 20_000;
    private const double Tolerance = 1e-9;
    private const double Nothing = 1e-7; // above what the search leaves where there should be none, below the share of one record of a million

    private readonly (int Left, int Right)[] _innermost;
    private readonly (int First, int Last, int Count)[] _spans; // the innermost intervals that observations cover, with how many cover the same
    private readonly double _n;
    private double[] _mass;

    private IntervalSurvival(IReadOnlyList<(int Left, int Right)> observations)
    {
        _innermost = Innermost(observations);
        _n = observations.Count;
        _mass = [.. Enumerable.Repeat(1.0 / _innermost.Length, _innermost.Length)];
        _spans =
        [
            .. observations
                .Select(o => (First: FirstAtOrAfter(_innermost, o.Left), Last: LastAtOrBefore(_innermost, o.Right)))
                .GroupBy(s => s)
                .Select(g => (g.Key.First, g.Key.Last, g.Count())),
        ];
    }

    /// <summary>Returns the intervals that have mass, in order.</summary>
    public static (int Left, int Right, double Mass)[] Masses(IReadOnlyList<(int Left, int Right)> observations) => Masses(observations, out _);

    /// <summary>Returns the intervals that have mass, in order, and whether the search came to its end in a number of turns.</summary>
    public static (int Left, int Right, double Mass)[] Masses(
        IReadOnlyList<(int Left, int Right)> observations, out bool hasConverged, int mostTurns = MostTurns)
    {
        hasConverged = true;
        if (observations.Count == 0)
        {
            return [];
        }

        var survival = new IntervalSurvival(observations);
        hasConverged = survival.Search(mostTurns);
        survival._mass = [.. survival._mass.Select(mass => mass > Nothing ? mass : 0)];
        Normalise(survival._mass);
        return [.. survival._innermost.Select((i, j) => (i.Left, i.Right, Mass: survival._mass[j])).Where(m => m.Mass > 0)];
    }

    private bool Search(int mostTurns)
    {
        for (int turn = 0; turn < mostTurns; turn++)
        {
            double[] slope = Slopes();
            if (slope.Max() <= _n * (1 + Tolerance))
            {
                return true;
            }

            for (int j = 0; j < _mass.Length; j++)
            {
                _mass[j] *= slope[j] / _n;
            }

            Normalise(_mass);
            TakeNewtonStep();
        }

        return false;
    }

    /// <summary>The derivatives of the log-likelihood by each mass.</summary>
    private double[] Slopes()
    {
        double[] before = Cumulative(_mass);
        double[] slope = new double[_mass.Length + 1];
        foreach ((int first, int last, int count) in _spans)
        {
            double weight = count / (before[last + 1] - before[first]);
            slope[first] += weight;
            slope[last + 1] -= weight;
        }

        for (int j = 1; j < _mass.Length; j++)
        {
            slope[j] += slope[j - 1];
        }

        return slope[.._mass.Length];
    }

    /// <summary>A Newton step of the distribution function with the diagonal of the second derivatives, made to rise, and halved until it gains.</summary>
    private void TakeNewtonStep()
    {
        int m = _mass.Length;
        double[] f = Cumulative(_mass);
        double[] gradient = new double[m + 1];
        double[] curvature = new double[m + 1];
        foreach ((int first, int last, int count) in _spans)
        {
            double d = f[last + 1] - f[first];
            gradient[last + 1] += count / d;
            gradient[first] -= count / d;
            curvature[last + 1] += count / (d * d);
            curvature[first] += count / (d * d);
        }

        // Between the fixed ends 0 and 1.
        double[] target = new double[m - 1];
        double[] weight = new double[m - 1];
        for (int j = 1; j < m; j++)
        {
            weight[j - 1] = Math.Max(curvature[j], 1e-300);
            target[j - 1] = f[j] + (gradient[j] / weight[j - 1]);
        }

        MakeRise(target, weight);
        double[] step = new double[m];
        for (int j = 0; j < m; j++)
        {
            double upper = j == m - 1 ? 1 : Math.Clamp(target[j], 0, 1);
            double lower = j == 0 ? 0 : Math.Clamp(target[j - 1], 0, 1);
            step[j] = upper - lower - _mass[j];
        }

        double start = LogLikelihood(_mass);
        for (double length = 1; length > 1e-6; length /= 2)
        {
            double[] trial = [.. _mass.Select((mass, j) => Math.Max(0, mass + (length * step[j])))];
            Normalise(trial);
            if (LogLikelihood(trial) > start)
            {
                _mass = trial;
                return;
            }
        }
    }

    private double LogLikelihood(double[] mass)
    {
        double[] before = Cumulative(mass);
        return _spans.Sum(s => s.Count * Math.Log(before[s.Last + 1] - before[s.First])); // NaN and -∞ gain nothing
    }

    /// <summary>The nearest values that never fall, by weighted squares: pools neighbours that are out of order.</summary>
    private static void MakeRise(double[] values, double[] weights)
    {
        var pools = new List<(double Mean, double Weight, int Length)>(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            (double Mean, double Weight, int Length) pool = (values[i], weights[i], 1);
            while (pools.Count > 0 && pools[^1].Mean >= pool.Mean)
            {
                (double mean, double weight, int length) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pool = (((mean * weight) + (pool.Mean * pool.Weight)) / (weight + pool.Weight), weight + pool.Weight, length + pool.Length);
            }

            pools.Add(pool);
        }

        int at = 0;
        foreach ((double mean, _, int length) in pools)
        {
            values.AsSpan(at, length).Fill(mean);
            at += length;
        }
    }

    private static double[] Cumulative(double[] mass)
    {
        double[] before = new double[mass.Length + 1];
        for (int j = 0; j < mass.Length; j++)
        {
            before[j + 1] = before[j] + mass[j];
        }

        return before;
    }

    private static void Normalise(double[] mass)
    {
        double total = mass.Sum();
        for (int j = 0; j < mass.Length; j++)
        {
            mass[j] /= total;
        }
    }

    private static (int Left, int Right)[] Innermost(IReadOnlyList<(int Left, int Right)> observations)
    {
        // At equal values a left end comes first: closed intervals that touch have the point in common.
        (int Value, bool IsRight)[] ends =
        [
            .. observations.Select(o => (o.Left, false)).Concat(observations.Select(o => (o.Right, true))).Order(),
        ];
        var found = new List<(int, int)>();
        for (int i = 1; i < ends.Length; i++)
        {
            if (!ends[i - 1].IsRight && ends[i].IsRight)
            {
                found.Add((ends[i - 1].Value, ends[i].Value));
            }
        }

        return [.. found];
    }

    private static int FirstAtOrAfter((int Left, int Right)[] innermost, int left)
    {
        int low = 0;
        for (int high = innermost.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = innermost[middle].Left < left ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int LastAtOrBefore((int Left, int Right)[] innermost, int right)
    {
        int low = 0;
        for (int high = innermost.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = innermost[middle].Right <= right ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
