namespace CyberStats.Reporting;

/// <summary>
/// The distances between ratings that Krippendorff's alpha adds up.
/// </summary>
/// <remarks>
/// The ordinal distance of two values is the difference of their mean ranks: the ratings below and half of those at a value. So it needs no table, and as
/// for the interval metric the sum over all pairs is that of the squares about the mean.
/// </remarks>
internal sealed class AlphaMetric(double[] values, MeasurementLevel level)
{
    private readonly double[] _counts = new double[values.Length];
    private readonly double[] _scores = new double[values.Length];

    /// <summary>Returns the disagreements of units, whose ratings are places among the values.</summary>
    public AlphaDisagreement Of(int[][] units)
    {
        Array.Clear(_counts);
        double n = 0;
        foreach (int[] unit in units)
        {
            n += unit.Length;
            foreach (int value in unit)
            {
                _counts[value]++;
            }
        }

        if (n < 2)
        {
            return new AlphaDisagreement(0, 0);
        }

        double center = Score(n);
        double observed = 0;
        foreach (int[] unit in units)
        {
            observed += Within(unit) / (unit.Length - 1);
        }

        return new AlphaDisagreement(observed / n, Among(n, center) / (n * (n - 1)));
    }

    /// <summary>Sets the numbers whose differences are the distances, and returns their mean over all ratings.</summary>
    private double Score(double n)
    {
        double below = 0;
        double sum = 0;
        for (int v = 0; v < values.Length; v++)
        {
            _scores[v] = level == MeasurementLevel.Ordinal ? below + (_counts[v] / 2) : values[v];
            below += _counts[v];
            sum += _counts[v] / n * _scores[v];
        }

        return sum;
    }

    /// <summary>The sum of the squared distances over the ordered pairs of one unit.</summary>
    private double Within(int[] unit)
    {
        double sum = 0;
        for (int i = 0; i < unit.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += Square(unit[i], unit[j]);
            }
        }

        return 2 * sum;
    }

    /// <summary>The sum of the squared distances over all ordered pairs of ratings.</summary>
    private double Among(double n, double center)
    {
        double sum = 0;
        switch (level)
        {
            case MeasurementLevel.Nominal:
                foreach (double count in _counts)
                {
                    sum += count * (n - count);
                }

                return sum;
            case MeasurementLevel.Ratio:
                for (int a = 0; a < values.Length; a++)
                {
                    for (int b = 0; b < a && _counts[a] > 0; b++)
                    {
                        sum += _counts[a] * _counts[b] * Square(a, b);
                    }
                }

                return 2 * sum;
            default:
                for (int v = 0; v < values.Length; v++)
                {
                    sum += _counts[v] * (_scores[v] - center) * (_scores[v] - center);
                }

                // Ratings of one value leave nothing but the rounding of their mean.
                return _counts.Count(c => c > 0) > 1 ? 2 * n * sum : 0;
        }
    }

    private double Square(int a, int b)
    {
        if (a == b)
        {
            return 0;
        }

        double distance = level switch
        {
            MeasurementLevel.Nominal => 1,
            MeasurementLevel.Ratio => (values[a] - values[b]) / (values[a] + values[b]),
            _ => _scores[a] - _scores[b],
        };
        return distance * distance;
    }
}
