using CsCheck;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class RoundingCellTests
{
    [Theory]
    [InlineData(1_200_000, 1, 1_150_000, 1_250_000)]
    [InlineData(300, 1, 250, 350)]
    [InlineData(300, 2, 295, 305)]
    [InlineData(300, 3, 299.5, 300.5)]
    [InlineData(1_234_567, 1, 1_234_566.5, 1_234_567.5)]
    [InlineData(100_000, 1, 95_000, 150_000)] // below it, amounts of one digit lie 10,000 apart
    [InlineData(100_000, 2, 99_500, 105_000)]
    [InlineData(110_000, 1, 105_000, 115_000)]
    [InlineData(90_000, 1, 85_000, 95_000)]
    [InlineData(7, 1, 6.5, 7.5)]
    [InlineData(0.25, 1, 0.245, 0.255)]
    [InlineData(1.5e-20, 1, 1.45e-20, 1.55e-20)]
    [InlineData(0, 1, 0, 0)]
    public void Holds_what_would_have_been_written_alike(double loss, int leastDigits, double low, double high)
    {
        LossObservation cell = RoundingCell.Of(loss, leastDigits);

        Assert.Equal(low, cell.Low, 1e-15 * low); // one subtraction, of a number written in decimals
        Assert.Equal(high, cell.High, 1e-15 * high);
        Assert.Equal(1, cell.Weight);
    }

    [Fact]
    public void Cells_of_one_number_of_digits_lie_side_by_side() => Gen.Int[1, 4].Sample(digits =>
    {
        int first = (int)Math.Pow(10, digits - 1);
        double end = double.NaN;
        for (int mantissa = first; mantissa <= 20 * first; mantissa += mantissa < 10 * first ? 1 : 10)
        {
            LossObservation cell = RoundingCell.Of(mantissa, digits);

            Assert.True(double.IsNaN(end) || cell.Low == end, $"{cell} after {end}");
            end = cell.High;
        }
    });

    [Fact]
    public void An_amount_rounded_to_some_digits_lies_in_its_cell() => Gen.Select(Gen.Double[-10, 10], Gen.Int[1, 6]).Sample((log, digits) =>
    {
        double amount = Math.Pow(10, log);
        double written = double.Parse(amount.ToString($"E{digits - 1}", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

        LossObservation cell = RoundingCell.Of(written, digits);

        Assert.InRange(amount, cell.Low * (1 - 1e-15), cell.High * (1 + 1e-15)); // on the edge, to rounding
    });

    [Fact]
    public void A_sample_takes_cells_for_its_round_exact_amounts_only()
    {
        LossSample sample = LossSample.Of(
        [
            LossObservation.Exactly(1_200_000).Weighted(2.5), LossObservation.Exactly(123_456), LossObservation.Exactly(0), LossObservation.AtLeast(500_000),
            LossObservation.Exactly(200_000).Truncated(180_000, 230_000), LossObservation.Exactly(125_000),
        ], [new Exclusion(ExclusionReason.Demand, 3)]);

        LossSample rounded = sample.WithRoundingCells();

        Assert.Equal(LossObservation.Between(1_150_000, 1_250_000).Weighted(2.5), rounded[0]);
        Assert.Equal(LossObservation.Between(180_000, 230_000).Truncated(180_000, 230_000), rounded[4]); // cut where nothing is reported
        foreach (int i in (int[])[1, 2, 3, 5])
        {
            Assert.Equal(sample[i], rounded[i]);
        }

        Assert.Equal(sample.Excluded, rounded.Excluded);
        Assert.Equal(LossObservation.Between(124_500, 125_500), sample.WithRoundingCells(mostDigits: 3)[5]);
        Assert.Equal(LossObservation.Between(195_000, 205_000).Truncated(180_000, 230_000), sample.WithRoundingCells(2, leastDigits: 2)[4]);
    }

    [Fact]
    public void Refuses_bad_arguments()
    {
        foreach (double bad in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            Refused.Argument("loss", () => RoundingCell.Of(bad));
        }

        Refused.Argument("leastDigits", () => RoundingCell.Of(1, 0));
        Refused.Argument("leastDigits", () => RoundingCell.Of(1, 16));
        Refused.Argument("mostDigits", () => LossSample.Of(1).WithRoundingCells(0));
        Refused.Argument("leastDigits", () => LossSample.Of(1).WithRoundingCells(2, 3));
    }
}
