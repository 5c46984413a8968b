using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Vuong's test of two laws that are not nested: which is closer to the truth, or whether the losses cannot tell.
/// </summary>
/// <remarks>
/// For laws of which one is a case of the other (exponential and gamma, log-logistic and Burr) the statistic is not normal: compare their likelihoods by the chi-squared law instead.
/// Source: Vuong (1989), <i>Likelihood ratio tests for model selection and non-nested hypotheses</i>, equation 5.6.
/// </remarks>
public static class Vuong
{
    /// <summary>Tests two fits to the same sample.</summary>
    /// <param name="first">The first fit.</param>
    /// <param name="second">The second fit.</param>
    /// <exception cref="ArgumentNullException">A fit is null.</exception>
    /// <exception cref="ArgumentException">The fits are not to the same sample.</exception>
    public static VuongResult Test(ISeverityFit first, ISeverityFit second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!ReferenceEquals(first.Sample, second.Sample))
        {
            throw new ArgumentException("Both laws must be fitted to the same LossSample.", nameof(second));
        }

        LossSample sample = first.Sample;
        double[] differences = new double[sample.Count];
        double[] weights = new double[sample.Count];
        for (int i = 0; i < differences.Length; i++)
        {
            LossObservation row = sample[i];
            weights[i] = row.Weight;
            differences[i] = row.Weight == 0 ? 0 : PointwiseLikelihood.Of(first.Law, row) - PointwiseLikelihood.Of(second.Law, row);
        }

        return Of(differences, weights);
    }

    /// <summary>Tests by the differences of the log-likelihoods, loss by loss.</summary>
    internal static VuongResult Of(ReadOnlySpan<double> differences, ReadOnlySpan<double> weights)
    {
        double count = 0;
        double sum = 0;
        for (int i = 0; i < differences.Length; i++)
        {
            count += weights[i];
            sum += weights[i] * differences[i];
        }

        double mean = sum / count;
        double spread = 0;
        for (int i = 0; i < differences.Length; i++)
        {
            spread += weights[i] * (differences[i] - mean) * (differences[i] - mean);
        }

        double statistic = spread > 0 ? sum / Math.Sqrt(spread) : double.NaN;
        double pValue = spread > 0 ? Math.Min(1, 2 * Math.Exp(NormalScore.LogUpperTail(Math.Abs(statistic)))) : 1;
        return new VuongResult(sum, statistic, pValue, count);
    }
}
