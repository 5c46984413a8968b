namespace CyberStats.Distributions;

/// <summary>
/// A law that works many values out at a time faster than one by one. Callers hand in at most <see cref="Layers.Block"/> values, and other memory for the results.
/// </summary>
internal interface IBulkLaw
{
    /// <summary>Writes <see cref="ILaw.LogDensity"/> of each value, within some units in the last place of the member for one.</summary>
    void LogDensity(ReadOnlySpan<double> values, Span<double> results);

    /// <summary>Writes <see cref="ILaw.LogSurvival"/> of each value, within some units in the last place of the member for one.</summary>
    void LogSurvival(ReadOnlySpan<double> values, Span<double> results);

    /// <summary>Fills a span of any length with draws, of the same random numbers as one draw after the other.</summary>
    void Sample(Random random, Span<double> results);
}
