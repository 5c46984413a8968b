namespace CyberStats.Numerics;

/// <summary>
/// Small symmetric systems of linear equations with a positive definite matrix.
/// </summary>
internal static class Cholesky
{
    /// <summary>Returns x of A x = b; null where A is not positive definite in the arithmetic of the machine.</summary>
    public static double[]? Solve(double[,] a, ReadOnlySpan<double> b)
    {
        if (Factor(a) is not { } lower)
        {
            return null;
        }

        int n = b.Length;
        double[] x = b.ToArray();
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= lower[i, k] * x[k];
            }

            x[i] /= lower[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= lower[k, i] * x[k];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }

    /// <summary>Returns the inverse of A; null where A is not positive definite in the arithmetic of the machine.</summary>
    public static double[,]? Inverse(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] inverse = new double[n, n];
        for (int k = 0; k < n; k++)
        {
            double[] unit = new double[n];
            unit[k] = 1;
            if (Solve(a, unit) is not { } column)
            {
                return null;
            }

            for (int i = 0; i < n; i++)
            {
                inverse[i, k] = column[i];
            }
        }

        return inverse;
    }

    /// <summary>Returns -A.</summary>
    public static double[,] Negated(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] negated = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                negated[i, j] = -a[i, j];
            }
        }

        return negated;
    }

    private static double[,]? Factor(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] lower = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                if (i == j)
                {
                    if (!(sum > 1e-15 * a[j, j]))
                    {
                        return null;
                    }

                    lower[j, j] = Math.Sqrt(sum);
                }
                else
                {
                    lower[i, j] = sum / lower[j, j];
                }
            }
        }

        return lower;
    }
}
