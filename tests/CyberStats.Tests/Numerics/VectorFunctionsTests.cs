using CsCheck;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class VectorFunctionsTests
{
    [Fact]
    public void Exponentials_are_those_of_the_framework() => Gen.Double[-708, 709].Array[1, 40].Sample(numbers =>
    {
        double[] results = [.. numbers];
        VectorFunctions.Exp(results);
        for (int i = 0; i < numbers.Length; i++)
        {
            Near.Relative(Math.Exp(numbers[i]), results[i], 4.5e-16); // two units in the last place
        }
    });

    [Fact]
    public void Logarithms_are_those_of_the_framework() => Gen.Double[-700, 700].Array[1, 40].Sample(logs =>
    {
        double[] numbers = [.. logs.Select(Math.Exp)];
        double[] results = new double[numbers.Length];
        VectorFunctions.Log(numbers, results);
        for (int i = 0; i < numbers.Length; i++)
        {
            Near.Relative(Math.Log(numbers[i]), results[i], 4.5e-16);
        }
    });

    [Fact]
    public void Logarithms_near_one_keep_their_digits()
    {
        double[] numbers = [1, 1 + 1e-15, 1 - 1e-15, 1.0001, 0.9999, Math.Sqrt(2), Math.Sqrt(0.5), 1.5, 0.75, 3, 2.2250738585072014E-308, double.MaxValue];
        double[] results = new double[numbers.Length];
        VectorFunctions.Log(numbers, results);
        for (int i = 0; i < numbers.Length; i++)
        {
            Near.Relative(Math.Log(numbers[i]), results[i], 4.5e-16);
        }
    }

    [Fact]
    public void What_leaves_the_range_is_held_at_its_end()
    {
        double[] numbers = [-1e9, -708, 709, 1e9, double.NegativeInfinity, double.PositiveInfinity, 0, 1, -1];
        VectorFunctions.Exp(numbers);

        double[] expected = [Math.Exp(-708), Math.Exp(-708), Math.Exp(709), Math.Exp(709), Math.Exp(-708), Math.Exp(709), 1, Math.E, Math.Exp(-1)];
        for (int i = 0; i < expected.Length; i++)
        {
            Near.Relative(expected[i], numbers[i], 4.5e-16);
        }
    }

    [Fact]
    public void An_element_does_not_depend_on_its_place()
    {
        double[] numbers = [.. Enumerable.Range(0, 13).Select(i => 0.1 + i)];
        double[] all = [.. numbers];
        VectorFunctions.Exp(all);
        for (int i = 0; i < numbers.Length; i++)
        {
            double[] one = [numbers[i]];
            VectorFunctions.Exp(one);
            Assert.Equal(all[i], one[0]);
        }
    }
}
