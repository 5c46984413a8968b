using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests;

/// <summary>Makes catalogues of invented entries in both forms, and reads them.</summary>
internal static class KevText
{
    public const string Header =
        "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate,knownRansomwareCampaignUse,notes,cwes";

    /// <summary>A row that gives a record and no issue, save what is given.</summary>
    public static string Row(string id = "CVE-2030-0001", string added = "2031-01-10", string due = "2031-01-31", string use = "Unknown", string notes = "", string cwes = "CWE-22") =>
        $"{id},Harbourware,Quay,Quay Overflow,{added},Text.,Mend it.,{due},{use},{notes},{cwes}";

    public static string Table(params IEnumerable<string> rows) => string.Concat(rows.Prepend(Header).Select(row => row + "\r\n"));

    /// <summary>A catalogue in JSON of entries given as the insides of their objects.</summary>
    public static string Catalogue(params IEnumerable<string> entries) =>
        $$"""{"title":"t","catalogVersion":"2031.03.04","vulnerabilities":[{{string.Join(',', entries.Select(e => "{" + e + "}"))}}]}""";

    public static ImportResult<ExploitedVulnerability> Read(string text, KevOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static ImportResult<ExploitedVulnerability> Read(byte[] bytes, KevOptions? options = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return KevReader.Read(stream, options);
    }

    /// <summary>Reads a file and asserts that it gives exactly these issues.</summary>
    public static ImportResult<ExploitedVulnerability> Gives(string text, params string[] codes)
    {
        ImportResult<ExploitedVulnerability> result = Read(text);
        Consistent.Is(result);
        Assert.Equal(codes, result.Issues.Select(i => i.Code));
        return result;
    }
}
