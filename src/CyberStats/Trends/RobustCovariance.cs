namespace CyberStats.Trends;

/// <summary>
/// The covariance of coefficients from the slopes of the rows in their order, of which neighbours may go together.
/// </summary>
/// <remarks>
/// Source: Newey and West (1987), <i>A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance matrix</i>, times
/// n / (n - k); the lags of Newey and West (1994).
/// </remarks>
internal static class RobustCovariance
{
    public static double[,] Of(CountRows rows, CountDesign design, ReadOnlySpan<double> means, double alpha, double[,] inverse, int? lags)
    {
        int n = rows.Length;
        int p = design.Count;
        int most = Math.Min(n - 1, lags ?? (int)(4 * Math.Pow(n / 100.0, 2.0 / 9)));
        double[][] slopes = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double residual = rows.Weight(i) * (rows.Counts[i] - means[i]) / (1 + (alpha * means[i]));
            slopes[i] = new double[p];
            for (int k = 0; k < p; k++)
            {
                slopes[i][k] = residual * design.Columns[k][i];
            }
        }

        double[,] middle = new double[p, p];
        for (int lag = 0; lag <= most; lag++)
        {
            double weight = 1 - (lag / (most + 1.0));
            for (int i = lag; i < n; i++)
            {
                for (int a = 0; a < p; a++)
                {
                    for (int b = 0; b < p; b++)
                    {
                        double product = slopes[i][a] * slopes[i - lag][b];
                        middle[a, b] += lag == 0 ? product : weight * product;
                        if (lag > 0)
                        {
                            middle[b, a] += weight * product;
                        }
                    }
                }
            }
        }

        double correction = n > p ? n / (double)(n - p) : double.NaN;
        double[,] covariance = new double[p, p];
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                for (int i = 0; i < p; i++)
                {
                    for (int j = 0; j < p; j++)
                    {
                        covariance[a, b] += correction * inverse[a, i] * middle[i, j] * inverse[j, b];
                    }
                }
            }
        }

        return covariance;
    }
}
