namespace CyberStats.Datasets;

/// <summary>How what a reader was given is packed.</summary>
public enum InputPacking
{
    /// <summary>It is the text itself.</summary>
    Plain,

    /// <summary>Packed by gzip.</summary>
    Gzip,

    /// <summary>An archive of files.</summary>
    Zip,

    /// <summary>A folder of files.</summary>
    Folder,

    /// <summary>Several streams.</summary>
    Streams,
}
