using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The negative binomial cost of counts whose exposures differ. No sums of the data determine the best rate of a segment: it is found by iteration.
/// </summary>
/// <remarks>
/// Counts of one exposure are taken together where there are few different ones, as of months or of a last period cut short. Otherwise a segment
/// costs as many steps as it has counts, times about five iterations.
/// </remarks>
internal readonly struct NegativeBinomialExposureCost : ISegmentCost
{
    private const int MostSums = 8_000_000;

    private readonly double[] _counts;
    private readonly double[] _q; // of each different exposure e, e r / (e r + k) for the common rate r
    private readonly int[] _groups;
    private readonly double[]? _sums; // of a prefix and a group: how many counts, and their sum
    private readonly double[] _seen;
    private readonly double[] _expected;
    private readonly double _size;

    /// <param name="counts">Not all zero.</param>
    /// <param name="exposure">Above zero.</param>
    /// <param name="size">The size k.</param>
    public NegativeBinomialExposureCost(double[] counts, double[] exposure, double size)
    {
        Count = counts.Length;
        _counts = counts;
        _size = size;
        double rate = CountSums.Rate(counts, exposure);
        double[] different = [.. exposure.Distinct().Order()];
        double[] weights = [.. different.Select(e => e * rate)];
        _q = [.. weights.Select(w => w / (w + size))];
        _groups = [.. exposure.Select(e => Array.BinarySearch(different, e))];
        _seen = CountSums.Prefixes(counts);
        _expected = CountSums.Prefixes([.. _groups.Select(g => weights[g])]);
        int width = 2 * different.Length;
        _sums = (Count + 1L) * width <= MostSums ? new double[(Count + 1) * width] : null;
        for (int i = 0; i < Count && _sums is not null; i++)
        {
            _sums.AsSpan(i * width, width).CopyTo(_sums.AsSpan((i + 1) * width));
            _sums[((i + 1) * width) + (2 * _groups[i])]++;
            _sums[((i + 1) * width) + (2 * _groups[i]) + 1] += counts[i];
        }
    }

    public int Count { get; }

    public double Of(int start, int end)
    {
        double sum = _seen[end] - _seen[start];
        if (sum == 0)
        {
            return Evaluate(start, end, 0, -1).Value;
        }

        double y = Math.Log(sum / (_expected[end] - _expected[start])); // the best of Poisson's law
        for (int i = 0; i < 100; i++)
        {
            (_, double slope, double curvature) = Evaluate(start, end, sum, Elementary.ExpM1(y));
            double step = Math.Clamp(-slope / curvature, -1, 1);
            y += step;
            if (Math.Abs(step) < 1e-8)
            {
                break; // the cost is off by the square
            }
        }

        double x = Elementary.ExpM1(y);
        return Evaluate(start, end, sum, x).Value - (2 * sum * y);
    }

    /// <summary>2 Σ (y + k) log(1 + q x) and the first two derivatives, by the logarithm of the rate, of half the cost.</summary>
    private (double Value, double Slope, double Curvature) Evaluate(int start, int end, double sum, double x)
    {
        (double value, double slope, double curvature) = (0, -sum, 0);
        int steps = _sums is null ? end - start : _q.Length;
        for (int i = 0; i < steps; i++)
        {
            double both;
            int group;
            if (_sums is null)
            {
                group = _groups[start + i];
                both = _counts[start + i] + _size;
            }
            else
            {
                group = i;
                int width = 2 * _q.Length;
                int late = (end * width) + (2 * i);
                int early = (start * width) + (2 * i);
                both = _sums[late + 1] - _sums[early + 1] + (_size * (_sums[late] - _sums[early]));
            }

            double rest = 1 + (_q[group] * x);
            double p = _q[group] * (1 + x) / rest;
            value += both * Elementary.LogP1(_q[group] * x);
            slope += both * p;
            curvature += both * p * (1 - p);
        }

        return (2 * value, slope, curvature);
    }
}
