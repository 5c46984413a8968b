using System.Globalization;
using System.Numerics.Tensors;

namespace CyberStats.Trends;

/// <summary>The checked rows of a regression: counts, offsets and weights, without those of weight 0.</summary>
internal sealed class CountRows
{
    private CountRows(double[] counts, double[] offset, double[] weights)
    {
        Counts = counts;
        Offset = offset;
        Weights = weights;
        IsWeighted = weights.Length > 0;
        WeightedCounts = counts;
        if (IsWeighted)
        {
            WeightedCounts = new double[counts.Length];
            TensorPrimitives.Multiply<double>(counts, weights, WeightedCounts);
        }

        Total = TensorPrimitives.Sum<double>(WeightedCounts);
    }

    public double[] Counts { get; }

    public double[] Offset { get; }

    /// <summary>Gets the weights; empty where all are 1.</summary>
    public double[] Weights { get; }

    public bool IsWeighted { get; }

    public double[] WeightedCounts { get; }

    public int Length => Counts.Length;

    public double Total { get; }

    /// <summary>Checks the rows of a regression.</summary>
    /// <returns>The rows, and a copy of the columns with one of ones before them.</returns>
    /// <exception cref="ArgumentException">A length differs, or a number is not as demanded; the message gives its index.</exception>
    /// <exception cref="InsufficientDataException">There are fewer rows than coefficients, or no count above zero.</exception>
    public static (CountRows Rows, double[][] Columns) Of(
        IReadOnlyList<double> counts, IReadOnlyList<IReadOnlyList<double>> columns, IReadOnlyList<double>? offset, IReadOnlyList<double>? weights, bool areWhole)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(columns);
        int n = counts.Count;
        RequireLength(offset, n, nameof(offset));
        RequireLength(weights, n, nameof(weights));
        double[] kept = weights is null ? [] : Checked(weights, n, nameof(weights), nameof(weights));
        for (int i = 0; i < kept.Length; i++)
        {
            _ = kept[i] >= 0 ? kept[i] : throw Wrong(nameof(weights), i, kept[i], "not be below zero");
        }

        int used = kept.Length == 0 ? n : kept.Count(w => w > 0);
        var all = new double[columns.Count + 1][];
        all[0] = new double[used];
        Array.Fill(all[0], 1);
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

        double[] logExposure = offset is null ? new double[n] : Checked(offset, n, nameof(offset), nameof(offset));
        double[] some = Used(kept, kept, used);
        var rows = new CountRows(Used(y, kept, used), Used(logExposure, kept, used), some.AsSpan().ContainsAnyExcept(1) ? some : []);
        if (used < all.Length)
        {
            throw new InsufficientDataException("rows for as many coefficients", all.Length, used, nameof(counts));
        }

        return rows.Total > 0 ? (rows, all) : throw new InsufficientDataException("counts above zero", 1, 0, nameof(counts));
    }

    public double Weight(int i) => IsWeighted ? Weights[i] : 1;

    /// <summary>Returns the sum of the weights.</summary>
    public double TotalWeight => IsWeighted ? TensorPrimitives.Sum<double>(Weights) : Length;

    /// <summary>Returns the same rows with other counts.</summary>
    public CountRows With(double[] counts) => new(counts, Offset, Weights);

    /// <summary>Returns some of many rows, spread over all of them.</summary>
    /// <param name="step">Of so many neighbouring rows one is taken, each time another: a pattern in the order of the rows does not matter.</param>
    public CountRows Thinned(int step) => new(Thinned(Counts, step), Thinned(Offset, step), Thinned(Weights, step));

    /// <inheritdoc cref="Thinned(int)"/>
    public static double[] Thinned(double[] numbers, int step)
    {
        double[] some = new double[numbers.Length / step];
        for (int i = 0; i < some.Length; i++)
        {
            some[i] = numbers[(i * step) + (int)(i * 2654435761L % step)]; // Knuth's multiplicative hash
        }

        return some;
    }

    private static double[] Checked(IReadOnlyList<double> numbers, int n, string name, string parameter)
    {
        double[] copy = GC.AllocateUninitializedArray<double>(n);
        if (numbers is double[] array)
        {
            array.CopyTo(copy.AsSpan());
        }
        else
        {
            for (int i = 0; i < n; i++)
            {
                copy[i] = numbers[i];
            }
        }

        bool isQuick = double.IsFinite(TensorPrimitives.Sum<double>(copy)); // else one is not finite, or the sum overflows
        for (int i = 0; i < n && !isQuick; i++)
        {
            if (!double.IsFinite(copy[i]))
            {
                throw Wrong(parameter, i, copy[i], "be finite", name);
            }
        }

        return copy;
    }

    private static double[] Used(double[] numbers, double[] weights, int used) =>
        weights.Length == 0 || used == weights.Length ? numbers : [.. numbers.Where((_, i) => weights[i] > 0)];

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
