using CsCheck;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class ElementaryTests
{
    private const double FewUnits = 8e-16; // some four units in the last place

    [Theory] // to 17 digits by the series, in 60-digit arithmetic
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(-1e-10, -9.9999999995e-11)]
    [InlineData(0.05, 0.051271096376024042)]
    [InlineData(-0.05, -0.048770575499285991)]
    [InlineData(0.5, 0.64872127070012815)]
    [InlineData(1, 1.7182818284590452)]
    [InlineData(-1, -0.63212055882855768)]
    [InlineData(10, 22025.465794806717)]
    [InlineData(-40, -1)]
    public void Exp_less_one_keeps_its_digits(double x, double expected) => Near.Relative(expected, Elementary.ExpM1(x), FewUnits);

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-10, 9.9999999995e-11)]
    [InlineData(-1e-10, -1.00000000005e-10)]
    [InlineData(0.05, 0.048790164169432003)]
    [InlineData(-0.05, -0.051293294387550533)]
    [InlineData(1, 0.69314718055994531)]
    [InlineData(1e10, 23.025850930040455)]
    public void Log_of_one_more_keeps_its_digits(double x, double expected) => Near.Relative(expected, Elementary.LogP1(x), FewUnits);

    [Fact]
    public void The_ends_are_limits_and_not_errors()
    {
        Assert.Equal(0, Elementary.ExpM1(0));
        Assert.Equal(-1, Elementary.ExpM1(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, Elementary.ExpM1(double.PositiveInfinity));
        Assert.Equal(double.NaN, Elementary.ExpM1(double.NaN));
        Assert.Equal(0, Elementary.LogP1(0));
        Assert.Equal(double.NegativeInfinity, Elementary.LogP1(-1));
        Assert.Equal(double.NegativeInfinity, Elementary.LogP1(-1.5));
        Assert.Equal(double.PositiveInfinity, Elementary.LogP1(double.PositiveInfinity));
        Assert.Equal(double.NaN, Elementary.LogP1(double.NaN));
    }

    [Fact]
    public void Each_undoes_the_other() => Gen.Double[-30, 1].Select(Gen.Bool).Sample((log10, isNegative) =>
    {
        double x = Math.Pow(10, log10) * (isNegative ? -1 : 1);

        // Error of exp(x) - 1 seen through the logarithm: its relative error times |y / ((1 + y) log(1 + y))|, which is e^-x (e^x - 1) / x.
        double condition = x < -1 ? Math.Exp(-x) : 1;
        Near.Relative(x, Elementary.LogP1(Elementary.ExpM1(x)), 2 * FewUnits * condition);
    });
}
