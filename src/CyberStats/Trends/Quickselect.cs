namespace CyberStats.Trends;

/// <summary>
/// One order statistic of many numbers without sorting them. Source: Hoare (1961), <i>Algorithm 65: Find</i>.
/// </summary>
internal static class Quickselect
{
    /// <summary>Returns the number that would stand at an index if the numbers, none NaN, were sorted; reorders them.</summary>
    public static double Select(Span<double> numbers, int index)
    {
        int low = 0;
        int high = numbers.Length - 1;
        for (int rounds = 0; high - low > 32; rounds++)
        {
            if (rounds > 100)
            {
                break; // an unlucky order: sorted below
            }

            double pivot = Median(numbers[low], numbers[(int)(((uint)low + (uint)high) / 2)], numbers[high]);
            int i = low - 1;
            int j = high + 1;
            while (true)
            {
                while (numbers[++i] < pivot)
                {
                }

                while (numbers[--j] > pivot)
                {
                }

                if (i >= j)
                {
                    break;
                }

                (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
            }

            // All up to j are no greater than the pivot, all after it no less.
            if (index <= j)
            {
                high = j;
            }
            else
            {
                low = j + 1;
            }
        }

        numbers[low..(high + 1)].Sort();
        return numbers[index];
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
