using System.Text.Json;

namespace CyberStats.Datasets.Tables;

/// <summary>The words of a closed vocabulary, in snake case as in a document.</summary>
internal static class Words<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Members = Enum.GetValues<TEnum>();
    private static readonly string[] Names = Array.ConvertAll(Members, m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.ToString()));

    public static IReadOnlyList<string> All => Names;

    public static string Of(TEnum member) => Names[Array.IndexOf(Members, member)];

    public static bool TryParse(string word, out TEnum member)
    {
        int place = Array.IndexOf(Names, word);
        member = place < 0 ? default : Members[place];
        return place >= 0;
    }
}
