using System.Globalization;
using CyberStats.Fitting;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

/// <summary>The special functions of the laws and likelihoods, against integrals and many digits.</summary>
public class SpecialFunctionsReferenceTests
{
    private const double Unit = 2.2e-16;

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("special_functions.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Values_and_derivatives_are_those_of_the_oracle(string line)
    {
        string[] words = line.Split(',');
        double[] n = [0, .. words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        (double a, double b, double c) = (n[1], n[2], n[3]);
        ReadOnlySpan<double> expected = n.AsSpan(4);
        switch (words[0])
        {
            case "poly_gamma":
                // The series and 12 quotients add up to rounding; digamma passes through 0 at 1.46.
                Near(expected[0], PolyGamma.Digamma(a), 20 * Unit, 20 * Unit);
                Near(expected[1], PolyGamma.Trigamma(a), 20 * Unit);
                break;
            case "log_gamma":
                Near(expected[0], LogGamma.Of(a), 10 * Unit); // in relative terms at the zeros too
                break;
            case "log_gamma_difference":
                Near(expected[0], LogGamma.Difference(a, b), 20 * Unit, 4 * Unit * (Math.Min(a, a + b) < 16 ? 1 : 0)); // below 16 a plain difference
                break;
            case "log_gamma_second_difference":
                Near(expected[0], LogGamma.SecondDifference(a, b), 100 * Unit); // some hundred terms
                break;
            case "mills":
                Near(expected[0], MillsRatio.Log(a), 20 * Unit, 20 * Unit); // a logarithm, to the digits of what it is the logarithm of
                break;
            case "mills_difference":
                Near(expected[0], MillsRatio.LogDifference(a, b), 20 * Unit, 5e-14);
                Near(expected[1], MillsRatio.LogMomentDifference(a, b), 20 * Unit, 5e-14);
                break;
            case "inverse_gaussian":
                var tails = new InverseGaussianTails(a, b, c);

                // The rounding of the score by itself moves the logarithm of a tail by its size, and by the score where it is near 0.
                double ofScore = Unit * 8 * (1 + Math.Sqrt(b / c) * (1 + (c / a)));
                Near(expected[0], tails.LogLower, 20 * Unit, SmallTail(expected[0], expected[1], ofScore));
                Near(expected[1], tails.LogUpper, 20 * Unit, SmallTail(expected[1], expected[0], ofScore));
                Near(expected[2], tails.MeanExcess, 1e-12 + ofScore + (20 * Unit * Math.Abs(expected[1])));
                Near(expected[3], tails.LimitedMean, 1e-13 + ofScore);
                break;
            case "incomplete_gamma":
                Near(expected[0], IncompleteGamma.LogLowerTail(a, b), 50 * Unit, SmallTail(expected[0], expected[1], 1e-13));
                Near(expected[1], IncompleteGamma.LogUpperTail(a, b), 50 * Unit, SmallTail(expected[1], expected[0], 1e-13));
                break;
            case "gamma_quantile":
                // log p has a rounding of |log p| units; at small shapes it is divided by the shape.
                double ofLog = Unit * Math.Abs(Math.Log(b)) * (1 + (c < 0 ? 2 / a : 2));
                Near(expected[0], c < 0 ? GammaQuantile.Lower(b, a) : GammaQuantile.Upper(b, a), 1e-13 + ofLog);
                break;
            case "beta_integral":
                Near(expected[0], BetaIntegral.LogLower(a, b, c), 50 * Unit, 1e-13);
                break;
            case "log_normal_upper_tail":
                // Up to 5 the exponent a²/2 and the difference of hazard and point, 1 / a, lose some three digits.
                Near(expected, NumeralFunctions.LogNormalUpperTail(X(a)), 50 * Unit, 1e-14, 2e-13);
                break;
            case "log_p1_ratio":
                // Beyond the series at 0.01 the slope loses over two digits to a difference, the second derivative twice as many.
                Near(expected, NumeralFunctions.LogP1Ratio(X(a)), 10 * Unit, 1e-13, 2e-11);
                break;
            case "log_one_minus_exp":
                Near(expected, NumeralFunctions.LogOneMinusExp(X(a)), 20 * Unit, 20 * Unit, 20 * Unit);
                break;
            case "log_one_plus_exp":
                Near(expected, NumeralFunctions.LogOnePlusExp(X(a)), 10 * Unit, 10 * Unit, 10 * Unit);
                break;
            case "stirling_rest":
                // Below 16 it is what is left of terms of the size of x log x, log x and 1 / x; at 16 the series of the second derivative ends at 3e-14.
                Near(expected[0], NumeralFunctions.StirlingRest(X(a)).Value, 20 * Unit, a < 16 ? 8 * Unit * a * Math.Abs(Math.Log(a)) : 0);
                Near(expected[1], NumeralFunctions.StirlingRest(X(a)).D0, 20 * Unit, a < 16 ? 20 * Unit : 0);
                Near(expected[2], NumeralFunctions.StirlingRest(X(a)).D00, 4e-14, a < 16 ? 20 * Unit : 0);
                break;
            case "exp_m1_excess":
                Near(expected, NumeralFunctions.ExpM1Excess(X(a)), 10 * Unit, 10 * Unit, 10 * Unit);
                break;
            case "gamma_tails":
                Jet logX = Jet.Variable(Math.Log(b), 1); // its rounding moves the tail by its slope
                Jet log = c < 0 ? GammaTails.LogLower(Jet.Variable(a, 0), logX) : GammaTails.LogUpper(Jet.Variable(a, 0), logX);
                double moved = Unit * (1 + Math.Abs(Math.Log(b)));
                Near(expected[0], log.Value, 1e-13, moved * (Math.Abs(log.D1) + 1));
                Near(expected[1], log.D0, 1e-11, moved * Math.Abs(log.D01));
                Near(expected[2], log.D00, 1e-9, 1e-13);
                break;
            default:
                Assert.Fail($"No function of the name {words[0]}.");
                break;
        }
    }

    [Fact]
    public void There_are_rows_of_every_function() => Assert.Equal(17, Rows.Select(row => row.Data.Split(',')[0]).Distinct().Count());

    [Fact]
    public void The_ratio_of_a_logarithm_and_its_derivatives_at_0_are_the_first_terms_of_the_series() => // log(1 + x) / x = 1 - x/2 + x²/3 …
        Near([1, -0.5, 2.0 / 3], NumeralFunctions.LogP1Ratio(X(0)), 0, 0, Unit);

    [Fact]
    public void What_is_no_probability_below_one_has_the_logarithm_of_nothing_left() =>
        Assert.Equal(double.NegativeInfinity, NumeralFunctions.LogOneMinusExp(X(0)).Value);

    private static Jet X(double x) => Jet.Variable(x, 0);

    /// <summary>The logarithm of the smaller tail has the absolute error given; that of the other is as good as the smaller tail itself.</summary>
    private static double SmallTail(double log, double other, double error) =>
        log < other ? error : (error + (20 * Unit * Math.Abs(other))) * Math.Exp(other - log);

    private static void Near(ReadOnlySpan<double> expected, Jet actual, double value, double first, double second)
    {
        Near(expected[0], actual.Value, value);
        Near(expected[1], actual.D0, first);
        Near(expected[2], actual.D00, second);
    }

    private static void Near(double expected, double actual, double relative, double absolute = 0)
    {
        double allowed = (relative * Math.Abs(expected)) + absolute + double.Epsilon;
        Assert.True(
            expected == actual || Math.Abs(actual - expected) <= allowed,
            FormattableString.Invariant($"{expected:R}, but {actual:R}: off by {Math.Abs(actual - expected):E1}, allowed {allowed:E1}"));
    }
}
