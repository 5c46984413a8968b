using CsCheck;

namespace CyberStats.Tests;

public class ExclusionTests
{
    [Fact]
    public void Adds_up_the_counts_of_each_reason() => Gen.Select(Gen.Enum<ExclusionReason>(), Gen.Int[0, 3]).Array[0, 12].Sample(parts =>
    {
        Exclusion[] merged = [.. Exclusion.Merge(parts.Select(p => new Exclusion(p.Item1, p.Item2)))];

        Assert.Equal(parts.Sum(p => p.Item2), merged.Sum(e => e.Count));
        Assert.DoesNotContain(merged, e => e.Count == 0);
        Assert.Equal(merged.Select(e => e.Reason).Distinct().Order(), merged.Select(e => e.Reason));
        Assert.All(merged, e => Assert.Equal(parts.Where(p => p.Item1 == e.Reason).Sum(p => p.Item2), e.Count));
    });

    [Fact]
    public void Every_reason_is_put_in_words_in_every_culture()
    {
        Assert.Equal("15 undated", new Exclusion(ExclusionReason.Undated, 15).ToString());
        foreach (ExclusionReason reason in Enum.GetValues<ExclusionReason>())
        {
            Cultures.Each(() => Assert.Matches("^1500 [a-z][a-z ,-]+$", new Exclusion(reason, 1500).ToString()));
        }
    }
}
