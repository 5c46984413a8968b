using CsCheck;
using CyberStats.Growth;

namespace CyberStats.Tests.Growth;

/// <summary>
/// On any series: no curve of a fine grid has a lower deviance than the one found, and every curve of it that the cut-off admits has its parameters inside
/// the intervals.
/// </summary>
public class GrowthCurveBruteForceTests
{
    private const double Cut = 3.841458820694124; // chi-square, 95 %

    private static readonly Gen<double[]> Series = Gen.OneOf(
        Gen.Int[0, 12].Select(c => (double)c).Array[4, 9],
        Gen.Select(Gen.Double[0.1, 1.5], Gen.Double[-2, 10], Gen.Double[5, 200], Gen.Int[4, 10]).Select((r, t, k, n) =>
            Enumerable.Range(0, n).Select(i => Math.Round(k / (1 + Math.Exp(-r * (i - t))))).ToArray()),
        Gen.Select(Gen.Int[0, 3].Select(c => (double)c).Array[2, 4], Gen.Int[5, 30].Select(c => (double)c).Array[2, 4]).Select((a, b) => (double[])[.. a, .. b]))
        .Where(counts => counts.Count(c => c > 0) >= 2);

    [Theory]
    [InlineData(GrowthCurveKind.Logistic)]
    [InlineData(GrowthCurveKind.Gompertz)]
    public void No_sigmoid_of_a_grid_is_better_and_those_admitted_lie_inside(GrowthCurveKind kind) => Series.Sample(
        counts => Check(counts, kind, from r in Steps(0.03, 40, 40) from t in Places(counts.Length) select (r, t), (r, t, i) =>
            kind == GrowthCurveKind.Logistic ? 1 / (1 + Math.Exp(-r * (i - t))) : Math.Exp(-Math.Exp(-r * (i - t)))),
        iter: 60);

    [Fact]
    public void No_bass_curve_of_a_grid_is_better_and_those_admitted_lie_inside() => Series.Sample(CheckBass, iter: 60);

    /// <summary>
    /// At each innovation two imitations are good, a fast one and one of exponential growth, between which a search must not choose by its start. The profile
    /// deviance of innovation, by scipy, rises by the cut-off above 0 at 1.208e-4, and above 0.088 at 1.286e-4.
    /// </summary>
    [Fact]
    public void A_bass_curve_after_two_zeros_admits_every_innovation_up_to_its_end()
    {
        double[] counts = [0, 0, 29, 25];

        CheckBass(counts);
        Assert.InRange(GrowthCurve.Fit(counts, GrowthCurveKind.Bass, CountFamily.Poisson).Innovation!.Value.High, 1.2e-4, 1.29e-4);
    }

    private static void CheckBass(double[] counts) =>
        Check(counts, GrowthCurveKind.Bass, from p in Steps(1e-6, 3, 45) from q in Steps(1e-3, 8, 45) select (p, q), (p, q, i) =>
        {
            double F(double t) => (1 - Math.Exp(-(p + q) * t)) / (1 + (q / p * Math.Exp(-(p + q) * t)));
            return F(i + 1) - F(i);
        });

    private static void Check(double[] counts, GrowthCurveKind kind, IEnumerable<(double A, double B)> shapes, Func<double, double, int, double> curve)
    {
        GrowthCurveFit fit = GrowthCurve.Fit(counts, kind, CountFamily.Poisson);
        Estimate first = (fit.GrowthRate ?? fit.Innovation)!.Value;
        Estimate second = (kind == GrowthCurveKind.Bass ? fit.Imitation : fit.Inflection)!.Value;
        string what = $"{fit}, rate {first}, {second}, deviance {fit.Deviance}; {string.Join(", ", counts)}";
        foreach ((double a, double b) in shapes)
        {
            double[] shape = [.. counts.Select((_, i) => curve(a, b, i))];
            double best = counts.Sum() / shape.Sum();
            foreach (double scale in (double[])[best, best * 0.85, best * 1.15])
            {
                double deviance = counts.Select((y, i) => 2 * ((y > 0 ? y * Math.Log(y / (scale * shape[i])) : 0) - y + (scale * shape[i]))).Sum();
                if (double.IsNaN(deviance) || deviance > fit.Deviance + Cut - 1e-7)
                {
                    continue;
                }

                Assert.True(deviance > fit.Deviance - 1e-8, $"{deviance} at {a}, {b}; {what}");
                Assert.True(Holds(first, a) && Holds(second, b) && Holds(fit.Capacity!.Value, scale), $"{scale}, {a}, {b} with {deviance}; {what}");
            }
        }
    }

    private static bool Holds(Estimate e, double value) => e.Low <= value + (1e-9 * Math.Abs(value)) && e.High >= value - (1e-9 * Math.Abs(value));

    private static double[] Steps(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from * Math.Pow(to / from, i / (count - 1.0)))];

    private static double[] Places(int n) => [.. Enumerable.Range(0, 81).Select(i => -n + (3.0 * n * i / 80)), -5 * n, 4 * n, 8 * n];
}
