namespace CyberStats.Numerics;

/// <summary>
/// Elementary functions of many numbers at a time over their whole range: <see cref="VectorFunctions"/>, and the framework's where those end.
/// </summary>
/// <remarks>Each element is worked out alike wherever it stands. The results may be written over the arguments.</remarks>
internal static class SpanFunctions
{
    private const int Block = 128;
    private const double LeastNormal = 2.2250738585072014E-308;

    /// <summary>Replaces each number by its exponential.</summary>
    public static void Exp(Span<double> numbers)
    {
        Span<double> before = stackalloc double[Block];
        for (int start = 0; start < numbers.Length; start += Block)
        {
            Span<double> part = numbers.Slice(start, Math.Min(Block, numbers.Length - start));
            part.CopyTo(before);
            VectorFunctions.Exp(part);
            for (int i = 0; i < part.Length; i++)
            {
                if (!(before[i] > -700 && before[i] < 700))
                {
                    part[i] = Math.Exp(before[i]);
                }
            }
        }
    }

    /// <summary>Replaces each number by its logarithm.</summary>
    public static void Log(Span<double> numbers)
    {
        Span<double> before = stackalloc double[Block];
        for (int start = 0; start < numbers.Length; start += Block)
        {
            Span<double> part = numbers.Slice(start, Math.Min(Block, numbers.Length - start));
            part.CopyTo(before);
            VectorFunctions.Log(before[..part.Length], part);
            for (int i = 0; i < part.Length; i++)
            {
                if (!(before[i] >= LeastNormal && before[i] <= double.MaxValue))
                {
                    part[i] = Math.Log(before[i]);
                }
            }
        }
    }

    /// <summary>Replaces each number x by log(1 + x); negative infinity from -1 down.</summary>
    /// <remarks>log u + (x - (u - 1)) / u, where u is the rounded 1 + x: the second term is what rounding took from the first.</remarks>
    public static void LogP1(Span<double> numbers)
    {
        Span<double> sums = stackalloc double[Block];
        Span<double> before = stackalloc double[Block];
        for (int start = 0; start < numbers.Length; start += Block)
        {
            Span<double> part = numbers.Slice(start, Math.Min(Block, numbers.Length - start));
            part.CopyTo(before);
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = Math.Max(1 + part[i], 0);
            }

            part.CopyTo(sums);
            Log(part);
            for (int i = 0; i < part.Length; i++)
            {
                if (Math.Abs(before[i]) < 1e16 && sums[i] > 0)
                {
                    part[i] += (before[i] - (sums[i] - 1)) / sums[i];
                }
            }
        }
    }

    /// <summary>Replaces each number x by exp(x) - 1.</summary>
    /// <remarks>As <see cref="Elementary.ExpM1"/>.</remarks>
    public static void ExpM1(Span<double> numbers)
    {
        Span<double> before = stackalloc double[Block];
        Span<double> logs = stackalloc double[Block];
        for (int start = 0; start < numbers.Length; start += Block)
        {
            Span<double> part = numbers.Slice(start, Math.Min(Block, numbers.Length - start));
            part.CopyTo(before);
            Exp(part);
            part.CopyTo(logs);
            Log(logs[..part.Length]);
            for (int i = 0; i < part.Length; i++)
            {
                double x = before[i];
                part[i] = Math.Abs(x) > 1 ? part[i] - 1 : part[i] == 1 ? x : (part[i] - 1) * (x / logs[i]);
            }
        }
    }

    /// <summary>Writes standard exponential variables, each of one number of the random source.</summary>
    public static void Exponentials(Random random, Span<double> results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = 1 - random.NextDouble(); // in (0, 1], so that the logarithm is finite
        }

        Log(results);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = -results[i];
        }
    }
}
