using System.Globalization;

namespace CyberStats.Tests;

/// <summary>The committed output of the oracle scripts: comma-separated, one row of names, comments that start with '#'.</summary>
internal static class ReferenceFile
{
    /// <summary>Returns the rows as they are written, so that a failing test shows its row.</summary>
    public static IEnumerable<string> Lines(string name) =>
        File.ReadLines(Path.Combine(Places.Reference, name)).Where(line => !line.StartsWith('#')).Skip(1);

    /// <summary>Returns the numbers of a row.</summary>
    public static double[] Numbers(string line) => [.. line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
