namespace CyberStats.Fitting;

/// <summary>
/// Laws fitted to the same losses, the one with the least information criterion first.
/// </summary>
/// <remarks>
/// The criterion is Akaike's with the correction for few losses (Hurvich and Tsai, 1989). Laws whose fit is irregular, unbounded or degenerate are not ranked, since the criterion does not hold
/// for them, and come after the others; laws that cannot be fitted come last. The best of the laws need not be a good one: see the tests of fit.
/// </remarks>
public sealed class SeverityComparison
{
    internal SeverityComparison(LossSample sample, IEnumerable<ComparedLaw> laws)
    {
        Sample = sample;
        ComparedLaw[] all = [.. laws];
        ComparedLaw[] ranked = [.. all.Where(IsRanked).OrderBy(law => law.Fit!.Aicc)];
        double best = ranked.Length > 0 ? ranked[0].Fit!.Aicc : double.NaN;
        double total = ranked.Sum(law => Math.Exp((best - law.Fit!.Aicc) / 2));
        Laws =
        [
            .. ranked.Select(law => law with { Difference = law.Fit!.Aicc - best, AkaikeWeight = Math.Exp((best - law.Fit!.Aicc) / 2) / total }),
            .. all.Where(law => law.Fit is not null && !IsRanked(law)),
            .. all.Where(law => law.Fit is null),
        ];
    }

    /// <summary>Gets the sample.</summary>
    public LossSample Sample { get; }

    /// <summary>Gets the laws in order.</summary>
    public IReadOnlyList<ComparedLaw> Laws { get; }

    /// <summary>Gets the law with the least criterion; null where none could be ranked.</summary>
    public ComparedLaw? Best => Laws.Count > 0 && !double.IsNaN(Laws[0].Difference) ? Laws[0] : null;

    /// <summary>Tests whether the losses tell the best law from another: by Vuong's test, and by the likelihood ratio where one of them is a case of the other.</summary>
    /// <param name="name">The name of the other law.</param>
    /// <exception cref="ArgumentException">No law of that name was fitted, or none could be ranked.</exception>
    public VuongResult BestAgainst(string name)
    {
        ISeverityFit? other = Laws.FirstOrDefault(law => law.Name == name)?.Fit;
        return Best is { Fit: { } best } first && other is not null
            ? NestedLaws.Test(first.Name, best, name, other) ?? Vuong.Test(best, other)
            : throw new ArgumentException($"No fit of '{name}'; there are {string.Join(", ", Laws.Where(l => l.Fit is not null).Select(l => l.Name))}.", nameof(name));
    }

    private static bool IsRanked(ComparedLaw law) => law.Fit is { Status: FitStatus.Converged or FitStatus.AtBoundary } fit && !double.IsNaN(fit.Aicc);
}
