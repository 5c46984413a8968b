using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The PERT law nearest to statements, by weighted least squares of relative errors.
/// </summary>
/// <remarks>
/// With the mode at a share t of the way from minimum to maximum, every statement is linear in the minimum and the width; t is searched for: as the root
/// of an equation where three statements are met, else where the sum of squares is least.
/// </remarks>
internal static class PertElicitation
{
    private const int Steps = 64;

    /// <summary>Returns the law, and whether no other meets the statements as well.</summary>
    public static (Pert Law, bool IsUnique) Solve(IReadOnlyList<LossStatement> statements, double concentration)
    {
        double largest = statements.Max(s => Math.Abs(s.Value));
        double[] values = [.. statements.Select(s => s.Value)];
        double[] weights = [.. statements.Select(s => s.Weight / Math.Pow(s.Value == 0 ? largest : s.Value, 2))];
        double[] roots = statements.Count == 3 ? Roots() : [];
        double share = roots.Length > 0 ? roots[0] : Best();
        (double minimum, double width, _) = Line(share);
        if (!(width > 0))
        {
            throw new ArgumentException($"The statements leave no width that a PERT law could have: {string.Join("; ", statements)}.", nameof(statements));
        }

        double maximum = minimum + width;
        return (new Pert(minimum, Math.Clamp(minimum + (share * width), minimum, maximum), maximum, concentration), roots.Length < 2);

        double[] Heights(double t)
        {
            var standard = new Pert(0, t, 1, concentration);
            return
            [
                .. statements.Select(s => s.Kind switch
                {
                    LossStatementKind.Mean => standard.Mean,
                    LossStatementKind.Mode => t,
                    _ => s.Probability <= 0.5 ? standard.Quantile(s.Probability) : standard.LossExceededWith(s.Exceedance),
                }),
            ];
        }

        // Minimum and width at a given share, and the sum of squares that they leave.
        (double Minimum, double Width, double Squares) Line(double t)
        {
            double[] h = Heights(t);
            double total = weights.Sum();
            double meanHeight = h.Zip(weights, (x, w) => x * w).Sum() / total;
            double meanValue = values.Zip(weights, (x, w) => x * w).Sum() / total;
            double cross = h.Select((x, i) => weights[i] * (x - meanHeight) * (values[i] - meanValue)).Sum();
            double square = h.Select((x, i) => weights[i] * (x - meanHeight) * (x - meanHeight)).Sum();
            double width = Math.Max(cross / square, 0);
            double minimum = meanValue - (width * meanHeight);
            return (minimum, width, h.Select((x, i) => weights[i] * Math.Pow(values[i] - minimum - (width * x), 2)).Sum());
        }

        // Where three statements lie on a line; only shares at which the law has a width.
        double[] Roots()
        {
            var found = new List<double>();
            double before = Bend(0);
            for (int i = 1; i <= Steps; i++)
            {
                (double left, double right) = ((i - 1.0) / Steps, (double)i / Steps);
                double here = Bend(right);
                if (before == 0 || (here < 0) != (before < 0))
                {
                    found.Add(before == 0 ? left : here == 0 ? right : BracketedRoot.Find(left, before, right, here, Bend));
                }

                before = here;
            }

            return [.. found.Where(t => Line(t).Width > 0).OrderBy(t => Line(t).Width)];

            double Bend(double t)
            {
                double[] h = Heights(t);
                return (((values[1] - values[0]) / largest) * (h[2] - h[0])) - (((values[2] - values[0]) / largest) * (h[1] - h[0]));
            }
        }

        double Best()
        {
            int best = Enumerable.Range(0, Steps + 1).MinBy(i => Line((double)i / Steps).Squares);
            double a = Math.Max(best - 1, 0) / (double)Steps;
            double b = Math.Min(best + 1, Steps) / (double)Steps;
            double ratio = (Math.Sqrt(5) - 1) / 2;
            for (int i = 0; i < 60; i++)
            {
                double x = b - (ratio * (b - a));
                double y = a + (ratio * (b - a));
                (a, b) = Line(x).Squares <= Line(y).Squares ? (a, y) : (x, b);
            }

            double middle = (a + b) / 2;
            return new[] { 0, middle, 1 }.MinBy(t => Line(t).Squares);
        }
    }
}
