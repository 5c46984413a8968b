namespace CyberStats.Growth;

/// <summary>Every kind of curve fitted to the same counts in one family, and ranked. Made by <see cref="GrowthCurve"/>.</summary>
/// <remarks>
/// <para>
/// Poisson and negative binomial fits are ranked by Akaike's corrected criterion (AICc). Quasi-Poisson has no likelihood: its fits are ranked by the
/// quasi-likelihood criterion QAICc, deviance over ĉ with the same correction, where ĉ, one dispersion for all of them, is the least Pearson dispersion of the curves
/// with three parameters and at least 1, and counts as a parameter. Neither is given where n ≤ k + 1: too few counts to compare curves.
/// </para>
/// <para>Sources: Hurvich and Tsai (1989); Burnham and Anderson (2002), <i>Model Selection and Multimodel Inference</i>, sections 2.5 and 2.9.</para>
/// </remarks>
public sealed class GrowthCurveComparison
{
    /// <summary>Curves whose criteria differ by less are not told apart (Burnham and Anderson 2002, section 2.6).</summary>
    private const double Telling = 2;

    internal GrowthCurveComparison(IReadOnlyList<GrowthCurveFit> fits)
    {
        bool isQuasi = fits[0].Family == CountFamily.QuasiPoisson;
        CommonDispersion = isQuasi ? Math.Max(1, fits.Where(f => f.ParameterCount == 3).Min(f => f.Dispersion)) : null;
        double?[] criteria = [.. fits.Select(f => CommonDispersion is { } c ? f.Akaike(f.Deviance / c, f.ParameterCount + 1) : f.CorrectedAkaike)];
        bool isGiven = criteria.All(c => c is not null);
        double least = isGiven ? criteria.Min()!.Value : double.NaN;
        double total = criteria.Sum(c => Math.Exp((least - (c ?? 0)) / 2));
        Curves =
        [
            .. fits.Select((fit, i) => isGiven
                    ? new GrowthCurveRank(fit, criteria[i], criteria[i] - least, Math.Exp((least - criteria[i]!.Value) / 2) / total)
                    : new GrowthCurveRank(fit, null, null, null))
                .OrderBy(rank => rank.Difference ?? rank.Fit.Deviance),
        ];
        bool isExponentialWithin = Curves[0].Fit.Kind == GrowthCurveKind.Exponential
            && Curves.Any(rank => rank.Fit.Status == GrowthCurveStatus.CapacityNotIdentified);
        bool isTold = isGiven && Curves[1].Difference >= Telling && !isExponentialWithin;
        Caveats = [.. fits.SelectMany(f => f.Caveats).Concat(isTold ? [] : [Caveat.CurvesNotToldApart]).Distinct()];
        ShowsSaturation = isGiven
            && Curves[0].Fit.Status == GrowthCurveStatus.Converged
            && Curves.Single(rank => rank.Fit.Kind == GrowthCurveKind.Exponential).Difference >= Telling;
    }

    /// <summary>Gets the curves, the best first; where there is no criterion, in the order of their deviance, which favours those with more parameters.</summary>
    public IReadOnlyList<GrowthCurveRank> Curves { get; }

    /// <summary>Gets the dispersion ĉ of the quasi-likelihood criterion; null for a family with a likelihood.</summary>
    public double? CommonDispersion { get; }

    /// <summary>
    /// Gets whether the counts speak for a capacity: the best curve has one with an upper end, and the exponential curve is worse by 2 or more in the criterion.
    /// Never true where there is no criterion.
    /// </summary>
    public bool ShowsSaturation { get; }

    /// <summary>
    /// Gets what a reader must know: what the fits say, and "curves_not_told_apart" where the two best differ by less than 2, there is no criterion, or the
    /// exponential curve is best only by having fewer parameters: it is the limit of the others, and they admit it.
    /// </summary>
    public IReadOnlyList<Caveat> Caveats { get; }
}
