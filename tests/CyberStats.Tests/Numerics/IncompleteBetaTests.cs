using CsCheck;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class IncompleteBetaTests
{
    private const double Unit = 2.2e-16; // of the last place of 1

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("incomplete_beta.csv")];

    // The tolerance is of the logarithm of the smaller tail, that is, a relative one of its probability; the larger tail is one less the
    // smaller, so that its logarithm has the same relative error. Two parts of it grow: a few units in the last place of the logarithm
    // itself, and, for huge parameters, what the roundings of x and 1 - x cost. One unit in x moves the logarithm of the density
    // by |a - (a + b) x| units, 3e7 of them for a million millions at 45 standard deviations: no method that is given x keeps those digits.
    // The continued fraction costs some √(a + b) roundings and, beyond the mean, is given 1 - x alone: a unit of that is
    // (a + b) / min(a, b) units of the mean, so that 3 against a million millions keeps five digits.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_tails_are_those_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row);
        (double a, double b, double w, double lower, double upper) = (v[0], v[1], v[2], v[3], v[4]);
        double distance = Math.Abs((a / (1 + Math.Exp(w))) - (b / (1 + Math.Exp(-w)))); // |a - (a + b) x|, without cancellation in x
        double tolerance = (1e-13 * (1 + Math.Abs(Math.Min(lower, upper)))) + (8 * Unit * distance) + Fraction(a, b);

        Check(lower, IncompleteBeta.LogLowerTail(a, b, w), tolerance);
        Check(upper, IncompleteBeta.LogLowerTail(b, a, -w), tolerance);
    }

    [Theory]
    [InlineData(0.3, 7.5)]
    [InlineData(1.0, 1.0)]
    [InlineData(5.0, 1.6)]
    [InlineData(55.0, 9.0)]
    [InlineData(2.5, 1e9)]
    [InlineData(123456.0, 654322.0)]
    public void The_quantile_undoes_the_tail(double a, double b)
    {
        foreach (double p in (double[])[5e-7, 0.005, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.995, 0.9999995])
        {
            double w = IncompleteBeta.LogOddsQuantile(p, a, b);
            Near.Relative(Math.Log(p), IncompleteBeta.LogLowerTail(a, b, w), (1e-10 + Fraction(a, b)) / Math.Min(1, Math.Abs(Math.Log(p))));
        }
    }

    [Fact]
    public void The_quantile_undoes_the_tail_for_any_parameters() => Gen.Select(Gen.Double[-1, 5], Gen.Double[-1, 5], Gen.Double[-6, -0.01]).Sample(
        (logA, logB, logP) =>
        {
            double a = Math.Pow(10, logA);
            double b = Math.Pow(10, logB);
            double p = Math.Pow(10, logP);
            double w = IncompleteBeta.LogOddsQuantile(p, a, b);
            double tail = IncompleteBeta.LogLowerTail(a, b, w);
            Assert.True(Math.Abs(tail - Math.Log(p)) <= 1e-10 + Fraction(a, b), $"{a:R} {b:R} {p:R}: {tail:R} for {Math.Log(p):R}");
        },
        iter: 300);

    [Fact]
    public void The_quantile_grows_with_the_probability() => Gen.Select(Gen.Double[-1, 12], Gen.Double[-1, 12], Gen.Double[0.001, 0.998]).Sample(
        (logA, logB, p) =>
        {
            double a = Math.Pow(10, Math.Round(logA));
            double b = Math.Pow(10, Math.Round(logB));
            Assert.True(IncompleteBeta.LogOddsQuantile(p, a, b) < IncompleteBeta.LogOddsQuantile(p + 0.001, a, b), $"{a} {b} {p:R}");
        },
        iter: 60);

    // Mirror image: the odds of x under Beta(a, b) are the inverse odds of 1 - x under Beta(b, a).
    [Theory]
    [InlineData(3.0, 11.0)]
    [InlineData(0.5, 1e6)]
    [InlineData(2e8, 3e10)]
    public void The_quantile_is_a_mirror_image(double a, double b)
    {
        double spread = Math.Sqrt((1 / a) + (1 / b));
        foreach (double p in (double[])[0.03125, 0.25, 0.5]) // one less these is exact
        {
            double w = IncompleteBeta.LogOddsQuantile(p, a, b);
            double mirrored = -IncompleteBeta.LogOddsQuantile(1 - p, b, a);
            Assert.True(Math.Abs(w - mirrored) <= 1e-12 * Math.Max(spread, Math.Abs(w)), $"{p}: {w:R}, {mirrored:R}");
        }
    }

    // At 1e8 the quantile changes from Newton's method on the tail to an expansion. A relative step of 1e-9 in both parameters moves
    // the mean by nothing and the spread by 5e-10 of itself; the two sides agree to 1e-8 of the spread beyond that.
    [Theory]
    [InlineData(1.0)]
    [InlineData(1.1)]
    [InlineData(50.0)]
    public void Both_sides_of_the_change_of_method_agree(double ratio)
    {
        const double Change = 1e8;
        foreach (double p in (double[])[5e-7, 0.005, 0.025, 0.5, 0.8, 0.975, 0.9999995])
        {
            double below = IncompleteBeta.LogOddsQuantile(p, Change * (1 - 1e-9), ratio * Change * (1 - 1e-9));
            double above = IncompleteBeta.LogOddsQuantile(p, Change, ratio * Change);
            double spread = Math.Sqrt((1 + (1 / ratio)) / Change);

            Assert.True(Math.Abs(below - above) <= 1e-8 * spread, $"{p}: {below:R} below, {above:R} above, {(below - above) / spread:E1} spreads apart");
        }
    }

    private static double Fraction(double a, double b) => Unit * (Math.Sqrt(a + b) + ((a + b) / Math.Min(a, b)));

    private static void Check(double expected, double actual, double tolerance)
    {
        double allowed = expected == 0
            ? 2.2250738585072014e-308 // the oracle writes 0 for what is nearer to 0
            : 2 * tolerance * Math.Min(1, Math.Abs(expected));
        Assert.True(Math.Abs(actual - expected) <= allowed, FormattableString.Invariant($"Expected {expected:R}, got {actual:R}; allowed {allowed:E1}."));
    }
}
