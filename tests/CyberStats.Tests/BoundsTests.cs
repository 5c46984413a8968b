using CsCheck;

namespace CyberStats.Tests;

public class BoundsTests
{
    [Theory]
    [InlineData(null, null, null, BoundsKind.Unknown, "unknown")]
    [InlineData(null, 11, null, BoundsKind.Exact, "11")]
    [InlineData(11, null, 11, BoundsKind.Exact, "11")]
    [InlineData(11, 11, 11, BoundsKind.Exact, "11")]
    [InlineData(5, null, 26, BoundsKind.Interval, "5 to 26")]
    [InlineData(5, 11, 26, BoundsKind.Interval, "11 (5 to 26)")]
    [InlineData(51, null, null, BoundsKind.AtLeast, "at least 51")]
    [InlineData(51, 51, null, BoundsKind.AtLeast, "51 (at least 51)")]
    [InlineData(null, null, 9, BoundsKind.AtMost, "at most 9")]
    [InlineData(null, -7, 9, BoundsKind.AtMost, "-7 (at most 9)")]
    [InlineData(0, null, null, BoundsKind.AtLeast, "at least 0")]
    public void Says_what_is_known(int? low, int? best, int? high, BoundsKind kind, string text)
    {
        var bounds = new Bounds<int>(low, best, high);

        Assert.Equal(kind, bounds.Kind);
        Assert.Equal(kind == BoundsKind.Unknown, bounds.IsUnknown);
        Cultures.Each(() => Assert.Equal(text, bounds.ToString()));
    }

    [Fact]
    public void Is_written_alike_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal("-1234.5 to 0.25", Bounds<decimal>.Between(-1234.5m, 0.25m).ToString());
        Assert.Equal("-1234.5 to 0.25", Bounds<double>.Between(-1234.5, 0.25).ToString());
    });

    [Fact]
    public void Takes_values_in_order_and_gives_them_back_and_refuses_all_others()
    {
        Gen<int?> value = Gen.Int[-1, 2].Select(v => v < 0 ? (int?)null : v - 1);
        Gen.Select(value, value, value).Sample(
            (low, best, high) =>
            {
                int[] given = [.. new[] { low, best, high }.OfType<int>()];
                if (given.SequenceEqual(given.Order()))
                {
                    var bounds = new Bounds<int>(low, best, high);
                    Assert.Equal((low, best, high), (bounds.Low, bounds.Best, bounds.High));
                    Assert.Equal(new Bounds<int>(low, best, high), bounds);
                    return;
                }

                Assert.ThrowsAny<ArgumentException>(() => new Bounds<int>(low, best, high));
            },
            iter: 1000);
    }

    [Theory]
    [InlineData(2, 1, null, "low")]
    [InlineData(2, null, 1, "low")]
    [InlineData(null, 2, 1, "best")]
    [InlineData(1, 3, 2, "best")]
    public void Names_the_value_that_exceeds_the_next(int? low, int? best, int? high, string name) =>
        Refused.Argument(name, () => new Bounds<int>(low, best, high));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Refuses_what_is_not_a_finite_number_by_name(double value)
    {
        Refused.Argument("low", () => new Bounds<double>(value, null, null));
        Refused.Argument("best", () => new Bounds<double>(null, value, null));
        Refused.Argument("high", () => new Bounds<double>(null, null, value));
        Refused.Argument("best", () => Bounds<double>.Exactly(value));
        Refused.Argument("low", () => Bounds<double>.AtLeast(value));
        Refused.Argument("high", () => Bounds<double>.AtMost(value));
    }

    [Fact]
    public void Unknown_is_the_default_and_not_zero()
    {
        Assert.Equal(default, Bounds<long>.Unknown);
        Assert.Equal(new Bounds<long>(null, null, null), Bounds<long>.Unknown);
        Assert.NotEqual(Bounds<long>.Exactly(0), Bounds<long>.Unknown);
        Assert.Null(Bounds<long>.Unknown.Best);
        Assert.Equal(0, Bounds<long>.Exactly(0).Best);
    }

    [Fact]
    public void A_zero_given_differs_from_a_zero_left_out()
    {
        Bounds<int>[] all = [.. Enumerable.Range(0, 8).Select(given => new Bounds<int>(
            (given & 1) == 0 ? null : 0, (given & 2) == 0 ? null : 0, (given & 4) == 0 ? null : 0))];

        Assert.Equal(8, all.Distinct().Count());
    }

    // What statistics calculate with: the ends, also of a value known exactly, however that was written; null where there is none.
    [Theory]
    [InlineData(null, null, null, null, null, null)]
    [InlineData(null, 11, null, 11, 11, 11)]
    [InlineData(11, null, 11, 11, 11, 11)]
    [InlineData(11, 11, 11, 11, 11, 11)]
    [InlineData(5, null, 26, 5, null, 26)]
    [InlineData(5, 9, 26, 5, 9, 26)]
    [InlineData(51, null, null, 51, null, null)]
    [InlineData(51, 51, null, 51, 51, null)]
    [InlineData(null, null, 9, null, null, 9)]
    [InlineData(null, 7, 9, null, 7, 9)]
    public void Ends_and_point_are_those_of_an_exact_value_too(int? low, int? best, int? high, int? least, int? point, int? most)
    {
        var bounds = new Bounds<int>(low, best, high);

        Assert.Equal((least, point, most), (bounds.Least, bounds.Point, bounds.Most));
    }

    [Fact]
    public void Is_made_by_the_word_for_it()
    {
        Assert.Equal(new Bounds<int>(null, 11, null), Bounds<int>.Exactly(11));
        Assert.Equal(new Bounds<int>(5, null, 26), Bounds<int>.Between(5, 26));
        Assert.Equal(new Bounds<int>(51, null, null), Bounds<int>.AtLeast(51));
        Assert.Equal(new Bounds<int>(null, null, 9), Bounds<int>.AtMost(9));
        Refused.Argument("low", () => Bounds<int>.Between(26, 5));
    }

    [Fact]
    public void Equal_values_written_differently_are_equal()
    {
        Assert.Equal(Bounds<decimal>.Exactly(1.5m), Bounds<decimal>.Exactly(1.50m));
        Assert.Equal(Bounds<decimal>.Exactly(1.5m).GetHashCode(), Bounds<decimal>.Exactly(1.50m).GetHashCode());
        Assert.Equal(Bounds<double>.Exactly(0), Bounds<double>.Exactly(-0.0));
        Assert.Equal(Bounds<double>.Exactly(0).GetHashCode(), Bounds<double>.Exactly(-0.0).GetHashCode());
    }
}
