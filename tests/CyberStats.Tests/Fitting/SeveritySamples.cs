using System.Globalization;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>The samples that the oracle of severity fits writes: a loss or low~high, *weight, @above~upTo.</summary>
internal static class SeveritySamples
{
    private static readonly Dictionary<string, LossSample> All = ReferenceFile.Lines("severity_samples.csv")
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => Of(cells[1]));

    public static LossSample Named(string name) => All[name];

    /// <summary>Returns a sample that is written out.</summary>
    public static LossSample Of(string rows) => LossSample.Of(rows.Split(' ').Select(Row));

    private static LossObservation Row(string text)
    {
        string[] range = text.Split('@');
        string[] weighted = range[0].Split('*');
        double[] amounts = Numbers(weighted[0]);
        LossObservation row = amounts.Length == 1 ? LossObservation.Exactly(amounts[0])
            : amounts[0] == 0 ? LossObservation.AtMost(amounts[1])
            : LossObservation.Between(amounts[0], amounts[1]);
        row = weighted.Length == 1 ? row : row.Weighted(Numbers(weighted[1])[0]);
        return range.Length == 1 ? row : row.Truncated(Numbers(range[1])[0], Numbers(range[1])[1]);
    }

    private static double[] Numbers(string text) => [.. text.Split('~').Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
}
