using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// The numbers behind a comparison of groups: their counts and exposures, their counts by period where known, and how much they vary.
/// </summary>
/// <remarks>
/// A dispersion is Pearson's statistic over its degrees of freedom, of the model "a rate for each group times an effect for each period". The common
/// course of the groups compared, such as a trend, is in the effects of the periods and does not inflate it; a course of one group alone does.
/// Where it is estimated below 1 it is taken as 1: counts that vary less than Poisson ones do so by chance, or because the groups share
/// incidents. Source: McCullagh and Nelder (1989), <i>Generalized Linear Models</i>, 4.5 and 6.2.
/// </remarks>
internal sealed class GroupTable
{
    private readonly double[][] _cells; // by group and period; empty where there are no periods
    private readonly GroupDispersion _mode;
    private readonly double _given;
    private readonly double[] _perPeriod;

    public GroupTable(double[] counts, double[] exposures, double[][] cells, GroupDispersion mode, double given, SeriesKind kind)
    {
        Counts = counts;
        Exposures = exposures;
        Kind = kind;
        _cells = cells;
        _mode = mode;
        _given = given;
        Total = Sum(counts);
        TotalExposure = Sum(exposures);
        _perPeriod = cells.Length == 0 ? [] : [.. Enumerable.Range(0, cells[0].Length).Select(t => Sum([.. cells.Select(c => c[t])]))];
        Estimated = EstimateCommon();
    }

    public double[] Counts { get; }

    public double[] Exposures { get; }

    public double Total { get; }

    public double TotalExposure { get; }

    /// <summary>Gets what the counts are: a Poisson law makes sense for <see cref="SeriesKind.Counts"/> only.</summary>
    public SeriesKind Kind { get; }

    /// <summary>Gets the dispersion of all groups and periods as estimated, below 1 too; NaN where nothing shows it.</summary>
    public Dispersion Estimated { get; }

    /// <summary>Gets the dispersion of all groups together that intervals use.</summary>
    public Dispersion Common => _mode == GroupDispersion.Poisson || double.IsNaN(Estimated.Value) ? new(_given, double.PositiveInfinity) : Estimated.AtLeastPoisson;

    /// <summary>Gets whether dispersions are those of pairs of groups.</summary>
    public bool IsPerPair => _mode == GroupDispersion.PerPair && !double.IsNaN(Estimated.Value);

    /// <summary>Throws where the counts follow no Poisson law.</summary>
    public void RequirePoisson(string argument)
    {
        if (Kind != SeriesKind.Counts)
        {
            throw new ArgumentException($"The counts are of the kind {Kind}, which follow no Poisson law.", argument);
        }
    }

    /// <summary>Returns what a group would count at the rate of all together.</summary>
    public double Expected(int group) => Total * (Exposures[group] / TotalExposure);

    /// <summary>Returns the dispersion by which two groups are compared.</summary>
    public Dispersion OfPair(int a, int b) => IsPerPair ? OfTwo(_cells[a], _cells[b]) : Common;

    /// <summary>Returns the dispersion by which a group is compared with all others together.</summary>
    public Dispersion OfGroup(int group) =>
        IsPerPair ? OfTwo(_cells[group], [.. _perPeriod.Select((sum, t) => Math.Max(0, sum - _cells[group][t]))]) : Common;

    /// <summary>Returns log P(a group counts so much or more, given the sum of two), if their rates were equal: small where the first is higher.</summary>
    public static double LogTail(double count, double other, double logExposureRatio, double dispersion) =>
        count <= 0 ? 0 : IncompleteBeta.LogLowerTail(count / dispersion, (other / dispersion) + 1, logExposureRatio);

    private Dispersion EstimateCommon()
    {
        int groups = _cells.Count(c => Sum(c) > 0);
        int periods = _perPeriod.Count(p => p > 0);
        if (groups < 2 || periods < 2)
        {
            return new Dispersion(double.NaN, double.PositiveInfinity);
        }

        double pearson = 0;
        foreach (double[] cells in _cells)
        {
            double share = Sum(cells) / Total;
            for (int t = 0; t < cells.Length && share > 0; t++)
            {
                double expected = share * _perPeriod[t];
                pearson += expected > 0 ? (cells[t] - expected) * (cells[t] - expected) / expected : 0;
            }
        }

        double freedom = (groups - 1.0) * (periods - 1);
        return new Dispersion(pearson / freedom, freedom);
    }

    /// <summary>The dispersion of the shares of two groups; that of all groups where these two show none, having counts in one period only.</summary>
    private Dispersion OfTwo(double[] a, double[] b)
    {
        double share = Sum(a) / (Sum(a) + Sum(b));
        double pearson = 0;
        int periods = 0;
        for (int t = 0; t < a.Length; t++)
        {
            double both = a[t] + b[t];
            if (both > 0)
            {
                periods++;
                double off = a[t] - (both * share);
                pearson += off == 0 ? 0 : off * off / (both * share * (1 - share));
            }
        }

        return periods < 2 ? Common : new Dispersion(pearson / (periods - 1), periods - 1).AtLeastPoisson;
    }

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
