using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// What one pass over exact losses gives: their geometric mean, and in units of it their mean and the mean square deviation of their logarithms, whose mean is 0.
/// </summary>
/// <param name="Unit">The geometric mean.</param>
/// <param name="Mean">The mean in units of it.</param>
/// <param name="LogVariance">The mean square deviation of the logarithms.</param>
/// <param name="KeptShift">The mean of the logarithms that were kept, which are less a number of their own.</param>
internal readonly record struct LossMeans(double Unit, double Mean, double LogVariance, double KeptShift)
{
    private const int BlockLength = 512;

    /// <summary>Returns the means of losses less an origin, which all of them exceed.</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="origin">The origin.</param>
    /// <param name="kept">Where the logarithms are kept, if they are needed again, less a number that is the same for all; else null.</param>
    public static LossMeans Of(ReadOnlySpan<double> losses, double origin, double[]? kept = null)
    {
        Span<double> buffer = stackalloc double[BlockLength];
        double sum = 0;
        double logs = 0;
        double squares = 0;
        double about = double.NaN; // the mean logarithm of the first block: near enough to that of all for their squares
        for (int start = 0; start < losses.Length; start += BlockLength)
        {
            ReadOnlySpan<double> block = losses[start..Math.Min(start + BlockLength, losses.Length)];
            Span<double> logarithms = kept is null ? buffer[..block.Length] : kept.AsSpan(start, block.Length);
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
        return new LossMeans(unit, sum / n / unit, Math.Max((squares / n) - (distance * distance), 0), distance);
    }
}
