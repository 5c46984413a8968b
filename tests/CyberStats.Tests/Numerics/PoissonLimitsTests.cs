using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class PoissonLimitsTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("poisson_limits.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_limits_are_those_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row);

        (double low, double high) = PoissonLimits.Of((int)v[0], v[1]);

        Near.Relative(v[2], low, 1e-11); // what the platform's incomplete gamma function gives at 2,500
        Near.Relative(v[3], high, 1e-11);
    }
}
