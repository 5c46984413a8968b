namespace CyberStats.Trends;

/// <summary>For every prefix of a series, the least cost of cutting it into segments, and where its last segment starts.</summary>
/// <remarks>
/// A change costs its penalty and a margin just above rounding, so that of segmentations that cost the same one with the fewest changes is found.
/// </remarks>
internal sealed class PartitionTable
{
    private const double Margin = 1e-9;
    private const double Rounding = 2e-15; // of costs that are sums of sums

    private readonly double[] _least;
    private readonly int[] _starts;
    private readonly double _change;

    public PartitionTable(int count, PartitionRule rule)
    {
        _least = new double[count + 1];
        _starts = new int[count + 1];
        Array.Fill(_least, double.PositiveInfinity, 1, count);
        _change = rule.Penalty + Margin;
    }

    /// <summary>Says whether a prefix can be cut into segments that are long enough.</summary>
    public bool IsReached(int end) => _least[end] < double.PositiveInfinity;

    /// <summary>Returns the least cost of a prefix, and of the change after it if it is not empty.</summary>
    public double Before(int end) => end == 0 ? 0 : _least[end] + _change + (Rounding * Math.Abs(_least[end]));

    /// <summary>Offers a last segment for a prefix.</summary>
    public void Offer(int start, int end, double cost)
    {
        if (cost < _least[end])
        {
            _least[end] = cost;
            _starts[end] = start;
        }
    }

    /// <summary>Returns the changes of the whole series, rising.</summary>
    public int[] Breaks()
    {
        var breaks = new List<int>();
        for (int start = _starts[^1]; start > 0; start = _starts[start])
        {
            breaks.Add(start);
        }

        breaks.Reverse();
        return [.. breaks];
    }
}
