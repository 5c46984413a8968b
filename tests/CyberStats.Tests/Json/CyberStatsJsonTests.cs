using CsCheck;
using CyberStats.Json;

namespace CyberStats.Tests.Json;

public class CyberStatsJsonTests
{
    [Fact]
    public void What_is_written_reads_back_equal_and_writes_the_same_text() => Generate.Document.Sample(
        document =>
        {
            string text = CyberStatsJson.Serialize(document);

            CyberStatsDocument again = CyberStatsJson.Deserialize(text, refuseUnknownMembers: true);

            Assert.Equal(Deep.Describe(document), Deep.Describe(again));
            Assert.Equal(document, again);
            Assert.Equal(text, CyberStatsJson.Serialize(again));
        },
        iter: 300);
}
