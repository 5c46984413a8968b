using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Samples.Losses;

/// <summary>The report on one file.</summary>
internal sealed class LossReport(LossFile file, double? threshold)
{
    private readonly double[] _losses = file.Amounts;

    public void Write(Page page)
    {
        WriteWhatWasRead(page);
        WriteHeaping(page);
        if (_losses.Distinct().Take(2).Count() < 2)
        {
            page.Heading("The law");
            page.Text("All losses are equal: they show no law, and no tail.");
            return;
        }

        WriteMeanExcess(page);
    }

    private void WriteWhatWasRead(Page page)
    {
        double[] sorted = [.. _losses.Order()];
        page.Heading("What was read");
        page.Figure("losses", Page.Number(sorted.Length));
        if (file.LeftOut.Any())
        {
            page.Text($"Left out: {file.LeftOutInWords()}.");
        }

        if (file.Years is { } years)
        {
            page.Figure("from", file.Dates.Min(d => d.First).ToString("yyyy-MM-dd", null));
            page.Figure("to", file.Dates.Max(d => d.Last).ToString("yyyy-MM-dd", null));
            page.Figure("losses a year", Page.Number(sorted.Length / years));
        }

        page.Figure("least", Page.Number(sorted[0]));
        page.Figure("median", Page.Number(sorted[sorted.Length / 2]));
        page.Figure("one in ten exceeds", Page.Number(sorted[(int)(0.9 * (sorted.Length - 1))]));
        page.Figure("one in a hundred exceeds", Page.Number(sorted[(int)(0.99 * (sorted.Length - 1))]));
        page.Figure("greatest", Page.Number(sorted[^1]));
        page.Figure("mean of these losses", Page.Number(sorted.Average()));
        page.Figure("share of the sum in the top 1 %", Page.Percent(sorted[^Math.Max(1, sorted.Length / 100)..].Sum() / sorted.Sum()));
    }

    private void WriteHeaping(Page page)
    {
        HeapingIndex heaping = HeapingIndex.Of(_losses);
        page.Heading("Round amounts");
        page.Line("  significant digits    amounts    so round    expected    p-value");
        foreach (HeapingRow row in heaping.Rows)
        {
            page.Line($"  {row.Digits,10} or fewer{row.Share.Of,11}{row.Share.Count,12}{Page.Number(row.Expected),12}{Page.Probability(row.PValue),11}");
        }

        HeapingRow two = heaping.Rows[1];
        page.Text(double.IsNaN(two.PValue) ? "No amount has more than two digits, so that nothing shows whether they were rounded."
            : two.PValue < 0.01
            ? $"Some {Page.Percent(two.Excess.Value)} ({Page.Percent(two.Excess.Low)} to {Page.Percent(two.Excess.High)}) were rounded to two digits: laws are fitted to what rounding leaves of them."
            : "Nothing shows that amounts were rounded.");
    }

    private void WriteMeanExcess(Page page)
    {
        page.Heading("Mean excess over a threshold");
        IReadOnlyList<MeanExcessPoint> all = MeanExcess.Of(_losses).Points;
        List<MeanExcessPoint> points =
        [
            .. from share in (double[])[0.5, 0.2, 0.1, 0.05, 0.02, 0.01]
               select all.LastOrDefault(p => p.Count >= Math.Max(10, share * _losses.Length)),
        ];
        if (threshold is { } given)
        {
            points.Add(all.LastOrDefault(p => p.Threshold <= given));
        }

        foreach (MeanExcessPoint point in points.Where(p => p.Count > 0).Distinct().OrderBy(p => p.Threshold))
        {
            page.Figure($"over {Page.Number(point.Threshold)} ({point.Count} losses)", point.Excess);
        }

        page.Text("Rising all the way marks a heavy tail, level an exponential one. The intervals are too short where it is heavy.");
    }
}
