using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Tests whether counts vary more about the means of a regression than Poisson counts do.
/// </summary>
/// <remarks>
/// Below some 100 rows use <see cref="MonteCarlo"/>: there the other two find too little (benchmarks/results/simulate-dispersion-test.md). All look for
/// more variation than Poisson, none for less. The means are those of the Poisson regression, whatever the family of the fit.
/// </remarks>
public static class DispersionTest
{
    /// <summary>Tests by Pearson's statistic, against random counts of the same total and the fitted means; each is fitted anew.</summary>
    /// <param name="fit">The regression.</param>
    /// <param name="replicates">How many random sets of counts; at least 1. The p-value is (1 + those at least as large) / (1 + all).</param>
    /// <param name="seed">The seed of the random numbers: the same seed gives the same p-value on every machine.</param>
    /// <remarks>
    /// Exact for a constant mean with any exposure, where counts with a given total are multinomial; with covariates approximate. Cost: a fit a replicate.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> is null.</exception>
    /// <exception cref="ArgumentException">The rows have weights, or counts that are no whole numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is below 1.</exception>
    public static DispersionTestResult MonteCarlo(CountRegressionFit fit, int replicates = 9999, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Require.InRange(1, int.MaxValue, replicates);
        CountRows rows = WholeRows(fit);
        if (rows.IsWeighted)
        {
            throw new ArgumentException("The rows have weights, which random counts have not.", nameof(fit));
        }

        double[] means = Means(rows, fit.Design);
        double statistic = CountRegression.Pearson(rows, means, 0);
        int atLeast = 0;
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            double[] counts = new double[rows.Length];
            RandomCounts.Multinomial(new RandomStream(seed, replicate), (long)rows.Total, means, counts);
            CountRows drawn = rows.With(counts);
            atLeast += CountDispersion.IsAtLeast(CountRegression.Pearson(drawn, Means(drawn, fit.Design), 0), statistic) ? 1 : 0;
        }

        return new DispersionTestResult(DispersionTestMethod.MonteCarlo, statistic, (1.0 + atLeast) / (replicates + 1.0), 1 / (replicates + 1.0));
    }

    /// <summary>Tests by the slope of ((y - μ)² - y) / μ on μ, which is 1 / θ of a negative binomial law.</summary>
    /// <param name="fit">The regression.</param>
    /// <remarks>Source: Cameron and Trivedi (1990), <i>Regression-based tests for overdispersion in the Poisson model</i>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> is null.</exception>
    /// <exception cref="ArgumentException">The rows have counts that are no whole numbers.</exception>
    /// <exception cref="InsufficientDataException">There is one row only.</exception>
    public static DispersionTestResult CameronTrivedi(CountRegressionFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        CountRows rows = WholeRows(fit);
        if (rows.Length < 2)
        {
            throw new InsufficientDataException("rows", 2, rows.Length, nameof(fit));
        }

        double t = CountDispersion.CameronTrivedi(rows.Counts, Means(rows, fit.Design), rows.Weights, rows.Length - 1);
        return new DispersionTestResult(DispersionTestMethod.CameronTrivedi, t, CountDispersion.UpperPValue(t), 0);
    }

    /// <summary>Tests by the likelihood ratio of the negative binomial and the Poisson regression.</summary>
    /// <param name="fit">The regression.</param>
    /// <remarks>
    /// Where θ = ∞ the ratio is 0 for half of all large samples, and else a chi-square of one degree of freedom. Source: Self and Liang (1987),
    /// <i>Asymptotic properties of maximum likelihood estimators and likelihood ratio tests under nonstandard conditions</i>, case 5.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> is null.</exception>
    /// <exception cref="ArgumentException">The rows have counts that are no whole numbers.</exception>
    public static DispersionTestResult LikelihoodRatio(CountRegressionFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        CountRows rows = WholeRows(fit);
        var options = new CountRegressionOptions();
        double poisson = CountRegression.Fit(rows, fit.Design, CountFamily.Poisson, options).LogLikelihood;
        double negativeBinomial = CountRegression.Fit(rows, fit.Design, CountFamily.NegativeBinomial, options).LogLikelihood;
        double ratio = Math.Max(0, 2 * (negativeBinomial - poisson));
        return new DispersionTestResult(DispersionTestMethod.LikelihoodRatio, ratio, CountDispersion.BoundaryPValue(ratio), 0);
    }

    private static double[] Means(CountRows rows, CountDesign design)
    {
        var solver = new CountSolver(rows, design, null);
        solver.Solve();
        return solver.Pass.Means;
    }

    private static CountRows WholeRows(CountRegressionFit fit) => fit.Rows.Counts.All(y => y == Math.Floor(y))
        ? fit.Rows
        : throw new ArgumentException("The rows have counts that are no whole numbers.", nameof(fit));
}
