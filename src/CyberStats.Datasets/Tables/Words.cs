using System.Text.Json;

namespace CyberStats.Datasets.Tables;

/// <summary>The words of a closed vocabulary, in snake case as in a document.</summary>
internal static class Words<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Members = Enum.GetValues<TEnum>();

    public static IReadOnlyList<string> All { get; } = [.. Members.Select(m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.ToString()))];

    public static string Of(TEnum member) => All[Array.IndexOf(Members, member)];

    public static bool TryParse(string word, out TEnum member)
    {
        int place = All.ToList().IndexOf(word);
        member = place < 0 ? default : Members[place];
        return place >= 0;
    }
}
