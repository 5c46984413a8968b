using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// What one pass over exact losses gives: their geometric mean, and in units of it their mean and the mean square deviation of their logarithms, whose mean is 0.
/// </summary>
internal readonly record struct LossMeans(double Unit, double Mean, double LogVariance)
{
    private const int BlockLength = 512;

    /// <summary>Returns the means of losses less an origin, which all of them exceed.</summary>
    public static LossMeans Of(ReadOnlySpan<double> losses, double origin)
    {
        Span<double> buffer = stackalloc double[BlockLength];
        double sum = 0;
        double logs = 0;
        double squares = 0;
        double about = double.NaN; // the mean logarithm of the first block: near enough to that of all for their squares
        for (int start = 0; start < losses.Length; start += BlockLength)
        {
            ReadOnlySpan<double> block = losses[start..Math.Min(start + BlockLength, losses.Length)];
            Span<double> logarithms = buffer[..block.Length];
            sum += TensorPrimitives.Sum(block) - (block.Length * origin);
            if (origin == 0)
            {
                VectorFunctions.Log(block, logarithms);
            }
            else
            {
                TensorPrimitives.Subtract(block, origin, logarithms);
                VectorFunctions.Log(logarithms, logarithms);
            }

            about = start == 0 ? TensorPrimitives.Sum<double>(logarithms) / block.Length : about;
            TensorPrimitives.Subtract(logarithms, about, logarithms);
            logs += TensorPrimitives.Sum<double>(logarithms);
            squares += TensorPrimitives.SumOfSquares<double>(logarithms);
        }

        double n = losses.Length;
        double distance = logs / n;
        double unit = Math.Exp(about + distance);
        return new LossMeans(unit, sum / n / unit, Math.Max((squares / n) - (distance * distance), 0));
    }
}
