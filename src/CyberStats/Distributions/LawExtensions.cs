namespace CyberStats.Distributions;

/// <summary>
/// The members of a law for many values at a time, and the quantities of insurance that follow from its members.
/// </summary>
public static class LawExtensions
{
    /// <summary>Writes the density of each value.</summary>
    /// <param name="law">The law.</param>
    /// <param name="values">The values.</param>
    /// <param name="results">Where the results go, as many as there are values; it may be the same memory.</param>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Density(this ILaw law, ReadOnlySpan<double> values, Span<double> results)
    {
        Check(law, values, results);
        for (int i = 0; i < values.Length; i++)
        {
            results[i] = law.Density(values[i]);
        }
    }

    private static void Check(ILaw law, ReadOnlySpan<double> values, ReadOnlySpan<double> results)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (values.Length != results.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {values.Length} values, but room for {results.Length} results."), nameof(results));
        }
    }
}
