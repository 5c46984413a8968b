using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class QuantilesTests
{
    public static TheoryData<string> Students => [.. Rows("student,")];

    public static TheoryData<string> Normals => [.. Rows("normal,")];

    [Theory]
    [MemberData(nameof(Students))]
    public void Students_quantile_is_that_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row);

        Near.Relative(v[6], Quantiles.TwoSidedStudent(v[4], v[0]), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Normals))]
    public void The_normal_quantile_is_that_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row);

        Near.Relative(v[6], Quantiles.TwoSidedNormal(v[4]), 1e-13);
    }

    // The quartile of Cauchy's law is 1; that of two degrees of freedom is √(2/3), from t / √(2 + t²) = 1/2.
    [Fact]
    public void One_and_two_degrees_of_freedom_are_elementary()
    {
        Near.Relative(1, Quantiles.TwoSidedStudent(0.5, 1), 1e-14);
        Near.Relative(0.81649658092772603, Quantiles.TwoSidedStudent(0.5, 2), 1e-14);
    }

    [Fact]
    public void Students_quantile_falls_to_the_normal_one()
    {
        double last = double.PositiveInfinity;
        foreach (double freedom in (double[])[0.5, 1, 1.5, 2, 5, 10, 100, 1e4, 1e6, 1e8])
        {
            double t = Quantiles.TwoSidedStudent(0.95, freedom);
            Assert.True(t < last, $"{freedom}: {t:R}");
            last = t;
        }

        Near.Relative(Quantiles.TwoSidedNormal(0.95), last, 3e-8);
    }

    private static IEnumerable<string> Rows(string what) =>
        ReferenceFile.Lines("proportion.csv").Where(row => row.StartsWith(what, StringComparison.Ordinal)).Select(row => row[what.Length..]);
}
