using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests;

/// <summary>Makes files of the CISSM database's format out of invented rows, and reads them.</summary>
internal static class CissmText
{
    public const string Header =
        "evtDate,actor,actor_type,organization,industry_code,industry,motive,event_type,event_subtype,description,source_url,country,actor_country";

    /// <summary>The cells of a row that gives a record and no issue, save those given.</summary>
    public static string[] Cells(
        string date = "2020-02-01",
        string actor = "Velvet Otter",
        string actorType = "Criminal",
        string organization = "Invented Ports",
        string code = "48",
        string industry = "Transportation and Warehousing",
        string motive = "Financial",
        string type = "Disruptive",
        string subtype = "Data Attack",
        string description = "",
        string source = "https://example.org/a",
        string country = "Estonia",
        string actorCountry = "China") =>
        [date, actor, actorType, organization, code, industry, motive, type, subtype, description, source, country, actorCountry];

    public static string Table(params IEnumerable<string[]> rows) => string.Concat(rows.Select(r => CfrText.Row(r)).Prepend(Header).Select(row => row + "\n"));

    public static ImportResult<Incident> Read(string text, CissmOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static ImportResult<Incident> Read(byte[] bytes, CissmOptions? options = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return CissmReader.Read(stream, options);
    }

    public static ImportResult<Incident> ReadRows(params IEnumerable<string[]> rows) => Read(Table(rows));

    /// <summary>Reads a file of one row, asserts that it gives a record and exactly these issues, and returns the record.</summary>
    public static Incident One(string[] cells, params string[] codes)
    {
        ImportResult<Incident> result = ReadRows(cells);
        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        return Assert.Single(result.Records);
    }
}
