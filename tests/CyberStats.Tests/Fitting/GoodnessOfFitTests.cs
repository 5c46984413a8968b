using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class GoodnessOfFitTests
{
    private static readonly double[] Losses = [3, 12, 7, 150, 41, 18, 9, 66, 27, 5, 310, 33, 14, 22, 90, 11, 48, 8, 19, 25];

    public static TheoryData<string> Exact => Rows("exact");

    public static TheoryData<string> Censored => [.. Rows("right"), .. Rows("interval")];

    public static TheoryData<string> FittedTails => Rows("fitted-tails");

    public static TheoryData<string> FittedGreatest => Rows("fitted-greatest");

    public static TheoryData<string> Known => Rows("known");

    [Theory]
    [MemberData(nameof(Exact))]
    public void The_distances_of_exact_losses_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');

        GoodnessOfFitResult result = GoodnessOfFit.Test(Law(cells), Sample(cells), replicates: 1);

        // Integrals of the definition by quadrature; a sum of n terms that nearly cancel keeps some 1e-16 n.
        Near.Relative(Number(cells[8]), result.KolmogorovSmirnov.Value, 1e-11);
        Near.Relative(Number(cells[9]), result.CramerVonMises.Value, 1e-11);
        Near.Relative(Number(cells[10]), result.AndersonDarling.Value, 1e-11);
        Near.Relative(Number(cells[11]), result.UpperTailAndersonDarling.Value, 1e-11);
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Exact_losses_have_the_same_distances_as_steps_of_the_likeliest_law(string row)
    {
        string[] cells = row.Split(',');
        LossSample sample = Sample(cells);
        ISeverity law = Law(cells);
        (UnitPoint, UnitPoint, double)[] steps = [.. Enumerable.Range(0, sample.Count)
            .Select(i => (Point: TransformedSample.Interval(law, sample[i]).Low, sample[i].Weight))
            .OrderBy(p => p.Point.LogOdds)
            .Select(p => (p.Point, p.Point, p.Weight / sample.TotalWeight))];

        Distances expected = TransformedSample.DistancesOf(law, sample, leavesEndsOut: false);
        Distances actual = Distances.Of(steps, sample.TotalWeight);

        // The shares add up to 1 to some 1e-15, and an integral over a step is the difference of numbers up to 1.
        Near.Relative(expected.Greatest, actual.Greatest, 1e-11);
        Near.Relative(expected.Squares, actual.Squares, 1e-10);
        Near.Relative(expected.Tails, actual.Tails, 1e-10);
        Near.Relative(expected.UpperTail, actual.UpperTail, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Censored))]
    public void The_distances_of_censored_losses_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');

        Distances distances = TransformedSample.DistancesOf(Law(cells), Sample(cells), leavesEndsOut: false);

        // Of intervals, the search for the likeliest law ends within 1e-9 of the bound of its slopes, which moves masses by some 1e-6.
        double tolerance = cells[0] == "interval" ? 1e-5 : 1e-10;
        Near.Relative(Number(cells[8]), distances.Greatest, tolerance);
        Near.Relative(Number(cells[9]), distances.Squares, tolerance);
        Near.Relative(Number(cells[10]), distances.Tails, tolerance);
        Near.Relative(Number(cells[11]), distances.UpperTail, tolerance);
    }

    [Theory]
    [MemberData(nameof(FittedTails))]
    public void The_p_value_of_a_fitted_lognormal_is_that_of_stephens_formula(string row)
    {
        string[] cells = row.Split(',');
        double[] losses = Numbers(cells[3]);
        double p = Number(cells[11]);

        GoodnessOfFitStatistic test = GoodnessOfFit.Test(new Normalized(losses), 1999).AndersonDarling;

        Near.Relative(Number(cells[10]), test.Value, 1e-9);
        Assert.Equal(p, test.PValue, 0.015 + (4 * Math.Sqrt(p * (1 - p) / 2000))); // the formula is good to 0.01 or so
    }

    [Theory]
    [MemberData(nameof(FittedGreatest))]
    public void The_p_value_of_a_fitted_law_is_that_of_lilliefors_tables(string row)
    {
        string[] cells = row.Split(',');
        double[] losses = Numbers(cells[3]);
        double p = Number(cells[9]);

        GoodnessOfFitStatistic test = GoodnessOfFit.Test(cells[1] == "lognormal" ? new Normalized(losses) : SeverityFit.Exponential(losses), 1999).KolmogorovSmirnov;

        Near.Relative(Number(cells[8]), test.Value, 1e-9);
        if (p < 0.2)
        {
            Assert.Equal(p, test.PValue, 0.015 + (4 * Math.Sqrt(p * (1 - p) / 2000))); // tables with three digits; above 0.2 they end
        }
        else
        {
            Assert.InRange(test.PValue, 0.15, 1);
        }
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void The_p_value_of_a_known_law_is_the_exact_one(string row)
    {
        string[] cells = row.Split(',');
        double p = Number(cells[9]);

        GoodnessOfFitResult result = GoodnessOfFit.Test(new Lognormal(0, 1), (LossSample)Numbers(cells[3]), 3999);

        Near.Relative(Number(cells[8]), result.KolmogorovSmirnov.Value, 1e-11);
        Assert.Equal(p, result.KolmogorovSmirnov.PValue, (5 * Math.Sqrt(p * (1 - p) / 4000)) + (1.0 / 4000)); // five standard errors
        Assert.False(result.ParametersEstimated);
    }

    [Fact]
    public void A_wrong_law_is_refused_and_the_right_one_is_not()
    {
        double[] losses = new double[300];
        new Lognormal(10, 2).Sample(new RandomStream(3), losses);

        GoodnessOfFitResult right = GoodnessOfFit.Test(SeverityFit.Lognormal(losses), 199);
        GoodnessOfFitResult wrong = GoodnessOfFit.Test(SeverityFit.Gamma(losses), 199);

        Assert.InRange(right.AndersonDarling.PValue, 0.05, 1);
        Assert.Equal(1.0 / 200, wrong.AndersonDarling.PValue);
        Assert.Equal(1.0 / 200, wrong.SmallestPValue);
        Assert.Equal((300, 0, 199, 0), (wrong.Count, wrong.TiedCount, wrong.Replicates, wrong.FailedCount));
        Assert.True(wrong.ParametersEstimated);
    }

    [Fact]
    public async Task The_result_does_not_depend_on_the_number_of_threads()
    {
        SeverityFit<Weibull> fit = SeverityFit.Weibull(Losses);
        GoodnessOfFitResult many = GoodnessOfFit.Test(fit, 99, 5);

        GoodnessOfFitResult one = await Task.Factory.StartNew(
            () => GoodnessOfFit.Test(fit, 99, 5), TestContext.Current.CancellationToken, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

        Assert.Equal(many, one);
        Assert.NotEqual(many, GoodnessOfFit.Test(fit, 99, 6));
    }

    [Fact]
    public void The_unit_and_the_order_do_not_matter()
    {
        GoodnessOfFitResult result = GoodnessOfFit.Test(SeverityFit.Weibull(Losses), 99);
        GoodnessOfFitResult other = GoodnessOfFit.Test(SeverityFit.Weibull(Losses.Reverse().Select(x => x * 1e-9).ToArray()), 99);

        Near.Relative(result.AndersonDarling.Value, other.AndersonDarling.Value, 1e-7); // the fits stop within 1e-10 of the likelihood
        Assert.Equal(result.AndersonDarling.PValue, other.AndersonDarling.PValue);
        Assert.Equal(result.KolmogorovSmirnov.PValue, other.KolmogorovSmirnov.PValue);
    }

    [Fact]
    public void A_weight_is_as_many_losses()
    {
        GoodnessOfFitResult weighted = GoodnessOfFit.Test(SeverityFit.Lognormal(LossSample.Weighted(Losses, [.. Losses.Select(_ => 2.0)])), 99);
        GoodnessOfFitResult twice = GoodnessOfFit.Test(SeverityFit.Lognormal(Losses.SelectMany(x => new[] { x, x }).ToArray()), 99);

        Assert.Equal((40, 40, 40, 40), (weighted.Count, weighted.TiedCount, twice.Count, twice.TiedCount));
        Near.Relative(twice.CramerVonMises.Value, weighted.CramerVonMises.Value, 1e-10);
        Near.Relative(twice.UpperTailAndersonDarling.Value, weighted.UpperTailAndersonDarling.Value, 1e-10);
        Assert.Equal(twice.CramerVonMises.PValue, weighted.CramerVonMises.PValue);
    }

    [Fact]
    public void Losses_above_a_threshold_are_compared_above_it()
    {
        // An exponential law forgets the threshold.
        LossSample truncated = LossSample.Of([.. Losses.Select(x => x + 100)]).Truncated(100);

        GoodnessOfFitResult whole = GoodnessOfFit.Test(new Exponential(0.02), Losses, 1);
        GoodnessOfFitResult above = GoodnessOfFit.Test(new Exponential(0.02), truncated, 1);

        Near.Relative(whole.AndersonDarling.Value, above.AndersonDarling.Value, 1e-12);
        Near.Relative(whole.KolmogorovSmirnov.Value, above.KolmogorovSmirnov.Value, 1e-12);
        Assert.InRange(GoodnessOfFit.Test(SeverityFit.Exponential(truncated), 99).AndersonDarling.PValue, 0.01, 1);
    }

    [Fact]
    public void Censored_losses_are_tested_where_the_way_of_observing_is_known()
    {
        LossSample Observe(ISeverity law, Random random) =>
            LossSample.Of(Enumerable.Range(0, 150).Select(_ => law.Sample(random)).Select(x => x > 25 ? LossObservation.AtLeast(25) : LossObservation.Exactly(x)));
        LossSample sample = Observe(new Lognormal(3, 0.5), new RandomStream(9));
        Assert.InRange(sample.RightCensoredCount, 20, 80);

        GoodnessOfFitResult right = GoodnessOfFit.Test(SeverityFit.Lognormal(sample), Observe, 99);
        GoodnessOfFitResult wrong = GoodnessOfFit.Test(SeverityFit.Exponential(sample), Observe, 99);

        Assert.InRange(right.CramerVonMises.PValue, 0.05, 1);
        Assert.InRange(wrong.CramerVonMises.PValue, 0.01, 0.05);
        ArgumentException error = Refused.Argument("fit", () => GoodnessOfFit.Test(SeverityFit.Lognormal(sample)));
        Assert.Contains($"{sample.RightCensoredCount} of 150 losses are censored: give the way in which losses are observed", error.Message, StringComparison.Ordinal);
        Refused.Argument("losses", () => GoodnessOfFit.Test(new Lognormal(3, 1.2), sample));
        Assert.IsType<InvalidOperationException>(Assert.Throws<AggregateException>(() => GoodnessOfFit.Test(SeverityFit.Lognormal(sample), (_, _) => null!, 1)).InnerExceptions[0]);
    }

    [Fact]
    public void A_sample_that_cannot_be_fitted_is_counted_and_left_out()
    {
        int calls = 0;
        LossSample Observe(ISeverity law, Random random)
        {
            double[] losses = new double[20];
            law.Sample(random, losses);
            return Interlocked.Increment(ref calls) % 2 == 0 ? LossSample.Of(Enumerable.Repeat(7.0, 20).ToArray()) : losses;
        }

        GoodnessOfFitResult result = GoodnessOfFit.Test(SeverityFit.Lognormal(Losses), Observe, 40);

        Assert.Equal((40, 20, 1.0 / 21), (result.Replicates, result.FailedCount, result.SmallestPValue));
        Assert.InRange(result.KolmogorovSmirnov.PValue, 1.0 / 21, 1);
    }

    [Fact]
    public void Where_an_end_was_estimated_the_loss_on_it_is_left_out()
    {
        GoodnessOfFitResult result = GoodnessOfFit.Test(SeverityFit.Pareto(Losses), 199);

        Assert.True(double.IsFinite(result.AndersonDarling.Value));
        Assert.InRange(result.AndersonDarling.PValue, 0.005, 0.999);
        // The others are a sample from the law above the least loss.
        GoodnessOfFitResult others = GoodnessOfFit.Test(SeverityFit.Pareto(Losses).Law, Losses.Where(x => x > 3).ToArray(), 1);
        Near.Relative(others.AndersonDarling.Value, result.AndersonDarling.Value, 1e-12);
    }

    [Fact]
    public void A_loss_that_a_known_law_excludes_is_infinitely_far_in_the_tails()
    {
        GoodnessOfFitResult result = GoodnessOfFit.Test(new Pareto(10, 1), Losses, 19);

        Assert.Equal(double.PositiveInfinity, result.AndersonDarling.Value);
        Assert.True(double.IsFinite(result.UpperTailAndersonDarling.Value));
        Assert.Equal(1.0 / 20, result.AndersonDarling.PValue);
    }

    [Fact]
    public void Far_tails_count_in_full()
    {
        // One loss where 1 - F is 1e-200: the textbook's log(1 - F) with F rounded to 1 is infinite.
        double far = new Exponential(1).LossExceededWith(1e-200);

        double value = GoodnessOfFit.Test(new Exponential(1), (LossSample)new[] { far }, 1).AndersonDarling.Value;

        Near.Relative(-1 - Math.Log(1e-200), value, 1e-13);
    }

    [Fact]
    public void Edges_are_named()
    {
        Assert.Throws<ArgumentNullException>("fit", () => GoodnessOfFit.Test((ISeverityFit)null!));
        Assert.Throws<ArgumentNullException>("observe", () => GoodnessOfFit.Test(SeverityFit.Lognormal(Losses), null!));
        Assert.Throws<ArgumentNullException>("law", () => GoodnessOfFit.Test((ISeverity)null!, Losses));
        Assert.Throws<ArgumentNullException>("losses", () => GoodnessOfFit.Test(new Lognormal(0, 1), null!));
        Assert.Throws<ArgumentOutOfRangeException>("replicates", () => GoodnessOfFit.Test(SeverityFit.Lognormal(Losses), 0));
        Assert.Throws<ArgumentOutOfRangeException>("replicates", () => GoodnessOfFit.Test(new Lognormal(0, 1), Losses, 0));
        Assert.Throws<InsufficientDataException>("losses", () => GoodnessOfFit.Test(new Lognormal(0, 1), LossSample.Of()));
        Assert.Equal((3, 2), Assert.Throws<InsufficientDataException>("fit", () => GoodnessOfFit.Test(SeverityFit.Lognormal(new double[] { 1, 2 }))) is { } e ? (e.Required, e.Actual) : default);
        Refused.Argument("fit", () => GoodnessOfFit.Test(SeverityFit.Lognormal(LossSample.Weighted([1, 2, 3], [1, 1.5, 1]))));
        GoodnessOfFitResult equal = GoodnessOfFit.Test(SeverityFit.Lognormal(new double[] { 5, 5, 5, 5 }), 9);
        Assert.True(double.IsNaN(equal.AndersonDarling.Value) && double.IsNaN(equal.AndersonDarling.PValue));
    }

    private static TheoryData<string> Rows(string kind) =>
        [.. ReferenceFile.Lines("goodness_of_fit.csv").Where(line => line.StartsWith(kind + ",", StringComparison.Ordinal))];

    private static ISeverity Law(string[] cells)
    {
        double[] p = Numbers(cells[2]);
        return cells[1] switch
        {
            "lognormal" => new Lognormal(p[0], p[1]),
            "weibull" => new Weibull(p[0], p[1]),
            "gamma" => new Gamma(p[0], p[1]),
            "lomax" => new Lomax(p[0], p[1]),
            "gpd" => new GeneralizedPareto(p[0], p[1], p[2]),
            _ => throw new InvalidOperationException(cells[1]),
        };
    }

    private static LossSample Sample(string[] cells)
    {
        double[][] columns = [.. cells[3..8].Select(Numbers)];
        LossObservation[] rows = [.. columns[0].Select((low, i) =>
        {
            LossObservation row = LossObservation.Between(low, columns[1][i]).Weighted(columns[2][i]);
            return columns[3][i] > 0 || double.IsFinite(columns[4][i]) ? row.Truncated(columns[3][i], columns[4][i]) : row;
        })];
        return LossSample.Of(rows);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];

    /// <summary>A lognormal with the standard deviation of n - 1, which the tables are for; on n it differs by a factor that the statistics feel.</summary>
    private sealed class Normalized(LossSample sample) : ISeverityFit
    {
        public ISeverity Law { get; } = Of(sample);

        public FitStatus Status => FitStatus.Converged;

        public double LogLikelihood => double.NaN;

        public IReadOnlyList<FittedParameter> Parameters { get; } = SeverityFit.Lognormal(sample).Parameters;

        public LossSample Sample => sample;

        public double Weight => sample.TotalWeight;

        public double Aic => double.NaN;

        public double Aicc => double.NaN;

        public double Bic => double.NaN;

        public Estimate Of(Func<ISeverity, double> quantity, double level = 0.95) => throw new NotSupportedException();

        public ISeverity? Refit(LossSample other) => Of(other);

        private static Lognormal Of(LossSample sample)
        {
            Lognormal likeliest = SeverityFit.Lognormal(sample).Law;
            return new Lognormal(likeliest.Mu, likeliest.Sigma * Math.Sqrt(sample.Count / (sample.Count - 1.0)));
        }
    }
}
