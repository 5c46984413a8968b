using System.Globalization;
using System.Numerics.Tensors;

namespace CyberStats.Trends;

/// <summary>
/// The covariates of a regression in coordinates that do not depend on their units: columns that are orthogonal and of mean square 1, the intercept first.
/// </summary>
/// <remarks>Gram and Schmidt's method, done again where it cancels. Coefficients are a matrix times the coordinates.</remarks>
internal sealed class CountDesign
{
    private const double Collinear = 1e-11; // of the length of a column: below, what is left of it is rounding
    private const double Cancelling = 0.1;

    private readonly double[,] _matrix;

    private CountDesign(double[][] columns, double[,] matrix, double[] magnitudes)
    {
        Columns = columns;
        _matrix = matrix;
        Magnitudes = magnitudes;
    }

    /// <summary>Gets the largest magnitude in each column before it was changed.</summary>
    public double[] Magnitudes { get; }

    /// <summary>Gets the orthogonal columns.</summary>
    public double[][] Columns { get; }

    public int Count => Columns.Length;

    /// <summary>Makes the coordinates of columns, which it overwrites.</summary>
    /// <param name="columns">The columns, ones first.</param>
    /// <exception cref="ArgumentException">A column is a combination of those before it; the message gives its index.</exception>
    public static CountDesign Of(double[][] columns)
    {
        int p = columns.Length;
        int n = columns[0].Length;
        double[] magnitudes = new double[p];
        double[,] triangle = new double[p, p]; // column j = Σ over i ≤ j of coordinate i times triangle[i, j]
        for (int j = 0; j < p; j++)
        {
            double[] column = columns[j];
            double largest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(column));
            magnitudes[j] = largest;
            TensorPrimitives.Divide(column, largest > 0 ? largest : 1, column); // so that no square overflows
            double size = TensorPrimitives.Norm<double>(column);
            double left = size;
            for (double before = double.PositiveInfinity; left < Cancelling * before && left > Collinear * size;)
            {
                before = left;
                for (int i = 0; i < j; i++)
                {
                    double part = TensorPrimitives.Dot<double>(columns[i], column) / n;
                    triangle[i, j] += part;
                    TensorPrimitives.MultiplyAdd<double>(columns[i], -part, column, column);
                }

                left = TensorPrimitives.Norm<double>(column);
            }

            if (!(left > Collinear * size))
            {
                throw CollinearityOf(j, nameof(columns));
            }

            double scale = left / Math.Sqrt(n);
            triangle[j, j] = scale;
            for (int i = 0; i <= j; i++)
            {
                triangle[i, j] *= largest;
            }

            TensorPrimitives.Divide(column, scale, column);
        }

        return new CountDesign(columns, Inverse(triangle), magnitudes);
    }

    /// <summary>Returns the design of some of many rows, with the same coordinates.</summary>
    /// <param name="step">As for <see cref="CountRows.Thinned(int)"/>.</param>
    public CountDesign Thinned(int step) => new(Array.ConvertAll(Columns, c => CountRows.Thinned(c, step)), _matrix, Magnitudes);

    /// <summary>Returns the design with its coordinates turned so that one coefficient is the last coordinate times a scale.</summary>
    /// <param name="coefficient">The index of the coefficient.</param>
    /// <param name="scale">The scale.</param>
    public CountDesign Turned(int coefficient, out double scale)
    {
        // A reflection that swaps the last axis with the direction along which the coefficient grows.
        int p = Count;
        double[] axis = new double[p];
        for (int j = 0; j < p; j++)
        {
            axis[j] = _matrix[coefficient, j];
        }

        scale = TensorPrimitives.Norm<double>(axis);
        double[] mirror = [.. axis.Select(a => -a)];
        double length = scale;
        TensorPrimitives.Divide(mirror, length, mirror);
        mirror[^1] += 1;
        double square = TensorPrimitives.SumOfSquares<double>(mirror);
        if (square == 0)
        {
            return this;
        }

        double[][] columns = Array.ConvertAll(Columns, c => (double[])c.Clone());
        double[] along = new double[columns[0].Length];
        for (int j = 0; j < p; j++)
        {
            TensorPrimitives.MultiplyAdd<double>(Columns[j], mirror[j], along, along);
        }

        double[,] matrix = (double[,])_matrix.Clone();
        for (int j = 0; j < p; j++)
        {
            TensorPrimitives.MultiplyAdd<double>(along, -2 * mirror[j] / square, columns[j], columns[j]);
            for (int i = 0; i < p; i++)
            {
                double product = 0;
                for (int k = 0; k < p; k++)
                {
                    product += _matrix[i, k] * mirror[k];
                }

                matrix[i, j] -= 2 * product * mirror[j] / square;
            }
        }

        return new CountDesign(columns, matrix, Magnitudes);
    }

    /// <summary>Returns the coefficients at some coordinates.</summary>
    public double[] Coefficients(ReadOnlySpan<double> coordinates)
    {
        double[] coefficients = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < Count; j++)
            {
                coefficients[i] += _matrix[i, j] * coordinates[j];
            }
        }

        return coefficients;
    }

    /// <summary>Returns the covariance of the coefficients, given that of the coordinates.</summary>
    public double[,] Covariance(double[,] ofCoordinates)
    {
        int p = Count;
        double[,] covariance = new double[p, p];
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                for (int j = 0; j < p; j++)
                {
                    for (int k = 0; k < p; k++)
                    {
                        covariance[a, b] += _matrix[a, j] * ofCoordinates[j, k] * _matrix[b, k];
                    }
                }
            }
        }

        return covariance;
    }

    /// <summary>Returns the largest change of a predictor by a move of the coordinates, or a bound of it where that is below a limit.</summary>
    public double LargestChange(double[] move, double limit)
    {
        double bound = 0;
        for (int k = 0; k < Count; k++)
        {
            bound += Math.Abs(move[k] * TensorPrimitives.MaxMagnitude<double>(Columns[k]));
        }

        if (bound <= limit)
        {
            return bound;
        }

        double[] change = new double[Columns[0].Length];
        for (int k = 0; k < Count; k++)
        {
            TensorPrimitives.MultiplyAdd<double>(Columns[k], move[k], change, change);
        }

        return Math.Abs(TensorPrimitives.MaxMagnitude<double>(change));
    }

    /// <summary>The inverse of an upper triangle.</summary>
    private static double[,] Inverse(double[,] triangle)
    {
        int p = triangle.GetLength(0);
        double[,] inverse = new double[p, p];
        for (int column = 0; column < p; column++)
        {
            for (int row = column; row >= 0; row--)
            {
                double rest = row == column ? 1 : 0;
                for (int k = row + 1; k <= column; k++)
                {
                    rest -= triangle[row, k] * inverse[k, column];
                }

                inverse[row, column] = rest / triangle[row, row];
            }
        }

        return inverse;
    }

    private static ArgumentException CollinearityOf(int column, string parameter) => new(
        column == 1
            ? "columns[0] is constant, as the intercept is."
            : string.Create(CultureInfo.InvariantCulture, $"columns[{column - 1}] is a combination of the intercept and the columns before it."),
        parameter);
}
