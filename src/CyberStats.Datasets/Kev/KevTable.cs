using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Kev;

/// <summary>The columns of the catalogue as a table: any order, found by their names.</summary>
internal sealed class KevTable
{
    private readonly int[] _fields; // by column; -1 for one that is not known
    private readonly string[] _names;

    private KevTable(string[] names)
    {
        _names = names;
        _fields = Array.ConvertAll(names, KevField.IndexOf);
    }

    /// <summary>Returns the columns of a header; null where it is not one of the catalogue.</summary>
    public static KevTable? Of(IReadOnlyList<string> header)
    {
        string[] names = [.. header.Select(name => name.Trim())];
        bool fits = names.Contains(KevField.All[KevField.Id], StringComparer.OrdinalIgnoreCase)
            && names.Contains(KevField.All[KevField.Added], StringComparer.OrdinalIgnoreCase);
        return fits ? new KevTable(names) : null;
    }

    /// <summary>Fills an entry from a row.</summary>
    public void Fill(KevEntry entry, CsvRow row, IssueList issues)
    {
        entry.Clear();
        if (row.CellCount != _names.Length)
        {
            issues.Warning("cell_count", null, null, FormattableString.Invariant($"The row has {row.CellCount} cells in place of {_names.Length}."));
        }

        for (int i = 0; i < row.Cells.Length; i++)
        {
            int field = i < _fields.Length ? _fields[i] : -1;
            if (field >= 0)
            {
                entry.Texts[field] = row.Cells[i];
            }
            else if (row.Cells[i].Length > 0)
            {
                entry.Others.Add((i < _names.Length && _names[i].Length > 0 ? _names[i] : FormattableString.Invariant($"column {i + 1}"), row.Cells[i]));
            }
        }
    }
}
