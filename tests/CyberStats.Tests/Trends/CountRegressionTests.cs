using System.Globalization;
using CsCheck;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class CountRegressionTests
{
    private static readonly double[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];

    private static readonly double[] Time = [.. Enumerable.Range(0, 18).Select(i => (double)i)];

    public static TheoryData<string> RobustRows => [.. ReferenceFile.Lines("robust_errors.csv").Where(line => line.StartsWith("hac", StringComparison.Ordinal))];

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("count_regression.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_fit_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] counts = Numbers(cells[2]);
        double[][] columns = [.. cells[3].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Numbers)];
        double[]? offset = cells[4].Length == 0 ? null : Numbers(cells[4]);
        double[]? weights = cells[5].Length == 0 ? null : Numbers(cells[5]);
        CountFamily family = cells[1] switch { "poisson" => CountFamily.Poisson, "quasi" => CountFamily.QuasiPoisson, _ => CountFamily.NegativeBinomial };
        double[] coefficients = Numbers(cells[6]);
        double[] errors = Numbers(cells[7]);
        double[] ends = Numbers(cells[13]);

        CountRegressionFit fit = CountRegression.Fit(counts, columns, offset, family, new CountRegressionOptions { Weights = weights });
        CountRegressionFit profiled = CountRegression.Fit(
            counts, columns, offset, family, new CountRegressionOptions { Weights = weights, Interval = CoefficientInterval.Profile });

        Assert.Equal(CountRegressionStatus.Converged, fit.Status);
        for (int k = 0; k < coefficients.Length; k++)
        {
            // A coefficient near zero is known to a part of its error, not of itself.
            Within(coefficients[k], fit.Coefficients[k].Value, 1e-10 * errors[k] + 1e-12 * Math.Abs(coefficients[k]));
            Near.Relative(errors[k], fit.Coefficients[k].StandardError, 1e-8);
            foreach ((double expected, double actual) in ((double, double)[])[(ends[2 * k], profiled.Coefficients[k].Low), (ends[(2 * k) + 1], profiled.Coefficients[k].High)])
            {
                if (!double.IsNaN(expected))
                {
                    // Twice the log-likelihood of counts of a million is known to some 1e-8.
                    Within(expected, actual, (counts.Max() > 1e5 ? 1e-7 : 1e-8) * errors[k]);
                }
            }
        }

        Near.Relative(double.Parse(cells[8], CultureInfo.InvariantCulture), fit.Deviance, 1e-8);
        Near.Relative(double.Parse(cells[9], CultureInfo.InvariantCulture), fit.PearsonStatistic, 1e-8);
        if (family == CountFamily.QuasiPoisson)
        {
            Assert.Equal((double.NaN, double.NaN), (fit.LogLikelihood, fit.Aic));
        }
        else
        {
            Near.Relative(double.Parse(cells[10], CultureInfo.InvariantCulture), fit.LogLikelihood, 1e-9);
        }

        if (family == CountFamily.NegativeBinomial)
        {
            Near.Relative(double.Parse(cells[11], CultureInfo.InvariantCulture), fit.Theta!.Value.Value, 1e-8);
            double error = double.Parse(cells[12], CultureInfo.InvariantCulture);
            Assert.True(double.IsNaN(error) ? double.IsNaN(fit.Theta.Value.StandardError) : Math.Abs(fit.Theta.Value.StandardError - error) <= 1e-7 * error);
        }
        else
        {
            Assert.Null(fit.Theta);
        }
    }

    [Fact]
    public void Counts_that_vary_less_than_poisson_counts_are_at_the_limit_and_that_is_no_failure()
    {
        double[] steady = [10, 11, 10, 12, 11, 13, 12, 13];
        double[][] time = [[0, 1, 2, 3, 4, 5, 6, 7]];

        CountRegressionFit fit = CountRegression.Fit(steady, time, family: CountFamily.NegativeBinomial);
        CountRegressionFit poisson = CountRegression.Fit(steady, time, family: CountFamily.Poisson);

        Assert.Equal(CountRegressionStatus.Converged, fit.Status);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (fit.Theta!.Value.Value, fit.Theta.Value.High));
        Assert.InRange(fit.Theta.Value.Low, 1, 1000);
        Assert.Equal(poisson.Coefficients, fit.Coefficients);
        Assert.Equal(poisson.LogLikelihood, fit.LogLikelihood);
        Assert.Equal(poisson.Aic + 2, fit.Aic);
    }

    [Fact]
    public void Theta_has_the_interval_of_its_profile()
    {
        double[] uneven = [1, 30, 5, 60, 2, 90, 8, 200, 10, 40, 250, 30];
        CountRegressionFit fit = CountRegression.Fit(uneven, [Time[..12]], family: CountFamily.NegativeBinomial);
        Estimate theta = fit.Theta!.Value;

        // At each end the best fit with θ held loses half of the 95 % point of chi-square: 3.84 / 2.
        foreach (double end in (double[])[theta.Low, theta.High])
        {
            Near.Relative(3.8414588206941236, 2 * (fit.LogLikelihood - BestWithTheta(end)), 1e-7);
        }

        double BestWithTheta(double size)
        {
            double best = double.NegativeInfinity;
            double slope = fit.Coefficients[1].Value;
            double intercept = fit.Coefficients[0].Value;
            for (double width = 0.2; width > 1e-7; width /= 2) // a search by halving, with another formula of the likelihood
            {
                double centre = intercept;
                double tilt = slope;
                for (int i = -6; i <= 6; i++)
                {
                    for (int j = -6; j <= 6; j++)
                    {
                        double a = centre + (i * width / 4);
                        double b = tilt + (j * width / 40);
                        double value = 0;
                        for (int t = 0; t < uneven.Length; t++)
                        {
                            double mean = Math.Exp(a + (b * t));
                            value += MathNet.Numerics.SpecialFunctions.GammaLn(uneven[t] + size) - MathNet.Numerics.SpecialFunctions.GammaLn(size)
                                - MathNet.Numerics.SpecialFunctions.GammaLn(uneven[t] + 1) + (size * Math.Log(size / (size + mean))) + (uneven[t] * Math.Log(mean / (size + mean)));
                        }

                        if (value > best)
                        {
                            (best, intercept, slope) = (value, a, b);
                        }
                    }
                }
            }

            return best;
        }
    }

    [Theory]
    [InlineData(CountFamily.QuasiPoisson)]
    [InlineData(CountFamily.Poisson)]
    [InlineData(CountFamily.NegativeBinomial)]
    public void Units_order_and_duplicates_change_what_they_should(CountFamily family)
    {
        CountRegressionFit fit = CountRegression.Fit(Tracker, [Time], family: family);
        CountRegressionFit days = CountRegression.Fit(Tracker, [[.. Time.Select(t => 738_000 + (t * 365.25))]], family: family);
        CountRegressionFit turned = CountRegression.Fit([.. Tracker.Reverse()], [[.. Time.Reverse()]], family: family);
        CountRegressionFit doubled = CountRegression.Fit([.. Tracker, .. Tracker], [[.. Time, .. Time]], family: family);
        CountRegressionFit weighted = CountRegression.Fit(
            Tracker, [Time], family: family, options: new CountRegressionOptions { Weights = [.. Tracker.Select(_ => 2.0)] });
        CountRegressionFit exposed = CountRegression.Fit(Tracker, [Time], [.. Time.Select(_ => Math.Log(365.25))], family);

        Near.Relative(fit.Coefficients[1].Value, days.Coefficients[1].Value * 365.25, 1e-10);
        Near.Relative(fit.Coefficients[1].StandardError, days.Coefficients[1].StandardError * 365.25, 1e-9);
        Near.Relative(fit.Coefficients[1].Low, turned.Coefficients[1].Low, 1e-10);
        Near.Relative(fit.Coefficients[1].Value, doubled.Coefficients[1].Value, 1e-10);
        Near.Relative(doubled.Coefficients[1].Value, weighted.Coefficients[1].Value, 1e-10);
        Near.Relative(fit.Coefficients[0].Value - Math.Log(365.25), exposed.Coefficients[0].Value, 1e-10);
        Near.Relative(fit.Coefficients[1].High, exposed.Coefficients[1].High, 1e-10);
        if (family == CountFamily.NegativeBinomial)
        {
            Near.Relative(fit.Theta!.Value.Value, doubled.Theta!.Value.Value, 1e-8);
        }

        if (family != CountFamily.QuasiPoisson)
        {
            Near.Relative(2 * fit.LogLikelihood, weighted.LogLikelihood, 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(RobustRows))]
    public void Robust_errors_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] counts = Numbers(cells[1]);
        double[] years = [.. counts.Select((_, i) => i / 12.0)];
        double[] v = [.. cells[3..].Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        var options = new CountRegressionOptions { Errors = CoefficientErrors.AutocorrelationRobust, Lags = int.Parse(cells[2], CultureInfo.InvariantCulture) };

        CountRegressionFit fit = CountRegression.Fit(counts, [years], family: CountFamily.Poisson, options: options);

        // The peer stops at a slope of 1e-8 or so.
        Near.Relative(v[0], fit.Coefficients[0].Value, 1e-8);
        Near.Relative(v[1], fit.Coefficients[1].Value, 1e-7);
        Near.Relative(v[2], fit.Coefficients[0].StandardError, 1e-8);
        Near.Relative(v[3], fit.Coefficients[1].StandardError, 1e-8);
        Near.Relative(
            CyberStats.Numerics.Quantiles.TwoSidedStudent(0.95, counts.Length - 2) * v[3], fit.Coefficients[1].High - fit.Coefficients[1].Value, 1e-8);
    }

    [Fact]
    public void A_row_without_weight_is_left_out()
    {
        CountRegressionFit all = CountRegression.Fit(Tracker[..5], [Time[..5]], options: new CountRegressionOptions { Weights = [1, 1, 0, 1, 1] });
        CountRegressionFit four = CountRegression.Fit([1, 3, 7, 4], [[0, 1, 3, 4]]);

        Assert.Equal(four.Coefficients, all.Coefficients);
        Assert.Equal((4, 2), (all.Count, all.ResidualFreedom));
    }

    [Theory]
    [InlineData(CountFamily.QuasiPoisson)]
    [InlineData(CountFamily.Poisson)]
    [InlineData(CountFamily.NegativeBinomial)]
    public void Counts_on_one_side_of_a_covariate_send_its_coefficient_to_infinity_and_the_result_says_so(CountFamily family)
    {
        CountRegressionFit fit = CountRegression.Fit([0, 0, 0, 0, 5], [[0, 1, 2, 3, 4]], family: family);

        Assert.Equal(CountRegressionStatus.Separated, fit.Status);
        Estimate slope = fit.Coefficients[1];
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (slope.Value, slope.High));
        if (family == CountFamily.Poisson)
        {
            // Given their sum all five counts fall on the last point with probability e^4b / Σ e^tb, which is exp(-3.84 / 2) at the end.
            double b = slope.Low;
            double share = Math.Exp(4 * b) / Enumerable.Range(0, 5).Sum(t => Math.Exp(t * b));
            Near.Relative(Math.Exp(-3.8414588206941236 / 2), Math.Pow(share, 5), 1e-7);
        }

        Assert.InRange(slope.Low, -1, 5);
        Assert.Contains(Caveat.Separated, fit.Caveats);
        double ratio = 10 * Math.Log(5); // twice what the likelihood of five counts in one of five places gains on equal places
        double chi = CyberStats.Numerics.TailProbability.ChiSquare(ratio, 1);
        switch (family)
        {
            case CountFamily.QuasiPoisson:
                Near.Relative(CyberStats.Numerics.TailProbability.FisherF(ratio, 1, 3), fit.PValue(1), 1e-6); // the limit is met to 1e-7 of the likelihood
                break;
            case CountFamily.Poisson:
                Near.Relative(chi, fit.PValue(1), 1e-6);
                break;
            default:
                Assert.InRange(fit.PValue(1), 10 * chi, 0.05); // at equal means the counts may vary more than Poisson counts
                break;
        }

        Assert.Equal(double.NaN, fit.Covariance(0, 1));
    }

    [Fact]
    public void As_many_coefficients_as_rows_leave_no_dispersion()
    {
        CountRegressionFit quasi = CountRegression.Fit([3, 9], [[0, 1]]);
        CountRegressionFit poisson = CountRegression.Fit([3, 9], [[0, 1]], family: CountFamily.Poisson);

        Assert.Equal((CountRegressionStatus.Saturated, CountRegressionStatus.Saturated), (quasi.Status, poisson.Status));
        Near.Relative(Math.Log(3), quasi.Coefficients[1].Value, 1e-12);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (quasi.Coefficients[1].Low, quasi.Coefficients[1].High));
        Assert.Equal(1, quasi.PValue(1));
        Near.Relative(Math.Sqrt((1 / 3.0) + (1 / 9.0)), poisson.Coefficients[1].StandardError, 1e-10);
    }

    [Fact]
    public void Too_few_data_are_named()
    {
        Assert.Equal((2, 1), Counts(Assert.Throws<InsufficientDataException>("counts", () => CountRegression.Fit([3], [[0]]))));
        Assert.Equal((1, 0), Counts(Assert.Throws<InsufficientDataException>("counts", () => CountRegression.Fit([], []))));
        Assert.Equal((1, 0), Counts(Assert.Throws<InsufficientDataException>("counts", () => CountRegression.Fit([0, 0, 0], [[0, 1, 2]]))));
        Assert.Equal((30, 18), Counts(Assert.Throws<InsufficientDataException>("counts", () => CountRegression.Fit(
            Tracker, [Time], options: new CountRegressionOptions { Errors = CoefficientErrors.AutocorrelationRobust }))));

        static (int, int) Counts(InsufficientDataException e) => (e.Required, e.Actual);
    }

    [Fact]
    public void Mistakes_are_named_with_their_place()
    {
        Assert.Contains("columns[1] is a combination", Message(() => CountRegression.Fit(Tracker, [Time, [.. Time.Select(t => 3 - (2 * t))]])), StringComparison.Ordinal);
        Assert.Contains("columns[0] is constant", Message(() => CountRegression.Fit(Tracker, [[.. Time.Select(_ => 7.0)]])), StringComparison.Ordinal);
        Assert.Contains("index 1 of 'counts' must not be below zero, but is -1", Message(() => CountRegression.Fit([1, -1, 2], [])), StringComparison.Ordinal);
        Assert.Contains("index 0 of 'counts' must be a whole number", Message(() => CountRegression.Fit([1.5, 1, 2], [], family: CountFamily.Poisson)), StringComparison.Ordinal);
        Assert.Contains("index 2 of 'columns[0]' must be finite, but is NaN", Message(() => CountRegression.Fit([1, 1, 2], [[0, 1, double.NaN]])), StringComparison.Ordinal);
        Assert.Contains("There are 3 counts, but 2 numbers in 'offset'", Message(() => CountRegression.Fit([1, 1, 2], [], [0, 0])), StringComparison.Ordinal);
        Assert.Contains("index 1 of 'weights'", Message(() => CountRegression.Fit([1, 2], [], options: new CountRegressionOptions { Weights = [1, -2] })), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("counts", () => CountRegression.Fit(null!, []));
        Assert.Throws<ArgumentNullException>("columns", () => CountRegression.Fit([1], null!));
        Assert.Throws<ArgumentOutOfRangeException>("family", () => CountRegression.Fit([1], [], family: (CountFamily)9));

        static string Message(Func<object> fit) => Assert.ThrowsAny<ArgumentException>(fit).Message;
    }

    [Fact]
    public void Residuals_add_up_to_what_they_are_parts_of()
    {
        CountRegressionFit fit = CountRegression.Fit(Tracker, [Time], family: CountFamily.NegativeBinomial);

        Assert.Equal(Tracker.Zip(fit.Means, (y, m) => y - m), fit.Residuals(ResidualKind.Response));
        Near.Relative(fit.PearsonStatistic, fit.Residuals(ResidualKind.Pearson).Sum(r => r * r), 1e-12);
        Near.Relative(fit.Deviance, fit.Residuals(ResidualKind.Deviance).Sum(r => r * r), 1e-12);
        Assert.All(fit.Residuals(ResidualKind.Deviance).Zip(fit.Residuals(ResidualKind.Response)), r => Assert.Equal(Math.Sign(r.First), Math.Sign(r.Second)));
        Near.Relative(fit.Dispersion, fit.PearsonStatistic / 16, 1e-14);
    }

    [Fact]
    public void Predicts_the_mean_and_the_count()
    {
        CountRegressionFit fit = CountRegression.Fit(Tracker, [Time], family: CountFamily.Poisson);

        CountPrediction last = fit.Predict([17]);
        CountPrediction next = fit.Predict([18], Math.Log(0.5));

        Near.Relative(fit.Means[17], last.Mean.Value, 1e-12);
        Estimate mean = next.Mean;
        Near.Relative(0.5 * Math.Exp(fit.Coefficients[0].Value + (18 * fit.Coefficients[1].Value)), mean.Value, 1e-12);
        Near.Relative(mean.Value * mean.Value, mean.Low * mean.High, 1e-12);
        Assert.True(next.Low < mean.Low && mean.High < next.High && next.Low == Math.Floor(next.Low));
        Assert.Equal((0, double.PositiveInfinity), (Saturated().Low, Saturated().High));

        static CountPrediction Saturated() => CountRegression.Fit([3, 9], [[0, 1]]).Predict([2]);
    }

    [Fact]
    public void A_prediction_takes_one_covariate_a_column()
    {
        CountRegressionFit fit = CountRegression.Fit(Tracker, [Time]);

        Assert.Throws<ArgumentException>("covariates", () => fit.Predict([]));
        Assert.Throws<ArgumentException>("covariates", () => fit.Predict([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("offset", () => fit.Predict([1], double.NaN));
    }

    [Fact]
    public void Every_fit_of_small_counts_ends_and_no_figure_is_nan() =>
        Gen.Select(Gen.Int[0, 3].Select(n => (double)n).Array[2, 8], Gen.Enum<CountFamily>(), Gen.Bool).Sample((counts, family, isProfiled) =>
        {
            double[] time = [.. Enumerable.Range(0, counts.Length).Select(i => (double)i)];
            if (counts.Sum() == 0)
            {
                Assert.Throws<InsufficientDataException>(() => CountRegression.Fit(counts, [time], family: family));
                return;
            }

            CountRegressionFit fit = CountRegression.Fit(
                counts, [time], family: family, options: new() { Interval = isProfiled ? CoefficientInterval.Profile : CoefficientInterval.Wald });

            Assert.NotEqual(CountRegressionStatus.NotConverged, fit.Status);
            foreach (Estimate b in fit.Coefficients)
            {
                Assert.False(double.IsNaN(b.Value) || double.IsNaN(b.Low) || double.IsNaN(b.High));
            }

            if (family != CountFamily.NegativeBinomial)
            {
                Assert.Equal(counts.Sum(), fit.Means.Sum(), 1e-5); // the score equation of the intercept, met to the limit where rows are separated
            }
        });

    [Fact]
    public void Counts_on_a_line_leave_no_error_to_learn_and_rounding_is_no_trend()
    {
        double[] time = [.. Enumerable.Range(0, 60).Select(i => (double)i)];

        CountRegressionFit flat = CountRegression.Fit([.. time.Select(_ => 9.0)], [time]);
        CountRegressionFit doubling = CountRegression.Fit([1, 2, 4, 8, 16], [[0, 1, 2, 3, 4]], options: new() { Interval = CoefficientInterval.Profile });

        Assert.Equal((0, 0, 0, 1), (flat.Dispersion, flat.Coefficients[1].Value, flat.Coefficients[1].High, flat.PValue(1)));
        Near.Relative(Math.Log(2), doubling.Coefficients[1].High, 1e-12);
        Assert.Equal((0, 0), (doubling.Dispersion, doubling.PValue(1)));
        Assert.Contains(Caveat.NoDispersion, flat.Caveats);
    }

    [Fact]
    public void Nearly_exact_counts_have_a_profile_too() // the loss is lost in the rounding of the likelihood: Wald's ends are the same there
    {
        double[] counts = [.. Enumerable.Range(0, 8).Select(t => Math.Round(1e6 * Math.Pow(1.1, t)))];
        double[][] time = [[0, 1, 2, 3, 4, 5, 6, 7]];

        Estimate wald = CountRegression.Fit(counts, time).Coefficients[1];
        Estimate profile = CountRegression.Fit(counts, time, options: new() { Interval = CoefficientInterval.Profile }).Coefficients[1];

        Assert.Equal(wald, profile);
        Assert.True(profile.StandardError is > 0 and < 1e-7);
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(1)]
    [InlineData(1e-9)]
    public void The_unit_of_a_covariate_does_not_decide_which_coefficient_is_infinite(double unit)
    {
        CountRegressionFit fit = CountRegression.Fit([0, 0, 0, 0, 0, 9], [[.. Enumerable.Range(1, 6).Select(x => x * unit)]], family: CountFamily.Poisson);

        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (fit.Coefficients[0].Value, fit.Coefficients[1].Value));
    }

    [Fact]
    public void Small_weights_are_no_separation()
    {
        CountRegressionFit small = CountRegression.Fit([3, 5, 4, 6, 7], [[0, 1, 2, 3, 4]], family: CountFamily.Poisson, options: new() { Weights = [1e-9, 1e-9, 1e-9, 1e-9, 1e-9] });
        CountRegressionFit one = CountRegression.Fit([3, 5, 4, 6, 7], [[0, 1, 2, 3, 4]], family: CountFamily.Poisson);

        Assert.Equal(CountRegressionStatus.Converged, small.Status);
        Near.Relative(one.Coefficients[1].Value, small.Coefficients[1].Value, 1e-9);
    }

    [Fact]
    public void Separated_counts_that_vary_more_than_poisson_counts_keep_their_theta()
    {
        CountRegressionFit fit = CountRegression.Fit(
            [5, 50, 1, 200, 20, 90, 0, 0, 0, 0], [[0, 0, 0, 0, 0, 0, 1, 1, 1, 1]], family: CountFamily.NegativeBinomial);
        CountRegressionFit first = CountRegression.Fit([5, 50, 1, 200, 20, 90], [], family: CountFamily.NegativeBinomial);

        Assert.Equal((CountRegressionStatus.Separated, double.NegativeInfinity), (fit.Status, fit.Coefficients[1].Value));
        Near.Relative(first.Theta!.Value.Value, fit.Theta!.Value.Value, 1e-6);
        Near.Relative(first.Theta.Value.High, fit.Theta.Value.High, 1e-4);
        Near.Relative(first.Coefficients[0].Value, fit.Coefficients[0].Value, 1e-6);
    }

    [Theory]
    [InlineData(2030)]
    [InlineData(400)]
    [InlineData(140)]
    [InlineData(-400)]
    [InlineData(-3000)]
    public void A_prediction_far_away_ends(double time)
    {
        CountPrediction far = CountRegression.Fit(Tracker, [Time]).Predict([time]);

        Assert.True(far.Low <= far.High && far.Mean.Low <= far.Mean.High);
        Assert.True(time > 0 ? far.High > 1e9 : far.High <= 1);
    }

    [Fact]
    public void A_profile_does_not_go_with_robust_errors() => Assert.Throws<ArgumentException>("options", () => CountRegression.Fit(
        [.. Enumerable.Range(0, 40).Select(i => (double)(i % 5))],
        [],
        options: new() { Interval = CoefficientInterval.Profile, Errors = CoefficientErrors.AutocorrelationRobust }));

    [Fact]
    public void A_last_number_that_is_none_is_named_at_once() => Assert.Contains(
        "index 999999",
        Assert.Throws<ArgumentException>("columns", () => CountRegression.Fit(new double[1_000_000], [[.. new double[999_999], double.NaN]])).Message,
        StringComparison.Ordinal);

    private static void Within(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, FormattableString.Invariant($"Expected {expected:R}, got {actual:R}: off by {actual - expected:E1}, allowed {tolerance:E1}."));

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
}
