using System.Globalization;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class ChangePointsReferenceTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("change_points.csv")];

    // Costs to 1e-9 of themselves; a range of penalties is a difference of costs, so that it keeps 1e-9 of those.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Breaks_costs_and_ranges_are_those_of_the_recursion_over_segments(string row)
    {
        string[] cells = row.Split(',');
        double[] v = [.. cells.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        (double parameter, int minimum, double penalty, double total, double low, double high) = (v[0], (int)v[1], v[2], v[3], v[4], v[5]);
        (int changes, int n) = ((int)v[6], (int)v[7]);
        int[] breaks = [.. v.AsSpan(8, changes).ToArray().Select(b => (int)b)];
        double[] values = v[(8 + changes)..(8 + changes + n)];
        double[] exposure = v[(8 + changes + n)..];
        ChangePointCost cost = cells[0] switch
        {
            "poisson" => ChangePointCost.Poisson,
            "binomial" => ChangePointCost.NegativeBinomial(parameter),
            "mean" => ChangePointCost.NormalMean(parameter),
            _ => ChangePointCost.NormalMeanAndVarianceAbove(parameter),
        };

        bool isExposed = exposure.Any(e => e != 1);
        Segmentation found = isExposed ? ChangePoints.Find(values, exposure, cost, penalty, minimum) : ChangePoints.Find(values, cost, penalty, minimum);
        SegmentationRange range = (isExposed
            ? ChangePoints.Path(values, exposure, cost, 0, double.PositiveInfinity, minimum)
            : ChangePoints.Path(values, cost, 0, double.PositiveInfinity, minimum)).Single(r => r.Segmentation.Breaks.Count == changes);

        double tolerance = 1e-9 * (1 + Math.Abs(total));
        Assert.Equal(breaks, found.Breaks);
        Assert.Equal(total, found.TotalCost, tolerance);
        Assert.Equal(breaks, range.Segmentation.Breaks);
        Assert.Equal(low, range.LowestPenalty, tolerance);
        Assert.True(high.Equals(range.HighestPenalty) || Math.Abs(high - range.HighestPenalty) <= tolerance, $"{high} {range.HighestPenalty}");
    }
}
