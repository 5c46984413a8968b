using System.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Tests;

/// <summary>Small files in the dataset's form, with invented content, and what holds of any result.</summary>
internal static class EuRepoCText
{
    /// <summary>Returns a global file of rows in which only the columns named are filled; id, name, type and dates are unless said otherwise.</summary>
    public static string Global(params Dictionary<string, string>[] rows)
    {
        string[] columns = ["ID", "name", "start_date", "end_date", "incident_type", .. rows.SelectMany(r => r.Keys)];
        columns = [.. columns.Distinct(StringComparer.Ordinal)];
        var text = new StringBuilder(string.Join(',', columns)).Append('\n');
        for (int i = 0; i < rows.Length; i++)
        {
            var usual = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ID"] = $"{i + 1}", ["name"] = $"Quay probe {i + 1}", ["start_date"] = "2020-03-04", ["end_date"] = "2020-03-05", ["incident_type"] = "Disruption",
            };
            text.Append(string.Join(',', columns.Select(c => Quoted(rows[i].GetValueOrDefault(c) ?? usual.GetValueOrDefault(c, ""))))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Returns one row.</summary>
    public static Dictionary<string, string> Row(params (string Column, string Text)[] cells) => cells.ToDictionary(c => c.Column, c => c.Text, StringComparer.Ordinal);

    /// <summary>Returns an attribution file.</summary>
    public static string Attributions(params string[][] rows) => Table(
        "incident_ID,attribution_ID,attribution_date,attribution_type,attribution_basis,attributing_actor,attribution_it_company,attributing_country,attributed_initiator,attributed_initiator_country,attributed_initiator_category",
        rows);

    /// <summary>Returns a receiver file.</summary>
    public static string Receivers(params string[][] rows) =>
        Table("ID,receiver_country,receiver_region,receiver_name,receiver_category,receiver_category_subcode", rows);

    public static ImportResult<Incident> Read(string global, EuRepoCOptions? options = null) => Read(global, null, null, options);

    public static ImportResult<Incident> Read(string global, string? attributions, string? receivers, EuRepoCOptions? options = null)
    {
        ImportResult<Incident> result = EuRepoCReader.Read(Bytes(global)!, Bytes(attributions), Bytes(receivers), options);
        IsConsistent(result);
        return result;
    }

    public static Incident One(params (string Column, string Text)[] cells) => Assert.Single(Read(Global(Row(cells))).Records);

    public static string[] Codes(ImportResult<Incident> result) => [.. result.Issues.Select(i => i.Code)];

    public static MemoryStream? Bytes(string? text) => text is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static void IsConsistent(ImportResult<Incident> result)
    {
        int[] failed = [.. result.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.RecordIndex ?? -1)];
        Assert.Equal(failed.Length, failed.Distinct().Count());
        Assert.Equal(result.Rows, result.Records.Count + failed.Length);
        Assert.Equal(failed.Length, result.RowsWithError);
        Assert.Equal(result.Issues.Count, result.IssueCounts.Sum(c => c.Count));
        Assert.All(result.Issues, i => Assert.True((i.Raw?.Length ?? 0) <= 81, "The raw text is not cut."));
        var sources = result.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var actors = result.Actors.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        foreach (Incident incident in result.Records)
        {
            Assert.Subset(sources, incident.SourceIds.ToHashSet(StringComparer.Ordinal));
            var own = incident.ActorIds.ToHashSet(StringComparer.Ordinal);
            Assert.Subset(actors, own);
            Assert.Subset(own, incident.Attributions.Where(a => a.AccusedActorId is not null).Select(a => a.AccusedActorId!).ToHashSet(StringComparer.Ordinal));
            Assert.Equal(incident.Attributions.Length, incident.Attributions.Select(a => a.Id).Distinct(StringComparer.Ordinal).Count());
        }
    }

    private static string Table(string header, string[][] rows) => string.Concat(
        (string[])[header + "\n", .. rows.Select(row => string.Join(',', row.Select(Quoted)) + "\n")]);

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
