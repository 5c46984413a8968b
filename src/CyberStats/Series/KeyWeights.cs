using System.Globalization;

namespace CyberStats.Series;

/// <summary>What an incident with several keys counts under each, by the rule.</summary>
internal static class KeyWeights
{
    /// <summary>The text by which keys are ordered, the same in every culture.</summary>
    public static string TextOf<TKey>(TKey key) =>
        (key is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : key?.ToString()) ?? "";

    /// <summary>Replaces the content of a list by the keys that are not null, each once, and their weights.</summary>
    public static void Assign<TKey>(IEnumerable<TKey> keys, CountingRule rule, List<KeyValuePair<TKey, double>> weighted)
        where TKey : notnull
    {
        weighted.Clear();
        foreach (IGrouping<TKey, TKey> same in (keys ?? []).Where(key => key is not null).GroupBy(key => key))
        {
            weighted.Add(new(same.Key, rule == CountingRule.PerPair ? same.Count() : 1));
        }

        if (rule == CountingRule.Fractional)
        {
            for (int i = 0; i < weighted.Count; i++)
            {
                weighted[i] = new(weighted[i].Key, 1.0 / weighted.Count);
            }
        }
    }
}
