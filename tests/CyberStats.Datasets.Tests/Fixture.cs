namespace CyberStats.Datasets.Tests;

/// <summary>The files under Fixtures: small, invented, one for each quirk of a format.</summary>
internal static class Fixture
{
    /// <summary>Returns the path of a file or folder.</summary>
    public static string At(params ReadOnlySpan<string> path) => Path.Combine([AppContext.BaseDirectory, "Fixtures", .. path]);

    /// <summary>Returns the bytes of a file.</summary>
    public static byte[] Bytes(params ReadOnlySpan<string> path) => File.ReadAllBytes(At(path));
}
