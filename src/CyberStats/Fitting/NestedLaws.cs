using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Which of the laws that are compared is a case of which, and the test of their likelihoods: for such pairs Vuong's statistic is not normal.
/// </summary>
/// <remarks>
/// Twice the logarithm of the likelihood ratio is chi-squared with as many degrees of freedom as the case has parameters less; where it lies at the edge of the wider law, it is 0 in
/// half of all samples (Self and Liang, 1987), of which the p-value for one parameter takes half.
/// </remarks>
internal static class NestedLaws
{
    private static readonly (string Case, string Law, int Freedom, bool IsAtEdge)[] Pairs =
    [
        ("Exponential", "Gamma", 1, false), ("Exponential", "Weibull", 1, false), ("Exponential", "Lomax", 1, true), ("Exponential", "Burr", 2, true),
        ("LogLogistic", "Burr", 1, false), ("Lomax", "Burr", 1, false), ("Weibull", "Burr", 1, true),
    ];

    /// <summary>Returns the test of two fits to one sample; null where neither law is a case of the other.</summary>
    public static VuongResult? Test(string firstName, ISeverityFit first, string secondName, ISeverityFit second)
    {
        foreach ((string narrow, string wide, int freedom, bool isAtEdge) in Pairs)
        {
            if ((narrow == firstName && wide == secondName) || (narrow == secondName && wide == firstName))
            {
                double ratio = first.LogLikelihood - second.LogLikelihood;
                double statistic = 2 * Math.Max(narrow == firstName ? -ratio : ratio, 0);
                double pValue = statistic == 0 ? 1 : TailProbability.ChiSquare(statistic, freedom) * (isAtEdge && freedom == 1 ? 0.5 : 1);
                return new VuongResult(ratio, statistic, pValue, first.Weight, true);
            }
        }

        return null;
    }
}
