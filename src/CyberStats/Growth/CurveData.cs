using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Growth;

/// <summary>Counts to which a curve is fitted: checked, without the missing ones, their times in units of their span from that of the largest rate.</summary>
internal sealed class CurveData
{
    private CurveData(double[] years, double[] counts, double[] exposure, double launch, double width)
    {
        Counts = counts;
        LogExposure = [.. exposure.Select(share => Math.Log(share))];
        double largestLogRate = double.NegativeInfinity;
        int largest = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double logRate = Math.Log(counts[i]) - LogExposure[i];
            (largestLogRate, largest) = logRate > largestLogRate ? (logRate, i) : (largestLogRate, largest);
        }

        Origin = years[largest];
        Span = years[^1] - years[0];
        Times = [.. years.Select(Scaled)];
        Launch = Scaled(launch);
        Width = width / Span;
        Rising = new RisingSums(counts);
    }

    /// <summary>Gets the year that is time 0, the middle of the period with the largest rate: no curve is far from its scale there.</summary>
    public double Origin { get; }

    /// <summary>Gets the years that are a unit of time.</summary>
    public double Span { get; }

    public double[] Times { get; }

    public double[] Counts { get; }

    public double[] LogExposure { get; }

    /// <summary>Gets the start of the first period, missing or not.</summary>
    public double Launch { get; }

    /// <summary>Gets the length of a period.</summary>
    public double Width { get; }

    public RisingSums Rising { get; }

    public int Length => Counts.Length;

    /// <summary>Gets the rate from which on a curve is a step between two periods.</summary>
    public double StepRate => 100 / Width;

    public double Scaled(double year) => (year - Origin) / Span;

    public double Year(double time) => double.IsFinite(time) ? Origin + (time * Span) : time;

    public static CurveData Of(CountSeries series, CountFamily family, int required)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (Require.Defined(family) != CountFamily.QuasiPoisson && series.Kind != SeriesKind.Counts)
        {
            throw new ArgumentException($"A series of kind {series.Kind} has no {family} likelihood; quasi-Poisson is for it.", nameof(series));
        }

        double width = series.Period.Years;
        double launch = series.Length == 0 ? 0 : DecimalYear(series.Start(0));
        int[] known = [.. Enumerable.Range(0, series.Length).Where(i => series.Counts[i] is not null && series.Exposure[i] > 0)];
        return Checked(
            [.. known.Select(i => launch + ((i + 0.5) * width))],
            [.. known.Select(i => series.Counts[i]!.Value)],
            [.. known.Select(i => series.Exposure[i])],
            launch,
            width,
            required,
            nameof(series));
    }

    public static CurveData Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposure, CountFamily family, int required)
    {
        bool isWholeOnly = Require.Defined(family) != CountFamily.QuasiPoisson;
        if (!exposure.IsEmpty && exposure.Length != counts.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {counts.Length} counts, but {exposure.Length} exposures."), nameof(exposure));
        }

        for (int i = 0; i < counts.Length; i++)
        {
            if (!double.IsFinite(counts[i]) || counts[i] < 0 || (isWholeOnly && counts[i] != Math.Floor(counts[i])))
            {
                string demand = isWholeOnly ? "whole, finite and not below zero" : "finite and not below zero";
                throw new ArgumentException(FormattableString.Invariant($"The count at index {i} must be {demand}, but is {counts[i]}."), nameof(counts));
            }

            if (!exposure.IsEmpty && !(double.IsFinite(exposure[i]) && exposure[i] > 0))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The exposure at index {i} must be finite and above zero, but is {exposure[i]}."), nameof(exposure));
            }
        }

        double[] shares = exposure.IsEmpty ? [.. Enumerable.Repeat(1.0, counts.Length)] : exposure.ToArray();
        return Checked([.. Enumerable.Range(0, counts.Length).Select(i => (double)i)], counts.ToArray(), shares, -0.5, 1, required, nameof(counts));
    }

    private static CurveData Checked(double[] years, double[] counts, double[] exposure, double launch, double width, int required, string name)
    {
        if (counts.Length < required)
        {
            throw new InsufficientDataException("counts", required, counts.Length, name);
        }

        int positive = counts.Count(c => c > 0);
        return positive < 2
            ? throw new InsufficientDataException("counts above zero", 2, positive, name)
            : new CurveData(years, counts, exposure, launch, width);
    }

    private static double DecimalYear(DateOnly day) =>
        day.Year + ((day.DayOfYear - 1.0) / (DateTime.IsLeapYear(day.Year) ? 366 : 365));
}
