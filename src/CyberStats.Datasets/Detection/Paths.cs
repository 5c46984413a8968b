namespace CyberStats.Datasets.Detection;

/// <summary>Opens what the caller names by a path: nothing else reaches for a file.</summary>
internal static class Paths
{
#pragma warning disable RS0030 // no I/O beyond streams: here the caller names the file or its folder
    public static FileStream Open(string path) => File.OpenRead(path);

    public static FileStream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;
#pragma warning restore RS0030
}
