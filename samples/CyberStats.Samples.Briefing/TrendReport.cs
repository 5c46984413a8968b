using System.Globalization;
using CyberStats.Growth;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Samples.Briefing;

/// <summary>Whether the tracker's yearly counts grow, how fast, since when, and how sure that is.</summary>
internal static class TrendReport
{
    private const int Replicates = 9999;
    private const long Seed = 1;

    public static void Write(Page page, CountSeries yearly, CountSeries? published)
    {
        int[] known = [.. Enumerable.Range(0, yearly.Length).Where(i => yearly.Counts[i] is not null && yearly.Exposure[i] > 0)];
        if (known.Length < 5 || yearly.Total == 0)
        {
            page.Heading("Growth by year");
            page.Text($"{known.Length} years with {Page.Number(yearly.Total)} incidents are too few for a trend.", "  ");
            return;
        }

        CountTrendFit trend = CountTrend.Fit(yearly);
        WriteGrowth(page, yearly, trend, published);
        WriteLastYear(page, yearly, trend);
        WriteTrend(page, yearly, trend);
        WriteBreak(page, yearly);
    }

    private static void WriteGrowth(Page page, CountSeries yearly, CountTrendFit trend, CountSeries? published)
    {
        page.Heading("Growth by year: published endpoints and all years");
        page.Line($"  {"",-50}{"growth a year",14}   {"95 % interval",-22}doubles in, years");
        if (published is not null)
        {
            int[] ends = [.. Enumerable.Range(0, published.Length).Where(i => published.Counts[i] is not null)];
            GrowthBetween between = GrowthRate.Between((long)published.Counts[ends[0]]!.Value, (long)published.Counts[ends[^1]]!.Value, ends[^1] - ends[0]);
            Row(page, $"published, {published.Label(ends[0])} and {published.Label(ends[^1])} alone", between.PerYear, between.DoublingTime);
        }

        if (trend.Endpoints is { } endpoints)
        {
            Row(page, $"this file, its first and last whole year ({endpoints.From}, {endpoints.To})", endpoints.PerYear, endpoints.DoublingTime);
        }

        Row(page, $"this file, a line through all {trend.Count} years", trend.GrowthPerYear, trend.Doubling.DoublingTime);
        page.Line();
        page.Text("These are different numbers. The first two rest on two counts, and what lies between does not matter to them; the third rests on all, and "
            + "its interval knows how much the counts vary about the line. Neither says whether more happened or more was seen.", "  ");
        page.Text($"By the line the mean {trend.Doubling}.", "  ");
        foreach (Caveat caveat in trend.Caveats.Except(yearly.Caveats))
        {
            page.Caveat(caveat);
        }
    }

    private static void WriteLastYear(Page page, CountSeries yearly, CountTrendFit trend)
    {
        int last = yearly.Length - 1;
        page.Line();
        double exposure = yearly.Exposure[last];
        if (exposure is > 0 and < 1)
        {
            CountTrendFit blind = CountTrend.Fit(yearly.WithExposure([.. yearly.Exposure.Select(e => e > 0 ? 1.0 : 0)]));
            page.Text($"The last year, {yearly.Label(last)}, counts as {Page.Percent(exposure)} of a year, the share of its days that were over when the file was "
                + $"made: its {Page.Number(yearly.Counts[last]!.Value)} incidents stand for about {Page.Number(yearly.Counts[last]!.Value / exposure)}. Taken as a whole year it "
                + $"would give {Page.Percent(blind.GrowthPerYear.Value)} a year in place of {Page.Percent(trend.GrowthPerYear.Value)}.", "  ");
        }
        else
        {
            page.Text($"The last year, {yearly.Label(last)}, was over when the file was made, and counts as a whole year.", "  ");
        }

        page.Text("Incidents become known late, and a tracker goes on adding to past years. How late is not known from one file, so that the last years "
            + "may still grow, and the growth shown is rather too low than too high.", "  ");
    }

