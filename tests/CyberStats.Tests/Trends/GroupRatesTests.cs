using CsCheck;
using CyberStats.Incidents;
using CyberStats.Series;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class GroupRatesTests
{
    private static readonly double[][] Table = [[3, 9, 4, 12, 20], [1, 2, 4, 4, 7], [0, 3, 1, 2, 9]];

    public static TheoryData<string, string> RateRows => GroupData.Rows("group_rates.csv", "rate");

    public static TheoryData<string, string> RatioRows => GroupData.Rows("group_rates.csv", "ratio");

    public static TheoryData<string, string> TableRows => GroupData.Rows("group_rates.csv", "table");

    public static TheoryData<string, string> CellRows => GroupData.Rows("group_rates.csv", "cell");

    public static TheoryData<string, string> PairRows => GroupData.Rows("group_rates.csv", "pair");

    [Theory]
    [MemberData(nameof(RateRows))]
    public void Rates_and_ratios_to_the_pooled_rate_are_those_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        double[] v = GroupData.Numbers(values);

        GroupRate<int> rate = GroupData.CompareRow(x.AsSpan(1)).Groups[(int)x[0]];

        Near.Relative(v[0], rate.Rate.Low, 1e-10); // R's gamma quantiles keep 11 digits
        Near.Relative(v[1], rate.Rate.High, 1e-10);
        Near.Relative(v[2], rate.RatioToPooled.Low, 1e-10);
        Near.Relative(v[3], rate.RatioToPooled.High, 1e-10);
        Near.Relative(v[4], rate.PValue, 1e-10);
    }

    [Theory]
    [MemberData(nameof(RatioRows))]
    public void The_ratio_of_two_groups_is_that_of_the_oracle(string inputs, string values)
    {
        double[] v = GroupData.Numbers(values);

        GroupRatio ratio = GroupData.CompareRow(GroupData.Numbers(inputs)).Ratio(0, 1);

        Near.Relative(v[0], ratio.Ratio.Low, 1e-10);
        Near.Relative(v[1], ratio.Ratio.High, 1e-10);
        Near.Relative(v[2], ratio.PValue, 1e-10);
    }

    [Theory]
    [MemberData(nameof(TableRows))]
    public void The_dispersion_of_all_groups_and_the_F_test_are_those_of_the_oracle(string inputs, string values)
    {
        double[] v = GroupData.Numbers(values);
        GroupComparison<string> groups = GroupRates.Compare(GroupData.Series(Read(GroupData.Numbers(inputs))));

        HeterogeneityTestResult test = GroupHeterogeneity.Test(groups);

        Near.Relative(v[0], groups.Dispersion, 1e-10);
        Assert.Equal((v[1], v[1]), (groups.DispersionFreedom, test.DispersionFreedom));
        Near.Relative(v[2], test.Statistic, 1e-10);
        Near.Relative(v[3], test.PValue, 1e-9);
        Assert.Equal(HeterogeneityMethod.DispersionScaledF, test.Method);
    }

    [Theory]
    [MemberData(nameof(CellRows))]
    public void Intervals_scaled_by_the_dispersion_are_those_of_the_oracle(string inputs, string values)
    {
        double[] x = GroupData.Numbers(inputs);
        double[] v = GroupData.Numbers(values);
        GroupComparison<string> groups = GroupRates.Compare(GroupData.Series(Read(x[1..])));

        GroupRate<string> rate = groups[((char)('a' + (int)x[0])).ToString()];

        Near.Relative(v[0], rate.Dispersion, 1e-10);
        Assert.Equal(v[1], rate.DispersionFreedom);
        Near.Relative(v[2], rate.Rate.Low, 1e-9); // the tail of Student's law as one of the normal law: 1e-7 and less, by way of R's quantiles
        Near.Relative(v[3], rate.Rate.High, 1e-9);
        Near.Relative(v[4], rate.RatioToPooled.Low, 1e-9);
        Near.Relative(v[5], rate.RatioToPooled.High, 1e-9);
    }

    [Theory]
    [MemberData(nameof(PairRows))]
    public void A_ratio_over_periods_is_that_of_the_oracle(string inputs, string values)
    {
        double[] v = GroupData.Numbers(values);

        GroupRatio ratio = GroupRates.Compare(GroupData.Series(Read(GroupData.Numbers(inputs)))).Ratio("a", "b");

        Near.Relative(v[0], ratio.Dispersion, 1e-10);
        Assert.Equal(v[1], ratio.DispersionFreedom);
        Near.Relative(v[2], ratio.Ratio.Low, 1e-9);
        Near.Relative(v[3], ratio.Ratio.High, 1e-9);
        Near.Relative(v[4], ratio.PValue, 1e-9);
    }

    [Fact]
    public void A_common_course_is_no_dispersion()
    {
        GroupComparison<string> rising = GroupRates.Compare(GroupData.Series([1, 2, 4, 8, 16, 32], [2, 4, 8, 16, 32, 64], [3, 6, 12, 24, 48, 96]));

        Assert.Equal(0, rising.Dispersion, 1e-12);
        Assert.Equal(10, rising.DispersionFreedom);
        Assert.All(rising.Groups, g => Assert.Equal(1, g.Dispersion)); // never below Poisson
        Assert.InRange(GroupHeterogeneity.Test(GroupRates.Compare(GroupData.Series([1, 1], [2, 2]))).PValue, 0.4, 1);
    }

    [Fact]
    public void Twice_the_exposure_is_half_the_rate_and_the_same_verdict() => Draw.Sample((counts, scale) =>
    {
        double[] exposures = [.. counts.Select((_, i) => 1.0 + i)];
        GroupComparison<int> one = GroupData.Compare(counts, exposures);
        GroupComparison<int> other = GroupData.Compare(counts, [.. exposures.Select(e => e * scale)]);

        for (int g = 0; g < counts.Length; g++)
        {
            Near.Relative(one.Groups[g].Rate.High, other.Groups[g].Rate.High * scale, 1e-12);
            Near.Relative(one.Groups[g].PValue, other.Groups[g].PValue, 1e-9);
        }

        Near.Relative(one.Ratio(0, 1).PValue, other.Ratio(0, 1).PValue, 1e-9);
    });

    [Fact]
    public void Order_does_not_matter_and_a_ratio_turned_round_is_its_inverse() => Draw.Sample((counts, _) =>
    {
        GroupComparison<int> one = GroupData.Compare(counts);
        GroupComparison<int> other = GroupRates.Compare(counts.Select((count, i) => new GroupCount<int>(i, count)).Reverse());
        GroupRatio ratio = one.Ratio(0, 1);
        GroupRatio turned = one.Ratio(1, 0);

        Assert.Equal(one[1].Rate, other[1].Rate);
        Assert.Equal(ratio, other.Ratio(0, 1));
        Near.Relative(ratio.PValue, turned.PValue, 1e-12);
        Near.Relative(ratio.Ratio.Low, 1 / turned.Ratio.High, 1e-12);
    });

    [Fact]
    public void The_interval_of_a_ratio_excludes_one_where_the_test_rejects() => Draw.Sample((counts, scale) =>
    {
        GroupRatio ratio = GroupData.Compare(counts, [.. counts.Select((_, i) => i == 0 ? scale : 1)]).Ratio(0, 1);

        bool isNear = Math.Abs(ratio.PValue - 0.05) < 1e-9;
        Assert.True(isNear || ratio.PValue < 0.05 == (ratio.Ratio.Low > 1 || ratio.Ratio.High < 1), $"{ratio}");
    });

    [Fact]
    public void Exposures_of_groups_divide_their_rates()
    {
        GroupedSeries<string> series = GroupData.Series(Table);

        GroupComparison<string> plain = GroupRates.Compare(series);
        GroupComparison<string> sized = GroupRates.Compare(series, key => key == "a" ? 2 : 1);

        Near.Relative(48 / 5.0, plain["a"].Rate.Value, 1e-14); // a year: five of them
        Near.Relative(48 / 10.0, sized["a"].Rate.Value, 1e-14);
        Assert.Equal(plain["a"].Dispersion, sized["a"].Dispersion);
    }

    [Fact]
    public void Time_turned_round_changes_nothing_and_a_part_of_a_year_is_a_part()
    {
        GroupComparison<string> there = GroupRates.Compare(GroupData.Series(Table));
        GroupComparison<string> back = GroupRates.Compare(GroupData.Series([.. Table.Select(row => row.Reverse().ToArray())]));

        Near.Relative(there.Dispersion, back.Dispersion, 1e-13);
        Near.Relative(there.Ratio("a", "b").PValue, back.Ratio("a", "b").PValue, 1e-11);

        Incident[] incidents = [.. Enumerable.Range(0, 8).Select(n => new Incident(
            new IncidentId("test", FormattableString.Invariant($"{n}")), "title", disclosed: PartialDate.Parse(FormattableString.Invariant($"{2001 + (n % 2)}-01-0{1 + n}"))))];
        var cut = new IncidentSet(incidents, DateRange.Parse("2001/2002"), new DateOnly(2002, 1, 31));
        GroupComparison<string> partly = GroupRates.Compare(cut.CountBy(Period.Year, Clock.Disclosed, i => i.Id.Local == "0" ? "x" : "y"));

        Near.Relative(7 / (1 + (31 / 365.0)), partly["y"].Rate.Value, 1e-12);
        Assert.Contains(Caveat.PartialPeriod, partly.Caveats);
        Assert.Contains(Caveat.AutocorrelationUntestable, partly.Caveats);
    }

    [Fact]
    public void Months_give_the_rates_per_year_that_years_give()
    {
        Incident[] incidents = [.. Enumerable.Range(0, 40).Select(n => new Incident(
            new IncidentId("test", FormattableString.Invariant($"{n}")), "title", disclosed: PartialDate.Parse(FormattableString.Invariant($"{2001 + (n % 4)}-{1 + (n * 7 % 12):00}-03"))))];
        IncidentSet set = GroupData.Set(incidents, 2004);

        GroupComparison<string> years = GroupRates.Compare(set.CountBy(Period.Year, Clock.Disclosed, Key), dispersion: GroupDispersion.Poisson);
        GroupComparison<string> months = GroupRates.Compare(set.CountBy(Period.Month, Clock.Disclosed, Key), dispersion: GroupDispersion.Poisson);

        Near.Relative(years["x"].Rate.Value, months["x"].Rate.Value, 1e-12);
        Near.Relative(years["x"].Rate.High, months["x"].Rate.High, 1e-12);
        Assert.Equal(years["x"].PValue, months["x"].PValue, 1e-12);

        static string Key(Incident i) => int.Parse(i.Id.Local, System.Globalization.CultureInfo.InvariantCulture) % 3 == 0 ? "x" : "y";
    }

    [Fact]
    public void Incidents_with_several_keys_carry_their_caveat_and_pairs_need_periods()
    {
        Incident[] incidents = [.. Enumerable.Range(0, 12).Select(n => new Incident(
            new IncidentId("test", FormattableString.Invariant($"{n}")), "title", disclosed: PartialDate.Parse(FormattableString.Invariant($"{2001 + (n % 3)}")))
        {
            Types = n % 2 == 0 ? [IncidentType.Espionage, IncidentType.Sabotage] : [IncidentType.Sabotage],
        })];
        GroupedSeries<IncidentType> Count(int last, CountingRule rule) =>
            GroupData.Set(incidents, last).CountByEach(Period.Year, Clock.Disclosed, i => i.Types, new CountOptions { Rule = rule });

        Assert.Contains(Caveat.MarginsExceedTotal, GroupRates.Compare(Count(2003, CountingRule.PerIncident)).Caveats);
        GroupComparison<IncidentType> fractional = GroupRates.Compare(Count(2003, CountingRule.Fractional));
        Assert.Equal(9, fractional[IncidentType.Sabotage].Count);
        Assert.Contains("Fractional", Refused.Argument("groups", () => GroupHeterogeneity.MonteCarlo(fractional)).Message, StringComparison.Ordinal);
        Refused.Argument("groups", () => GroupMaxTest.Test(fractional));
        Refused.Argument("groups", () => GroupShrinkage.Fit(fractional));
        Refused.Argument("groups", () => Funnel.Of(fractional));
        Assert.Contains("Pairs", Refused.Argument("dispersion", () => GroupRates.Compare(Count(2003, CountingRule.PerPair), dispersion: GroupDispersion.Poisson)).Message, StringComparison.Ordinal);
        Assert.Throws<InsufficientDataException>(() => GroupRates.Compare(Count(2001, CountingRule.PerPair)));
    }

    [Fact]
    public void A_tally_is_compared_with_equal_exposures()
    {
        Incident[] incidents = [.. Enumerable.Range(0, 12).Select(n => new Incident(
            new IncidentId("test", FormattableString.Invariant($"{n}")), "title", disclosed: PartialDate.Parse("2001"))
        {
            Types = n < 3 ? [IncidentType.Espionage, IncidentType.Sabotage] : [IncidentType.Sabotage],
        })];
        Tally<IncidentType> Count(CountingRule rule) => GroupData.Set(incidents, 2001).Tally(i => i.Types, new CountOptions { Rule = rule });

        GroupComparison<IncidentType> groups = GroupRates.Compare(Count(CountingRule.PerIncident));

        Assert.Equal([(IncidentType.Sabotage, 12.0, 1.0), (IncidentType.Espionage, 3.0, 1.0)], groups.Groups.Select(g => (g.Key, g.Count, g.Exposure)));
        Assert.Equal([Caveat.PoissonAssumed, Caveat.MarginsExceedTotal], groups.Caveats);
        Assert.Equal(groups.Ratio(IncidentType.Sabotage, IncidentType.Espionage), GroupData.Compare([12, 3]).Ratio(0, 1));
        Assert.Contains("Pairs", Refused.Argument("tally", () => GroupRates.Compare(Count(CountingRule.PerPair))).Message, StringComparison.Ordinal);
        Assert.Contains("Fractional", Refused.Argument("tally", () => GroupRates.Compare(Count(CountingRule.Fractional))).Message, StringComparison.Ordinal);
        Assert.Equal(10.5, GroupRates.Compare(Count(CountingRule.Fractional), dispersion: 1.5)[IncidentType.Sabotage].Count);
        Refused.Argument("groups", () => GroupRanks.Of<int>(null!));
    }

    [Fact]
    public void Small_and_uncertain_rates_are_flagged_and_kept()
    {
        GroupComparison<int> groups = GroupData.Compare([4, 5, 7, 8, 100]);

        Assert.Equal([true, true, true, false, false], groups.Groups.Select(g => g.IsUnstable));
        Assert.Equal(5, groups.Groups.Count);
        Assert.Equal([Caveat.PoissonAssumed], groups.Caveats);
        Assert.Equal([Caveat.DispersionAssumed], GroupData.Compare([4, 5], dispersion: 2).Caveats);
    }

    [Fact]
    public void A_dispersion_widens_and_one_is_poisson()
    {
        GroupComparison<int> poisson = GroupData.Compare([40, 20]);
        GroupComparison<int> one = GroupData.Compare([40, 20], dispersion: 1);
        GroupComparison<int> four = GroupData.Compare([40, 20], dispersion: 4);

        Assert.Equal(poisson[0].Rate, one[0].Rate);
        Assert.Equal(2, four[0].Rate.StandardError / poisson[0].Rate.StandardError, 1e-12);
        Assert.True(four.Ratio(0, 1).PValue > 0.05 && poisson.Ratio(0, 1).PValue < 0.05);
        Near.Relative(GroupHeterogeneity.Test(poisson).Statistic / 4, GroupHeterogeneity.Test(four).Statistic, 1e-14);
    }

    [Fact]
    public void Nothing_counted_is_no_exception_and_no_certainty()
    {
        GroupComparison<int> groups = GroupData.Compare([0, 0, 0]);

        Assert.Equal((0, 0), (groups[0].Rate.Value, groups[0].Rate.Low));
        Near.Relative(-Math.Log(0.025), groups[0].Rate.High, 1e-13);
        Assert.Equal((double.NaN, 0, 3, 1), (groups[0].RatioToPooled.Value, groups[0].RatioToPooled.Low, groups[0].RatioToPooled.High, groups[0].PValue));
        Assert.Equal((double.NaN, 0, double.PositiveInfinity, 1), (groups.Ratio(0, 1).Ratio.Value, groups.Ratio(0, 1).Ratio.Low, groups.Ratio(0, 1).Ratio.High, groups.Ratio(0, 1).PValue));
        Assert.Equal((1, 1), (GroupHeterogeneity.Test(groups).PValue, GroupHeterogeneity.MonteCarlo(groups, 9).PValue));
        Assert.All(GroupMaxTest.Test(groups, 9).Groups, g => Assert.Equal((1, 1), (g.SingleStep, g.StepDown)));
        Assert.All(GroupRanks.Of(groups).Groups, g => Assert.Equal((1, 1, 3, true), (g.Rank, g.Low, g.High, g.MayBeFirst)));
        Assert.All(GroupRanks.MaxStatistic(groups, 99).Groups, g => Assert.Equal((1, 3), (g.Low, g.High)));
        Assert.All(Funnel.Of(groups).Groups, g => Assert.Equal((FunnelPosition.Inside, new FunnelLimits(0, 0)), (g.Position, g.Outer)));
        Assert.Equal(ShrinkageStatus.FullyShrunk, GroupShrinkage.Fit(groups).Status);
        Assert.Equal(ShrinkageStatus.FullyShrunk, GroupShrinkage.Fit(groups, PriorEstimator.Moments).Status);
    }

    [Fact]
    public void Refuses_what_cannot_be_compared_and_says_where()
    {
        Assert.Contains("index 1", Refused.Argument("groups", () => GroupData.Compare([1, -1])).Message, StringComparison.Ordinal);
        Assert.Contains("index 1", Refused.Argument("groups", () => GroupData.Compare([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("whole", Refused.Argument("groups", () => GroupData.Compare([1, 0.5])).Message, StringComparison.Ordinal);
        Assert.Contains("exposure", Refused.Argument("groups", () => GroupData.Compare([1, 2], [1, 0])).Message, StringComparison.Ordinal);
        Refused.Argument("groups", () => GroupRates.Compare([new GroupCount<string>("a", 1), new GroupCount<string>("a", 2)]));
        Refused.Argument("dispersion", () => GroupData.Compare([1, 2], dispersion: 0));
        Refused.Argument("level", () => GroupData.Compare([1, 2], level: 1));
        Refused.Argument("exposure", () => GroupRates.Compare(GroupData.Series(Table), _ => 0));
        Assert.Equal(1, Assert.Throws<InsufficientDataException>(() => GroupData.Compare([1])).Actual);
        Assert.Throws<InsufficientDataException>(() => GroupData.Compare([]));
        Assert.Throws<KeyNotFoundException>(() => GroupData.Compare([1, 2]).Ratio(0, 7));
        Assert.Equal(0.5, GroupData.Compare([1, 0.5], dispersion: 1.5)[1].Count);
    }

    private static readonly Gen<(double[], double)> Draw = Gen.Select(Gen.Int[0, 40].Select(n => (double)n).Array[2, 6], Gen.Double[0.2, 5]);

    private static double[][] Read(double[] x)
    {
        (int groups, int periods) = ((int)x[0], (int)x[1]);
        return [.. Enumerable.Range(0, groups).Select(g => x[(2 + (g * periods))..(2 + ((g + 1) * periods))])];
    }
}
