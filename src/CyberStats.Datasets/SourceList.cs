namespace CyberStats.Datasets;

/// <summary>Gathers the sources that the records of one file refer to, the dataset itself first.</summary>
internal sealed class SourceList(Source dataset)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { dataset.Id };
    private readonly List<Source> _sources = [dataset];

    public IReadOnlyList<Source> All => _sources;

    /// <summary>Adds a link, which is its own id; what is no web address is a source without one.</summary>
    /// <returns>The id: one text for all records that refer to it.</returns>
    public string AddLink(string link)
    {
        if (_ids.TryGetValue(link, out string? known))
        {
            return known;
        }

        _ids.Add(link);
        bool isUrl = Uri.TryCreate(link, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.Host.Length > 0;
        _sources.Add(new Source(link, isUrl ? url!.Host : link) { Url = isUrl ? url : null });
        return link;
    }
}
