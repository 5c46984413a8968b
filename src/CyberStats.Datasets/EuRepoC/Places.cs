namespace CyberStats.Datasets.EuRepoC;

/// <summary>Finds the country of a word of the dataset, and reports the words that are none.</summary>
internal sealed class Places(Notes notes)
{
    private readonly Memo<string, (CountryCode Code, bool IsNothing, bool IsRegion)> _known = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns the country; unknown where the word is none, which is reported, or says that it is not known or not coded, which is not.
    /// </summary>
    public CountryCode Find(string field, string word)
    {
        (CountryCode code, bool isNothing, bool isRegion) = Look(word);
        if (code == default && !isNothing)
        {
            if (isRegion)
            {
                notes.Warning("region_not_country", field, word, "A region is no country; none was derived from it.");
            }
            else
            {
                notes.Warning("country_unparsed", field, word, "This is no country known by that name; none was derived from it.");
            }
        }

        return code;
    }

    /// <summary>Whether a word names a place or a body that is no country.</summary>
    public bool IsElsewhere(string word) => Look(word) is { IsNothing: false } place && place.Code == default;

    private (CountryCode Code, bool IsNothing, bool IsRegion) Look(string word)
    {
        if (!_known.TryGetValue(word, out (CountryCode Code, bool IsNothing, bool IsRegion) place))
        {
            bool isNothing = Words.IsNothing(word);
            CountryCode code = default;
            _ = !isNothing && CountryNames.TryFind(word, out code);
            place = _known.Keep(word, (code, isNothing, Words.IsRegion(word.Trim())));
        }

        return place;
    }
}
