namespace CyberStats.Trends;

/// <summary>Kendall's S of values in the order of time, with what its law needs: the sizes of the groups of equal values.</summary>
internal readonly record struct KendallStatistic(int Count, long S, long Untied, IReadOnlyList<int> Groups)
{
    /// <summary>Gets the number of pairs.</summary>
    public long Pairs => (long)Count * (Count - 1) / 2;

    /// <summary>Gets the variance of S under the null hypothesis. Source: Kendall (1975), equation 4.3, for ties in one ranking.</summary>
    public double Variance => (Term(Count) - Groups.Sum(Term)) / 18;

    /// <summary>Counts the discordant pairs by merging; cost n log n.</summary>
    public static KendallStatistic Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        long discordant = CountInversions(sorted, new double[sorted.Length]);
        var groups = new List<int>();
        long tied = 0;
        for (int i = 0; i < sorted.Length;)
        {
            int start = i;
            while (i < sorted.Length && sorted[i] == sorted[start])
            {
                i++;
            }

            groups.Add(i - start);
            tied += (long)(i - start) * (i - start - 1) / 2;
        }

        long untied = ((long)sorted.Length * (sorted.Length - 1) / 2) - tied;
        return new KendallStatistic(sorted.Length, untied - (2 * discordant), untied, groups);
    }

    /// <summary>Sorts the values and returns how many pairs stood in falling order.</summary>
    private static long CountInversions(Span<double> values, Span<double> buffer)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        int half = values.Length / 2;
        long count = CountInversions(values[..half], buffer[..half]) + CountInversions(values[half..], buffer[half..]);
        values.CopyTo(buffer);
        ReadOnlySpan<double> left = buffer[..half];
        ReadOnlySpan<double> right = buffer[half..];
        int i = 0;
        int j = 0;
        for (int k = 0; k < values.Length; k++)
        {
            bool takesRight = i == left.Length || (j < right.Length && right[j] < left[i]);
            count += takesRight ? left.Length - i : 0;
            values[k] = takesRight ? right[j++] : left[i++];
        }

        return count;
    }

    private static double Term(int t) => (double)t * (t - 1) * ((2.0 * t) + 5);
}
