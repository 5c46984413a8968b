using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Regression of counts with a logarithmic link: log mean = offset + intercept + Σ coefficient · covariate.
/// </summary>
/// <remarks>
/// <para>
/// Poisson, quasi-Poisson and negative binomial (NB2, θ by maximum likelihood) families. A coefficient b says that the mean is multiplied by
/// exp(b) for each unit of its covariate. Sources: McCullagh and Nelder (1989), <i>Generalized Linear Models</i>, chapters 6 and 9; Lawless (1987),
/// <i>Negative binomial and mixed Poisson regression</i>.
/// </para>
/// <para>
/// Standard errors are those of the expected information, which in NB2 does not mix θ and the coefficients. Neither result nor cost depends on the units of the
/// covariates or on the order of the rows (but for rounding). Where counts vary less than Poisson counts the likeliest θ is infinite: the Poisson law, an ordinary result.
/// </para>
/// <para>Cost: some ten passes over the rows; one pass is about an exponential and k² / 2 multiplications a row.</para>
/// </remarks>
public static class CountRegression
{
    /// <summary>The fewest rows for autocorrelation-robust errors.</summary>
    public const int MinimumRobustRows = 30;

    /// <summary>From this standard error of log θ down, its profile is a parabola to plotting accuracy.</summary>
    private const double SharpTheta = 0.05;

    /// <summary>Fits a regression.</summary>
    /// <param name="counts">The counts: finite and not below zero; whole numbers unless the family is quasi-Poisson.</param>
    /// <param name="columns">The covariates, each with a number for each count; the intercept is added. None for a constant mean.</param>
    /// <param name="offset">What is added to the logarithm of each mean, such as that of the exposure; null for none.</param>
    /// <param name="family">How the counts vary about their means.</param>
    /// <param name="options">Weights, errors and intervals; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The counts, the columns or one of them are null.</exception>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a number is not as demanded (the message gives its index), a column is a combination of others, or profile intervals are asked for with
    /// autocorrelation-robust errors.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The family is not a <see cref="CountFamily"/>.</exception>
    /// <exception cref="InsufficientDataException">
    /// There are fewer rows than coefficients, no count is above zero, or there are fewer than 30 rows for autocorrelation-robust errors.
    /// </exception>
    public static CountRegressionFit Fit(
        IReadOnlyList<double> counts,
        IReadOnlyList<IReadOnlyList<double>> columns,
        IReadOnlyList<double>? offset = null,
        CountFamily family = CountFamily.QuasiPoisson,
        CountRegressionOptions? options = null)
    {
        Require.Defined(family);
        options ??= new CountRegressionOptions();
        (CountRows rows, double[][] copies) = CountRows.Of(counts, columns, offset, options.Weights, family != CountFamily.QuasiPoisson);
        if (options.Errors == CoefficientErrors.AutocorrelationRobust && rows.Length < MinimumRobustRows)
        {
            throw new InsufficientDataException("rows for autocorrelation-robust errors", MinimumRobustRows, rows.Length, nameof(counts));
        }

        if (options.Errors == CoefficientErrors.AutocorrelationRobust && options.Interval == CoefficientInterval.Profile)
        {
            throw new ArgumentException("A profile knows of no autocorrelation: robust errors go with Wald intervals only.", nameof(options));
        }

        return Fit(rows, CountDesign.Of(copies), family, options);
    }

    /// <summary>Fits a regression to checked rows.</summary>
    internal static CountRegressionFit Fit(CountRows rows, CountDesign design, CountFamily family, CountRegressionOptions options)
    {
        int p = design.Count;
        RisingSums? sums = family == CountFamily.NegativeBinomial ? new RisingSums(rows.Counts, rows.Weights) : null;
        var solver = new CountSolver(rows, design, sums);
        CountSolution solution = solver.Solve();
        double[] means = solver.Pass.Means;
        int freedom = rows.Length - p;
        double dispersion = freedom > 0 ? Pearson(rows, means, solution.Alpha) / freedom : double.NaN;
        bool isSeparated = solution.Status == CountRegressionStatus.Separated;

        double[] values = design.Coefficients(solution.Coordinates);
        double scale = family != CountFamily.QuasiPoisson ? 1
            : options.FloorDispersion || isSeparated ? Math.Max(dispersion, 1)
            : dispersion;
        double[,] covariance = new double[p, p];
        if (isSeparated)
        {
            values = Diverging(values, design.Coefficients(solution.Direction), design.Magnitudes);
        }
        else if (Cholesky.Inverse(solver.Pass.Information) is not { } inverse)
        {
            covariance = Scaled(design.Covariance(new double[p, p]), double.NaN);
        }
        else
        {
            values = dispersion == 0 ? WithoutNoise(values, design.Covariance(inverse)) : values;
            covariance = options.Errors == CoefficientErrors.AutocorrelationRobust
                ? design.Covariance(RobustCovariance.Of(rows, design, means, solution.Alpha, inverse, options.Lags))
                : Scaled(design.Covariance(inverse), scale);
        }

        bool isStudent = family == CountFamily.QuasiPoisson || options.Errors == CoefficientErrors.AutocorrelationRobust;
        double reach = !isStudent ? Quantiles.TwoSidedNormal(options.Level)
            : freedom > 0 ? Quantiles.TwoSidedStudent(options.Level, freedom)
            : double.PositiveInfinity;
        var coefficients = new Estimate[p];
        for (int k = 0; k < p; k++)
        {
            double error = isSeparated ? double.NaN : Math.Sqrt(covariance[k, k]);
            coefficients[k] = isSeparated || (options.Interval == CoefficientInterval.Profile && double.IsFinite(reach))
                ? Profile(rows, design, sums, k, Wald(values[k], error, reach, options.Level), reach * reach, double.IsNaN(scale) ? 1 : scale)
                : Wald(values[k], error, reach, options.Level);
        }

        return new CountRegressionFit(rows, design, family, options.Level, coefficients, covariance, means)
        {
            Status = solution.Status == CountRegressionStatus.Converged && freedom == 0 ? CountRegressionStatus.Saturated : solution.Status,
            Alpha = solution.Alpha,
            Dispersion = dispersion,
            ErrorScale = scale,
            Reach = reach,
            IsStudent = isStudent,
            IsRobust = options.Errors == CoefficientErrors.AutocorrelationRobust,
            LogLikelihood = family == CountFamily.QuasiPoisson ? double.NaN : CountLogLikelihood.Of(rows, means, solution.Alpha, solution.Objective),
            Theta = sums is null ? null : Theta(rows, design, sums, solution, solver.Pass.AlphaCurvature, options.Level),
        };
    }

