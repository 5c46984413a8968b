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
        int digits = WriteHeaping(page);
        if (_losses.Distinct().Take(2).Count() < 2)
        {
            page.Heading("The law");
            page.Text("All losses are equal: they show no law, and no tail.");
            return;
        }

        LossSample sample = _losses;
        var laws = new LawReport(digits > 0 ? sample.WithRoundingCells(digits) : sample);
        laws.Write(page);
        WriteMeanExcess(page);
        var tail = new TailReport(_losses, _losses.Length / file.Years, threshold);
        tail.Write(page, laws.Best);
        page.Heading("What the losses cannot tell");
        foreach (string warning in laws.Warnings.Concat(tail.Warnings))
        {
            page.Text(warning, "! ");
        }

        if (file.Years is not null)
        {
            page.Text("Years stand on losses that come as often as they did between the first date and the last.", "! ");
        }

        page.Text("Losses are taken as independent and as of one kind; a file of what was disclosed need not hold what happened.", "! ");
    }

    private void WriteWhatWasRead(Page page)
    {
        double[] sorted = [.. _losses.Order()];
        page.Heading("What was read");
        page.Figure("losses", Page.Count(sorted.Length));
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

    /// <summary>Returns the digits to which amounts were rounded; 0 where nothing shows it.</summary>
    private int WriteHeaping(Page page)
    {
        HeapingIndex heaping = HeapingIndex.Of(_losses);
        page.Heading("Round amounts");
        page.Line("  significant digits    amounts    so round    expected    p-value");
        foreach (HeapingRow row in heaping.Rows)
        {
            page.Line($"  {row.Digits,10} or fewer{row.Share.Of,11}{row.Share.Count,12}{Page.Number(row.Expected),12}{Page.Probability(row.PValue),11}");
        }

        // The most digits to which a share worth speaking of is rounded; an index of one digit alone can come from a table of prices.
        HeapingRow? heaped = heaping.Rows.LastOrDefault(r => r.PValue < 0.01 && r.Excess.Low > 0.01);
        page.Text(heaped is { Excess: var excess }
            ? $"Some {Page.Percent(excess.Value)} ({Page.Percent(excess.Low)} to {Page.Percent(excess.High)}) were rounded to {heaped.Digits} digits or fewer: laws are fitted to what rounding leaves of them."
            : heaping.Rows[0].Share.Of == 0 ? "No amount has more than one digit, so that nothing shows whether they were rounded."
            : "Nothing shows that amounts were rounded.");
        return heaped?.Digits ?? 0;
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
