using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>A tail as numbers of values in adjoining cells: bins, or whole numbers as the values that round to them.</summary>
/// <param name="Start">Where the first cell begins, in the unit of the values.</param>
/// <param name="Edges">The logarithms of the edges over the start; the last is +∞.</param>
/// <param name="Counts">How many values are in each cell.</param>
/// <param name="PowerLaw">The logarithm of the probability of each cell by the fitted power law; 0 where there is no value.</param>
internal sealed record TailCells(double Start, double[] Edges, double[] Counts, double[] PowerLaw)
{
    public static TailCells Of(PowerLawFit fit)
    {
        if (fit.Kind == PowerLawKind.Binned)
        {
            int first = Array.IndexOf(fit.Data.Edges, fit.Threshold);
            double[] cells = TailPoints.Cells(TailPoints.Logs(fit.Data.Edges[first..]), 0);
            double[] inCell = fit.Data.Counts[first..];
            return new(fit.Threshold, cells, inCell, [.. inCell.Select((count, i) => count > 0 ? CellRate.LogMass(cells, i, fit.Exponent.Value - 1) : 0)]);
        }

        var zeta = new Zeta(fit.Exponent.Value, fit.Threshold);
        double start = fit.Threshold - 0.5;
        var edges = new List<double> { 0 };
        var counts = new List<double>();
        var masses = new List<double>();
        double last = start;
        ReadOnlySpan<double> tail = fit.Data.Tail(fit.Threshold);
        for (int i = 0; i < tail.Length; i++)
        {
            if (i > 0 && tail[i] == tail[i - 1])
            {
                counts[^1]++;
                continue;
            }

            if (tail[i] - 0.5 > last)
            {
                Add(tail[i] - 0.5, 0, 0);
            }

            Add(last = tail[i] + 0.5, 1, zeta.LogDensity(tail[i]));
        }

        Add(double.PositiveInfinity, 0, 0);
        return new(start, [.. edges], [.. counts], [.. masses]);

        void Add(double end, double count, double mass)
        {
            edges.Add(double.IsFinite(end) ? Elementary.LogRatio(end, start) : end);
            counts.Add(count);
            masses.Add(mass);
        }
    }
}