    /// <summary>Pearson's statistic: the sum of the squared residuals over the variances at a dispersion of 1.</summary>
    /// <remarks>What rounding leaves of residuals that are none counts as 0.</remarks>
    internal static double Pearson(CountRows rows, ReadOnlySpan<double> means, double alpha)
    {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            double residual = rows.Counts[i] - means[i];
            sum += rows.Weight(i) * residual * residual / (means[i] * (1 + (alpha * means[i])));
            total += rows.Weight(i) * means[i];
        }

        double rounding = 4 * rows.Length * (Math.BitIncrement(1.0) - 1);
        return sum <= rounding * rounding * total ? 0 : sum;
    }

    private static Estimate Wald(double value, double error, double reach, double level) => double.IsPositiveInfinity(reach) || double.IsNaN(error)
        ? new Estimate(value, double.NaN, double.NegativeInfinity, double.PositiveInfinity, level)
        : new Estimate(value, error, value - (reach * error), value + (reach * error), level);

    private static Estimate Profile(CountRows rows, CountDesign design, RisingSums? sums, int k, Estimate wald, double square, double scale)
    {
        if (double.IsPositiveInfinity(square))
        {
            return wald;
        }

        double error = double.IsInfinity(wald.Value) ? double.NaN : wald.StandardError / Math.Sqrt(scale);
        (double Low, double High)? ends = new CoefficientProfile(rows, design, sums, k).Interval(square * scale, error, wald.Value);
        return ends is { } e
            ? new Estimate(wald.Value, wald.StandardError, Math.Min(e.Low, wald.Value), Math.Max(e.High, wald.Value), wald.Level)
            : wald;
    }

    /// <summary>The coefficients of separated rows: those that the last step still moves are infinite.</summary>
    private static double[] Diverging(double[] values, double[] direction, double[] magnitudes)
    {
        double[] effects = [.. direction.Select((d, k) => Math.Abs(d * magnitudes[k]))]; // on a predictor, whatever the unit of the column
        double largest = effects.Max();
        return [.. values.Select((v, k) => effects[k] > 1e-6 * largest ? Math.Sign(direction[k]) * double.PositiveInfinity : v)];
    }

    /// <summary>The coefficients of counts that leave no rest: what is but rounding, against the error that Poisson counts would have, is 0.</summary>
    private static double[] WithoutNoise(double[] values, double[,] covariance) =>
        [.. values.Select((v, k) => Math.Abs(v) < 1e-9 * Math.Sqrt(covariance[k, k]) ? 0 : v)];

    private static double[,] Scaled(double[,] matrix, double scale)
    {
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            for (int j = 0; j < matrix.GetLength(1); j++)
            {
                matrix[i, j] *= scale;
            }
        }

        return matrix;
    }

    /// <summary>θ with its interval: by the profile of α = 1 / θ, or on the scale of log θ where that is known to a few per cent.</summary>
    private static Estimate Theta(CountRows rows, CountDesign design, RisingSums sums, CountSolution solution, double curvature, double level)
    {
        double z = Quantiles.TwoSidedNormal(level);
        double alpha = solution.Alpha;
        double error = alpha > 0 ? 1 / (alpha * Math.Sqrt(-curvature)) : double.NaN; // of log θ
        if (error < SharpTheta)
        {
            return new Estimate(1 / alpha, error / alpha, Math.Exp(-z * error) / alpha, Math.Exp(z * error) / alpha, level);
        }

        (double low, double high) = AlphaProfile.Interval(new CountSolver(rows, design, sums), solution, z * z, rows);
        return new Estimate(1 / alpha, error / alpha, 1 / high, 1 / low, level);
    }
}
