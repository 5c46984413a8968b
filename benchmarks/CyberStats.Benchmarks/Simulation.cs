namespace CyberStats.Benchmarks;

/// <summary>What a simulation found: a row for each case.</summary>
internal sealed record Simulation(string Title, string Design, IReadOnlyList<string> Columns, IReadOnlyList<SimulationRow> Rows);

/// <summary>One case: its figures, what is promised for it, and whether that is kept; null where nothing is promised.</summary>
internal sealed record SimulationRow(string Name, IReadOnlyList<string> Figures, string Promise, bool? IsKept);
