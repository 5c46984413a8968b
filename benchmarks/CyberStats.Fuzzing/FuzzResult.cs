namespace CyberStats.Fuzzing;

/// <summary>What came of reading a file.</summary>
/// <param name="Broken">The promise that was broken; null where none was.</param>
/// <param name="Summary">In short what came out.</param>
/// <param name="Text">Gives the whole result as a text.</param>
internal sealed record FuzzResult(string? Broken, string Summary, Func<string> Text);
