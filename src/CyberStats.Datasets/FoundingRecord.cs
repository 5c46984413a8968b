using CyberStats.Json;

namespace CyberStats.Datasets;

/// <summary>
/// The record that this library was founded on: five newspaper texts on cyber danger, fact by fact, as typed records with their sources.
/// </summary>
/// <remarks>
/// Sources "s0" to "s4" are the texts; facts "1" to "72" are what they say, in sentences, each with the records that hold it. What a
/// text leaves unknown is unknown here. The memberships of the European Union and of NATO, with the day of each accession and withdrawal, and
/// the number of members of the United Nations are no facts of the texts and have sources of their own.
/// </remarks>
public static class FoundingRecord
{
    /// <summary>Returns the record.</summary>
    /// <remarks>Cost: reading some 80 kB of text each time; the result is immutable, so keep it.</remarks>
    public static CyberStatsDocument Load()
    {
        using Stream stream = typeof(FoundingRecord).Assembly.GetManifestResourceStream("CyberStats.Datasets.founding-record.json")!;
        return CyberStatsJson.Deserialize(stream, refuseUnknownMembers: true);
    }
}
