namespace CyberStats.Datasets.Text;

/// <summary>What was found of mojibake in a text.</summary>
internal enum MojibakeKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>Some, and all of it was undone.</summary>
    Undone,

    /// <summary>Some, of which characters were lost on the way, so that it cannot be undone.</summary>
    Lost,
}
