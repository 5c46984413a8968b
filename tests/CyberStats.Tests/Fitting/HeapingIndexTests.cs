using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class HeapingIndexTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("heaping.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Counts_expectations_and_tails_are_those_of_every_whole_number(string line)
    {
        string[] cells = line.Split(',');
        double[] amounts = [.. cells[6].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        double expected = double.Parse(cells[4], CultureInfo.InvariantCulture);
        double tail = double.Parse(cells[5], CultureInfo.InvariantCulture);

        HeapingIndex index = HeapingIndex.Of(amounts);
        HeapingRow row = index.Rows[int.Parse(cells[1], CultureInfo.InvariantCulture) - 1];

        Assert.Equal($"{cells[1]} {cells[2]} {cells[3]}", FormattableString.Invariant($"{row.Digits} {row.Share.Count} {row.Share.Of}"));
        Assert.Equal(amounts.Length, index.Count);
        Assert.Equal(expected, row.Expected, 1e-13 * expected); // up to 900 terms, each right to the last bits

        // The expected share enters the tail with up to 40 as exponent.
        Assert.Equal(row.Share.Of == 0, double.IsNaN(row.PValue));
        Assert.True(row.Share.Of == 0 || Math.Abs(row.PValue - tail) <= 1e-11 * tail, $"{row.PValue} in place of {tail}");
    }

    [Fact]
    public void The_excess_is_the_share_that_was_rounded()
    {
        // Nine of 90 three-digit amounts have one digit, as many as a flat law gives; then twice as many more are round on top.
        double[] amounts = [.. Enumerable.Range(1, 9).SelectMany(j => new double[] { 100 * j, (100 * j) + 17 })];
        HeapingRow row = HeapingIndex.Of(amounts).Rows[0];
        double expected = row.ExpectedShare;

        Assert.Equal(9, row.Share.Count);
        Assert.Equal((0.5 - expected) / (1 - expected), row.Excess.Value, 1e-15);
        Assert.Equal((row.Share.Low - expected) / (1 - expected), row.Excess.Low, 1e-15);
        Assert.Equal((row.Share.High - expected) / (1 - expected), row.Excess.High, 1e-15);
        Assert.InRange(expected, 0.0122, 0.0124); // 1.2286 percent: the sum of 1 / j, over log 10, times 10^-2
        Assert.InRange(row.Index, 0.5 / 0.0124, 0.5 / 0.0122);
        Assert.Equal("1 digit: 9 of 18, 0.221 expected", row.ToString());
    }

    [Fact]
    public void Finds_the_share_that_was_rounded_in_large_samples()
    {
        var random = new RandomStream(7, 0);
        var law = new Lognormal(11, 2);
        double[] amounts = [.. Enumerable.Range(0, 20_000).Select(i =>
        {
            double amount = Math.Round(law.Sample(random));
            return i % 4 == 0 ? double.Parse(amount.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : amount;
        })];

        HeapingRow row = HeapingIndex.Of(amounts).Rows[1];

        // A quarter is rounded to two digits; the standard error is √(¼ ¾ / 20,000) = 0.0031.
        Assert.InRange(row.Excess.Value, 0.25 - (4 * 0.0031), 0.25 + (4 * 0.0031));
        Assert.True(row.PValue < 1e-100);
    }

    [Fact]
    public void A_smooth_law_is_seldom_called_heaped()
    {
        var law = new Lognormal(9, 2);
        int[] alarms = new int[3];
        for (int replicate = 0; replicate < 400; replicate++)
        {
            var random = new RandomStream(11, replicate);
            HeapingIndex index = HeapingIndex.Of(Enumerable.Range(0, 500).Select(_ => law.Sample(random)).ToArray());
            for (int k = 0; k < 3; k++)
            {
                alarms[k] += index.Rows[k].PValue <= 0.05 ? 1 : 0;
            }
        }

        // At most 5 %: 20 of 400, with a standard error of 4.4. Counts are whole numbers, so that it can be less.
        Assert.All(alarms, found => Assert.InRange(found, 1, 20 + (3 * 5)));
    }

    [Fact]
    public void The_unit_of_money_and_the_order_do_not_matter()
    {
        double[] cents = [1234, 50_000, 120_000, 99, 7_000_000, 3, 1_000_000_000, 25_000];
        double[] dollars = [.. cents.Reverse().Select(c => c / 100)];
        double[] billions = [.. cents.Select(c => c / 1e11)];

        HeapingIndex one = HeapingIndex.Of(cents);
        foreach (HeapingIndex other in (HeapingIndex[])[HeapingIndex.Of(dollars, 0.01), HeapingIndex.Of(billions, 1e-11)])
        {
            Assert.Equal(one.Count, other.Count);
            foreach ((HeapingRow a, HeapingRow b) in one.Rows.Zip(other.Rows))
            {
                Assert.Equal((a.Digits, a.Share, a.Expected, a.PValue), (b.Digits, b.Share, b.Expected, b.PValue));
            }
        }

        Assert.Equal(8, one.Count);
        Assert.Equal(7, HeapingIndex.Of(dollars).Count); // 0.99 is a dollar, 0.03 is none
    }

    [Fact]
    public void Only_exact_amounts_count_and_none_gives_no_figures()
    {
        LossSample sample = LossSample.Of([
            LossObservation.Exactly(300_000), LossObservation.Exactly(123_456).Weighted(50), LossObservation.AtLeast(500_000), LossObservation.AtMost(10),
            LossObservation.Between(100, 200), LossObservation.Exactly(0)]);

        HeapingIndex index = HeapingIndex.Of(sample);
        Assert.Equal((2, 1L, 2L), (index.Count, index.Rows[0].Share.Count, index.Rows[0].Share.Of));

        HeapingIndex nothing = HeapingIndex.Of(Array.Empty<double>());
        Assert.Equal(0, nothing.Count);
        Assert.Equal([1, 2, 3], nothing.Rows.Select(row => row.Digits));
        Assert.All(nothing.Rows, row => Assert.True(double.IsNaN(row.PValue) && double.IsNaN(row.Excess.Value) && double.IsNaN(row.Index) && double.IsNaN(row.ExpectedShare)));
    }

    [Fact]
    public void Survives_amounts_of_any_size()
    {
        HeapingIndex index = HeapingIndex.Of(new[] { double.MaxValue, 1e300, 1.5e-300, double.Epsilon, 1e22 }, unit: 1e-3);

        Assert.Equal(2, index.Count); // two are below half a unit, and the greatest has more thousandths than a number can hold
        Assert.All(index.Rows, row => Assert.True(row.PValue is >= 0 and <= 1));
    }

    [Fact]
    public void Refuses_bad_arguments()
    {
        Refused.Argument("losses", () => HeapingIndex.Of(null!));
        foreach (double bad in (double[])[0, -1, double.NaN, double.PositiveInfinity])
        {
            Refused.Argument("unit", () => HeapingIndex.Of(new[] { 1.0 }, bad));
            Refused.Argument("level", () => HeapingIndex.Of(new[] { 1.0 }, level: bad));
        }
    }
}
