using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class SearchAndIntegralTests
{
    [Theory]
    [InlineData(2.5)]
    [InlineData(1e-300)]
    [InlineData(-7e40)]
    [InlineData(0)]
    public void The_least_point_of_a_step_is_found_to_the_last_bit(double step) =>
        Assert.Equal(step, LeastPoint.Find(double.MinValue, double.MaxValue, x => x < step ? -1 : 2));

    [Theory]
    [InlineData(3.25)]
    [InlineData(1e-200)]
    [InlineData(5e250)]
    public void The_least_point_of_a_smooth_function_takes_few_steps(double root)
    {
        int steps = 0;

        double found = LeastPoint.Find(1e-307, 1e307, x =>
        {
            steps++;
            return Math.Log(x) - Math.Log(root);
        });

        Near.Relative(root, found, 4e-13); // the rounding of a logarithm of some hundreds
        Assert.InRange(steps, 1, 60);
    }

    [Fact]
    public void Integrals_of_smooth_functions_and_of_those_with_kinks_are_right()
    {
        Near.Relative(Math.E - 1, AdaptiveIntegral.Between(0, 1, Math.Exp), 1e-14);
        Near.Relative(2.5, AdaptiveIntegral.Between(-1, 2, Math.Abs), 1e-13);
        Near.Relative(Math.Sqrt(Math.PI), AdaptiveIntegral.Between(-30, 30, x => Math.Exp(-x * x)), 1e-13);
        Near.Relative(1 / 3.0, AdaptiveIntegral.Between(0, 1, x => x > 1 - (1.0 / 3) ? 1 : 0), 1e-12); // halving ends where no number lies between
        Near.Relative(1, AdaptiveIntegral.OverDistance(1, double.PositiveInfinity, v => Math.Exp(-v)), 1e-13);
        Near.Relative(10, AdaptiveIntegral.OverDistance(1, double.PositiveInfinity, v => Math.Pow(1 + v, -1.1)), 1e-12);
        Near.Relative(1e-20, AdaptiveIntegral.OverDistance(1e-3, 1e-20, _ => 1), 1e-13);
    }

    [Fact]
    public void An_integral_of_noise_ends() => Assert.InRange(
        AdaptiveIntegral.Between(0, 100, x => 1 + (1e-9 * Math.Sin(1e15 * x))), 99.9999, 100.0001);
}
