namespace CyberStats.Datasets.Text;

/// <summary>One file of an import.</summary>
/// <param name="Name">Its name in the archive or folder; null where it has none.</param>
/// <param name="Stream">Its text in UTF-8, without a byte order mark.</param>
internal sealed record InputFile(string? Name, TextStream Stream);
