namespace CyberStats.Trends;

/// <summary>
/// The integrated likelihoods of all counts with one rate, and of each split with two, for negative binomial counts of a given size.
/// </summary>
/// <remarks>Counts with the same mean enter through their sum and number, so that a split costs the same however long it is.</remarks>
internal sealed class SplitIntegrals
{
    private readonly double[] _means; // distinct
    private readonly double[][] _counts; // sums up to each break, for each mean
    private readonly double[][] _numbers;
    private readonly double _shape;
    private readonly double _prior;
    private readonly double[] _starts; // where each integral had its peak for the last size

    public SplitIntegrals(double[] counts, double[] means, double shape, double prior)
    {
        _shape = shape;
        _prior = prior;
        _means = [.. means.Distinct()];
        _counts = [new double[_means.Length]];
        _numbers = [new double[_means.Length]];
        for (int i = 0; i < counts.Length; i++)
        {
            int which = Array.IndexOf(_means, means[i]);
            _counts = [.. _counts, [.. _counts[^1]]];
            _numbers = [.. _numbers, [.. _numbers[^1]]];
            _counts[^1][which] += counts[i];
            _numbers[^1][which]++;
        }

        _starts = new double[2 * counts.Length];
    }

    /// <summary>Returns the logarithms of the integral without a change, and with one after 1, 2, … counts.</summary>
    public (double None, double[] Each) Logs(double size)
    {
        var integral = new RateIntegral(size, _shape, _prior);
        int n = _counts.Length - 1;
        double none = Part(integral, 0, n, ref _starts[0]);
        double[] each = new double[n - 1];
        for (int k = 1; k < n; k++)
        {
            each[k - 1] = Part(integral, 0, k, ref _starts[k]) + Part(integral, k, n, ref _starts[n + k]);
        }

        return (none, each);
    }

    private double Part(RateIntegral integral, int from, int to, ref double start) => integral.Log(
        [.. _counts[to].Select((c, i) => c - _counts[from][i])], [.. _numbers[to].Select((c, i) => c - _numbers[from][i])], _means, ref start);
}
