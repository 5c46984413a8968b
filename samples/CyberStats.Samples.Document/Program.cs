using System.Text.Json;
using CyberStats;
using CyberStats.Datasets;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;

// What editors and other languages need to check a document: the committed file is what this prints.
if (args is ["--schema"])
{
    Console.WriteLine(CyberStatsJson.Schema());
    return;
}

// The record as tables, for R, pandas and spreadsheets.
if (args is ["--tables", var folder])
{
    foreach (CsvTable table in CsvTables.Write(FoundingRecord.Load(), folder).Where(t => t.Rows > 0))
    {
        Console.WriteLine(table);
    }

    return;
}

// The founding record: what is in it, and what one fact rests on.
CyberStatsDocument record = FoundingRecord.Load();
Console.WriteLine($"{record.Facts.Length} facts, {record.Figures.Length} figures, {record.Incidents.Length} incidents, {record.Agreements.Length} agreements");
Fact fact = record.Facts.Single(f => f.Id == "57");
Console.WriteLine($"fact {fact.Id}: {fact.Text}");
Console.WriteLine($"held by {string.Join(", ", fact.Records)}");

// A document of one's own: saved, and read back equal. An unknown amount stays unknown.
var document = new CyberStatsDocument
{
    Incidents =
    [
        new Incident(IncidentId.Parse("example:1"), "Hospital", disclosed: PartialDate.Parse("2022-05"))
        {
            Losses = [new Loss(LossForm.RansomDemand, Bounds<decimal>.AtLeast(2_000_000m), CurrencyCode.Parse("USD")), new Loss(LossForm.Response, default, default)],
        },
    ],
};
string json = CyberStatsJson.Serialize(document);
Console.WriteLine(json);
Console.WriteLine($"reads back equal: {CyberStatsJson.Deserialize(json).Equals(document)}");

// What breaks a rule says where and which.
try
{
    CyberStatsJson.Deserialize(json.Replace("2000000", "-1"));
}
catch (JsonException e)
{
    Console.WriteLine(e.Message);
}
