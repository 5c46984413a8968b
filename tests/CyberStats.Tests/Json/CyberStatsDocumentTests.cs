using CsCheck;
using CyberStats.Json;

namespace CyberStats.Tests.Json;

public class CyberStatsDocumentTests : RecordTests<CyberStatsDocument>
{
    private protected override Gen<CyberStatsDocument> Values => Generate.Document;
}
