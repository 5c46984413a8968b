using System.Globalization;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>Counts that another program made: lines of key and value under tests/Reference.</summary>
internal static class OracleCounts
{
    public static Dictionary<string, int> Read(string file) => File.ReadLines(Path.Combine(Places.Reference, file))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => (Line: line, Comma: line.LastIndexOf(',')))
        .ToDictionary(row => row.Line[..row.Comma], row => int.Parse(row.Line.AsSpan(row.Comma + 1), CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
