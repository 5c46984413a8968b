using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>Every real file that has a reader is recognised by its content and read whole: rows are records and rows with an error.</summary>
public class DatasetRealFileTests
{
    [Theory]
    [InlineData("incidents/cfr-2022-12.csv", "cfr", 768)]
    [InlineData("incidents/eurepoc", "eurepoc", 1643)]
    [InlineData("incidents/eurepoc/EuRepoC_Global_Database_1.1.csv", "eurepoc", 1643)]
    [InlineData("incidents/cissm-truncated.csv", "cissm", 3988)]
    [InlineData("incidents/veris", "veris", 2138)]
    [InlineData("incidents/veris/vcdb-sample.zip", "veris", 2138)]
    [InlineData("incidents/stix/ics-attack-18.1.json", "stix", 8)]
    [InlineData("incidents/stix/apt1.json", "stix", -1)]
    [InlineData("incidents/stix/campaigns", "stix", -1)]
    [InlineData("incidents/stix", "stix", -1)]
    [InlineData("incidents/misp-threat-actor.json", "misp", 1041)]
    [InlineData("vulnerabilities/known_exploited_vulnerabilities.json", "kev", 1404)]
    [InlineData("vulnerabilities/known_exploited_vulnerabilities.csv", "kev", 1404)]
    public void A_real_file_is_recognised_and_read_whole(string path, string format, int rows)
    {
        Places.OpenData("incidents", "cfr-2022-12.csv").Dispose(); // skips where there are no real files
        string file = Path.Combine(Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(Places.Project, "..", "shared", "data"), path);
        using Dataset data = Dataset.Open(file);
        DatasetImport import = data.Read();

        Assert.Equal(format, data.Format.Id);
        Assert.True(rows < 0 || import.Rows == rows, $"{import.Rows} rows in place of {rows}.");
        Assert.Equal(import.Rows, import.RecordCount + import.RowsWithError);
        Assert.Equal(import.RecordCount, import.Document.Incidents.Length + import.Document.Vulnerabilities.Length
            + (format == "misp" ? import.Document.Actors.Length : 0) + import.IssueCounts.Where(c => c.Code == "not_in_document").Sum(c => c.Count));
        Assert.Equal([], import.Document.UnresolvedReferences());
        Assert.Equal(import.Issues.Count, import.IssueCounts.Sum(c => c.Count));
    }

    [Fact]
    public void Folders_of_several_formats_and_files_of_none_are_refused()
    {
        Places.OpenData("incidents", "cfr-2022-12.csv").Dispose();
        string folder = Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(Places.Project, "..", "shared", "data");

        Assert.Contains("The content fits ", Assert.Throws<InvalidDataException>(() => Dataset.Open(Path.Combine(folder, "incidents"))).Message, StringComparison.Ordinal);
        Assert.Contains("which is read file by file", Assert.Throws<InvalidDataException>(() => Dataset.Open(Path.Combine(folder, "vulnerabilities"))).Message, StringComparison.Ordinal);
        Assert.Contains("of no format that is known", Assert.Throws<InvalidDataException>(() => Dataset.Open(Path.Combine(folder, "exposure"))).Message, StringComparison.Ordinal);
        Assert.Contains("of no format that is known", Assert.Throws<InvalidDataException>(() => Dataset.Open(Path.Combine(folder, "incidents", "veris", "verisc-enum.json"))).Message, StringComparison.Ordinal);
    }
}
