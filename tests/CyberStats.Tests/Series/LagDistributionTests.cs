using CsCheck;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class LagDistributionTests
{
    private static readonly Gen<(int Min, int Max, bool Open)[]> Data = Gen.Select(Gen.Int[-30, 200], Gen.Int[0, 40], Gen.Int[0, 5])
        .Select((min, width, kind) => (min, kind == 1 ? min : min + width, kind == 0))
        .Array[0, 30];

    [Fact]
    public void Lags_known_to_the_day_have_the_median_of_the_middle()
    {
        LagDistribution odd = Of([9, 1, 4]);
        LagDistribution even = Of([9, 1, 4, 2]);

        Assert.Equal((4, 4), (odd.Median.Least, odd.Median.Most));
        Assert.Equal((2, 4), (even.Median.Least, even.Median.Most)); // any day between has half on either side
        Assert.Equal((3, 3, 0), (odd.Count, odd.Exact, odd.Open));
        Assert.Equal([1, 4, 9], odd.Masses.Select(m => m.Days.Point));
        Assert.All(odd.Masses, m => Assert.Equal(1 / 3.0, m.Share, 1e-12));
    }

    [Fact]
    public void A_median_known_to_the_day_is_exact() => Assert.Equal(Bounds<int>.Exactly(4), Of([9, 1, 4]).Median);

    [Fact]
    public void Quantiles_step_through_the_shares()
    {
        LagDistribution lags = Of([10, 20, 30, 40]);

        Assert.Equal((10, 10), Ends(lags.Quantile(0.1)));
        Assert.Equal((10, 20), Ends(lags.Quantile(0.25)));
        Assert.Equal((20, 20), Ends(lags.Quantile(0.26)));
        Assert.Equal((30, 40), Ends(lags.Quantile(0.75)));
        Assert.Equal((40, 40), Ends(lags.Quantile(0.9999)));
    }

    [Fact]
    public void A_span_of_days_gives_a_median_within_it()
    {
        LagDistribution one = Of([(316, 680)], []);

        Assert.Equal(Bounds<int>.Between(316, 680), one.Median);
        Assert.Equal([new LagMass(Bounds<int>.Between(316, 680), 1)], one.Masses);
        Assert.Equal(default, one.MedianInterval);
        Assert.Equal(0, one.Exact);
    }

    [Fact]
    public void Without_an_incident_everything_is_unknown()
    {
        LagDistribution none = Of([], []);

        Assert.Equal((0, 0, 0), (none.Count, none.Exact, none.Open));
        Assert.Equal(default, none.Median);
        Assert.Equal(default, none.Quantile(0.9));
        Assert.Equal(default, none.MedianInterval);
        Assert.Empty(none.Masses);
        Assert.Contains(Caveat.Unstable, none.Caveats);
    }

    [Fact]
    public void Where_most_are_open_the_median_is_open()
    {
        LagDistribution open = Of([(5, 5)], [10, 10, 20]);

        Assert.Equal(Bounds<int>.AtLeast(20), open.Median);
        Assert.Equal((4, 3, 1), (open.Count, open.Open, open.Exact));
        Assert.Equal((5, 5), Ends(open.Quantile(0.2)));
        Assert.Equal(Bounds<int>.AtLeast(20), Of([], [20]).Median);
    }

    // By hand: 1 of 6, then 1 of the 4 still at risk, then 1 of 3: S = 5/6, 5/8, 5/12.
    [Fact]
    public void Open_lags_count_while_they_were_followed()
    {
        LagDistribution lags = Of([(1, 1), (3, 3), (4, 4), (9, 9)], [3, 6]);

        Assert.Equal((4, 4), Ends(lags.Median));
        Assert.Equal([1, 3, 4, 9], lags.Masses.Select(m => m.Days.Least));
        Assert.Equal([1 / 6.0, 5 / 24.0, 5 / 24.0, 5 / 12.0], lags.Masses.Select(m => m.Share), Close);
    }

    [Fact]
    public void A_tie_at_the_median_is_seen_with_open_lags_too() =>
        Assert.Equal((1, 2), Ends(Of([(1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (3, 3)], [0]).Median));

    [Fact]
    public void Where_the_likelihood_puts_nothing_there_is_no_span() => Assert.Equal(
        [-5, 0, 3],
        Of([(-20, -3), (-5, -5), (-4, 0), (0, 0), (2, 9), (-30, 12)], [3]).Masses.Select(m => m.Days.Least));

    [Fact]
    public void Negative_lags_are_kept()
    {
        LagDistribution lags = Of([(-20, -10), (-3, -3), (5, 5)], []);

        Assert.Equal((-3, -3), Ends(lags.Median));
        Assert.Equal(Bounds<int>.Between(-20, -10), lags.Masses[0].Days);
    }

    [Fact]
    public void Shares_add_up_to_one_and_spans_are_in_order() => Data.Where(d => d.Length > 0).Sample(data =>
    {
        LagDistribution lags = Of(data);

        Assert.Equal(1, lags.Masses.Sum(m => m.Share), 1e-7);
        foreach ((LagMass a, LagMass b) in lags.Masses.Zip(lags.Masses.Skip(1)))
        {
            Assert.True(a.Days.Most < b.Days.Least);
        }
    });

    [Fact]
    public void Quantiles_grow_with_the_share_and_order_does_not_matter() => Gen.Select(Data.Where(d => d.Length > 0), Gen.Double[0.01, 0.9], Gen.Double[0.01, 0.09]).Sample((data, share, more) =>
    {
        LagDistribution lags = Of(data);
        LagDistribution turned = Of([.. data.Reverse()]);
        (Bounds<int> a, Bounds<int> b) = (lags.Quantile(share), lags.Quantile(share + more));

        Assert.True(a.Least <= b.Least && (b.Most is null || a.Most <= b.Most), $"{a} {b}");
        Assert.Equal(lags.MedianInterval, turned.MedianInterval);
        Assert.Equal(lags.Masses.Select(m => m.Days), turned.Masses.Select(m => m.Days));
    });

    // Ranks by the binomial law, as printed in tables of the sign test: none at 5, the extremes at 6 and 8, the second at 9, the sixth of 20.
    [Theory]
    [InlineData(5, 0.95, null, null)]
    [InlineData(6, 0.95, 1, 6)]
    [InlineData(8, 0.95, 1, 8)]
    [InlineData(9, 0.95, 2, 8)]
    [InlineData(20, 0.95, 6, 15)]
    [InlineData(100, 0.95, 40, 61)]
    [InlineData(20, 0.99, 4, 17)]
    [InlineData(2, 0.5, 1, 2)]
    public void The_interval_of_the_median_has_the_ranks_of_the_sign_test(int n, double level, int? low, int? high)
    {
        Bounds<int> interval = Of([.. Enumerable.Range(1, n)], level).MedianInterval;

        Assert.Equal((low, high), Ends(interval));
    }

    // Exactly: of each of the 2^n ways in which n lags lie below or above the median, by the binomial coefficients in whole numbers.
    [Fact]
    public void The_interval_of_the_median_covers_what_it_promises_and_no_narrower_one_does()
    {
        for (int n = 1; n <= 60; n++)
        {
            foreach (double level in (double[])[0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
            {
                int rank = Of([.. Enumerable.Range(1, n)], level).MedianInterval.Least ?? 0;

                Assert.True(Coverage(n, rank) >= level, $"{n} {level}: {rank}");
                Assert.True(Coverage(n, rank + 1) < level, $"{n} {level}: {rank}");
            }
        }
    }

    // Imprecise and open: the interval holds the median of the law wherever the true lags lie, here the geometric law of mean 20.
    [Fact]
    public void The_interval_of_the_median_covers_with_imprecise_and_open_lags()
    {
        var random = new Random(5);
        const int repetitions = 1000;
        int covered = 0;
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            var data = new List<(int, int, bool)>();
            for (int i = 0; i < 25; i++)
            {
                int lag = (int)(Math.Log(1 - random.NextDouble()) / Math.Log(0.95));
                int followed = random.Next(10, 80);
                int width = random.Next(3) * 5;
                int left = lag - (width == 0 ? 0 : random.Next(width));
                data.Add(lag >= followed ? (followed, followed, true) : (left, left + width, false));
            }

            (int? low, int? high) = Ends(Of([.. data]).MedianInterval);
            covered += (low ?? int.MinValue) <= 13 && 13 <= (high ?? int.MaxValue) ? 1 : 0; // 1 - 0.95^13 = 0.487, 1 - 0.95^14 = 0.512
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"covered {covered} of {repetitions}");
        Assert.InRange(covered, 950, 1000);
    }

    [Fact]
    public void The_interval_holds_the_median_and_is_wider_at_a_higher_level() => Data.Where(d => d.Length > 0).Sample(data =>
    {
        (int? low, int? high) = Ends(Of(data).MedianInterval);
        (int? lower, int? higher) = Ends(Of(data, 0.99).MedianInterval);

        Assert.True((lower ?? int.MinValue) <= (low ?? int.MinValue) && (high ?? int.MaxValue) <= (higher ?? int.MaxValue));
    });

    [Fact]
    public void A_share_outside_0_to_1_is_refused_by_name()
    {
        foreach (double share in (double[])[0, 1, -1, 2, double.NaN])
        {
            Refused.Argument("share", () => Of([1, 2]).Quantile(share));
        }
    }

    [Theory]
    [InlineData(Clock.Disclosed, true)]
    [InlineData(Clock.Recorded, true)]
    [InlineData(Clock.Attributed, false)]
    public void Lags_up_to_what_puts_an_incident_on_record_are_truncated(Clock to, bool isTruncated)
    {
        var lags = new LagDistribution(Clock.Started, to, [], [], 0.95) { AsOf = new DateOnly(2020, 1, 1) };

        Assert.Equal(isTruncated, lags.Caveats.Contains(Caveat.DelayTruncated));
        Assert.DoesNotContain(Caveat.AsOfUnknown, lags.Caveats);
        Assert.Contains(Caveat.AsOfUnknown, new LagDistribution(Clock.Started, to, [], [], 0.95).Caveats);
    }

    [Fact]
    public void Lags_up_to_discovery_are_truncated_too() =>
        Assert.Contains(Caveat.DelayTruncated, new LagDistribution(Clock.Started, Clock.Discovered, [], [], 0.95).Caveats);

    /// <summary>The probability that the median lies between the order statistics of a rank and of its mirror image; 1 for rank 0.</summary>
    private static double Coverage(int n, int rank)
    {
        (decimal term, decimal outside) = (1, 0);
        for (int k = 0; k < rank; k++)
        {
            outside += 2 * term;
            term = term * (n - k) / (k + 1);
        }

        return 1 - (double)(outside / (decimal)Math.Pow(2, n));
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-5;

    private static (int? Least, int? Most) Ends(Bounds<int> bounds) => (bounds.Least, bounds.Most);

    private static LagDistribution Of(int[] exact, double level = 0.95) => Of([.. exact.Select(d => (d, d, false))], level);

    private static LagDistribution Of((int Min, int Max)[] lags, int[] open) =>
        Of([.. lags.Select(l => (l.Min, l.Max, false)), .. open.Select(o => (o, o, true))]);

    private static LagDistribution Of((int Min, int Max, bool Open)[] data, double level = 0.95) => new(
        Clock.Started,
        Clock.Attributed,
        [.. data.Where(d => !d.Open).Select(d => new DayLag(d.Min, d.Max))],
        [.. data.Where(d => d.Open).Select(d => d.Min)],
        level);
}
