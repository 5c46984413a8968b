using CyberStats.Fitting;

namespace CyberStats.Samples.Losses;

/// <summary>Which law describes the losses, and whether they tell it from the next.</summary>
internal sealed class LawReport(LossSample sample)
{
    private readonly SeverityComparison _ranking = SeverityFit.Compare(sample);

    /// <summary>Gets the law that describes the losses best; null where none could be ranked.</summary>
    public ISeverityFit? Best => _ranking.Best?.Fit;

    /// <summary>Gets what a reader of the law must know.</summary>
    public List<string> Warnings { get; } = [];

    public void Write(Page page)
    {
        page.Heading("Laws of all losses");
        page.Line("  law              AICc above   weight          mean   parameters");
        foreach (ComparedLaw law in _ranking.Laws)
        {
            if (law.Fit is { } fit)
            {
                string rank = double.IsNaN(law.Difference) ? $"{fit.Status,19}" : FormattableString.Invariant($"{law.Difference,10:0.0}{Page.Percent(law.AkaikeWeight),9}");
                page.Line($"  {law.Name + (fit.Status == FitStatus.AtBoundary ? "*" : ""),-17}{rank}{Page.Number(fit.Law.Mean),14}   {string.Join(", ", fit.Parameters.Select(p => $"{p.Name} {Page.Number(p.Estimate.Value)}"))}");
            }
        }

        if (_ranking.Laws.Any(law => law.Fit?.Status == FitStatus.AtBoundary))
        {
            page.Text("* at its limit: a simpler law suits the losses at least as well.");
        }

        foreach (ComparedLaw law in _ranking.Laws.Where(law => law.Fit is null))
        {
            page.Text($"{law.Name}: {law.Refusal}");
        }

        if (_ranking.Best is not { Fit: { } best } first)
        {
            Warnings.Add("No law could be fitted to the losses.");
            return;
        }

        WriteFit(page, first.Name, best);
        string[] alike = [.. _ranking.Laws.Skip(1).Where(law => law.Fit is not null && !double.IsNaN(law.Difference) && IsAlike(law)).Select(law => law.Name)];
        if (alike.Length > 0)
        {
            Warnings.Add($"The losses do not tell {first.Name} from {string.Join(", ", alike)}, which can differ widely beyond them.");
        }

        if (double.IsPositiveInfinity(best.Law.Mean))
        {
            Warnings.Add($"The mean of the law that describes all losses best, {first.Name}, is infinite: no mean of losses is an estimate of it.");
        }

        bool IsAlike(ComparedLaw law) => _ranking.BestAgainst(law.Name).PValue > 0.05;
    }

    private void WriteFit(Page page, string name, ISeverityFit best)
    {
        if (!sample.IsComplete)
        {
            page.Text("Whether the best law fits at all is not tested, since the amounts are rounded.");
            return;
        }

        GoodnessOfFitResult fit = GoodnessOfFit.Test(best, replicates: 199);
        page.Text($"Fit of {name} by the Anderson-Darling test: p = {Page.Probability(fit.AndersonDarling.PValue)} (199 replicates).");
        if (fit.AndersonDarling.PValue <= 0.05)
        {
            Warnings.Add($"The best of the laws, {name}, does not fit: the losses differ from it by more than chance explains.");
        }
    }
}
