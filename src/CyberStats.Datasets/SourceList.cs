namespace CyberStats.Datasets;

/// <summary>Gathers the sources that the records of one file refer to, the dataset itself first.</summary>
internal sealed class SourceList(Source dataset)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { dataset.Id };
    private readonly List<Source> _sources = [dataset];

    public IReadOnlyList<Source> All => _sources;

    /// <summary>Sets the dataset itself, once more is known of it; its id stays.</summary>
    public Source Dataset { set => _sources[0] = value; }

    /// <summary>Adds a source, unless there is one of its id.</summary>
    public void Add(Source source)
    {
        if (_ids.Add(source.Id))
        {
            _sources.Add(source);
        }
    }

    /// <summary>Adds a link, which is its own id; what is no web address is a source without one.</summary>
    public void AddLink(string link)
    {
        if (_ids.Add(link))
        {
            bool isUrl = Uri.TryCreate(link, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.Host.Length > 0;
            _sources.Add(new Source(link, isUrl ? url!.Host : link) { Url = isUrl ? url : null });
        }
    }
}
