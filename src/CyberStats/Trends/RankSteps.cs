using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Which of many one-sided comparisons of groups are sure together: rules that go down step by step, each step freed of what is decided.
/// </summary>
/// <remarks>Sources: Holm (1979); Romano and Wolf (2005), <i>Exact and approximate stepdown methods for multiple hypothesis testing</i>.</remarks>
internal sealed class RankSteps
{
    private readonly double[] _errors;
    private readonly double[][] _draws;
    private readonly double _level;

    /// <summary>Draws the errors of all groups once, for all sets of pairs.</summary>
    public RankSteps(double[] errors, double level, int replicates, long seed)
    {
        _errors = errors;
        _level = level;
        _draws = new double[replicates][];
        for (int r = 0; r < replicates; r++)
        {
            var random = new RandomStream(seed, r);
            _draws[r] = [.. errors.Select(e => e * RandomCounts.Normal(random))];
        }
    }

    public static bool[] Holm(double[,] logTails, (int High, int Low)[] pairs, double logAlpha)
    {
        bool[] isHigher = new bool[pairs.Length];
        int left = pairs.Length;
        foreach (int i in Enumerable.Range(0, pairs.Length).OrderBy(i => logTails[pairs[i].High, pairs[i].Low]))
        {
            if (logTails[pairs[i].High, pairs[i].Low] > logAlpha - Math.Log(left--))
            {
                break;
            }

            isHigher[i] = true;
        }

        return isHigher;
    }

    public bool[] MaxStatistic(double[,] logTails, (int High, int Low)[] pairs)
    {
        double[] scores = [.. pairs.Select(p => NormalScore.OfLogTail(logTails[p.High, p.Low]))];
        bool[] isHigher = new bool[pairs.Length];
        int decided = 0;
        while (decided < pairs.Length)
        {
            double critical = Critical([.. pairs.Where((_, i) => !isHigher[i])]);
            int before = decided;
            for (int i = 0; i < pairs.Length; i++)
            {
                if (!isHigher[i] && scores[i] > critical)
                {
                    isHigher[i] = true;
                    decided++;
                }
            }

            if (decided == before)
            {
                break;
            }
        }

        return isHigher;
    }

    /// <summary>The largest standardized difference of the pairs that is not exceeded with the probability of the level.</summary>
    private double Critical((int High, int Low)[] pairs)
    {
        double[] spreads = [.. pairs.Select(p => 1 / double.Hypot(_errors[p.High], _errors[p.Low]))];
        double[] largest = new double[_draws.Length];
        for (int r = 0; r < _draws.Length; r++)
        {
            double[] draw = _draws[r];
            double most = double.NegativeInfinity;
            for (int i = 0; i < pairs.Length; i++)
            {
                most = Math.Max(most, (draw[pairs[i].High] - draw[pairs[i].Low]) * spreads[i]);
            }

            largest[r] = most;
        }

        Array.Sort(largest);
        int rank = (int)Math.Ceiling(_level * (largest.Length + 1.0));
        return rank > largest.Length ? double.PositiveInfinity : largest[rank - 1];
    }
}
