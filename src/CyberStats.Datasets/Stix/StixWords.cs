using System.Collections.Frozen;

namespace CyberStats.Datasets.Stix;

/// <summary>
/// Translates between the words of a STIX vocabulary and the codes of a type.
/// </summary>
/// <remarks>
/// A word that means what a code means becomes that code; any other is kept as "stix:word". A code that no word reads back as is written
/// as itself: the vocabularies are open.
/// </remarks>
/// <typeparam name="TCode">The type of code.</typeparam>
internal sealed class StixWords<TCode>(params (string Word, TCode Code)[] same)
    where TCode : struct, ICode<TCode>, IEquatable<TCode>
{
    private const string Stix = "stix:";
    private const string Own = StixIds.OwnPrefix;

    private readonly FrozenDictionary<string, TCode> _codes = same.ToFrozenDictionary(s => s.Word, s => s.Code, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string> _words =
        same.GroupBy(s => s.Code).ToFrozenDictionary(s => s.Key.Value, s => s.First().Word, StringComparer.Ordinal);

    /// <summary>Whether a word of the vocabulary is translated, and not kept as it is.</summary>
    public bool IsTranslated(string word) => _codes.ContainsKey(word);

    /// <summary>Finds the code of a word; false where it has not even the form of one.</summary>
    public bool TryRead(string word, out TCode code)
    {
        if (_codes.TryGetValue(word, out code))
        {
            return true;
        }

        string text = string.Join('-', word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (_codes.TryGetValue(text, out code))
        {
            return true;
        }

        if (text == "unknown")
        {
            return true;
        }

        if (text.StartsWith(Own, StringComparison.Ordinal))
        {
            return TCode.TryParse(text[Own.Length..], out code);
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            return TCode.TryParse(text, out code);
        }

        return (TCode.TryParse(text, out code) && code.IsKnown) || TCode.TryParse(Stix + text, out code);
    }

    /// <summary>Returns a word that <see cref="TryRead"/> reads as the code.</summary>
    public string Write(TCode code)
    {
        string text = code.Value;
        if (_words.TryGetValue(text, out string? word))
        {
            return word;
        }

        if (text.StartsWith(Stix, StringComparison.Ordinal) && ReadsAs(text[Stix.Length..], code))
        {
            return text[Stix.Length..];
        }

        return ReadsAs(text, code) ? text : Own + text;
    }

    private bool ReadsAs(string word, TCode code) => TryRead(word, out TCode read) && read.Equals(code);
}
