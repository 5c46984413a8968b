using System.Text.Json;

namespace CyberStats.Datasets.Veris;

/// <summary>A place in a record, such as "actor.external.variety". The places below it are remembered, so that each is one text.</summary>
internal sealed class VerisPath
{
    private const int RememberedBits = 6;
    private const int DeepestRemembered = 5; // deeper than any record of the standard, so that hostile names stay bounded
    private const int LongestName = 64; // characters

    private readonly int _depth;
    private RawCache<VerisPath>? _below;

    private VerisPath(string text, string name, int depth) => (Text, Name, _depth) = (text, name, depth);

    /// <summary>Gets the names on the way to it, with points between.</summary>
    public string Text { get; }

    /// <summary>Gets the last of the names.</summary>
    public string Name { get; }

    /// <summary>Returns the place of a whole record.</summary>
    public static VerisPath NewRoot() => new("", "", 0);

    /// <summary>Returns the place of the member whose name the reader stands on.</summary>
    public VerisPath Below(in Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> raw = reader.ValueSpan;
        if (_depth >= DeepestRemembered)
        {
            return New(reader.GetString()!);
        }

        _below ??= new RawCache<VerisPath>(RememberedBits);
        return _below.Find(raw) ?? _below.Keep(raw, New(reader.GetString()!));
    }

    private VerisPath New(string name)
    {
        string shown = Excerpt.Of(name, LongestName);
        return new VerisPath(_depth == 0 ? shown : $"{Text}.{shown}", shown, _depth + 1);
    }
}
