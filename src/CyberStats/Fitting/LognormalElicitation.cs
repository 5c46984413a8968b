using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The lognormal law nearest to statements, by weighted least squares of logarithms.
/// </summary>
/// <remarks>
/// The logarithm of what is stated is μ + z σ of a quantile, μ + σ² / 2 of the mean and μ - σ² of the mode. For a given σ the best μ is a weighted mean, and
/// what remains is a polynomial of degree four in σ.
/// </remarks>
internal static class LognormalElicitation
{
    private const double Exact = 1e-24; // of the sum of squares: all statements are met to 1e-12

    /// <summary>Returns the law, and whether no other meets the statements as well.</summary>
    public static (Lognormal Law, bool IsUnique) Solve(IReadOnlyList<LossStatement> statements)
    {
        double[] weights = [.. statements.Select(s => s.Weight)];
        double[] logs = [.. statements.Select(s => Math.Log(s.Value))];
        double[] linear = [.. statements.Select(ScoreOf)];
        double[] square = [.. statements.Select(s => s.Kind switch { LossStatementKind.Mean => 0.5, LossStatementKind.Mode => -1, _ => 0.0 })];
        double[] a = Centred(logs, weights);
        double[] b = Centred(linear, weights);
        double[] c = Centred(square, weights);
        double cubic = -2 * Sum(weights, c, c);
        double quadratic = -3 * Sum(weights, b, c);
        double first = (2 * Sum(weights, a, c)) - Sum(weights, b, b);
        double constant = Sum(weights, a, b);

        double[] turns = [.. PositiveRoots(cubic, quadratic, first, constant).OrderBy(Rest)];
        if (turns.Length == 0 || !(Rest(turns[0]) < Rest(0)))
        {
            throw new ArgumentException(
                $"The statements leave no spread that a lognormal law could have: {string.Join("; ", statements)}.", nameof(statements));
        }

        double scale = Exact * Rest(0);
        double[] exact = [.. turns.Where(s => Rest(s) <= scale).Order()];
        double sigma = exact.Length > 0 ? exact[0] : turns[0];
        double mu = logs.Select((log, i) => weights[i] * (log - (linear[i] * sigma) - (square[i] * sigma * sigma))).Sum() / weights.Sum();
        return (new Lognormal(mu, sigma), exact.Length < 2);

        double Rest(double s) => a.Select((value, i) => weights[i] * Math.Pow(value - (s * (b[i] + (c[i] * s))), 2)).Sum();
    }

    private static double ScoreOf(LossStatement statement) => statement.Kind != LossStatementKind.Quantile ? 0
        : statement.Probability <= 0.5 ? -NormalScore.OfLogTail(Math.Log(statement.Probability))
        : NormalScore.OfLogTail(Math.Log(statement.Exceedance));

    private static double[] Centred(double[] values, double[] weights)
    {
        double mean = values.Zip(weights, (x, w) => x * w).Sum() / weights.Sum();
        return [.. values.Select(x => x - mean)];
    }

    private static double Sum(double[] weights, double[] x, double[] y) => weights.Select((w, i) => w * x[i] * y[i]).Sum();

    /// <summary>The positive roots of a cubic polynomial, each between two of its turning points.</summary>
    private static List<double> PositiveRoots(double cubic, double quadratic, double linear, double constant)
    {
        double lead = cubic != 0 ? cubic : quadratic != 0 ? quadratic : linear;
        if (lead == 0)
        {
            return [];
        }

        double bound = 1 + (new[] { quadratic, linear, constant }.Max(Math.Abs) / Math.Abs(lead)); // Cauchy
        double halfway = quadratic * quadratic - (3 * cubic * linear);
        var ends = new List<double> { 0, bound };
        if (cubic != 0 && halfway > 0)
        {
            double q = -(quadratic + Math.CopySign(Math.Sqrt(halfway), quadratic));
            ends.AddRange([q / (3 * cubic), linear / q]);
        }
        else if (cubic == 0 && quadratic != 0)
        {
            ends.Add(-linear / (2 * quadratic));
        }

        double[] edges = [.. ends.Where(e => e >= 0 && e <= bound).Order()];
        var roots = new List<double>();
        for (int i = 1; i < edges.Length; i++)
        {
            (double low, double high) = (Value(edges[i - 1]), Value(edges[i]));
            if (low == 0 ? edges[i - 1] > 0 : (low < 0) != (high < 0) || high == 0)
            {
                double root = low == 0 ? edges[i - 1] : BracketedRoot.Find(edges[i - 1], low, edges[i], high, Value);
                for (int step = 0; step < 3; step++)
                {
                    double slope = linear + (root * ((2 * quadratic) + (3 * cubic * root)));
                    double next = root - (Value(root) / slope);
                    root = next > edges[i - 1] && next < edges[i] ? next : root;
                }

                roots.Add(root);
            }
        }

        return roots;

        double Value(double s) => constant + (s * (linear + (s * (quadratic + (s * cubic)))));
    }
}
