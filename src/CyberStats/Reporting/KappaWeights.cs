namespace CyberStats.Reporting;

/// <summary>
/// How much two ratings agree: 1 where they are the same, less the further apart they are.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class KappaWeights
{
    private readonly double[,]? _own;
    private readonly Func<int, int, int, double> _weight;

    private KappaWeights(string name, Func<int, int, int, double> weight, double[,]? own = null)
    {
        Name = name;
        _weight = weight;
        _own = own;
    }

    /// <summary>Gets the weights of Cohen (1960): categories are the same or not.</summary>
    public static KappaWeights Unweighted { get; } = new("unweighted", (i, j, _) => i == j ? 1 : 0);

    /// <summary>Gets weights that fall with the distance of the categories in their order: 1 − |i − j| / (k − 1).</summary>
    public static KappaWeights Linear { get; } = new("linear", (i, j, k) => k == 1 ? 1 : 1 - (Math.Abs(i - j) / (k - 1.0)));

    /// <summary>Gets weights that fall with the square of the distance: 1 − (i − j)² / (k − 1)².</summary>
    public static KappaWeights Quadratic { get; } = new("quadratic", (i, j, k) => k == 1 ? 1 : 1 - ((i - j) * (i - j) / ((k - 1.0) * (k - 1))));

    /// <summary>Gets the name: "unweighted", "linear", "quadratic" or "own".</summary>
    public string Name { get; }

    /// <summary>Gets whether the order of the categories matters.</summary>
    internal bool IsOrdered => this != Unweighted;

    /// <summary>Returns weights of the caller.</summary>
    /// <param name="weights">A square table, a row and a column for each category: the agreement of two ratings, in [0, 1], 1 on the diagonal, the same on both sides of it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">The table is not as demanded.</exception>
    public static KappaWeights Own(double[,] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        double[,] own = (double[,])weights.Clone();
        int k = own.GetLength(0);
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < own.GetLength(1); j++)
            {
                if (own.GetLength(1) != k || !(own[i, j] >= 0 && own[i, j] <= 1 && own[i, j] == own[j, i]) || (i == j && own[i, j] != 1))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"Weights are a square table in [0, 1], symmetric, with 1 on the diagonal; row {i}, column {j} is not."), nameof(weights));
                }
            }
        }

        return new KappaWeights("own", (i, j, _) => own[i, j], own);
    }

    /// <summary>Returns <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    /// <summary>Returns the table of weights for so many categories.</summary>
    /// <exception cref="ArgumentException">The caller's table has another size.</exception>
    internal static double[,] Table(KappaWeights weights, int categories)
    {
        if (weights._own is { } own && own.GetLength(0) != categories)
        {
            throw new ArgumentException(FormattableString.Invariant($"The weights are for {own.GetLength(0)} categories, but there are {categories}."), nameof(weights));
        }

        double[,] table = new double[categories, categories];
        for (int i = 0; i < categories; i++)
        {
            for (int j = 0; j < categories; j++)
            {
                table[i, j] = weights._weight(i, j, categories);
            }
        }

        return table;
    }
}
