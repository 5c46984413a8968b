using System.Globalization;
using System.Numerics.Tensors;

namespace CyberStats.Trends;

/// <summary>
/// The covariates of a regression in coordinates that do not depend on their units: columns that are orthogonal and of mean square 1.
/// </summary>
/// <remarks>
/// The raw columns are these times a triangular matrix. The covariate named as the last has a coordinate of its own, so that holding
/// its coefficient is holding that coordinate. Gram and Schmidt's method, done twice.
/// </remarks>
internal sealed class CountDesign
{
    private const double Collinear = 1e-11; // of the length of a column: below, what is left of it is rounding

    private readonly int[] _order; // _order[j] is the raw column behind coordinate j
    private readonly double[,] _triangle; // raw column _order[j] = Σ over i ≤ j of coordinate i times _triangle[i, j]

    /// <summary>Prepares columns.</summary>
    /// <param name="columns">The raw columns, ones first.</param>
    /// <param name="last">The column whose coefficient is to be one coordinate.</param>
    /// <exception cref="ArgumentException">A column is a combination of others; the message gives its index.</exception>
    public CountDesign(double[][] columns, int last)
    {
        int p = columns.Length;
        int n = columns[0].Length;
        _order = [.. Enumerable.Range(0, p).Where(k => k != last), last];
        _triangle = new double[p, p];
        Columns = new double[p][];
        for (int j = 0; j < p; j++)
        {
            double[] raw = columns[_order[j]];
            double largest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(raw));
            double[] column = new double[n];
            TensorPrimitives.Divide(raw, largest > 0 ? largest : 1, column); // so that no square overflows
            double size = TensorPrimitives.Norm<double>(column);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                {
                    double part = TensorPrimitives.Dot<double>(Columns[i], column) / n;
                    _triangle[i, j] += part;
                    TensorPrimitives.MultiplyAdd<double>(Columns[i], -part, column, column);
                }
            }

            double left = TensorPrimitives.Norm<double>(column);
            if (!(left > Collinear * size))
            {
                throw CollinearityOf(_order[j], _order[..j], nameof(columns));
            }

            double scale = left / Math.Sqrt(n);
            _triangle[j, j] = scale;
            for (int i = 0; i <= j; i++)
            {
                _triangle[i, j] *= largest;
            }

            TensorPrimitives.Divide(column, scale, column);
            Columns[j] = column;
        }
    }

    /// <summary>Gets the orthogonal columns.</summary>
    public double[][] Columns { get; }

    public int Count => Columns.Length;

    /// <summary>Gets what the last coordinate is divided by to give the coefficient of the last covariate.</summary>
    public double LastScale => _triangle[Count - 1, Count - 1];

    /// <summary>Returns the coefficients of the raw columns, in their order.</summary>
    public double[] Coefficients(ReadOnlySpan<double> coordinates)
    {
        double[] raw = new double[Count];
        for (int j = Count - 1; j >= 0; j--)
        {
            double rest = coordinates[j];
            for (int k = j + 1; k < Count; k++)
            {
                rest -= _triangle[j, k] * raw[_order[k]];
            }

            raw[_order[j]] = rest / _triangle[j, j];
        }

        return raw;
    }

    /// <summary>Returns the covariance of the coefficients, given that of the coordinates.</summary>
    public double[,] Covariance(double[,] ofCoordinates)
    {
        int p = Count;
        double[][] inverse = new double[p][]; // row j: what coordinate j adds to each coefficient
        for (int j = 0; j < p; j++)
        {
            double[] unit = new double[p];
            unit[j] = 1;
            inverse[j] = Coefficients(unit);
        }

        double[,] covariance = new double[p, p];
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                for (int j = 0; j < p; j++)
                {
                    for (int k = 0; k < p; k++)
                    {
                        covariance[a, b] += inverse[j][a] * ofCoordinates[j, k] * inverse[k][b];
                    }
                }
            }
        }

        return covariance;
    }

    private static ArgumentException CollinearityOf(int column, int[] others, string parameter) => new(
        others.Length == 1 && others[0] == 0
            ? string.Create(CultureInfo.InvariantCulture, $"columns[{column - 1}] is constant, as the intercept is.")
            : string.Create(CultureInfo.InvariantCulture, $"columns[{column - 1}] is a combination of the intercept and the columns before it."),
        parameter);
}
