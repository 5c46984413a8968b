using System.Globalization;
using CsCheck;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class CountCusumTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("count_cusum.csv")];

    public static TheoryData<string> Runs => [.. ReferenceFile.Lines("count_cusum_run.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_run_lengths_are_those_of_the_oracle(string row)
    {
        double[] v = ReferenceFile.Numbers(row);

        var chart = CountCusum.WithLimit(v[0], v[1], v[2], v[3]);

        Assert.Equal(v[4], chart.ReferenceValue);
        Near.Relative(v[6], chart.AverageRunLength(v[5]), Math.Max(1e-9, 1e-16 * v[6])); // beyond 60 states the oracle solves in double, and loses digits as the run length grows
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_sums_over_a_series_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        CountSeries series = CountSeries.Yearly(2005, [.. Numbers(cells[0]).Select(c => (double?)c)]).WithExposure(Numbers(cells[1]));
        double[] v = ReferenceFile.Numbers(string.Join(',', cells[2..7]));

        CusumRun run = CountCusum.WithLimit(v[0], v[1], v[2], v[3]).Run(series, reset: v[4] == 1);

        Assert.All(Numbers(cells[7]), (sum, i) => Assert.Equal(sum, run.Sums[i], 1e-9));
        Assert.Equal(Numbers(cells[8]), run.Signals.Select(s => (double)s.Place));
    }

    [Fact]
    public void The_sums_by_hand()
    {
        var chart = CountCusum.WithLimit(2, 2.1, 4);
        Assert.Equal(47 / 16.0, chart.ReferenceValue); // 2.2 / log 2.1 = 2.9652, in steps of 1/16: the coarsest of which 20 lie within 2.2

        CusumRun run = chart.Run([5, 1, 6, 3, 1, 9, 9]);

        double k = chart.ReferenceValue;
        double[] sums = [5 - k, 6 - (2 * k), 12 - (3 * k), 15 - (4 * k), 16 - (5 * k), 25 - (6 * k), 9 - k];
        Assert.All(sums, (sum, i) => Assert.Equal(sum, run.Sums[i], 1e-12));
        Assert.Equal([5, 6], run.Signals.Select(s => s.Place));
        Assert.Equal([0, 6], run.Signals.Select(s => s.Since));
        Assert.Equal((2, 2), (chart.Run([9, 0, 9]).Signals[1].Place, chart.Run([1, 0, 9]).Signals[0].Since));
    }

    [Fact]
    public void The_limit_is_the_least_that_reaches_the_run_length() => Gen.Select(Gen.Double[0.5, 30], Gen.Double[1.3, 3], Gen.Double[2, 500], Gen.Bool).Sample(
        (mean, ratio, wanted, up) =>
        {
            var chart = CountCusum.WithRunLength(mean, up ? ratio : 1 / ratio, wanted);
            double step = Math.Min(1, Math.Pow(2, -Math.Ceiling(Math.Log2(20 / (mean * Math.Abs((up ? ratio : 1 / ratio) - 1))))));

            Assert.True(chart.AverageRunLength() >= wanted);
            Assert.Equal(0, chart.Limit % step);
            Assert.True(chart.Limit <= step || CountCusum.WithLimit(mean, chart.Ratio, chart.Limit - step).AverageRunLength() < wanted);
            Assert.True(chart.AverageRunLength(chart.Ratio) <= chart.AverageRunLength());
        },
        iter: 20);

    [Fact]
    public void The_run_length_is_that_of_simulated_counts()
    {
        var chart = CountCusum.WithLimit(3, 2, 5);
        double sum = 0;
        double squares = 0;
        const int Runs = 4000;
        for (int i = 0; i < Runs; i++)
        {
            var random = new RandomStream(11, i);
            double[] counts = [.. Enumerable.Range(0, 3000).Select(_ => Poisson(random, 3))];
            CusumRun run = chart.Run(counts);
            double length = run.Signals.Count > 0 ? run.Signals[0].Place + 1 : counts.Length;
            sum += length;
            squares += length * length;
        }

        double mean = sum / Runs;
        double error = Math.Sqrt(((squares / Runs) - (mean * mean)) / Runs);
        Assert.InRange(chart.AverageRunLength(), mean - (4 * error), mean + (4 * error));
    }

    [Fact]
    public void The_size_goes_over_into_the_poisson_chart_and_exposure_into_its_unit()
    {
        CountSeries counts = CountSeries.Yearly(2000, [5, null, 9, 12, 0, 7]);
        CusumRun poisson = CountCusum.WithLimit(5, 2, 6).Run(counts);
        CusumRun nearly = CountCusum.WithLimit(5, 2, 6, 1e12).Run(counts);
        CusumRun days = CountCusum.WithLimit(5 / 365.0, 2, 6).Run(counts.WithExposure([365, 365, 365, 365, 365, 365]));

        Assert.All(poisson.Sums, (sum, i) => Assert.Equal(sum, nearly.Sums[i], 1e-6));
        Assert.All(poisson.Sums, (sum, i) => Assert.Equal(sum, days.Sums[i], 0.3)); // another rounding of the reference value
        Assert.Equal((1, poisson.Sums[0]), (poisson.Missing, poisson.Sums[1]));
        Near.Relative(CountCusum.WithLimit(5, 2, 6).AverageRunLength(), CountCusum.WithLimit(5, 2, 6, 1e12).AverageRunLength(), 1e-8);
        Assert.Equal([Caveat.PoissonAssumed, Caveat.BaselineAssumed], poisson.Caveats);
        Assert.Equal([Caveat.BaselineAssumed], nearly.Caveats);
    }

    [Fact]
    public void Without_a_reset_the_sum_goes_on_and_an_empty_series_is_empty()
    {
        var chart = CountCusum.WithLimit(5, 2, 6);

        Assert.Equal([1, 2], chart.Run([0, 24, 0, 0], reset: false).Signals.Select(s => s.Place)); // 16.75, 9.5, 2.25
        Assert.Empty(chart.Run([]).Sums);
        Assert.Empty(chart.Run([0, 0, 0]).Signals);
        Assert.Equal(2, CountCusum.WithLimit(5, 0.5, 6).Run([5, 0, 0]).Signals[0].Place);
    }

    [Fact]
    public void Refuses_wrong_arguments_by_name()
    {
        Refused.Argument("mean", () => CountCusum.WithLimit(0, 2, 5));
        Refused.Argument("ratio", () => CountCusum.WithLimit(5, 1, 5));
        Refused.Argument("ratio", () => CountCusum.WithLimit(5, double.NaN, 5));
        Refused.Argument("limit", () => CountCusum.WithLimit(5, 2, 0));
        Refused.Argument("size", () => CountCusum.WithLimit(5, 2, 5, 0));
        Refused.Argument("size", () => CountCusum.WithLimit(5, 2, 5, double.NaN));
        Refused.Argument("runLength", () => CountCusum.WithRunLength(5, 2, 1));
        Refused.Argument("runLength", () => CountCusum.WithRunLength(1e6, 1.0001, 1e12));
        Refused.Argument("ratio", () => CountCusum.WithLimit(5, 2, 5).AverageRunLength(0));
        Refused.Argument("values", () => CountCusum.WithLimit(5, 2, 5).Run([1, -1]));
        Refused.Argument("series", () => CountCusum.WithLimit(5, 2, 5).Run((CountSeries)null!));
        Refused.Argument("series", () => CountCusum.WithLimit(5, 2, 5).Run(CountSeries.Yearly(2000, [0.5])));
        Assert.Throws<InvalidOperationException>(() => CountCusum.WithLimit(5, 2, 1e6).AverageRunLength());
    }

    private static double[] Numbers(string text) => text.Length == 0 ? [] : [.. text.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];

    private static double Poisson(RandomStream random, double mean)
    {
        double count = -1;
        for (double sum = 0; sum < mean; sum -= Math.Log(1 - random.NextDouble()))
        {
            count++;
        }

        return count;
    }

    [Fact]
    public void A_sum_on_the_limit_is_a_signal_and_one_on_zero_is_none() // to the last bit, for the chain counts it so
    {
        var random = new RandomStream(11);
        for (int design = 0; design < 500; design++)
        {
            double mean = 1 + random.Next(50);
            CountCusum chart = CountCusum.WithLimit(mean, 2 + random.Next(3), limit: 3);
            double reference = chart.ReferenceValue;
            double whole = Math.Ceiling(reference);
            CusumRun run = CountCusum.WithLimit(mean, chart.Ratio, limit: whole + 3 - reference).Run([whole + 3]);

            Assert.Equal(whole + 3 - reference, run.Sums[0]);
            Assert.Single(run.Signals);
        }
    }

    [Fact]
    public void A_chart_of_which_counts_cannot_be_listed_says_so() => Assert.Throws<ArgumentOutOfRangeException>(
        "ratio", () => CountCusum.WithLimit(1e6, 1.1, 1000).AverageRunLength(1000));

    [Fact]
    public void A_small_size_leaves_a_reference_above_zero()
    {
        CountCusum chart = CountCusum.WithLimit(1, 0.001, limit: 0.5, size: 0.001);

        Assert.InRange(chart.ReferenceValue, 0.0085, 0.0095); // where both likelihoods are equal
    }
}
