namespace CyberStats.Datasets.Tests;

public class BlockListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Keeps_items_in_their_order(int count)
    {
        var list = new BlockList<int>();
        for (int i = 0; i < count; i++)
        {
            list.Add(i);
        }

        IReadOnlyList<int> read = list;
        Assert.Equal(count, read.Count);
        Assert.Equal(Enumerable.Range(0, count), read);
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(i => read[i]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(1024)]
    public void Has_no_item_beyond_its_ends(int index)
    {
        var list = new BlockList<string>();
        list.Add("a");
        list.Add("b");
        Assert.Throws<ArgumentOutOfRangeException>(nameof(index), () => ((IReadOnlyList<string>)list)[index]);
    }
}
