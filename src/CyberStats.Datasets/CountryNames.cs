using System.Collections.Frozen;

namespace CyberStats.Datasets;

/// <summary>
/// Finds a country by a name that datasets use for it. Only whole names match: "Government of Ghana" is no country.
/// </summary>
internal static class CountryNames
{
    // Beside the names of CountryCode.Name: names of ISO 3166-1, the United Nations and common use.
    private static readonly (string Code, string[] Names)[] Others =
    [
        ("ARE", ["UAE", "United Arab Emirates (UAE)"]),
        ("BOL", ["Bolivia, Plurinational State of", "Bolivia (Plurinational State of)"]),
        ("BRN", ["Brunei Darussalam"]),
        ("CHN", ["People's Republic of China"]),
        ("CIV", ["Ivory Coast", "Cote d'Ivoire"]),
        ("COD", ["Congo, The Democratic Republic of the", "Congo (Democratic Republic of the)", "DR Congo", "Democratic Republic of Congo"]),
        ("COG", ["Congo", "Congo-Brazzaville"]),
        ("CPV", ["Cape Verde"]),
        ("CZE", ["Czech Republic"]),
        ("FSM", ["Micronesia, Federated States of", "Micronesia (Federated States of)"]),
        ("GBR", ["UK", "U.K.", "Great Britain", "Britain", "United Kingdom of Great Britain and Northern Ireland"]),
        ("HKG", ["Hong Kong SAR", "Hong Kong, China"]),
        ("IRN", ["Iran, Islamic Republic of", "Iran (Islamic Republic of)", "Islamic Republic of Iran"]),
        ("KOR", ["Korea, Republic of", "Korea (Republic of)", "Republic of Korea"]),
        ("LAO", ["Lao People's Democratic Republic"]),
        ("MAC", ["Macau"]),
        ("MDA", ["Moldova, Republic of", "Moldova (Republic of)", "Republic of Moldova"]),
        ("MKD", ["Macedonia", "Republic of North Macedonia", "Macedonia, the former Yugoslav Republic of"]),
        ("MMR", ["Burma"]),
        ("NLD", ["Netherlands (Kingdom of the)", "Kingdom of the Netherlands", "Holland"]),
        ("PRK", ["Korea, Democratic People's Republic of", "Korea (Democratic People's Republic of)", "Democratic People's Republic of Korea"]),
        ("PSE", ["Palestine, State of", "State of Palestine", "Palestinian Territories"]),
        ("RUS", ["Russian Federation"]),
        ("SWZ", ["Swaziland"]),
        ("SYR", ["Syrian Arab Republic"]),
        ("TLS", ["East Timor"]),
        ("TUR", ["Turkey", "Turkiye"]),
        ("TWN", ["Taiwan, Province of China", "Taiwan (Province of China)"]),
        ("TZA", ["Tanzania, United Republic of", "United Republic of Tanzania"]),
        ("USA", ["United States of America", "U.S.", "US"]),
        ("VAT", ["Holy See", "Holy See (Vatican City State)"]),
        ("VEN", ["Venezuela, Bolivarian Republic of", "Venezuela (Bolivarian Republic of)"]),
        ("VNM", ["Viet Nam"]),
    ];

    private static readonly FrozenDictionary<string, CountryCode> ByName = CountryCode.All
        .Select(code => (code.Name, Code: code))
        .Concat(Others.SelectMany(o => o.Names.Select(name => (Name: name, Code: CountryCode.Parse(o.Code)))))
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Code, StringComparer.OrdinalIgnoreCase);

    private const int LongestList = 10_000; // characters; a list of all countries is shorter

    /// <summary>Finds a country by its name, with or without "The", "St." for "Saint"; false where the text is not exactly one.</summary>
    public static bool TryFind(string name, out CountryCode code)
    {
        string text = name.Trim();
        return ByName.TryGetValue(text, out code)
            || (text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && ByName.TryGetValue(text[4..], out code))
            || (text.StartsWith("st. ", StringComparison.OrdinalIgnoreCase) && ByName.TryGetValue($"Saint {text[4..]}", out code))
            || (text.Contains("(the ", StringComparison.OrdinalIgnoreCase)
                && ByName.TryGetValue(text.Replace("(the ", "(", StringComparison.OrdinalIgnoreCase), out code))
            || (text.EndsWith(" (the)", StringComparison.OrdinalIgnoreCase) && ByName.TryGetValue(text[..^6], out code));
    }

    /// <summary>
    /// Splits a list of countries at its commas, save those inside a name ("Palestine, State of"). What matches no country is returned
    /// as it stands.
    /// </summary>
    public static IEnumerable<(string Name, CountryCode Code)> Split(string list)
    {
        if (list.Length > LongestList)
        {
            yield return (list, default);
            yield break;
        }

        string[] parts = list.Split(',');
        for (int i = 0; i < parts.Length;)
        {
            int taken = 1;
            CountryCode code = default;
            for (int length = Math.Min(3, parts.Length - i); length >= 1; length--) // the longest name first
            {
                if (TryFind(string.Join(',', parts, i, length), out code))
                {
                    taken = length;
                    break;
                }
            }

            string name = string.Join(',', parts, i, taken).Trim();
            i += taken;
            if (name.Length > 0)
            {
                yield return (name, code);
            }
        }
    }
}
