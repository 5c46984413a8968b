namespace CyberStats.Datasets.Detection;

/// <summary>A format that the start of a file fits.</summary>
/// <param name="Format">The format.</param>
/// <param name="Reason">What fits.</param>
/// <param name="File">The file.</param>
internal sealed record Match(DatasetFormat Format, string Reason, FileSample File);
