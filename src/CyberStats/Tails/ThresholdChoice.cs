using System.Collections.Immutable;

namespace CyberStats.Tails;

/// <summary>
/// A threshold chosen by tests of fit, with every threshold that was tried.
/// </summary>
/// <remarks>
/// <para>
/// At each threshold, from the lowest on, the losses above it are tested against the generalized Pareto law fitted to them by the Anderson-Darling statistic, with its p-value for a law
/// that was fitted (Choulakian and Stephens, 2001). The tests are many and their verdicts go together, so the first k thresholds are refused for the greatest k at which the mean
/// of -log(1 - p) over them is at most the false share given: ForwardStop of G'Sell, Wager, Chouldechova and Tibshirani (2016), which keeps the expected share of thresholds refused in
/// error below it where p-values are independent. Method: Bader, Yan and Zhang (2018), <i>Automated threshold selection for extreme value analysis via ordered goodness-of-fit
/// tests with adjustment for false discovery rate</i>.
/// </para>
/// <para>
/// Few losses refuse little: with some dozens the lowest threshold is chosen whatever the law, and a chosen threshold is no proof. Rounded amounts are ties that no continuous law has, and are
/// refused for that. The fit takes the threshold as given (<see cref="Caveat.ThresholdChosen"/>); <see cref="AveragedTail"/> does not.
/// Cost: a fit a threshold, and the eigenvalues of a law with one shape.
/// </para>
/// </remarks>
public sealed class ThresholdChoice
{
    private ThresholdChoice(ImmutableArray<ThresholdCandidate> candidates, double falseShare)
    {
        Candidates = candidates;
        FalseShare = falseShare;
        Fit = candidates.FirstOrDefault(c => !c.IsRefused)?.Fit.AsChosen();
    }

    /// <summary>Gets the thresholds that were tried, from the lowest on.</summary>
    public IReadOnlyList<ThresholdCandidate> Candidates { get; }

    /// <summary>Gets the expected share of thresholds refused in error that was accepted.</summary>
    public double FalseShare { get; }

    /// <summary>Gets the fit above the chosen threshold; null where every threshold is refused.</summary>
    public GeneralizedParetoFit? Fit { get; }

    /// <summary>Gets the chosen threshold, in the currency unit of the losses; null where every threshold is refused.</summary>
    public double? Threshold => Fit?.Threshold;

    internal static ThresholdChoice Of(IReadOnlyList<GeneralizedParetoFit> fits, double falseShare)
    {
        var tested = new (double Statistic, double PValue)[fits.Count];
        Parallel.For(0, fits.Count, i => tested[i] = Test(fits[i]));
        double[] means = new double[fits.Count];
        double sum = 0;
        int refused = 0;
        for (int i = 0; i < means.Length; i++)
        {
            sum -= Numerics.Elementary.LogP1(-tested[i].PValue);
            means[i] = sum / (i + 1);
            refused = means[i] <= falseShare ? i + 1 : refused;
        }

        return new([.. fits.Select((fit, i) => new ThresholdCandidate(fit, tested[i].Statistic, tested[i].PValue, means[i], i < refused))], falseShare);
    }

    private static (double Statistic, double PValue) Test(GeneralizedParetoFit fit)
    {
        double[] losses = fit.Sample.Above.Low.ToArray();
        Array.Sort(losses);
        double statistic = ParetoAndersonDarling.Statistic(fit.Law, losses);
        return (statistic, new ParetoAndersonDarling(fit.Law.Shape).UpperTail(statistic));
    }
}
