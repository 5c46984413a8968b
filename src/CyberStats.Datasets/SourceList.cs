using System.Buffers;

namespace CyberStats.Datasets;

/// <summary>Gathers the sources that the records of one file refer to, the dataset itself first.</summary>
internal sealed class SourceList(Source dataset)
{
    private static readonly SearchValues<char> PlainHost = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

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
    /// <returns>The id: one text for all records that refer to it.</returns>
    public string AddLink(string link)
    {
        if (_ids.TryGetValue(link, out string? known))
        {
            return known;
        }

        _ids.Add(link);
        Uri? url = WebAddress(link);
        string host = url is null ? "" : HostOf(link, url);
        _sources.Add(host.Length == 0 ? new Source(link, link) : new Source(link, host) { Url = url });
        return link;
    }

    /// <summary>Returns the address that a text is, where it begins with "http:" or "https:"; else null.</summary>
    public static Uri? WebAddress(string? text) =>
        text is not null && (text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? url : null;

    /// <summary>The host of an address, read from its text where that is plain: the platform takes longer for it than for all the rest.</summary>
    private static string HostOf(string link, Uri url)
    {
        int start = link.IndexOf("://", StringComparison.Ordinal) + 3;
        int length = start < 3 ? -1 : link.AsSpan(start).IndexOfAnyExcept(PlainHost);
        ReadOnlySpan<char> host = length < 0 ? default : link.AsSpan(start, length);
        return !host.IsEmpty && link[start + length] == '/' && char.IsAsciiLetterLower(host[0]) && char.IsAsciiLetterLower(host[^1]) ? host.ToString() : url.Host;
    }
}
