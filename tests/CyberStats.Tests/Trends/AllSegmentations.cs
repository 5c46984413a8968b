namespace CyberStats.Tests.Trends;

/// <summary>
/// The best of all segmentations by looking at every one of them, with costs written down from the densities: nothing is shared with the library.
/// </summary>
internal sealed class AllSegmentations
{
    private readonly double[,] _costs;
    private readonly int _n;

    public AllSegmentations(int n, Func<int, int, double> cost)
    {
        _n = n;
        _costs = new double[n, n + 1];
        for (int start = 0; start < n; start++)
        {
            for (int end = start + 1; end <= n; end++)
            {
                _costs[start, end] = cost(start, end);
            }
        }
    }

    /// <summary>By number of changes, the least total cost; infinite where no segmentation has that many.</summary>
    public double[] Least(int minimum, double lengthWeight = 0)
    {
        double[] least = [.. Enumerable.Repeat(double.PositiveInfinity, _n)];
        for (int mask = 0; mask < 1 << (_n - 1); mask++)
        {
            double total = 0;
            int start = 0;
            bool isLongEnough = true;
            for (int end = 1; end <= _n && isLongEnough; end++)
            {
                if (end == _n || (mask >> (end - 1) & 1) == 1)
                {
                    isLongEnough = end - start >= minimum;
                    total += _costs[start, end] + (lengthWeight == 0 ? 0 : lengthWeight * Math.Log((end - start) / (double)_n));
                    start = end;
                }
            }

            int changes = int.PopCount(mask);
            least[changes] = isLongEnough ? Math.Min(least[changes], total) : least[changes];
        }

        return least;
    }

    /// <summary>The total cost of one segmentation.</summary>
    public double Of(IReadOnlyList<int> breaks) =>
        Enumerable.Range(0, breaks.Count + 1).Sum(i => _costs[i == 0 ? 0 : breaks[i - 1], i < breaks.Count ? breaks[i] : _n]);

    public static AllSegmentations Poisson(double[] y, double[] e) => new(y.Length, (s, t) =>
    {
        double sum = y[s..t].Sum();
        return sum == 0 ? 0 : -2 * sum * Math.Log(sum / e[s..t].Sum());
    });

    /// <summary>−2 Σ [y log p + k log(1 − p)] + 2 Σ y (log e − log k − 1), p = eλ / (k + eλ), at the best of λ by bisection.</summary>
    public static AllSegmentations NegativeBinomial(double[] y, double[] e, double k) => new(y.Length, (s, t) =>
    {
        if (y[s..t].Sum() == 0)
        {
            return 0;
        }

        double Slope(double rate) => Enumerable.Range(s, t - s).Sum(i => (y[i] / rate) - ((y[i] + k) * e[i] / (k + (e[i] * rate))));
        (double low, double high) = (1e-12, 1e12);
        for (int i = 0; i < 200; i++)
        {
            double middle = Math.Sqrt(low * high);
            (low, high) = Slope(middle) > 0 ? (middle, high) : (low, middle);
        }

        return Enumerable.Range(s, t - s).Sum(i =>
        {
            double mean = e[i] * low;
            return (-2 * ((y[i] * Math.Log(mean / (k + mean))) + (k * Math.Log(k / (k + mean))))) + (2 * y[i] * (Math.Log(e[i]) - Math.Log(k) - 1));
        });
    });

    public static AllSegmentations NormalMean(double[] y, double sd) => new(y.Length, (s, t) =>
    {
        double mean = y[s..t].Average();
        return y[s..t].Sum(v => (v - mean) * (v - mean)) / (sd * sd);
    });

    public static AllSegmentations NormalMeanAndVariance(double[] y, double least) => new(y.Length, (s, t) =>
    {
        double mean = y[s..t].Average();
        double variance = Math.Max(least, y[s..t].Average(v => (v - mean) * (v - mean)));
        return y[s..t].Sum(v => Math.Log(2 * Math.PI * variance) + ((v - mean) * (v - mean) / variance));
    });
}
