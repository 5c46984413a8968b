using System.Globalization;
using CyberStats.Growth;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Samples.Briefing;

/// <summary>What two published figures say of growth, and what they do not.</summary>
internal static class Headline
{
    /// <summary>Returns the two figures of the headline, as a record has them; fewer where it lacks one.</summary>
    public static IReadOnlyList<ReportedFigure> FiguresIn(CyberStatsDocument record) =>
        [.. record.Figures.Where(f => f.Id is "cfr-2005" or "cfr-2020").OrderBy(f => f.Period.First)];

    /// <summary>Returns the two figures as a series: the years between are missing in it, not zero. Null, and why, where they make none.</summary>
    public static CountSeries? SeriesIn(CyberStatsDocument record, out string? why)
    {
        why = null;
        IReadOnlyList<ReportedFigure> figures = FiguresIn(record);
        try
        {
            _ = figures.Count == 2 ? GrowthRate.Between(figures[0], figures[1]) : throw new ArgumentException("there are not two figures");
            return CountSeries.FromFigures(figures, Period.Year);
        }
        catch (ArgumentException e)
        {
            why = e.Message;
            return null;
        }
    }

    public static void Write(Page page, CyberStatsDocument record)
    {
        IReadOnlyList<ReportedFigure> figures = FiguresIn(record);
        if (SeriesIn(record, out string? why) is null)
        {
            page.Heading("The headline");
            page.Text($"No growth follows from the figures cfr-2005 and cfr-2020 of this record ({string.Join("; ", figures)}): {why}");
            return;
        }

        GrowthBetween growth = GrowthRate.Between(figures[0], figures[1]);
        (string from, string to) = ($"{figures[0].Period}", $"{figures[1].Period}");

        page.Heading($"\"{growth.From} state-level incidents in {from}, {growth.To} in {to}\"");
        Source? source = record.Sources.FirstOrDefault(s => s.Id == figures[0].SourceId);
        page.Text($"Published by: {source?.Title ?? figures[0].SourceId}{(source?.Publisher is { } publisher ? $" ({publisher})" : "")}"
            + (figures.All(f => f.AsOf is null) ? "; from which state of it is not said." : "."));
        foreach (Fact fact in record.Facts.Where(f => f.Records.Any(r => r.Kind == RecordKind.Figure && figures.Any(figure => figure.Id == r.Id))))
        {
            page.Text($"fact {fact.Id}: {fact.Text}", "  ", "- ");
        }

        page.Line();
        page.Figure("", "", string.Create(CultureInfo.InvariantCulture, $"{100 * growth.Level:0} % interval"));
        Write(page, growth);
        WriteDoubling(page, growth, int.Parse(to, CultureInfo.InvariantCulture));
        page.Line();
        page.Text("The intervals are exact for two Poisson counts; those of the change per year and of the year reached are approximate. Yearly counts "
            + "usually vary more. If their variance is a multiple of their mean:");
        foreach (double dispersion in (double[])[1.6, 3])
        {
            GrowthBetween wider = GrowthRate.Between(figures[0], figures[1], dispersion);
            page.Figure(
                string.Create(CultureInfo.InvariantCulture, $"factor at dispersion {dispersion}"),
                Page.Number(wider.Factor.Value),
                Page.Interval(wider.Factor, Page.Number));
        }

        page.Line();
        foreach (Caveat caveat in growth.Caveats)
        {
            page.Caveat(caveat);
        }

        WriteLimits(page, figures);
    }

    /// <summary>Writes factor, rates and doubling time of a growth.</summary>
    public static void Write(Page page, GrowthBetween growth)
    {
        page.Figure("growth factor", Page.Number(growth.Factor.Value), Page.Interval(growth.Factor, Page.Number));
        page.Figure("growth per year", Page.Percent(growth.PerYear.Value), Page.Interval(growth.PerYear, Page.Percent));
        page.Figure("incidents more per year", Page.Number(growth.ChangePerYear.Value), Page.Interval(growth.ChangePerYear, Page.Number));
        if (growth.DoublingTime is { } doubling)
        {
            page.Figure("doubling time, years", Page.Number(doubling.Value), Page.Interval(doubling, Page.Number));
        }
    }

    private static void WriteDoubling(Page page, GrowthBetween growth, int year)
    {
        if (growth.TimeToReach(2 * growth.To) is { Value: > 0 } time)
        {
            string At(double years) => double.IsInfinity(years) ? "never" : string.Create(CultureInfo.InvariantCulture, $"{year + years:0.0}");
            page.Figure($"{2 * growth.To} expected in", At(time.Value), $"{At(time.Low)} to {At(time.High)}, if growth went on so");
        }
    }

    private static void WriteLimits(Page page, IReadOnlyList<ReportedFigure> figures)
    {
        CountSeries series = CountSeries.FromFigures(figures, Period.Year);
        page.Line();
        page.Line("What these two figures do not tell:");
        string[] limits =
        [
            $"Whether growth was steady. {series.MissingPeriods} of the {series.Length} years are missing, which is not zero.",
            "Whether more happened or more was seen: a tracker counts what was disclosed, and both attention and disclosure grew.",
            $"What the next year brings. The doubling time describes {figures[0].Period} to {figures[1].Period}; no forecast follows from two points.",
            "Anything on incidents below the level of states, on damage, or on who is behind them.",
        ];
        foreach (string limit in limits)
        {
            page.Text(limit, "  ", "- ");
        }
    }
}
