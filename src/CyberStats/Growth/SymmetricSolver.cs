namespace CyberStats.Growth;

/// <summary>The few small symmetric systems of a curve's search.</summary>
internal static class SymmetricSolver
{
    /// <summary>
    /// Solves (H + damping · diag |H|) step = -gradient in the free coordinates, by Cholesky on the scale of the diagonal; zero in the others. False where
    /// the matrix is not positive definite.
    /// </summary>
    public static bool NewtonStep(double[] gradient, double[,] hessian, ReadOnlySpan<bool> free, double damping, Span<double> step)
    {
        Span<int> index = stackalloc int[gradient.Length];
        int size = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            step[i] = 0;
            if (free[i])
            {
                index[size++] = i;
            }
        }

        Span<double> factor = stackalloc double[size * size];
        Span<double> scale = stackalloc double[size];
        Span<double> right = stackalloc double[size];
        for (int i = 0; i < size; i++)
        {
            double diagonal = Math.Abs(hessian[index[i], index[i]]);
            scale[i] = diagonal > 1e-300 ? Math.Sqrt(diagonal) : 1;
            right[i] = -gradient[index[i]] / scale[i];
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = hessian[index[i], index[j]] / (scale[i] * scale[j]);
                sum += i == j ? damping : 0;
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[(i * size) + k] * factor[(j * size) + k];
                }

                if (i == j && !(sum > 1e-15))
                {
                    return false;
                }

                factor[(i * size) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * size) + j];
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < i; k++)
            {
                right[i] -= factor[(i * size) + k] * right[k];
            }

            right[i] /= factor[(i * size) + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++)
            {
                right[i] -= factor[(k * size) + i] * right[k];
            }

            right[i] /= factor[(i * size) + i];
            step[index[i]] = right[i] / scale[i];
        }

        return true;
    }

    /// <summary>
    /// Returns an element of the diagonal of the inverse over the free coordinates: NaN where the matrix is not positive definite.
    /// </summary>
    public static double InverseDiagonal(double[,] hessian, ReadOnlySpan<bool> free, int which)
    {
        double[] unit = new double[free.Length];
        unit[which] = -1;
        Span<double> column = stackalloc double[free.Length];
        return NewtonStep(unit, hessian, free, 0, column) ? column[which] : double.NaN;
    }
}
