using System.Text;
using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.Veris.VerisText;

namespace CyberStats.Datasets.Tests.Veris;

/// <summary>What a process keeps of records that it has read.</summary>
[Collection(typeof(Alone))]
public class VerisReaderMemoryTests
{
    [Fact]
    public void A_hundred_thousand_strange_names_take_memory_for_themselves_only()
    {
        string Strange(int r) => Record(string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"\"n{r}_{i}\":{{\"m{i}\":{{\"o{i}\":{{}}}}}}")), id: $"s{r}");
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 100).Select(Strange)));
        Read(text);
        ImportResult<Incident> result = Read(text);
        Assert.Equal(100, result.Records.Count);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ImportResult<Incident> again = Read(text);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1 << 20);
        GC.KeepAlive(again);
    }
}
