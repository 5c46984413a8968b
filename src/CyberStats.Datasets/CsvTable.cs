namespace CyberStats.Datasets;

/// <summary>A table that was written.</summary>
/// <param name="Name">The name, such as "incident_types": in a folder, that of the file without ".csv".</param>
/// <param name="Rows">The number of rows, the header not counted.</param>
/// <param name="Columns">The names of the columns.</param>
public sealed record CsvTable(string Name, int Rows, IReadOnlyList<string> Columns)
{
    /// <summary>Returns "incident_types: 12 rows".</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Rows} rows");
}
