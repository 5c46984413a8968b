namespace CyberStats.Benchmarks;

/// <summary>One task, done by the library and its peers.</summary>
/// <param name="Title">The task.</param>
/// <param name="Input">What it was done on.</param>
/// <param name="Rows">The timings, the library's first.</param>
internal sealed record Comparison(string Title, string Input, IReadOnlyList<ComparisonRow> Rows);

/// <summary>How long one side took.</summary>
/// <param name="Name">Who, with the version.</param>
/// <param name="Timing">How long; null where the peer is not installed.</param>
/// <param name="Ratio">The median over that of the library in the same case.</param>
/// <param name="Target">The ratio aimed at; null where there is none.</param>
internal sealed record ComparisonRow(string Name, Timing? Timing, double Ratio, double? Target = null)
{
    public bool? IsMet => Target is null || Timing is null ? null : Ratio >= Target;
}
