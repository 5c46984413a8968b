using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The likelihood of negative binomial counts of one rate, integrated over it: the logarithm of its ratio to the likelihood at a reference rate.
/// </summary>
/// <remarks>
/// The rate is the reference times exp(Δ). The logarithm of the integrand is concave in Δ, so that the trapezoidal rule is right to 1e-12.
/// </remarks>
internal sealed class RateIntegral(double size, double shape, double prior)
{
    private readonly double _logPrior = (shape * Math.Log(prior)) - MathNet.Numerics.SpecialFunctions.GammaLn(shape);

    /// <summary>Integrates over the rate.</summary>
    /// <param name="counts">The sum of the counts with each mean.</param>
    /// <param name="numbers">How many there are.</param>
    /// <param name="means">Those means, at the reference rate.</param>
    /// <param name="start">Where the search for the peak begins, and then where it was found.</param>
    public double Log(double[] counts, double[] numbers, double[] means, ref double start)
    {
        double[] shares = [.. means.Select(m => m / (size + m))];
        double total = counts.Sum() + shape;
        return _logPrior + LogIntegral.Of(
            delta =>
            {
                double growth = Elementary.ExpM1(delta);
                double sum = 0;
                for (int i = 0; i < counts.Length; i++)
                {
                    sum += (counts[i] + (numbers[i] * size)) * Elementary.LogP1(shares[i] * growth);
                }

                return (total * delta) - sum - (prior * (growth + 1));
            },
            delta =>
            {
                double factor = Math.Exp(delta);
                (double slope, double curvature) = (total - (prior * factor), -prior * factor);
                for (int i = 0; i < counts.Length; i++)
                {
                    double weight = counts[i] + (numbers[i] * size);
                    double share = shares[i] * factor / (1 + (shares[i] * Elementary.ExpM1(delta)));
                    slope -= weight * share;
                    curvature -= weight * share * (1 - share);
                }

                return (slope, curvature);
            },
            ref start);
    }
}
