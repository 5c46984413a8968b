namespace CyberStats.Trends;

/// <summary>
/// Points in order of time, then of value, on scales on which no slope overflows or vanishes.
/// </summary>
/// <remarks>
/// Times and values are multiplied by powers of two, which no slope feels in any bit. What is below 2^-400 on that scale (the greatest is
/// between 2^-60 and 2^60) is taken as zero.
/// </remarks>
internal sealed class SlopePoints
{
    private const int WidestExponent = 60;
    private static readonly double Least = Math.ScaleB(1, -400);
    private readonly int _timeExponent;
    private readonly int _valueExponent;

    /// <summary>Takes over the arrays, which are finite and of one length, and sorts them.</summary>
    public SlopePoints(double[] times, double[] values)
    {
        _timeExponent = Scale(times);
        _valueExponent = Scale(values);
        X = times;
        Y = values;
        bool rising = true;
        for (int i = 1; i < times.Length; i++)
        {
            rising &= times[i - 1] < times[i];
        }

        if (!rising)
        {
            Array.Sort(times, values);
        }

        int n = times.Length;
        GroupEnd = new int[n];
        for (int i = 0; i < n;)
        {
            int end = i + 1;
            while (end < n && times[end] == times[i])
            {
                end++;
            }

            Array.Sort(values, i, end - i);
            Array.Fill(GroupEnd, end, i, end - i);
            Pairs += (long)(end - i) * (n - end);
            HasTies |= end - i > 1;
            i = end;
        }
    }

    /// <summary>Gets the times, rising.</summary>
    public double[] X { get; }

    /// <summary>Gets the values, rising where the times are equal.</summary>
    public double[] Y { get; }

    /// <summary>Gets for each point where the points of its time end.</summary>
    public int[] GroupEnd { get; }

    /// <summary>Gets whether there are equal times.</summary>
    public bool HasTies { get; }

    /// <summary>Gets the number of points.</summary>
    public int Count => X.Length;

    /// <summary>Gets the number of pairs of points at different times.</summary>
    public long Pairs { get; }

    /// <summary>Returns the slope between two points as every part of the search computes it.</summary>
    public double Slope(int i, int j) => ((Y[j] - Y[i]) / (X[j] - X[i])) + 0.0; // + 0: no negative zero

    /// <summary>Returns a slope in the units of the data.</summary>
    public double Unscaled(double slope) => Math.ScaleB(slope, _valueExponent - _timeExponent);

    /// <summary>Returns the median of value − slope · time, in the units of the data.</summary>
    public double Intercept(double slope)
    {
        double[] rests = new double[Count];
        for (int i = 0; i < rests.Length; i++)
        {
            rests[i] = Y[i] - (slope * X[i]);
        }

        double upper = Quickselect.Select(rests, rests.Length / 2);
        double lower = rests.Length % 2 == 1 ? upper : Quickselect.Select(rests, (rests.Length / 2) - 1);
        return Math.ScaleB((lower / 2) + (upper / 2), _valueExponent);
    }

    private static int Scale(double[] numbers)
    {
        double greatest = 0;
        foreach (double number in numbers)
        {
            greatest = Math.Max(greatest, Math.Abs(number));
        }

        int exponent = greatest == 0 ? 0 : Math.ILogB(greatest);
        exponent = Math.Abs(exponent) < WidestExponent ? 0 : exponent;
        for (int i = 0; i < numbers.Length; i++)
        {
            double scaled = exponent == 0 ? numbers[i] : Math.ScaleB(numbers[i], -exponent);
            numbers[i] = Math.Abs(scaled) < Least ? 0 : scaled;
        }

        return exponent;
    }
}
