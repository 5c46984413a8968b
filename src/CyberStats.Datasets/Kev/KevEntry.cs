namespace CyberStats.Datasets.Kev;

/// <summary>One entry of the catalogue as it stands in the file. The same object is filled again for each.</summary>
internal sealed class KevEntry
{
    /// <summary>Gets the texts by <see cref="KevField"/>; empty where there is none.</summary>
    public string[] Texts { get; } = new string[KevField.All.Length];

    /// <summary>Gets the members that the catalogue had not when this was written, by name.</summary>
    public List<(string Name, string Text)> Others { get; } = [];

    public void Clear()
    {
        Array.Fill(Texts, "");
        Others.Clear();
    }
}
