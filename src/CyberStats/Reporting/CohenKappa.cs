using CyberStats.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// Cohen's kappa, weighted or not: the agreement of two raters on the same units beyond what their own frequencies would give by chance.
/// </summary>
/// <remarks>
/// κ = (P_o − P_e) / (1 − P_e). The two standard errors, for the interval and for the test of no agreement beyond chance, are those of Fleiss, Cohen and
/// Everitt (1969), <i>Large sample standard errors of kappa and weighted kappa</i>; the interval is κ ± z · error, cut at −1 and 1. Kappa falls as one
/// category prevails: compare it only between tables with like margins, and show the table. Coverage: benchmarks/results/simulate-rater-agreement.md. Cost: the square of the number of categories.
/// </remarks>
/// <example>
/// <code>
/// // Two trackers on whether an incident was espionage or sabotage.
/// var kappa = CohenKappa.OfTable(new long[,] { { 40, 5 }, { 3, 22 } });
/// Console.WriteLine(kappa.Kappa);
/// </code>
/// </example>
public static class CohenKappa
{
    private const int FewUnits = 30;
    private const int FewOfAKind = 5; // units on which both agree, or do not

    /// <summary>Returns the kappa of a table.</summary>
    /// <param name="table">How many units the first rater put in the category of the row and the second in that of the column; the categories in their order.</param>
    /// <param name="weights">How much two categories agree; null for <see cref="KappaWeights.Unweighted"/>.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">The table is not square, a count is negative, or the weights are for another number of categories.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static CohenKappaResult OfTable(long[,] table, KappaWeights? weights = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        Require.Between(0, 1, level);
        int k = table.GetLength(0);
        if (table.GetLength(1) != k)
        {
            throw new ArgumentException(FormattableString.Invariant($"The table has {k} rows, but {table.GetLength(1)} columns."), nameof(table));
        }

        foreach (long count in table)
        {
            if (count < 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"A count is not negative, but one is {count}."), nameof(table));
            }
        }

        weights ??= KappaWeights.Unweighted;
        return Of((long[,])table.Clone(), weights, KappaWeights.Table(weights, k), level);
    }

    /// <summary>Returns the kappa of pairs of ratings.</summary>
    /// <typeparam name="TValue">The type of a rating.</typeparam>
    /// <param name="pairs">For each unit the ratings of the first and of the second rater.</param>
    /// <param name="categories">The categories in their order; null to take those that occur, which weights other than <see cref="KappaWeights.Unweighted"/> do not allow.</param>
    /// <param name="weights">How much two categories agree; null for <see cref="KappaWeights.Unweighted"/>.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is null.</exception>
    /// <exception cref="ArgumentException">A category is given twice, a rating is none of them, or weights need an order that is not given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static CohenKappaResult Of<TValue>(
        IEnumerable<(TValue First, TValue Second)> pairs, IReadOnlyList<TValue>? categories = null, KappaWeights? weights = null, double level = 0.95)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (categories is null && weights is { IsOrdered: true })
        {
            throw new ArgumentException("Weights need the categories in their order.", nameof(categories));
        }

        (TValue First, TValue Second)[] all = [.. pairs];
        TValue[] kinds = categories is null ? [.. all.SelectMany(p => new[] { p.First, p.Second }).Distinct()] : [.. categories];
        var places = new Dictionary<TValue, int>();
        for (int i = 0; i < kinds.Length; i++)
        {
            if (!places.TryAdd(kinds[i], i))
            {
                throw new ArgumentException($"The category '{kinds[i]}' is given twice.", nameof(categories));
            }
        }

        long[,] table = new long[kinds.Length, kinds.Length];
        foreach ((TValue first, TValue second) in all)
        {
            table[Place(first), Place(second)]++;
        }

        return OfTable(table, weights, level);

        int Place(TValue rating) => places.TryGetValue(rating, out int place)
            ? place
            : throw new ArgumentException($"The rating '{rating}' is none of the categories.", nameof(pairs));
    }

    private static CohenKappaResult Of(long[,] table, KappaWeights kind, double[,] weights, double level)
    {
        int k = table.GetLength(0);
        double n = 0;
        double agreeing = 0;
        double[] rows = new double[k];
        double[] columns = new double[k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                n += table[i, j];
                agreeing += i == j ? table[i, j] : 0;
                rows[i] += table[i, j];
                columns[j] += table[i, j];
            }
        }

        double[] rowMeans = new double[k]; // of the weights, by the other rater's frequencies
        double[] columnMeans = new double[k];
        double lostObserved = 0; // 1 - P_o and 1 - P_e, which keep their digits near full agreement
        double lostExpected = 0;
        for (int i = 0; i < k && n > 0; i++)
        {
            for (int j = 0; j < k; j++)
            {
                rowMeans[i] += weights[i, j] * columns[j] / n;
                columnMeans[j] += weights[i, j] * rows[i] / n;
                lostObserved += (1 - weights[i, j]) * (table[i, j] / n);
                lostExpected += (1 - weights[i, j]) * (rows[i] / n) * (columns[j] / n);
            }
        }

        ReliabilityStatus status = n == 0 ? ReliabilityStatus.NothingToCompare
            : lostExpected == 0 ? ReliabilityStatus.OneCategory
            : ReliabilityStatus.Defined;
        if (status != ReliabilityStatus.Defined)
        {
            double same = n == 0 ? double.NaN : 1;
            return new CohenKappaResult(table, kind) { Status = status, N = (long)n, ObservedAgreement = same, ExpectedAgreement = same };
        }

        double observed = 1 - lostObserved;
        double expected = 1 - lostExpected;
        double sum = 0;
        double nullSum = 0;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                double means = rowMeans[i] + columnMeans[j];
                double term = (weights[i, j] * lostExpected) - (means * lostObserved);
                sum += table[i, j] / n * term * term;
                nullSum += rows[i] / n * (columns[j] / n) * (weights[i, j] - means) * (weights[i, j] - means);
            }
        }

        double center = (observed * expected) - (2 * expected) + observed;
        double error = Error(sum, center * center, n, lostExpected * lostExpected);
        double nullError = Error(nullSum, expected * expected, n, lostExpected);
        double kappa = 1 - (lostObserved / lostExpected);
        double reach = Quantiles.TwoSidedNormal(level) * error;
        var estimate = new Estimate(kappa, error, Math.Max(kappa - reach, Math.Min(-1, kappa)), Math.Min(kappa + reach, 1), level);
        return new CohenKappaResult(table, kind)
        {
            Status = status,
            N = (long)n,
            ObservedAgreement = observed,
            ExpectedAgreement = expected,
            Kappa = estimate,
            NullStandardError = nullError,
            Z = kappa / nullError,
            PValue = nullError > 0 ? TailProbability.TwoSidedNormal(kappa / nullError) : double.NaN,
            Caveats = n < FewUnits || Math.Min(agreeing, n - agreeing) < FewOfAKind || rows.Max() == n || columns.Max() == n ? [Caveat.FewUnits] : [],
        };
    }

    /// <summary>The root of a difference of two near sums, of which rounding may leave less than nothing.</summary>
    private static double Error(double sum, double square, double n, double scale)
    {
        double variance = sum - square;
        return variance > 1e-14 * square ? Math.Sqrt(variance / n) / scale : 0;
    }
}
