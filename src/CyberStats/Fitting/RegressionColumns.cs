using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Covariates about their mean in units of their spread, so that a fit does not depend on their units, with what leads back to the caller's own.
/// </summary>
internal sealed class RegressionColumns
{
    private readonly double[] _means;
    private readonly double[] _spreads;

    private RegressionColumns(double[][] columns, double[] means, double[] spreads)
    {
        Columns = columns;
        _means = means;
        _spreads = spreads;
    }

    public double[][] Columns { get; }

    public static RegressionColumns Of(IReadOnlyList<double[]> columns, LossSample losses)
    {
        double[][] scaled = new double[columns.Count][];
        double[] means = new double[columns.Count];
        double[] spreads = new double[columns.Count];
        for (int k = 0; k < columns.Count; k++)
        {
            double[] column = columns[k] ?? throw new ArgumentNullException(nameof(columns), $"Column {k} is null.");
            if (column.Length != losses.Count)
            {
                throw new ArgumentException(FormattableString.Invariant($"Column {k} has {column.Length} numbers for {losses.Count} losses."), nameof(columns));
            }

            int bad = Array.FindIndex(column, x => !double.IsFinite(x));
            if (bad >= 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"Column {k} holds {column[bad]} at index {bad}; it must be finite."), nameof(columns));
            }

            double mean = column.Average();
            means[k] = mean;
            spreads[k] = Math.Sqrt(column.Average(x => (x - mean) * (x - mean)));
            if (!(spreads[k] > 1e-12 * Math.Abs(mean)))
            {
                throw new ArgumentException(FormattableString.Invariant($"Column {k} is constant: it says nothing beyond the intercept."), nameof(columns));
            }

            scaled[k] = Array.ConvertAll(column, x => (x - mean) / spreads[k]);
        }

        CheckIndependence(scaled);
        return new RegressionColumns(scaled, means, spreads);
    }

    /// <summary>Returns the matrix that leads from the coefficients of the scaled columns to those of the caller's; dispersion last.</summary>
    public double[,] Back()
    {
        int n = Columns.Length + 2;
        double[,] back = new double[n, n];
        back[0, 0] = 1;
        back[n - 1, n - 1] = 1;
        for (int k = 0; k < Columns.Length; k++)
        {
            back[k + 1, k + 1] = 1 / _spreads[k];
            back[0, k + 1] = -_means[k] / _spreads[k];
        }

        return back;
    }

    private static void CheckIndependence(double[][] columns)
    {
        int p = columns.Length;
        double[,] correlations = new double[p, p];
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                correlations[a, b] = columns[a].Zip(columns[b], (x, y) => x * y).Average() - (a == b ? 1e-10 : 0);
            }
        }

        if (p > 0 && Cholesky.Inverse(correlations) is null)
        {
            throw new ArgumentException("A column follows from the others: leave one of them out.", nameof(columns));
        }
    }
}
