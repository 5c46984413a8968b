using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of exact losses under a law that needs a few sums of them: one pass over the data, and none for each step of a search.
/// </summary>
internal sealed class SumLikelihood<TKernel>(double weight, double[] sums) : ILikelihood
    where TKernel : ISumKernel
{
    public bool IsCheap => true;

    public double Value(ReadOnlySpan<double> point)
    {
        Span<Plain> numbers = stackalloc Plain[point.Length];
        for (int k = 0; k < point.Length; k++)
        {
            numbers[k] = new Plain(point[k]);
        }

        return weight * TKernel.Mean<Plain>(numbers, sums).Value;
    }

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        Span<Jet> numbers = stackalloc Jet[point.Length];
        for (int k = 0; k < point.Length; k++)
        {
            numbers[k] = Jet.Variable(point[k], k);
        }

        return (TKernel.Mean<Jet>(numbers, sums) * weight).Read(gradient, hessian);
    }
}
