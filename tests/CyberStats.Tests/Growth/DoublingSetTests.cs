using CsCheck;
using CyberStats.Growth;

namespace CyberStats.Tests.Growth;

public class DoublingSetTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly double Ln2 = Math.Log(2);

    [Theory]
    [InlineData(0.16, 0.1117, 0.2179, "doubles in 3.18 to 6.21 years")]
    [InlineData(-0.16, -0.2179, -0.1117, "halves in 3.18 to 6.21 years")]
    [InlineData(0.05, -0.0578, 0.1359, "doubles in 5.1 years or more, or halves in 12 years or more, or does not change")]
    [InlineData(0.0, -0.0578, 0.1359, "doubles in 5.1 years or more, or halves in 12 years or more, or does not change")]
    [InlineData(0.1, 0.0, 0.1359, "doubles in 5.1 years or more, or does not change")]
    [InlineData(-0.1, -0.1359, 0.0, "halves in 5.1 years or more, or does not change")]
    [InlineData(0.1, 0.01, 0.03, "doubles in 23 to 69 years")]
    [InlineData(double.NaN, double.NegativeInfinity, Infinity, "nothing can be said")]
    [InlineData(0.0, 0.0, 0.0, "does not change")]
    public void Is_written_as_the_set_that_it_is(double value, double low, double high, string text)
    {
        value = value > high ? high : value;
        Cultures.Each(() => Assert.Equal(text, new DoublingSet(new Estimate(value, 0.01, low, high)).ToString()));
    }

    [Fact]
    public void Times_are_those_of_the_rates_with_their_ends_exchanged()
    {
        Estimate time = new DoublingSet(new Estimate(Ln2 / 4, 0.02, Ln2 / 8, Ln2 / 2, 0.9)).DoublingTime!.Value;

        Near.Relative(4, time.Value, 1e-15);
        Near.Relative(2, time.Low, 1e-15);
        Near.Relative(8, time.High, 1e-15);
        Near.Relative(4 * 0.02 / (Ln2 / 4), time.StandardError, 1e-14); // relative errors are alike
        Assert.Equal(0.9, time.Level);
    }

    [Fact]
    public void An_interval_that_contains_no_change_gives_two_times_without_an_upper_end()
    {
        var set = new DoublingSet(new Estimate(0.01, 0.02, -0.03, 0.05));

        Assert.True(set.MayNotChange);
        Near.Relative(Ln2 / 0.05, set.DoublingTime!.Value.Low, 1e-15);
        Near.Relative(Ln2 / 0.03, set.HalvingTime!.Value.Low, 1e-15);
        Assert.Equal((Infinity, Infinity), (set.DoublingTime!.Value.High, set.HalvingTime!.Value.High));
        Assert.Equal(Infinity, set.HalvingTime!.Value.Value); // the best value does not halve
        Assert.Equal(double.NaN, set.HalvingTime!.Value.StandardError);
    }

    [Fact]
    public void Signs_never_flip_and_a_time_is_there_where_the_interval_allows_it() =>
        Gen.Double[-3, 3].Array[3].Sample(ends =>
        {
            Array.Sort(ends);
            var set = new DoublingSet(new Estimate(ends[1], 0.1, ends[0], ends[2]));

            Assert.Equal(ends[2] > 0, set.DoublingTime is not null);
            Assert.Equal(ends[0] < 0, set.HalvingTime is not null);
            Assert.Equal(ends[0] <= 0 && ends[2] >= 0, set.MayNotChange);
            Assert.Equal(set.MayNotChange, set.ToString().EndsWith("does not change", StringComparison.Ordinal));
            foreach (Estimate time in new[] { set.DoublingTime, set.HalvingTime }.OfType<Estimate>())
            {
                Assert.True(time.Low > 0 && time.Low <= time.Value && time.Value <= time.High, time.ToString());
                Assert.Equal(set.MayNotChange, double.IsPositiveInfinity(time.High));
            }
        });

    [Fact]
    public void Time_reversed_halves_where_it_doubled() => Gen.Double[-3, 3].Array[3].Sample(ends =>
    {
        Array.Sort(ends);
        var set = new DoublingSet(new Estimate(ends[1], 0.1, ends[0], ends[2]));
        var reversed = new DoublingSet(new Estimate(-ends[1], 0.1, -ends[2], -ends[0]));

        Assert.Equal(set.DoublingTime, reversed.HalvingTime);
        Assert.Equal(set.HalvingTime, reversed.DoublingTime);
    });
}
