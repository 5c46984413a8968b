namespace CyberStats.Datasets.Text;

/// <summary>One row of a CSV file.</summary>
/// <param name="Index">The place of the row, from 0, the header not counted.</param>
/// <param name="Line">The line on which it starts, from 1, the header counted.</param>
/// <param name="Cells">The cells; at most <see cref="CsvRows.MostCells"/> of them, which the reader uses again for a later row.</param>
/// <param name="CellCount">The number of cells in the file.</param>
/// <param name="Problem">What is wrong with its quotes or its size.</param>
/// <param name="IsPlain">Whether it has but printable ASCII, so that nothing in it can be wrong with characters.</param>
internal readonly record struct CsvRow(int Index, long Line, string[] Cells, int CellCount, CsvProblem Problem, bool IsPlain = false);
