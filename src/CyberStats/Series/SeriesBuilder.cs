using System.Collections.Immutable;

namespace CyberStats.Series;

/// <summary>
/// Gathers the counts of one series: what is certain, what is possible, and what is spread over several periods.
/// </summary>
internal sealed class SeriesBuilder(PeriodGrid grid)
{
    private double[]? _possible; // beyond what is certain; made when the first imprecise date comes
    private double[]? _spread;
    private bool[]? _weightless; // periods seen, if only by a record of no weight
    private bool _hasFractions;

    /// <summary>Gets what certainly falls in each period.</summary>
    public double[] Certain { get; } = new double[grid.Length];

    public int Included { get; private set; }

    public bool HasPossible => _possible is not null;

    /// <summary>Notes a record that falls anywhere from one place to another.</summary>
    public void Add(PartialDate date, int from, int to, double weight, DatePlacement placement)
    {
        _hasFractions |= weight != 1;
        if (grid.IsCertain(date))
        {
            Certain[from] += weight;
            Included++;
            if (weight == 0)
            {
                (_weightless ??= new bool[grid.Length])[from] = true;
            }

            return;
        }

        _possible ??= new double[grid.Length];
        for (int i = Math.Max(from, 0); i <= Math.Min(to, grid.Length - 1); i++)
        {
            _possible[i] += weight;
        }

        if (placement == DatePlacement.SpreadUniformly)
        {
            _spread ??= new double[grid.Length];
            grid.Spread(date, weight, _spread);
            Included++;
            _hasFractions = true;
        }
    }

    /// <summary>Notes several records that fall in one place.</summary>
    public void AddWhole(int place, int count)
    {
        Certain[place] += count;
        Included += count;
    }

    /// <summary>Notes a record that touches all places from one to another, some of them for certain.</summary>
    public void AddSpan(int from, int to, Func<int, bool> isCertain)
    {
        for (int i = from; i <= to; i++)
        {
            if (isCertain(i))
            {
                Certain[i]++;
            }
            else
            {
                (_possible ??= new double[grid.Length])[i]++;
            }
        }

        Included++;
    }

    public CountSeries Build(double[] exposure, SeriesKind kind)
    {
        double[] counts = Sum(Certain, _spread);
        bool[] seen = [.. counts.Select((count, i) => count > 0 || (_weightless is not null && _weightless[i]))];
        ImmutableArray<double?> known = grid.WithMissing(counts, exposure, seen);
        return new CountSeries(grid.Period, grid.FirstIndex, known, [.. exposure])
        {
            LowerArray = _spread is null ? known : grid.WithMissing(Certain, exposure, seen),
            UpperArray = _possible is null ? known : grid.WithMissing(Sum(Certain, _possible), exposure, seen),
            Included = Included,
            Kind = kind == SeriesKind.Counts && _hasFractions ? SeriesKind.Fractional : kind,
        };
    }

    private static double[] Sum(double[] a, double[]? b) => b is null ? a : [.. a.Zip(b, (x, y) => x + y)];
}
