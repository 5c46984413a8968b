using System.Globalization;

namespace CyberStats.Trends;

/// <summary>The checked rows of a regression: counts, offsets and weights, without those of weight 0.</summary>
internal sealed class CountRows
{
    private CountRows(double[] counts, double[] offset, double[] weights, double[][] columns)
    {
        Counts = counts;
        Offset = offset;
        Weights = weights;
        Columns = columns;
        WeightedCounts = new double[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            WeightedCounts[i] = weights[i] * counts[i];
            Total += WeightedCounts[i];
        }
    }

    public double[] Counts { get; }

    public double[] Offset { get; }

    public double[] Weights { get; }

    public double[] WeightedCounts { get; }

    /// <summary>Gets the covariates, a column of ones first.</summary>
    public double[][] Columns { get; }

    public int Length => Counts.Length;

    public double Total { get; }

    /// <summary>Checks the rows of a regression.</summary>
    /// <exception cref="ArgumentException">A length differs, or a number is not as demanded; the message gives its index.</exception>
    /// <exception cref="InsufficientDataException">There are fewer rows than coefficients, or no count above zero.</exception>
    public static CountRows Of(
        IReadOnlyList<double> counts, IReadOnlyList<IReadOnlyList<double>> columns, IReadOnlyList<double>? offset, IReadOnlyList<double>? weights, bool areWhole)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(columns);
        int n = counts.Count;
        RequireLength(offset, n, nameof(offset));
        RequireLength(weights, n, nameof(weights));
        double[] kept = Copy(weights, n, 1);
        SeriesValues.RequireFinite(kept, nameof(weights));
        int used = 0;
        for (int i = 0; i < n; i++)
        {
            used += kept[i] > 0 ? 1 : kept[i] == 0 ? 0 : throw Wrong(nameof(weights), i, kept[i], "not be below zero");
        }

        var all = new double[columns.Count + 1][];
        all[0] = Enumerable.Repeat(1.0, used).ToArray();
        for (int k = 0; k < columns.Count; k++)
        {
            ArgumentNullException.ThrowIfNull(columns[k], nameof(columns));
            string name = string.Create(CultureInfo.InvariantCulture, $"columns[{k}]");
            RequireLength(columns[k], n, nameof(columns), name);
            all[k + 1] = Used(Checked(columns[k], n, name, nameof(columns)), kept, used);
        }

        double[] y = Checked(counts, n, nameof(counts), nameof(counts));
        for (int i = 0; i < n; i++)
        {
            if (y[i] < 0 || (areWhole && y[i] != Math.Floor(y[i])))
            {
                throw Wrong(nameof(counts), i, y[i], areWhole ? "be a whole number not below zero" : "not be below zero");
            }
        }

        var rows = new CountRows(
            Used(y, kept, used), Used(offset is null ? new double[n] : Checked(offset, n, nameof(offset), nameof(offset)), kept, used), Used(kept, kept, used), all);
        if (used < all.Length)
        {
            throw new InsufficientDataException("rows for as many coefficients", all.Length, used, nameof(counts));
        }

        return rows.Total > 0 ? rows : throw new InsufficientDataException("counts above zero", 1, 0, nameof(counts));
    }

    /// <summary>Returns the same rows with other counts and with one column alone or all.</summary>
    public CountRows With(double[] counts) => new(counts, Offset, Weights, Columns);

    private static double[] Checked(IReadOnlyList<double> numbers, int n, string name, string parameter)
    {
        double[] copy = Copy(numbers, n, 0);
        for (int i = 0; i < n; i++)
        {
            if (!double.IsFinite(copy[i]))
            {
                throw Wrong(parameter, i, copy[i], "be finite", name);
            }
        }

        return copy;
    }

    private static double[] Copy(IReadOnlyList<double>? numbers, int n, double standard)
    {
        double[] copy = new double[n];
        switch (numbers)
        {
            case null:
                copy.AsSpan().Fill(standard);
                break;
            case double[] array:
                array.CopyTo(copy.AsSpan());
                break;
            default:
                for (int i = 0; i < n; i++)
                {
                    copy[i] = numbers[i];
                }

                break;
        }

        return copy;
    }

    private static double[] Used(double[] numbers, double[] weights, int used) =>
        used == numbers.Length ? numbers : [.. numbers.Where((_, i) => weights[i] > 0)];

    private static void RequireLength(IReadOnlyList<double>? numbers, int n, string parameter, string? name = null)
    {
        if (numbers is not null && numbers.Count != n)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {n} counts, but {numbers.Count} numbers in '{name ?? parameter}'."), parameter);
        }
    }

    private static ArgumentException Wrong(string parameter, int index, double value, string demand, string? name = null) => new(
        string.Create(CultureInfo.InvariantCulture, $"The number at index {index} of '{name ?? parameter}' must {demand}, but is {value}."), parameter);
}
