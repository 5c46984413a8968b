using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class ChangePointsTests
{
    private static readonly double[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];

    private static readonly ChangePointCost[] EveryCost =
        [ChangePointCost.Poisson, ChangePointCost.NegativeBinomial(2), ChangePointCost.NormalMean(), ChangePointCost.NormalMeanAndVariance];

    public static TheoryData<string> Costs => ["poisson", "poisson with exposure", "binomial", "binomial with exposure", "mean", "mean and variance"];

    [Theory]
    [MemberData(nameof(Costs))]
    public void The_fast_methods_find_what_optimal_partitioning_finds(string kind)
    {
        foreach (string shape in new[] { "none", "many", "few", "zeros", "ties" })
        {
            foreach (int n in kind == "binomial with exposure" ? new[] { 50, 150 } : [50, 300, 900])
            {
                foreach ((int minimum, double penalty) in new[] { (1, 2 * Math.Log(n)), (1, 0.5), (2, 3), (3, 0), (7, 2 * Math.Log(n)), (n / 3, 1) })
                {
                    double[] values = Make(shape, n, minimum);
                    double[] exposure = [.. Enumerable.Range(0, n).Select(i => (double)(28 + (i * i % 4)))];
                    ChangePointCost cost = kind switch
                    {
                        "poisson" or "poisson with exposure" => ChangePointCost.Poisson,
                        "binomial" or "binomial with exposure" => ChangePointCost.NegativeBinomial(4),
                        "mean" => ChangePointCost.NormalMean(),
                        _ => ChangePointCost.NormalMeanAndVariance,
                    };
                    ChangePointData data = kind.EndsWith("exposure", StringComparison.Ordinal)
                        ? ChangePointData.WithExposure(values, exposure, cost)
                        : ChangePointData.Of(values, [], cost);

                    Same(data, penalty, minimum, 0);
                    if (n <= 300)
                    {
                        Same(data, penalty, minimum, cost.ParametersPerSegment);
                    }
                }
            }
        }

        static void Same(ChangePointData data, double penalty, int minimum, double lengthWeight)
        {
            Segmentation fast = data.Describe(data.Partitioner().Solve(penalty, minimum, lengthWeight), penalty, minimum, lengthWeight);
            Segmentation simple = data.Describe(data.Partitioner().SolveSimply(penalty, minimum, lengthWeight), penalty, minimum, lengthWeight);

            Assert.Equal(simple.Breaks.Count, fast.Breaks.Count);
            Assert.Equal(simple.PenalizedCost, fast.PenalizedCost, 1e-9 * (1 + Math.Abs(simple.TotalCost)));
        }
    }

    [Fact]
    public void The_tracker_has_three_levels_or_more()
    {
        CountSeries yearly = CountSeries.Yearly(2005, [.. Tracker]);
        int n = Tracker.Length;
        Segmentation s = ChangePoints.Find(yearly, ChangePointCost.Poisson);
        Segmentation t = ChangePoints.Find(Tracker, ChangePointCost.Poisson, penalty: 2 * Math.Log(n), minimumSegment: 1);

        Assert.Equal(t.Breaks, s.Breaks);
        Assert.Equal((2 * Math.Log(n), 1, 18, 0), (s.Penalty, s.MinimumSegment, s.Count, s.Missing));
        Assert.Equal([2007, .. s.Breaks.Skip(1).Select(b => 2005 + b)], s.Segments.Skip(1).Select(x => x.FirstDay!.Value.Year));
        Assert.Equal(s.Segments.Select(x => Tracker[x.Start..x.End].Average()), s.Segments.Select(x => x.Mean));
        Assert.Equal([Caveat.DispersionUnmodelled, Caveat.TrendAsSteps, Caveat.AutocorrelationUntestable], s.Caveats);
        Assert.StartsWith("5 changes, before 2007, ", s.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_periods_are_skipped_and_counted()
    {
        CountSeries series = CountSeries.Yearly(2001, [2, 3, null, 2, null, 40, 45, 38]);
        Segmentation found = ChangePoints.Find(series, ChangePointCost.Poisson);

        Assert.Equal([3], found.Breaks);
        Assert.Equal((2, 6), (found.Missing, found.Count));
        Assert.Equal((3, 6, "2006", new DateOnly(2006, 1, 1)), (found.Segments[1].Start, found.Segments[1].End, found.Segments[1].Label, found.Segments[1].FirstDay));
    }

    [Fact]
    public void Exposure_in_years_months_or_days_gives_the_same_breaks()
    {
        foreach (string shape in new[] { "none", "many", "few", "zeros", "ties" })
        {
            double[] counts = Make(shape, 300, 1);
            double[] days = [.. Enumerable.Range(0, 300).Select(i => (double)(28 + (i * i % 4)))];
            foreach (ChangePointCost cost in new[] { ChangePointCost.Poisson, ChangePointCost.NegativeBinomial(3) })
            {
                Segmentation byDay = ChangePoints.Find(counts, days, cost);
                foreach (double unit in new[] { 365.25, 365.25 / 12, 1e-9, 1e12 })
                {
                    Segmentation byUnit = ChangePoints.Find(counts, [.. days.Select(d => d / unit)], cost);
                    Assert.Equal(byDay.Breaks, byUnit.Breaks);
                    Assert.All(byUnit.Segments.Zip(byDay.Segments), s => Near.Relative(s.Second.Mean * unit, s.First.Mean, 1e-10));
                }
            }

            Assert.Equal(
                ChangePoints.Find(counts, ChangePointCost.Poisson).Breaks,
                ChangePoints.Find(counts, [.. counts.Select(_ => 1 / 12.0)], ChangePointCost.Poisson).Breaks);
        }
    }

    [Fact]
    public void The_unit_and_the_origin_of_values_do_not_matter()
    {
        double[] values = [.. Make("few", 400, 1).Select((v, i) => v + Math.Sin(i * i))];
        foreach (ChangePointCost cost in new[] { ChangePointCost.NormalMean(), ChangePointCost.NormalMeanAndVariance })
        {
            IReadOnlyList<int> breaks = ChangePoints.Find(values, cost).Breaks;
            Assert.NotEmpty(breaks);
            Assert.Equal(breaks, ChangePoints.Find([.. values.Select(v => v * 1e-120)], cost).Breaks);
            Assert.Equal(breaks, ChangePoints.Find([.. values.Select(v => v * -1e120)], cost).Breaks);
            Assert.Equal(breaks, ChangePoints.Find([.. values.Select(v => v + 1e9)], cost).Breaks);
        }
    }

    [Fact]
    public void A_level_far_away_does_not_drown_the_noise_of_the_others()
    {
        // 1e9 away for 100 values, and a step of 5 standard deviations elsewhere.
        double[] values = [.. Enumerable.Range(0, 500).Select(i => Math.Sin(i * i) + (i is >= 100 and < 200 ? 1e9 : 0) + (i >= 350 ? 5 : 0))];

        Assert.Equal([100, 200, 350], ChangePoints.Find(values, ChangePointCost.NormalMean(1)).Breaks);
        Assert.Equal([100, 200, 350], ChangePoints.Find(values, ChangePointCost.NormalMeanAndVariance, minimumSegment: 20).Breaks);
    }

    [Theory]
    [MemberData(nameof(Costs))]
    public void Reversed_time_mirrors_the_breaks(string kind)
    {
        double[] values = [.. Make("few", 200, 1).Select((v, i) => v + (i * i % 7))]; // without symmetry
        double[] exposure = [.. Enumerable.Range(0, 200).Select(i => 1 + (i * i % 5 / 10.0))];
        Segmentation Find(double[] y, double[] e) => kind switch
        {
            "poisson" => ChangePoints.Find(y, ChangePointCost.Poisson),
            "poisson with exposure" => ChangePoints.Find(y, e, ChangePointCost.Poisson),
            "binomial" => ChangePoints.Find(y, ChangePointCost.NegativeBinomial(50)),
            "binomial with exposure" => ChangePoints.Find(y, e, ChangePointCost.NegativeBinomial(50)),
            "mean" => ChangePoints.Find(y, ChangePointCost.NormalMean()),
            _ => ChangePoints.Find(y, ChangePointCost.NormalMeanAndVariance),
        };

        Segmentation forth = Find(values, exposure);
        Segmentation back = Find([.. values.Reverse()], [.. exposure.Reverse()]);

        Assert.NotEmpty(forth.Breaks);
        Assert.Equal(forth.Breaks.Select(b => 200 - b).Reverse(), back.Breaks);
    }

    [Fact]
    public void Constant_values_have_no_change_whatever_the_penalty()
    {
        foreach (double level in new[] { 0, 1, 7, 1e15 })
        {
            double[] values = [.. Enumerable.Repeat(level, 1000)];
            foreach (ChangePointCost cost in EveryCost)
            {
                Assert.Empty(ChangePoints.Find(values, cost, penalty: 0, minimumSegment: 1).Breaks);
                Assert.Empty(ChangePoints.Find(values, cost).Breaks);
            }

            Assert.Empty(ChangePoints.Find(values, [.. Enumerable.Range(0, 1000).Select(i => level == 0 ? 1 + i : 3.3)], ChangePointCost.NegativeBinomial(2), 0).Breaks);
        }

        double[] step = [.. Enumerable.Range(0, 1000).Select(i => i < 400 ? 0 : 1e15)];
        Assert.Equal([400], ChangePoints.Find(step, ChangePointCost.Poisson).Breaks);
        Assert.Equal([400], ChangePoints.Find(step, ChangePointCost.NormalMean()).Breaks);
        Assert.Equal([400], ChangePoints.Find(step, ChangePointCost.NormalMeanAndVariance).Breaks);
    }

    [Fact]
    public void The_negative_binomial_cost_tends_to_poissons()
    {
        double[] counts = Make("few", 300, 1);
        double[] exposure = [.. counts.Select((_, i) => 1 + (i % 3 / 4.0))];
        Segmentation poisson = ChangePoints.Find(counts, exposure, ChangePointCost.Poisson);
        Segmentation nearly = ChangePoints.Find(counts, exposure, ChangePointCost.NegativeBinomial(1e12));

        Assert.Equal(poisson.Breaks, nearly.Breaks);
        Near.Relative(poisson.TotalCost, nearly.TotalCost, 1e-9);
        Assert.Equal(ChangePoints.Find(counts, ChangePointCost.Poisson).Breaks, ChangePoints.Find(counts, ChangePointCost.NegativeBinomial(1e12)).Breaks);
    }

    [Fact]
    public void What_is_asked_wrongly_is_refused_by_name()
    {
        double[] five = [1, 2, 3, 4, 5];
        double[] three = [1, 2, 3];
        foreach (double penalty in new[] { -1, double.NaN, double.NegativeInfinity })
        {
            Refused.Argument("penalty", () => ChangePoints.Find(five, ChangePointCost.Poisson, penalty));
            Refused.Argument("minimumPenalty", () => ChangePoints.Path(five, ChangePointCost.Poisson, penalty, 3));
            Refused.Argument("maximumPenalty", () => ChangePoints.Path(five, ChangePointCost.Poisson, 1, penalty));
        }

        foreach (int minimum in new[] { 0, -3 })
        {
            Refused.Argument("minimumSegment", () => ChangePoints.Find(five, ChangePointCost.Poisson, minimumSegment: minimum));
        }

        foreach (double bad in new[] { double.NaN, double.PositiveInfinity, -1, 0.5, 1e300 })
        {
            Assert.Contains("index 1", Refused.Argument("values", () => ChangePoints.Find([1, bad, 2], ChangePointCost.Poisson)).Message, StringComparison.Ordinal);
            Assert.Contains("index 1", Refused.Argument("counts", () => ChangePoints.Find([1, bad, 2], three, ChangePointCost.NegativeBinomial(1))).Message, StringComparison.Ordinal);
        }

        foreach (double bad in new[] { double.NaN, double.PositiveInfinity, -1, 0 })
        {
            Assert.Contains("index 2", Refused.Argument("exposure", () => ChangePoints.Find(three, [1, 1, bad], ChangePointCost.Poisson)).Message, StringComparison.Ordinal);
            Refused.Argument("size", () => ChangePointCost.NegativeBinomial(bad));
            Refused.Argument("standardDeviation", () => ChangePointCost.NormalMean(bad));
            Refused.Argument("leastVariance", () => ChangePointCost.NormalMeanAndVarianceAbove(bad));
        }

        Refused.Argument("values", () => ChangePoints.Find([1, 1e151], ChangePointCost.NormalMean()));
        Refused.Argument("exposure", () => ChangePoints.Find(five, three, ChangePointCost.Poisson));
        Refused.Argument("cost", () => ChangePoints.Find(five, five, ChangePointCost.NormalMean()));
        Refused.Argument("cost", () => ChangePoints.Find(five, null!));
        Refused.Argument("series", () => ChangePoints.Find((CountSeries)null!, ChangePointCost.Poisson));
        Refused.Argument("series", () => ChangePoints.Find(CountSeries.Yearly(2001, [0.5, 1]), ChangePointCost.Poisson));
        Assert.Empty(ChangePoints.Find(CountSeries.Yearly(2001, [0.5, 1]), ChangePointCost.NormalMean()).Breaks);
    }

    [Fact]
    public void Too_few_values_are_named_and_one_is_a_segment()
    {
        Assert.Equal((1, 0), Lacks(() => ChangePoints.Find([], ChangePointCost.Poisson)));
        Assert.Equal((1, 0), Lacks(() => ChangePoints.Find(CountSeries.Yearly(2001, [null, null]), ChangePointCost.NormalMean())));
        Assert.Equal((5, 1), Lacks(() => ChangePoints.Find([3], ChangePointCost.NormalMeanAndVariance)));
        Assert.Equal((6, 5), Lacks(() => ChangePoints.Find([1, 2, 3, 4, 5], ChangePointCost.Poisson, minimumSegment: 6)));
        foreach (ChangePointCost cost in EveryCost)
        {
            Segmentation one = ChangePoints.Find([3], cost, minimumSegment: 1);
            Assert.Equal((0, 1, 3), (one.Breaks.Count, one.Segments.Single().Count, one.Segments[0].Mean));
            Assert.True(double.IsFinite(one.TotalCost) && one.Penalty == 0);
        }

        static (int, int) Lacks(Func<Segmentation> find)
        {
            var error = Assert.Throws<InsufficientDataException>(() => { find(); });
            return (error.Required, error.Actual);
        }
    }

    [Fact]
    public void A_cost_is_a_value_and_a_penalty_reads_as_what_it_is()
    {
        Assert.Equal(ChangePointCost.NegativeBinomial(10), ChangePointCost.NegativeBinomial(10));
        Assert.NotEqual(ChangePointCost.NegativeBinomial(10), ChangePointCost.NegativeBinomial(11));
        Assert.Equal(("NegativeBinomial(10)", "Poisson"), (ChangePointCost.NegativeBinomial(10).ToString(), ChangePointCost.Poisson.ToString()));
        Assert.Equal(("BIC", "MBIC", "3.5"), (ChangePointPenalty.Bic.ToString(), ChangePointPenalty.Mbic.ToString(), ChangePointPenalty.Of(3.5).ToString()));
        Assert.Equal(ChangePointPenalty.Bic, default);
        Assert.Equal(3 * Math.Log(18), ChangePoints.Find(Tracker, ChangePointCost.NormalMeanAndVariance).Penalty);
        Assert.Equal(3 * Math.Log(18), ChangePoints.Find(Tracker, ChangePointCost.Poisson, ChangePointPenalty.Mbic).Penalty);
    }

    [Fact]
    public void The_path_runs_from_many_changes_to_none()
    {
        double[] counts = Make("many", 500, 1);
        IReadOnlyList<SegmentationRange> path = ChangePoints.Path(counts, ChangePointCost.Poisson, 1, double.PositiveInfinity);

        Assert.Empty(path[^1].Segmentation.Breaks);
        Assert.True(path.Count > 20);
        foreach (SegmentationRange range in path)
        {
            double inside = double.IsInfinity(range.HighestPenalty) ? range.LowestPenalty + 1 : (range.LowestPenalty + range.HighestPenalty) / 2;
            Assert.Equal(range.Segmentation.TotalCost, ChangePoints.Find(counts, ChangePointCost.Poisson, inside).TotalCost, 1e-7);
        }
    }

    internal static double[] Make(string shape, int n, int seed)
    {
        var random = new RandomStream(seed, n);
        double level = 5;
        double[] values = new double[n];
        for (int i = 0; i < n; i++)
        {
            level = shape switch
            {
                "many" when random.Next(15) == 0 => 1 + random.Next(60),
                "few" when i % 97 == 96 => 1 + random.Next(60),
                "zeros" => random.Next(40) == 0 ? 30 : 0.1,
                "ties" => 1 + (i / 25 % 2),
                _ => level,
            };
            int count = 0;
            for (double sum = -Math.Log(1 - random.NextDouble()); sum < level; sum -= Math.Log(1 - random.NextDouble()))
            {
                count++;
            }

            values[i] = shape == "ties" ? Math.Min(count, 1) : count;
        }

        return values;
    }
}
