namespace CyberStats.Datasets.EuRepoC;

/// <summary>One receiver in the words of the dataset.</summary>
internal readonly record struct ReceiverRow(string Country, string Name, string Category, string Subcategory)
{
    /// <summary>Gets the line of the receiver file; 0 for what the global file says.</summary>
    public long Line { get; init; }
}