    private static void WriteTrend(Page page, CountSeries yearly, CountTrendFit trend)
    {
        page.Heading("How sure the trend is");
        MannKendallResult ranks = MannKendall.Test(yearly);
        TheilSenFit slope = TheilSen.Fit(yearly);
        DispersionTestResult dispersion = DispersionTest.MonteCarlo(trend.Regression, Replicates, Seed);
        page.Figure("no growth, p-value", PValue(trend.PValue), "of the line, by Student's t");
        page.Figure("no trend of any form, p-value", PValue(ranks.PValue), $"Mann-Kendall, exact; tau {Text(ranks.TauB)}");
        page.Figure("incidents more per year", Page.Number(slope.Slope.Value), $"{Page.Interval(slope.Slope, Page.Number)}, median of all pairs of years");
        page.Figure("variance of a count over its mean", Text(trend.Dispersion), $"1 for Poisson counts, of which so many exceed it: {PValue(dispersion.PValue)}");
        if (trend.Acceleration is { } change)
        {
            page.Figure("growth rate, change per year", Text(change.Value, "+0.000;-0.000"), $"{Text(change.Low, "+0.000;-0.000")} to {Text(change.High, "+0.000;-0.000")}, "
                + (change.Low > 0 ? "it speeds up" : change.High < 0 ? "it slows down" : "which may be none"));
        }
    }

    private static void WriteBreak(Page page, CountSeries yearly)
    {
        page.Heading("Since when: a break, or a trend");
        ChangePointTestResult test = ChangePointTest.Permutation(yearly, Replicates, Seed);
        ChangePointPosterior posterior = ChangePointPosterior.Of(yearly);
        string Year(int at) => yearly.Label(posterior.PlaceAfter(at));
        int[] likely = [.. posterior.CredibleSet().Order()];
        Estimate ratio = posterior.Ratio();
        page.Figure("all years alike, p-value", PValue(test.PValue), "permutation test of the largest split");
        page.Figure("if one break, it came with", Year(posterior.MostProbableBreak), $"95 %: {string.Join(", ", likely.Select(Year))}");
        page.Figure("rate after over rate before", Page.Number(ratio.Value), Page.Interval(ratio, Page.Number));
        page.Figure("break against no change", Odds(posterior.LogBayesFactor), "Bayes factor, Poisson counts");
        page.Figure("break against steady growth", Odds(posterior.LogBayesFactorOverTrend), "Bayes factor, Poisson counts");
        page.Line();
        page.Text(posterior.LogBayesFactorOverTrend < -Math.Log(10)
            ? "Steady growth describes the years far better than one break does: there is no year since which things are otherwise."
            : posterior.LogBayesFactorOverTrend > Math.Log(10)
                ? "One break describes the years far better than steady growth does."
                : "The years do not tell a break from steady growth.", "  ");
        foreach (Caveat caveat in posterior.Caveats.Except(yearly.Caveats).Where(c => c != Caveat.AutocorrelationUntestable))
        {
            page.Caveat(caveat);
        }
    }

    private static void Row(Page page, string name, Estimate perYear, Estimate? doubling) =>
        page.Line($"  {name,-50}{Page.Percent(perYear.Value),14}   {Page.Interval(perYear, Page.Percent),-22}"
            + (doubling is { } years ? $"{Page.Number(years.Value)}, {Page.Interval(years, Page.Number)}" : ""));

    private static string PValue(double p) => p < 1e-4 ? "< 0.0001" : Text(p, "0.0000");

    private static string Odds(double logFactor) => Math.Abs(logFactor) < 6 * Math.Log(10)
        ? Text(Math.Exp(logFactor), Math.Abs(logFactor) < Math.Log(10) ? "0.00" : logFactor > 0 ? "0" : "0.######")
        : string.Create(CultureInfo.InvariantCulture, $"10^{logFactor / Math.Log(10):0}");

    private static string Text(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);
}
