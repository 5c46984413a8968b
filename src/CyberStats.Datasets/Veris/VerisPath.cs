using System.Runtime.InteropServices;
using System.Text.Json;

namespace CyberStats.Datasets.Veris;

/// <summary>A place in a record, such as "actor.external.variety". The places below it are remembered, so that each is one text.</summary>
internal sealed class VerisPath
{
    private const int RememberedBits = 6;
    private const int LongestName = 64; // characters

    private readonly int _depth;
    private RawCache<VerisPath>? _below;

    private VerisPath(string text, string name, int depth) => (Text, Name, _depth) = (text, name, depth);

    /// <summary>Gets the record itself.</summary>
    public static VerisPath NewRoot() => new("", "", 0);

    /// <summary>Gets the names on the way to it, with points between.</summary>
    public string Text { get; }

    /// <summary>Gets the last of the names.</summary>
    public string Name { get; }

    /// <summary>Returns the place of a member of the object here.</summary>
    public VerisPath Below(in JsonProperty member)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (_depth >= 5) // deeper than any record of the standard: not remembered, so that memory stays bounded
        {
            return New(member.Name);
        }

        _below ??= new RawCache<VerisPath>(RememberedBits);
        return _below.Find(raw) ?? _below.Keep(raw, New(member.Name));
    }

    private VerisPath New(string name)
    {
        string shown = name.Length > LongestName ? Excerpt.Of(name, LongestName) : name;
        return new VerisPath(_depth == 0 ? shown : $"{Text}.{shown}", shown, _depth + 1);
    }
}
