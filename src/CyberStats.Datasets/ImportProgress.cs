namespace CyberStats.Datasets;

/// <summary>How far a reader has come.</summary>
/// <param name="Rows">The rows or objects read so far.</param>
/// <param name="Bytes">The bytes of text read so far, unpacked.</param>
public readonly record struct ImportProgress(int Rows, long Bytes);
