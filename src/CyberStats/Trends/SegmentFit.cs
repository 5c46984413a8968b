using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>The level and the cost of one segment, from its own observations.</summary>
internal static class SegmentFit
{
    public static Segment Of(ReadOnlySpan<double> values, ReadOnlySpan<double> exposure, ChangePointCost cost, int start)
    {
        double sum = cost.IsOfCounts ? CountSums.OfCounts(values) : CountSums.Sum(values);
        double whole = exposure.IsEmpty ? values.Length : CountSums.Sum(exposure);
        var segment = new Segment(start, values.Length) { Mean = sum / whole, Exposure = whole };
        return cost.Law switch
        {
            ChangePointLaw.Poisson => segment with { Cost = sum == 0 ? 0 : -2 * sum * Math.Log(segment.Mean) },
            ChangePointLaw.NegativeBinomial => NegativeBinomial(segment, values, exposure, sum, cost.Size!.Value),
            ChangePointLaw.NormalMean => segment with { Cost = Squares(values, segment.Mean, cost.StandardDeviation!.Value) },
            _ => MeanAndVariance(segment, values, cost.LeastVariance!.Value),
        };
    }

    private static Segment NegativeBinomial(Segment segment, ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure, double sum, double size)
    {
        double rate = Rate(segment.Mean, counts, exposure, size);
        double cost = sum == 0 ? 0 : -2 * sum * (Math.Log(rate) + 1);
        for (int i = 0; i < counts.Length; i++)
        {
            cost += 2 * (counts[i] + size) * Elementary.LogP1(rate * (exposure.IsEmpty ? 1 : exposure[i]) / size);
        }

        return segment with { Mean = rate, Cost = cost };
    }

    /// <summary>The best rate, by Newton's method on its logarithm; where exposures are equal, that is the mean from the start.</summary>
    private static double Rate(double mean, ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure, double size)
    {
        if (mean == 0 || exposure.IsEmpty)
        {
            return mean;
        }

        double rate = mean;
        for (int i = 0; i < 100; i++)
        {
            (double slope, double curvature) = (0, 0);
            for (int j = 0; j < counts.Length; j++)
            {
                double p = exposure[j] * rate / (size + (exposure[j] * rate));
                slope += counts[j] - ((counts[j] + size) * p);
                curvature += (counts[j] + size) * p * (1 - p);
            }

            double step = Math.Clamp(slope / curvature, -1, 1);
            rate *= Math.Exp(step);
            if (Math.Abs(step) < 1e-12)
            {
                break;
            }
        }

        return rate;
    }

    private static Segment MeanAndVariance(Segment segment, ReadOnlySpan<double> values, double least)
    {
        double unit = Math.Sqrt(least);
        double squares = Squares(values, segment.Mean, unit); // over the least variance
        double ratio = Math.Max(1, squares / values.Length);
        return segment with
        {
            Variance = ratio * least,
            Cost = (values.Length * (Math.Log(2 * Math.PI) + Math.Log(ratio) + Math.Log(least))) + (squares / ratio),
        };
    }

    private static double Squares(ReadOnlySpan<double> values, double mean, double unit)
    {
        CompensatedSum squares = default;
        CompensatedSum rest = default;
        foreach (double value in values)
        {
            double z = (value - mean) / unit;
            squares += z * z;
            rest += z;
        }

        return squares.Value - (rest.Value * rest.Value / values.Length); // the mean is rounded
    }
}
