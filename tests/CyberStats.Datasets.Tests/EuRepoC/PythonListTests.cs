using CyberStats.Datasets.EuRepoC;

namespace CyberStats.Datasets.Tests.EuRepoC;

public class PythonListTests
{
    [Theory]
    [InlineData("[]", "")]
    [InlineData(" [ ] ", "")]
    [InlineData("['a']", "a")]
    [InlineData("['a', \"b's\"]", "a|b's")]
    [InlineData("[\"say 'x'\", 'say \"y\"']", "say 'x'|say \"y\"")]
    [InlineData("['', 'b', None]", "|b|")]
    [InlineData("['a',]", "a")]
    [InlineData("['a; b', 'c, d', '[e]']", "a; b|c, d|[e]")]
    [InlineData(@"['it\'s', 'a\\b', '\xa0\u00e9\U0001F600', 'x\ny\t\r\""']", "it's|a\\b|\u00a0é😀|x\ny\t\r\"")]
    public void Reads_texts(string cell, string texts)
    {
        Assert.True(PythonList.TryReadFlat(cell, out string[]? items));
        Assert.Equal(texts, string.Join('|', items));
    }

    [Theory]
    [InlineData("[['a', 'b'], ['c']]", "a,b|c")]
    [InlineData("[[], ['']]", "|")]
    [InlineData("[]", "")]
    [InlineData("[ [ 'a' ] , ]", "a")]
    public void Reads_lists_of_texts(string cell, string texts)
    {
        Assert.True(PythonList.TryReadNested(cell, out string[][]? lists));
        Assert.Equal(texts, string.Join('|', lists.Select(list => string.Join(',', list))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("[")]
    [InlineData("['a'")]
    [InlineData("['a]")]
    [InlineData("['a' 'b']")]
    [InlineData("['a'] x")]
    [InlineData("[,]")]
    [InlineData("['a',,'b']")]
    [InlineData("[['a']]")]
    [InlineData("[1]")]
    [InlineData("[__import__('os')]")]
    [InlineData(@"['\q']")]
    [InlineData(@"['\x4']")]
    [InlineData(@"['\ud800']")]
    [InlineData(@"['\UFFFFFFFF']")]
    [InlineData(@"['a\")]
    public void Refuses_what_is_no_list_of_texts(string cell) => Assert.False(PythonList.TryReadFlat(cell, out _));

    [Theory]
    [InlineData("[['a'], 'b']")]
    [InlineData("['a']")]
    [InlineData("[[['a']]]")]
    [InlineData("[['a']")]
    [InlineData("[['a'] ['b']]")]
    public void Refuses_what_is_no_list_of_lists(string cell) => Assert.False(PythonList.TryReadNested(cell, out _));

    [Fact]
    public void Is_bounded_in_items_and_in_depth()
    {
        string many = $"[{string.Concat(Enumerable.Repeat("'a',", PythonList.MostTexts))}'b']";

        Assert.False(PythonList.TryReadFlat(many, out _));
        Assert.False(PythonList.TryReadNested(new string('[', 1_000_000), out _));
        Assert.False(PythonList.TryReadNested($"[{string.Concat(Enumerable.Repeat("[],", PythonList.MostTexts))}[]]", out _));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a; b", "a|b")]
    [InlineData("a; ; b; ", "a||b|")]
    [InlineData("Premier (Harbour; Quay); Clerk", "Premier (Harbour; Quay)|Clerk")]
    [InlineData("a (b (c; d); e); f", "a (b (c; d); e)|f")]
    [InlineData("a (b; c", "a (b|c")]
    [InlineData("a) b; c", "a) b|c")]
    [InlineData("https://example.org/a;b", "https://example.org/a;b")]
    public void Splits_words_outside_of_brackets(string cell, string words) => Assert.Equal(words, string.Join('|', WordList.Split(cell)));

    [Theory]
    [InlineData("Velvet Otter", "Velvet Otter")]
    [InlineData("Velvet Otter/APT901/Group 12 (Harbour Guard, 3rd / 4th Pier)", "Velvet Otter|APT901|Group 12")]
    [InlineData("Quay Crew (Port)", "Quay Crew (Port)")]
    [InlineData("APT901/OTTER <\u00A0Umbrella/G0900", "APT901|OTTER")]
    [InlineData("A / B", "A / B")]
    [InlineData("/", "/")]
    public void Names_of_a_group_are_parted_by_slashes(string written, string names) => Assert.Equal(names, string.Join('|', Actors.NamesOf(written)));
}
