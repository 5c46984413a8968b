using System.Text.Json;

namespace CyberStats.Json;

/// <summary>Every refusal of a document in one form: the sentence, then the path and the place, short and printable whatever names the text has.</summary>
internal static class Refusal
{
    private const int LongestSentence = 300;
    private const int LongestPath = 150;

    /// <summary>Returns the refusal of a document, or of a part of it that was read by itself.</summary>
    /// <param name="e">What the platform, a converter or a record said of the part.</param>
    /// <param name="part">The path of the part.</param>
    /// <param name="line">The line on which the part begins, from 0.</param>
    /// <param name="column">The byte of that line at which it begins, from 0.</param>
    public static JsonException Of(JsonException e, string part = "$", long line = 0, long column = 0)
    {
        string path = e.Path is null ? part : part + e.Path[1..];
        long? atLine = e.LineNumber + line;
        long? atByte = e.LineNumber == 0 ? e.BytePositionInLine + column : e.BytePositionInLine;
        return Create(Sentence(e), path, atLine, atByte, e);
    }

    /// <summary>Returns a refusal for which there is a sentence and a path.</summary>
    public static JsonException Create(string sentence, string path, long? line = null, long? column = null, Exception? inner = null)
    {
        path = Excerpt.Of(path, LongestPath);
        string where = line is null ? "" : FormattableString.Invariant($" (line {line + 1}, byte {column + 1})");
        return new JsonException($"{Excerpt.Of(sentence, LongestSentence)} Path: {path}{where}", path, line, column, inner);
    }

    /// <summary>The sentence alone: the platform appends the place to sentences of its own, and not to those of a converter or a constructor.</summary>
    private static string Sentence(JsonException e)
    {
        string place = FormattableString.Invariant($" LineNumber: {e.LineNumber} | BytePositionInLine: {e.BytePositionInLine}.");
        if (!e.Message.EndsWith(place, StringComparison.Ordinal))
        {
            return e.Message;
        }

        string before = e.Message[..^place.Length];
        int path = before.EndsWith(" |", StringComparison.Ordinal) ? before.LastIndexOf(" Path: ", StringComparison.Ordinal) : -1;
        return path < 0 ? before : before[..path];
    }
}
