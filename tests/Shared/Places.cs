using System.Runtime.CompilerServices;

namespace CyberStats.Tests;

/// <summary>Where the tests find the project and, where it is present, the folder of real public data.</summary>
internal static class Places
{
    /// <summary>The top folder of the project.</summary>
    public static string Project { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>The committed output of the oracle scripts.</summary>
    public static string Reference { get; } = Path.Combine(Project, "tests", "Reference");

    private static string Data { get; } =
        Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(Project, "..", "shared", "data");

    /// <summary>Opens a real data file, or skips the test, visibly, where the folder of real data is absent.</summary>
    public static FileStream OpenData(params ReadOnlySpan<string> path)
    {
        string file = Path.Combine([Data, .. path]);
        Assert.SkipUnless(Directory.Exists(Data), $"No folder of real data: set CYBERSTATS_DATA to run this test on {string.Join('/', path!)}.");
        return File.OpenRead(file);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
