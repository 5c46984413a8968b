using System.Globalization;
using CyberStats.Growth;
using CyberStats.Series;

namespace CyberStats.Samples.Briefing;

/// <summary>What two published figures say of growth, and what they do not.</summary>
internal static class Headline
{
    private const string SourceId = "op-ed-citing-cfr";

    /// <summary>Gets the two figures as the headline states them. Of which state of the tracker they are is not known.</summary>
    public static IReadOnlyList<ReportedFigure> Figures { get; } = [Published(2005, 8), Published(2020, 88)];

    /// <summary>Gets the figures as a series: 2006 to 2019 are missing in it, not zero.</summary>
    public static CountSeries Series => CountSeries.FromFigures(Figures, Period.Year);

    public static void Write(Page page)
    {
        GrowthBetween growth = GrowthRate.Between(Figures[0], Figures[1]);
        (string from, string to) = ($"{Figures[0].Period}", $"{Figures[1].Period}");

        page.Heading($"\"{growth.From} state-level incidents in {from}, {growth.To} in {to}\"");
        page.Text("The figures are those of an op-ed that cites the Cyber Operations Tracker of the Council on Foreign Relations, "
            + "incidents of government level; it does not say from which state of the tracker.");
        page.Line();
        page.Figure("", "", string.Create(CultureInfo.InvariantCulture, $"{100 * growth.Level:0} % interval"));
        Write(page, growth);
        WriteDoubling(page, growth, int.Parse(to, CultureInfo.InvariantCulture));
        page.Line();
        page.Text("The intervals are exact for two Poisson counts. Yearly counts usually vary more. If their variance is a multiple of their mean:");
        foreach (double dispersion in (double[])[1.6, 3])
        {
            GrowthBetween wider = GrowthRate.Between(Figures[0], Figures[1], dispersion);
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

        WriteLimits(page, growth);
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
        if (growth.DoublingTime is { } doubling)
        {
            string At(double years) => double.IsInfinity(years) ? "never" : string.Create(CultureInfo.InvariantCulture, $"{year + years:0.0}");
            page.Figure($"{2 * growth.To} expected in", At(doubling.Value), $"{At(doubling.Low)} to {At(doubling.High)}, if growth went on so");
        }
    }

    private static void WriteLimits(Page page, GrowthBetween growth)
    {
        CountSeries series = Series;
        page.Line();
        page.Line("What these two figures do not tell:");
        string[] limits =
        [
            $"Whether growth was steady. {series.MissingPeriods} of the {series.Length} years are missing, which is not zero.",
            "Whether more happened or more was seen: a tracker counts what was disclosed, and both attention and disclosure grew.",
            $"What the next year brings. The doubling time describes {Figures[0].Period} to {Figures[1].Period}; no forecast follows from two points.",
            "Anything on incidents below the level of states, on damage, or on who is behind them.",
        ];
        foreach (string limit in limits)
        {
            page.Text(limit, "  ", "- ");
        }
    }

    private static ReportedFigure Published(int year, long count) =>
        new("incidents", Bounds<double>.Exactly(count), FigureUnit.Count, DateRange.At(new PartialDate(year)), SourceId)
        {
            Scope = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("level", "government"),
        };
}
