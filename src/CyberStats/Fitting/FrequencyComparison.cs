using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// The laws of counts, the best by Akaike's criterion first. Made by <see cref="FrequencyFit.Compare"/>.
/// </summary>
/// <remarks>
/// Immutable and thread-safe; equality is by reference. The best of them need not be good: see <see cref="CountGoodnessOfFit"/>. Where a law is at its boundary it is one
/// of the others with a parameter too many, and stands behind that. Source: Burnham and Anderson (2002), <i>Model Selection and Multimodel Inference</i>.
/// </remarks>
public sealed class FrequencyComparison
{
    internal FrequencyComparison(CountSample counts)
    {
        List<FrequencyRank> ranks =
        [
            Rank(nameof(FrequencyFit.Poisson), FrequencyFit.Poisson(counts)),
            Rank(nameof(FrequencyFit.Geometric), FrequencyFit.Geometric(counts)),
            Rank(nameof(FrequencyFit.NegativeBinomial), FrequencyFit.NegativeBinomial(counts)),
            Rank(nameof(FrequencyFit.Binomial), FrequencyFit.Binomial(counts)),
        ];
        if (counts.Sum > 0)
        {
            ranks.Add(Rank(nameof(FrequencyFit.ZeroModifiedPoisson), FrequencyFit.ZeroModifiedPoisson(counts)));
            ranks.Add(Rank(nameof(FrequencyFit.ZeroModifiedGeometric), FrequencyFit.ZeroModifiedGeometric(counts)));
        }

        if (counts.Count - counts.Zeros >= 2)
        {
            ranks.Add(Rank(nameof(FrequencyFit.ZeroModifiedNegativeBinomial), FrequencyFit.ZeroModifiedNegativeBinomial(counts)));
        }

        double least = ranks.Min(r => r.Aic);
        double all = ranks.Sum(r => Math.Exp((least - r.Aic) / 2));
        Ranks = ranks.OrderBy(r => r.Aic).ThenBy(r => r.Parameters).Select(r => r with { Weight = Math.Exp((least - r.Aic) / 2) / all }).ToImmutableArray();
    }

    /// <summary>Gets the laws, the best first.</summary>
    public IReadOnlyList<FrequencyRank> Ranks { get; }

    /// <summary>Gets the best law.</summary>
    public FrequencyRank Best => Ranks[0];

    private static FrequencyRank Rank<TLaw>(string name, FrequencyFit<TLaw> fit)
        where TLaw : class, IFrequency =>
        new(name, fit.Law, fit.Status, fit.ParameterCount, fit.LogLikelihood, fit.Aic, fit.Aicc, fit.Bic, double.NaN);
}
