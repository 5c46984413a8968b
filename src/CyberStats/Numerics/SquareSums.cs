namespace CyberStats.Numerics;

/// <summary>
/// Mean and sum of squares about it of any run of numbers, in constant time after one pass.
/// </summary>
/// <remarks>
/// The difference of two prefix sums loses the squares of 1e9 + noise in double precision: 1e18 leaves no digit of 1. Here numbers are centred
/// without rounding, scaled by a power of two, and summed in twice the precision: what is left is off by about 1e-32 of the sum of all squares.
/// </remarks>
internal sealed class SquareSums
{
    private readonly CompensatedSum[] _sums;
    private readonly CompensatedSum[] _squares;

    /// <param name="values">Finite, not beyond ±1e150.</param>
    public SquareSums(ReadOnlySpan<double> values)
    {
        Count = values.Length;
        CompensatedSum total = default;
        (double least, double most) = (double.MaxValue, double.MinValue);
        foreach (double value in values)
        {
            total += value;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        Center = total.Value / Math.Max(1, Count);
        Scale = most > least ? Math.ScaleB(1, Math.Min(1000, -Math.ILogB(most - least))) : 1;
        _sums = new CompensatedSum[Count + 1];
        _squares = new CompensatedSum[Count + 1];
        for (int i = 0; i < Count; i++)
        {
            var z = CompensatedSum.Difference(values[i] * Scale, Center * Scale);
            _sums[i + 1] = _sums[i] + z;
            _squares[i + 1] = _squares[i] + z.Squared();
        }
    }

    /// <summary>Gets the number of values.</summary>
    public int Count { get; }

    /// <summary>Gets what is taken from each value.</summary>
    public double Center { get; }

    /// <summary>Gets the power of two by which they are multiplied then.</summary>
    public double Scale { get; }

    /// <summary>Returns the sum of squares about the mean, and the mean, centred and scaled.</summary>
    public (double Squares, double Mean) Of(int start, int end)
    {
        CompensatedSum sum = _sums[end] - _sums[start];
        CompensatedSum squares = _squares[end] - _squares[start] - sum.Squared().Over(end - start);
        return (Math.Max(0, squares.Value), sum.High / (end - start));
    }
}
