using System.Globalization;
using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

/// <summary>Groups for the tests of their comparison.</summary>
internal static class GroupData
{
    /// <summary>Groups named by their index.</summary>
    public static GroupComparison<int> Compare(double[] counts, double[]? exposures = null, double? dispersion = null, double level = 0.95) =>
        GroupRates.Compare(counts.Select((count, i) => new GroupCount<int>(i, count, exposures?[i] ?? 1)), dispersion, level);

    /// <summary>A row of an oracle file: counts first, then as many exposures.</summary>
    public static GroupComparison<int> CompareRow(ReadOnlySpan<double> countsAndExposures) =>
        Compare(countsAndExposures[..(countsAndExposures.Length / 2)].ToArray(), countsAndExposures[(countsAndExposures.Length / 2)..].ToArray());

    /// <summary>Yearly series from 2001 on, with keys "a", "b" …; one incident for each count.</summary>
    public static GroupedSeries<string> Series(params double[][] table)
    {
        var incidents = new List<Incident>();
        for (int g = 0; g < table.Length; g++)
        {
            for (int t = 0; t < table[g].Length; t++)
            {
                for (int n = 0; n < table[g][t]; n++)
                {
                    string id = FormattableString.Invariant($"{(char)('a' + g)}{t}.{n}");
                    incidents.Add(new Incident(new IncidentId("test", id), "title", disclosed: PartialDate.Parse(FormattableString.Invariant($"{2001 + t}-05-01"))));
                }
            }
        }

        int last = 2000 + table[0].Length;
        return Set(incidents, last).CountBy(Period.Year, Clock.Disclosed, i => i.Id.Local[..1]);
    }

    public static IncidentSet Set(IEnumerable<Incident> incidents, int last) =>
        new(incidents, DateRange.Parse(FormattableString.Invariant($"2001/{last}")), new DateOnly(last, 12, 31));

    /// <summary>The numbers of an oracle's cell.</summary>
    public static double[] Numbers(string cell) => [.. cell.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>The rows of an oracle file of one kind: its inputs and its values.</summary>
    public static TheoryData<string, string> Rows(string file, string kind)
    {
        var rows = new TheoryData<string, string>();
        foreach (string[] cells in ReferenceFile.Lines(file).Select(line => line.Split(',')).Where(cells => cells[0] == kind))
        {
            rows.Add(cells[1], cells[2]);
        }

        Assert.NotEmpty(rows);
        return rows;
    }
}
