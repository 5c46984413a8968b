namespace CyberStats.Datasets.Stix;

/// <summary>One row of the main table: an incident or campaign in the version modified last.</summary>
/// <param name="Index">The place among the rows, from 0.</param>
internal sealed record StixEntry(int Index)
{
    public required StixRow Row { get; set; }

    /// <summary>Gets how many other versions there were.</summary>
    public int OtherVersions { get; set; }

    /// <summary>Gets how often this version was there again.</summary>
    public int Repeats { get; set; }
}
