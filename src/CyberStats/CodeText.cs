namespace CyberStats;

/// <summary>The text that every code type shares.</summary>
internal static class CodeText
{
    /// <summary>The text of a code's <c>default</c>.</summary>
    public const string Unknown = "unknown";
}
