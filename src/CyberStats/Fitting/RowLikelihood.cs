using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of a sample with rows of any kind, row by row, with exact derivatives.
/// </summary>
/// <remarks>
/// An exact loss adds the log-density, a loss in (a, b] the logarithm of F(b) - F(a), taken from the tail that loses least; each weight that is truncated to (t, u]
/// takes off the logarithm of F(u) - F(t). Source: Klugman, Panjer and Willmot (2019), <i>Loss Models</i>, §11.
/// </remarks>
internal sealed class RowLikelihood<TKernel>(ScaledSample sample) : ILikelihood
    where TKernel : ISeverityKernel
{
    private const int BlockLength = 256;
    private const double Narrow = 1e-3; // an interval over which the tail changes by less than this share is integrated by three points

    public double Value(ReadOnlySpan<double> point)
    {
        Span<Plain> numbers = stackalloc Plain[point.Length];
        for (int k = 0; k < point.Length; k++)
        {
            numbers[k] = new Plain(point[k]);
        }

        return Sum<Plain>(numbers).Value;
    }

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        Span<Jet> numbers = stackalloc Jet[point.Length];
        for (int k = 0; k < point.Length; k++)
        {
            numbers[k] = Jet.Variable(point[k], k);
        }

        return Sum<Jet>(numbers).Read(gradient, hessian);
    }

    private T Sum<T>(ReadOnlySpan<T> point)
        where T : struct, INumeral<T>
    {
        T total = T.Constant(0);
        double[] exact = sample.Exact;
        for (int start = 0; start < exact.Length; start += BlockLength)
        {
            // Block by block, so that rounding does not grow with the number of rows.
            T block = T.Constant(0);
            int end = Math.Min(start + BlockLength, exact.Length);
            for (int i = start; i < end; i++)
            {
                T term = TKernel.LogDensity(point, exact[i]);
                block += sample.ExactWeights is null ? term : term * sample.ExactWeights[i];
            }

            total += block;
        }

        foreach ((double low, double high, double weight) in sample.Intervals)
        {
            total += LogProbability(point, low, high) * weight;
        }

        foreach ((double above, double upTo, double weight) in sample.Truncations)
        {
            total += LogProbability(point, above, upTo) * -weight;
        }

        return total;
    }

    private static T LogProbability<T>(ReadOnlySpan<T> point, double low, double high)
        where T : struct, INumeral<T>
    {
        if (double.IsPositiveInfinity(high))
        {
            return TKernel.LogSurvival(point, low);
        }

        if (double.IsNegativeInfinity(low))
        {
            return TKernel.LogCumulative(point, high);
        }

        T greater = TKernel.LogSurvival(point, low);
        T less = TKernel.LogSurvival(point, high);
        if (greater.Value > -0.5)
        {
            (greater, less) = (TKernel.LogCumulative(point, high), TKernel.LogCumulative(point, low));
        }

        return greater.Value - less.Value < Narrow ? LogIntegral(point, low, high) : NumeralFunctions.LogDifference(greater, less);
    }

    /// <summary>The logarithm of the integral of the density over a short interval, by the three points of Gauss.</summary>
    private static T LogIntegral<T>(ReadOnlySpan<T> point, double low, double high)
        where T : struct, INumeral<T>
    {
        double middle = low + ((high - low) / 2);
        double offset = (high - low) / 2 * 0.7745966692414834; // √(3/5)
        T centre = TKernel.LogDensity(point, middle);
        T left = TKernel.LogDensity(point, middle - offset).Plus(Math.Log(5.0 / 8));
        T right = TKernel.LogDensity(point, middle + offset).Plus(Math.Log(5.0 / 8));
        return NumeralFunctions.LogSum(centre, NumeralFunctions.LogSum(left, right)).Plus(Math.Log((high - low) * 8 / 18));
    }
}
