using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Weighted means of functions of exact losses, block by block so that rounding does not grow with their number.
/// </summary>
internal static class LossSums
{
    private const int BlockLength = 512;

    /// <summary>A sum over a block of losses, given their logarithms too; the weights are empty where all are 1.</summary>
    private delegate double Part(ReadOnlySpan<double> losses, ReadOnlySpan<double> logarithms, ReadOnlySpan<double> weights);

    /// <summary>Returns the mean of the logarithms and their mean square deviation.</summary>
    public static double[] OfLogarithms(ScaledSample sample)
    {
        if (sample.Means is { } means)
        {
            return [0, means.LogVariance];
        }

        double mean = Mean(sample, (_, logs, weights) => Sum(logs, weights));
        double spread = Mean(sample, (_, logs, weights) =>
        {
            double sum = 0;
            for (int i = 0; i < logs.Length; i++)
            {
                double d = logs[i] - mean;
                sum += d * d * (weights.IsEmpty ? 1 : weights[i]);
            }

            return sum;
        });
        return [mean, spread];
    }

    /// <summary>Returns the mean of the losses and the mean of their logarithms.</summary>
    public static double[] OfLossesAndLogarithms(ScaledSample sample) => sample.Means is { } means
        ? [means.Mean, 0]
        : [Mean(sample, (losses, _, weights) => Sum(losses, weights)), Mean(sample, (_, logs, weights) => Sum(logs, weights))];

    /// <summary>Returns the mean of the losses.</summary>
    public static double[] OfLosses(ScaledSample sample) => [sample.Means?.Mean ?? Mean(sample, (losses, _, weights) => Sum(losses, weights), false)];

    /// <summary>Returns the mean of the losses, of their inverses and of their logarithms.</summary>
    public static double[] OfLossesAndInverses(ScaledSample sample) =>
    [
        Mean(sample, (losses, _, weights) => Sum(losses, weights)),
        Mean(sample, (losses, _, weights) =>
        {
            double sum = 0;
            for (int i = 0; i < losses.Length; i++)
            {
                sum += (weights.IsEmpty ? 1 : weights[i]) / losses[i];
            }

            return sum;
        }),
        Mean(sample, (_, logs, weights) => Sum(logs, weights)),
    ];

    private static double Mean(ScaledSample sample, Part part, bool needsLogarithms = true)
    {
        ReadOnlySpan<double> losses = sample.Exact;
        ReadOnlySpan<double> weights = sample.ExactWeights;
        Span<double> logs = stackalloc double[BlockLength];
        double total = 0;
        for (int start = 0; start < losses.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, losses.Length - start);
            ReadOnlySpan<double> block = losses.Slice(start, length);
            if (needsLogarithms)
            {
                VectorFunctions.Log(block, logs[..length]);
            }

            total += part(block, logs[..length], weights.IsEmpty ? weights : weights.Slice(start, length));
        }

        return total / sample.ExactWeight;
    }

    private static double Sum(ReadOnlySpan<double> numbers, ReadOnlySpan<double> weights) => weights.IsEmpty
        ? TensorPrimitives.Sum(numbers)
        : TensorPrimitives.Dot(numbers, weights);
}
