using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>One of the files: what it is by its header, and where its columns stand.</summary>
internal sealed class Table
{
    private static readonly string[] GlobalColumns = [Field.Id, Field.Name, Field.StartDate, Field.IncidentType];
    private static readonly string[] AttributionColumns = [Field.IncidentId, Field.AttributionId, Field.AttributedInitiator, Field.AttributedCountry];
    private static readonly string[] ReceiverColumns = [Field.Id, Field.ReceiverCountry, Field.ReceiverCategory];

    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a header. A column that is named twice is read where it stands first.</summary>
    public Table(CsvRow header)
    {
        Names = Array.ConvertAll(header.Cells, name => name.Trim());
        for (int i = 0; i < Names.Length; i++)
        {
            _places.TryAdd(Names[i], i);
        }

        ReadOnlySpan<(TableKind Kind, string[] Columns)> kinds =
            [(TableKind.Global, GlobalColumns), (TableKind.Attributions, AttributionColumns), (TableKind.Receivers, ReceiverColumns)];
        foreach ((TableKind kind, string[] columns) in kinds)
        {
            if (Kind == TableKind.Other && Array.TrueForAll(columns, _places.ContainsKey))
            {
                Kind = kind;
            }
        }
    }

    /// <summary>Gets what it is.</summary>
    public TableKind Kind { get; }

    /// <summary>Gets the names of the columns, in their order.</summary>
    public string[] Names { get; }

    /// <summary>Returns the columns by which a file is recognised, for messages.</summary>
    public static string ColumnsOf(TableKind kind) => string.Join(',', kind switch
    {
        TableKind.Global => GlobalColumns,
        TableKind.Attributions => AttributionColumns,
        _ => ReceiverColumns,
    });

    /// <summary>Returns the place of a column; -1 where the file has none of that name.</summary>
    public int PlaceOf(string name) => _places.GetValueOrDefault(name, -1);
}
