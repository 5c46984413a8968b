using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>Sums of counts and exposures.</summary>
internal static class CountSums
{
    /// <summary>Returns all counts over all exposure; over the number of counts where no exposure is given.</summary>
    public static double Rate(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure) =>
        OfCounts(counts) / (exposure.IsEmpty ? counts.Length : Sum(exposure));

    /// <summary>Returns the sums of the first 0, 1, 2 … numbers: exact for whole ones up to 2⁵³.</summary>
    public static double[] Prefixes(ReadOnlySpan<double> numbers)
    {
        double[] prefixes = new double[numbers.Length + 1];
        for (int i = 0; i < numbers.Length; i++)
        {
            prefixes[i + 1] = prefixes[i] + numbers[i];
        }

        return prefixes;
    }

    /// <summary>Returns the sum of whole numbers: exact up to 2⁵³.</summary>
    public static double OfCounts(ReadOnlySpan<double> counts)
    {
        double sum = 0;
        foreach (double count in counts)
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>Returns a sum, rounded once.</summary>
    public static double Sum(ReadOnlySpan<double> numbers)
    {
        CompensatedSum sum = default;
        foreach (double number in numbers)
        {
            sum += number;
        }

        return sum.Value;
    }
}
