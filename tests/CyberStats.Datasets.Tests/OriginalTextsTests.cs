using System.Collections.Immutable;
using CsCheck;

namespace CyberStats.Datasets.Tests;

public class OriginalTextsTests
{
    [Fact]
    public void Keeps_what_each_row_says_whatever_earlier_rows_said()
    {
        Gen<(string Field, string Text)> kept = Gen.Select(Gen.OneOf("type", "motive", "raw.type"), Gen.OneOf("", " ", "ab", "aab", "abb", "acb", "b"));
        Gen.Select(kept.Array[0, 4], Gen.OneOf("", " ", "text", "ab")).Array[1, 40].Sample(
            rows =>
            {
                var texts = new OriginalTexts("description");
                foreach (((string Field, string Text)[] kept, string own) in rows)
                {
                    texts.Clear();
                    var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
                    foreach ((string field, string text) in kept.Where(k => k.Text.Trim().Length > 0))
                    {
                        expected[field] = text;
                    }

                    if (own.Trim().Length > 0)
                    {
                        expected["description"] = own;
                    }

                    foreach ((string field, string text) in kept)
                    {
                        texts.Keep(field, text);
                    }

                    texts.KeepOwn(own);
                    Assert.Equal(expected, texts.ToImmutable());
                }
            },
            iter: 2_000);
    }

    [Fact]
    public void Shares_what_rows_have_in_common()
    {
        var texts = new OriginalTexts("description");
        ImmutableSortedDictionary<string, string> Row(string type)
        {
            texts.Clear();
            texts.Keep("type", type);
            return texts.ToImmutable();
        }

        Assert.Same(Row("theft"), Row("theft"));
        Assert.NotSame(Row("theft"), Row("other"));
    }
}
