using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Samples.Losses;

/// <summary>How heavy the tail is, and what lies beyond the losses.</summary>
internal sealed class TailReport(double[] losses, double? perYear, double? threshold)
{
    private const int LeastExceedances = 30;

    private readonly ThresholdChoice? _choice = threshold is null ? ChoiceOf(losses) : null;
    private double _threshold;

    /// <summary>Gets what a reader of the tail must know.</summary>
    public List<string> Warnings { get; } = [];

    public void Write(Page page, ISeverityFit? body)
    {
        _threshold = threshold ?? _choice?.Threshold ?? losses.Order().ElementAt((int)(0.9 * (losses.Length - 1)));
        double[] above = [.. losses.Where(x => x > _threshold)];
        page.Heading("The tail");
        page.Figure(
            threshold is not null ? "begins at (as given)" : _choice?.Threshold is not null ? "begins at (chosen by its fit)" : "begins at (one in ten exceeds)",
            Page.Number(_threshold));
        page.Figure("losses above", Page.Count(above.Length));
        if (above.Distinct().Take(LeastExceedances).Count() < LeastExceedances)
        {
            Warnings.Add($"Fewer than {LeastExceedances} different losses lie above {Page.Number(_threshold)}: too few for a tail.");
            return;
        }

        if (threshold is null && _choice?.Threshold is null)
        {
            Warnings.Add("No tail that was tried, from all losses to one in ten, fits by the Anderson-Darling test; that of one in ten is shown.");
        }

        GeneralizedParetoFit tail = PeaksOverThreshold.Fit(losses, _threshold);
        page.Line();
        page.Line("                                                         95 % interval");
        Estimate shape = tail.Shape;
        page.Figure("shape (0 exponential, 1 no mean)", shape);
        page.Figure("scale", tail.Scale);
        if (tail.Status != FitStatus.Converged)
        {
            Warnings.Add($"The fit of the tail is {tail.Status}: its intervals are not to be relied on.");
        }

        WarnOf(shape);
        WritePowerLaw(page);
        WriteOtherThresholds(page, shape);
        WriteReturnLevels(page, tail, body);
    }

    /// <summary>The other usual tail: is it refused, and where would it begin?</summary>
    private void WritePowerLaw(Page page)
    {
        PowerLawFit law = PowerLaw.Fit([.. losses.Where(x => x > 0)], PowerLawKind.Continuous);
        page.Line();
        page.Figure("power law: begins at", Page.Number(law.Threshold));
        page.Figure($"power law: exponent ({law.TailCount} losses)", law.Exponent);
        page.Figure("power law: p-value of its fit", Page.Number(law.PValue(replicates: 199)));
    }

    private static ThresholdChoice? ChoiceOf(double[] losses)
    {
        try
        {
            return PeaksOverThreshold.ChooseThreshold(losses);
        }
        catch (InsufficientDataException)
        {
            return null; // too few losses for candidates
        }
    }

    private void WarnOf(Estimate shape)
    {
        if (shape.Low >= 1)
        {
            Warnings.Add("The mean of the tail is infinite: the mean, the sum and the share of the greatest losses of any file are accidents of its size.");
        }
        else if (shape.Value >= 1)
        {
            Warnings.Add("The likeliest tail has an infinite mean, though the losses do not exclude a finite one: do not rely on any mean.");
        }
        else if (shape.High >= 1)
        {
            Warnings.Add("The losses cannot tell whether the mean is finite: do not rely on any mean.");
        }
        else if (shape.High >= 0.5)
        {
            Warnings.Add("The variance of the tail is infinite, or the losses cannot tell: means converge slowly, and their usual errors are too small.");
        }
    }

    /// <summary>A tail that does not depend on where it is taken to begin is one that can be relied on.</summary>
    private void WriteOtherThresholds(Page page, Estimate shape)
    {
        double[] sorted = [.. losses.Order()];
        page.Line();
        page.Line("  shape of the tail that begins elsewhere");
        List<string> elsewhere = [];
        foreach (double share in (double[])[0.2, 0.1, 0.05, 0.02, 0.01, 0.005])
        {
            double start = sorted[(int)((1 - share) * (sorted.Length - 1))];
            double[] above = [.. sorted.Where(x => x > start)];
            if (start == _threshold || above.Distinct().Take(LeastExceedances).Count() < LeastExceedances)
            {
                continue;
            }

            Estimate other = PeaksOverThreshold.Fit(losses, start).Shape;
            page.Figure($"  at {Page.Number(start)} ({above.Length} losses)", other);
            if (other.Low > shape.High || other.High < shape.Low)
            {
                elsewhere.Add($"{Page.Number(other.Value)} at {Page.Number(start)}");
            }
        }

        if (elsewhere.Count > 0)
        {
            Warnings.Add($"The shape of the tail depends on where it begins: {Page.Number(shape.Value)} at {Page.Number(_threshold)}, but {string.Join(", ", elsewhere)}. " +
                "So does all that is said of losses beyond the file: try --threshold.");
        }
    }

    private void WriteReturnLevels(Page page, GeneralizedParetoFit tail, ISeverityFit? body)
    {
        double share = tail.ShareAbove.Value;
        double[] sorted = [.. losses.Order()];
        List<string> missed = [];
        page.Heading("What to expect");
        page.Line("                                              amount   95 % interval");
        foreach ((string name, double probability) in Levels())
        {
            page.Line($"  {name}");
            double expected = probability * losses.Length; // losses above the level
            if (expected >= 5)
            {
                page.Figure("  in the file", new Estimate(FromTop(expected), double.NaN, FromTop(expected + (2 * Math.Sqrt(expected))), FromTop(expected - (2 * Math.Sqrt(expected)))));
            }

            if (probability < share)
            {
                Estimate level = tail.LossExceededWith(probability);
                page.Figure("  by the tail", level);
                if (expected >= 5 && (level.High < FromTop(expected + (2 * Math.Sqrt(expected))) || level.Low > FromTop(expected - (2 * Math.Sqrt(expected)))))
                {
                    missed.Add(name);
                }
            }

            if (body is not null)
            {
                page.Figure("  by the law of all losses", Page.Number(body.Law.LossExceededWith(probability)));
            }
        }

        double FromTop(double rank) => sorted[^(int)Math.Clamp(Math.Ceiling(rank), 1, sorted.Length)]; // the count above a level varies as Poisson's law has it

        if (missed.Count > 0)
        {
            Warnings.Add($"The tail does not fit the file itself ({string.Join(", ", missed)}): what it says beyond the file is worth little.");
        }

        double least = 1 / (double)losses.Length;
        if (Levels().Any(level => level.Probability < least / 10))
        {
            page.Text("Intervals hold if the tail is as fitted. Figures rarer than the file has losses stand on that alone.");
        }
    }

    private IEnumerable<(string Name, double Probability)> Levels()
    {
        foreach (int count in (int[])[100, 1000, 10_000])
        {
            yield return ($"one loss in {Page.Number(count)}", 1.0 / count);
        }

        if (perYear is { } rate)
        {
            foreach (int years in (int[])[1, 10, 100])
            {
                if (rate * years > 1)
                {
                    yield return ($"one loss in {years} year{(years == 1 ? "" : "s")}", 1 / (rate * years));
                }
            }
        }
    }
}
