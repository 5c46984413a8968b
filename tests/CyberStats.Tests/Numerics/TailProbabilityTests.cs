using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class TailProbabilityTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("tail_probability.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Tails_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] v = ReferenceFile.Numbers(row[(cells[0].Length + 1)..]);

        if (cells[0] == "chi_square")
        {
            // The logarithm of a tail of e^-650 has an error of some units in the last place of 650.
            Near.Relative(v[3], TailProbability.ChiSquare(v[0], v[1]), 2e-12);
            Near.Relative(v[4], IncompleteGamma.LogLowerTail(v[1] / 2, v[0] / 2), 2e-12);
        }
        else
        {
            Near.Relative(v[3], TailProbability.FisherF(v[0], v[1], v[2]), 2e-12);
        }
    }

    [Fact]
    public void Ends_are_certain() => Assert.Equal(
        (1, 0, 1, 0, 1, 0, double.NegativeInfinity, 0),
        (TailProbability.ChiSquare(0, 3), TailProbability.ChiSquare(double.PositiveInfinity, 3),
            TailProbability.FisherF(0, 1, 5), TailProbability.FisherF(double.PositiveInfinity, 1, 5),
            TailProbability.TwoSidedNormal(0), TailProbability.TwoSidedNormal(double.NegativeInfinity),
            IncompleteGamma.LogLowerTail(2, 0), IncompleteGamma.LogLowerTail(2, double.PositiveInfinity)));

    [Theory]
    [InlineData(2, 1, 0.29516723530086653)] // atan(1/2) · 2 / π
    [InlineData(-2, 1, 0.29516723530086653)]
    [InlineData(0, 7, 1)]
    public void Student_is_two_sided(double t, double freedom, double expected) => Near.Relative(expected, TailProbability.TwoSidedStudent(t, freedom), 1e-14);

    [Fact]
    public void A_quantile_of_student_has_its_probability() => Near.Relative(
        0.05, TailProbability.TwoSidedStudent(Quantiles.TwoSidedStudent(0.95, 11), 11), 1e-13);

    [Fact]
    public void The_loader_terms_give_the_poisson_probability() => Near.Relative(
        Math.Log(Math.Pow(3.5, 4) * Math.Exp(-3.5) / 24), LoaderTerms.LogPoisson(4, 3.5), 1e-14);
}
