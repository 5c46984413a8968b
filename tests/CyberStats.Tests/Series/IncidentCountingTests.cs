using CsCheck;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Tests.Series;

public class IncidentCountingTests
{
    private static readonly Gen<PartialDate> Date = Gen.Select(Gen.Int[2016, 2019], Gen.Int[-3, 12], Gen.Int[-9, 28]).Select((year, month, day) =>
        month < 1 ? new PartialDate(year) : day < 1 ? new PartialDate(year, month) : new PartialDate(year, month, day));

    private static readonly Gen<(DateRange? Coverage, DateOnly? AsOf)> Extent = Gen.Select(Date, Date, Gen.Int[0, 4], Date, Gen.Bool).Select(
        (a, b, open, asOf, hasAsOf) =>
        {
            (PartialDate start, PartialDate end) = b.IsBefore(a) ? (b, a) : (a, b);
            DateRange? coverage = open switch
            {
                0 => null,
                1 => new DateRange(start, null),
                2 => new DateRange(null, end),
                _ => new DateRange(start, end),
            };
            bool fits = hasAsOf && (coverage is not { } span || span.First <= asOf.Last);
            return (coverage, fits ? asOf.Last : (DateOnly?)null);
        });

    /// <summary>Up to twelve incidents, few enough that periods without one are common. Victims carry the keys, some twice.</summary>
    private static readonly Gen<IncidentSet> Sets = Gen.Select(
            Gen.Select(Date, Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[0, 3].Array[0, 3]).Array[0, 12], Extent)
        .Select((items, extent) => new IncidentSet(
            items.Select((item, n) => New(n, item.Item2 == 0 ? null : item.Item1, [.. item.Item4.Select(k => "abcd"[k].ToString())]) with
            {
                Status = item.Item3 < 4 ? (IncidentStatus)item.Item3 : IncidentStatus.Confirmed,
            }),
            extent.Coverage,
            extent.AsOf));

    private static readonly Gen<Period> Periods = Gen.OneOf(
        Gen.Const(Period.Day),
        Gen.Const(Period.Week),
        Gen.Const(Period.Month),
        Gen.Const(Period.Quarter),
        Gen.Const(Period.Year),
        Gen.Int[2, 12].Select(Period.FiscalYear));

    [Fact]
    public void A_year_within_the_coverage_is_zero_and_one_outside_is_not_there()
    {
        CountSeries series = Set("2005/2008", null, "2005-03-01", "2005", "2007-12-31", "2009-01-01", "2004-12").Count(Period.Year, Clock.Disclosed);

        Assert.Equal([2, 0, 1, 0], series.Counts);
        Assert.Equal([1, 1, 1, 1], series.Exposure);
        Assert.Equal("2005", series.Label(0));
        Assert.Equal([new Exclusion(ExclusionReason.OutsideCoverage, 2)], series.Excluded);
        Assert.Equal((3, SeriesKind.Counts, Clock.Disclosed), (series.Included, series.Kind, series.Clock));
        Assert.Equal(["test"], series.SourceIds);
        Assert.Equal([Caveat.AsOfUnknown], series.Caveats);
    }

    [Fact]
    public void Without_a_declared_coverage_a_year_without_a_record_is_missing()
    {
        CountSeries series = Set(null, null, "2005", "2008-02").Count(Period.Year, Clock.Disclosed);

        Assert.Equal([1, null, null, 1], series.Counts);
        Assert.Equal([Caveat.CoverageUndeclared, Caveat.AsOfUnknown], series.Caveats);
    }

    [Fact]
    public void After_the_as_of_day_a_year_is_missing_and_before_it_in_part()
    {
        CountSeries series = Set("2018/2021", "2020-03-31", "2018-05", "2020-01-01", "2020-05-01", "2021").Count(Period.Year, Clock.Disclosed);

        Assert.Equal([1, 0, 1, null], series.Counts);
        Assert.Equal([1, 1, 91 / 366.0, 0], series.Exposure); // 31 + 29 + 31 days of a leap year
        Assert.Equal([new Exclusion(ExclusionReason.AfterAsOf, 2)], series.Excluded);
        Assert.Equal([Caveat.PartialPeriod], series.Caveats);
        Assert.Equal(new DateOnly(2020, 3, 31), series.AsOf);
    }

    [Fact]
    public void A_coverage_open_at_its_end_goes_to_the_as_of_day()
    {
        CountSeries series = Set("2018/..", "2020-12-31", "2018-05").Count(Period.Year, Clock.Disclosed);

        Assert.Equal([1, 0, 0], series.Counts);
        Assert.Empty(series.Caveats);
    }

    [Fact]
    public void A_date_too_imprecise_is_left_out_and_held_by_the_bounds()
    {
        CountSeries series = Set("2020", null, "2020-02-10", "2020-02", "2020").Count(Period.Quarter, Clock.Disclosed);

        Assert.Equal([2, 0, 0, 0], series.Counts);
        Assert.Equal([2, 0, 0, 0], series.Lower);
        Assert.Equal([3, 1, 1, 1], series.Upper);
        Assert.Equal([new Exclusion(ExclusionReason.Imprecise, 1)], series.Excluded);
        Assert.Equal([Caveat.AsOfUnknown, Caveat.ImpreciseDatesExcluded], series.Caveats);
    }

    [Fact]
    public void A_date_too_imprecise_can_be_spread_over_its_days()
    {
        CountSeries series = Set("2019", null, "2019-02-10", "2019").Count(Period.Quarter, Clock.Disclosed, DatePlacement.SpreadUniformly);

        Assert.Equal([1 + (90 / 365.0), 91 / 365.0, 92 / 365.0, 92 / 365.0], series.Counts);
        Assert.Equal([1, 0, 0, 0], series.Lower);
        Assert.Equal([2, 1, 1, 1], series.Upper);
        Assert.Empty(series.Excluded);
        Assert.Equal((2, SeriesKind.Fractional), (series.Included, series.Kind));
        Assert.Equal([Caveat.AsOfUnknown, Caveat.SpreadUniformly], series.Caveats);
    }

    [Fact]
    public void Near_misses_undated_records_and_false_positives_are_reported()
    {
        var set = new IncidentSet(
            [
                New(0, PartialDate.Parse("2020")),
                New(1, PartialDate.Parse("2020")) with { Status = IncidentStatus.Suspected },
                New(2, PartialDate.Parse("2020")) with { Status = IncidentStatus.NearMiss },
                New(3, PartialDate.Parse("2020")) with { Status = IncidentStatus.FalsePositive },
                New(4, null),
            ],
            DateRange.Parse("2020"),
            new DateOnly(2020, 12, 31));

        CountSeries series = set.Count(Period.Year, Clock.Disclosed);
        CountSeries all = set.Count(Period.Year, Clock.Disclosed, new CountOptions { IncludeNonIncidents = true });

        Assert.Equal([2], series.Counts);
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1), new Exclusion(ExclusionReason.NotAnIncident, 2)], series.Excluded);
        Assert.Equal([Caveat.UndatedExcluded], series.Caveats);
        Assert.Equal([4], all.Counts);
        Assert.Equal([new Exclusion(ExclusionReason.Undated, 1)], all.Excluded);
    }

    [Fact]
    public void What_was_not_yet_known_is_repeated_among_the_exclusions()
    {
        IncidentSet known = Set("2018/2021", null, "2018-05", "2020-05-01", "2021").KnownAt(new DateOnly(2020, 12, 31));

        Assert.Equal([new Exclusion(ExclusionReason.AfterAsOf, 1)], known.Count(Period.Year, Clock.Disclosed).Excluded);
        Assert.Equal([1, 0, 1, null], known.Count(Period.Year, Clock.Disclosed).Counts);
        Assert.Equal([new Exclusion(ExclusionReason.AfterAsOf, 1)], known.Tally(_ => new[] { "all" }).Excluded);
    }

    [Fact]
    public void Counts_are_those_of_the_count_day_by_day() => Gen.Select(Sets, Periods, Gen.Enum<DatePlacement>(), Gen.Bool).Sample(
        (set, period, placement, all) =>
        {
            CountSeries series = set.Count(period, Clock.Disclosed, new CountOptions { Placement = placement, IncludeNonIncidents = all });
            DayByDay.Answer expected = DayByDay.Count(set, period, Clock.Disclosed, placement, _ => 1, all);

            Same(expected, series);
            Assert.Equal(expected.Excluded.OrderBy(e => e.Key), series.Excluded.Select(e => KeyValuePair.Create(e.Reason, e.Count)));
            Assert.Equal(set.Count, series.Included + series.Excluded.Sum(e => e.Count)); // nothing is lost
            Assert.Equal(expected.Included, series.Included);
            Assert.Equal(set.AsOf, series.AsOf);

            bool isDeclared = set.Coverage is { Start: not null } c && (c.End is not null || set.AsOf is not null);
            bool isPartial = expected.Exposure.Any(e => e is > 0 and < 1);
            Assert.Equal(!isDeclared, series.Caveats.Contains(Caveat.CoverageUndeclared));
            Assert.Equal(isPartial, series.Caveats.Contains(Caveat.PartialPeriod));
            Assert.Equal(expected.Possible.Any(p => p > 0), series.Caveats.Any(
                v => v == Caveat.SpreadUniformly || v == Caveat.ImpreciseDatesExcluded));
            Assert.Equal(expected.Excluded.ContainsKey(ExclusionReason.Undated), series.Caveats.Contains(Caveat.UndatedExcluded));
        },
        iter: 400);

    [Fact]
    public void Groups_are_those_of_the_count_day_by_day() => Gen.Select(Sets, Periods, Gen.Enum<DatePlacement>(), Gen.Enum<CountingRule>()).Sample(
        (set, period, placement, rule) =>
        {
            GroupedSeries<string> groups =
                set.CountByEach(period, Clock.Disclosed, Keys, new CountOptions { Placement = placement, Rule = rule });

            Same(DayByDay.Count(set, period, Clock.Disclosed, placement, _ => 1), groups.All);
            foreach ((string key, CountSeries series) in groups.Groups)
            {
                Same(DayByDay.Count(set, period, Clock.Disclosed, placement, i => Weight(i, key, rule)), series);
            }

            Assert.Equal(rule, groups.Rule);
            Assert.Equal(groups.Groups.Select(g => g.Value.Total).OrderDescending(), groups.Groups.Select(g => g.Value.Total));
            Assert.Equal(groups.Groups.Count, groups.Groups.Select(g => g.Key).Distinct().Count());
        },
        iter: 100);

    [Fact]
    public void Fractional_groups_add_up_to_all_that_have_a_key() => Gen.Select(Sets, Periods, Gen.Enum<DatePlacement>()).Sample(
        (set, period, placement) =>
        {
            var options = new CountOptions { Placement = placement, Rule = CountingRule.Fractional };
            GroupedSeries<string> groups = set.CountByEach(period, Clock.Disclosed, Keys, options);
            CountSeries withKey = set.Where(i => i.Victims.Length > 0).Count(period, Clock.Disclosed, options);

            Assert.Equal(withKey.Total, groups.Groups.Sum(g => g.Value.Total), 1e-9);
            Assert.DoesNotContain(Caveat.MarginsExceedTotal, groups.All.Caveats);
        },
        iter: 300);

    [Fact]
    public void The_order_of_the_incidents_does_not_matter() => Gen.Select(Sets, Periods, Gen.Enum<DatePlacement>(), Gen.Int[0, 11]).Sample(
        (set, period, placement, turn) =>
        {
            Incident[] other = [.. set.Reverse().Skip(turn), .. set.Reverse().Take(turn)];
            var turned = new IncidentSet(other, set.Coverage, set.AsOf);
            CountSeries a = set.Count(period, Clock.Disclosed, placement);
            CountSeries b = turned.Count(period, Clock.Disclosed, placement);

            Assert.Equal((a.FirstIndex, a.Length, a.Included), (b.FirstIndex, b.Length, b.Included));
            Near(a.Counts, b.Counts);
            Near(a.Upper, b.Upper);
            Assert.Equal(a.Excluded, b.Excluded);
            Assert.Equal(a.Caveats, b.Caveats);
            var options = new CountOptions { Placement = placement };
            Assert.Equal(
                set.CountByEach(period, Clock.Disclosed, Keys, options).Groups.Select(g => g.Key).Order(),
                turned.CountByEach(period, Clock.Disclosed, Keys, options).Groups.Select(g => g.Key).Order());
        },
        iter: 300);

    [Fact]
    public void Two_halves_add_up_to_the_whole() => Gen.Select(Sets, Periods, Gen.Enum<DatePlacement>(), Gen.Int[1, 4]).Sample(
        (set, period, placement, part) =>
        {
            var declared = new IncidentSet(set, DateRange.Parse("2016/2019"), set.AsOf);
            CountSeries whole = declared.Count(period, Clock.Disclosed, placement);
            CountSeries a = declared.Where(i => i.Id.Local[^1] % part == 0).Count(period, Clock.Disclosed, placement);
            CountSeries b = declared.Where(i => i.Id.Local[^1] % part != 0).Count(period, Clock.Disclosed, placement);

            Near(whole.Counts, [.. a.Counts.Zip(b.Counts, (x, y) => x + y)]);
            Near(whole.Lower, [.. a.Lower.Zip(b.Lower, (x, y) => x + y)]);
            Near(whole.Upper, [.. a.Upper.Zip(b.Upper, (x, y) => x + y)]);
            Assert.Equal(whole.Included, a.Included + b.Included);
            Assert.Equal(whole.Excluded.Sum(e => e.Count), a.Excluded.Sum(e => e.Count) + b.Excluded.Sum(e => e.Count));
        },
        iter: 300);

    [Fact]
    public void A_year_of_months_adds_up_to_the_year() => Sets.Sample(
        set =>
        {
            var declared = new IncidentSet(set, DateRange.Parse("2016/2019"), set.AsOf);
            CountSeries years = declared.Count(Period.Year, Clock.Disclosed, DatePlacement.SpreadUniformly);
            CountSeries months = declared.Count(Period.Month, Clock.Disclosed, DatePlacement.SpreadUniformly);

            double?[] sums = [.. months.Counts.Chunk(12).Select(c => c.All(m => m is null) ? null : (double?)c.Sum(m => m ?? 0))];
            Near(years.Counts, sums);
        },
        iter: 300);

    [Fact]
    public void Groups_of_incidents_with_several_keys_exceed_the_total_and_say_so()
    {
        GroupedSeries<string> groups = Keyed().CountByEach(Period.Year, Clock.Disclosed, Keys);

        Assert.Equal([KeyValuePair.Create("a", 3.0), KeyValuePair.Create("b", 2.0), KeyValuePair.Create("c", 1.0)], Totals(groups));
        Assert.Equal(4, groups.All.Total);
        Assert.Equal([Caveat.MarginsExceedTotal], groups.All.Caveats);
        Assert.Equal((1, 0), (groups.WithoutKey, groups.All.Excluded.Count));
        Assert.Equal([2, 1], groups["a"].Counts);
        Assert.Equal([0, 1], groups["c"].Counts); // declared, so zero
        Assert.True(groups.TryGet("b", out CountSeries? b));
        Assert.Equal([1, 1], b.Counts);
        Assert.False(groups.TryGet("z", out _));
        Assert.Throws<KeyNotFoundException>(() => groups["z"]);
    }

    [Fact]
    public void Fractional_groups_share_an_incident()
    {
        GroupedSeries<string> groups = Keyed().CountByEach(Period.Year, Clock.Disclosed, Keys, new CountOptions { Rule = CountingRule.Fractional });

        Assert.Equal(["a", "b", "c"], groups.Groups.Select(g => g.Key));
        CyberStats.Tests.Near.Relative(1 + 0.5 + (1 / 3.0), groups["a"].Total, 1e-15);
        CyberStats.Tests.Near.Relative(0.5 + (1 / 3.0), groups["b"].Total, 1e-15);
        CyberStats.Tests.Near.Relative(1 / 3.0, groups["c"].Total, 1e-15);
        Assert.Equal(SeriesKind.Fractional, groups["a"].Kind);
        Assert.Equal(SeriesKind.Counts, groups.All.Kind);
        Assert.Empty(groups.All.Caveats);
    }

    [Fact]
    public void Pairs_count_a_key_as_often_as_it_occurs()
    {
        GroupedSeries<string> groups = Keyed().CountByEach(Period.Year, Clock.Disclosed, Keys, new CountOptions { Rule = CountingRule.PerPair });

        Assert.Equal([KeyValuePair.Create("a", 3.0), KeyValuePair.Create("b", 3.0), KeyValuePair.Create("c", 1.0)], Totals(groups));
        Assert.Equal(SeriesKind.Pairs, groups["a"].Kind);
        Assert.Equal([Caveat.MarginsExceedTotal], groups.All.Caveats);
        Assert.Equal(4, groups.All.Total);
    }

    [Fact]
    public void One_key_an_incident_adds_up_without_a_caveat_and_null_is_no_key()
    {
        GroupedSeries<string> groups = Keyed().CountBy(Period.Year, Clock.Disclosed, i => i.Victims.FirstOrDefault()?.Name);

        Assert.Equal([KeyValuePair.Create("a", 3.0)], Totals(groups));
        Assert.Equal(4, groups.All.Total);
        Assert.Equal((1, 0), (groups.WithoutKey, groups.All.Excluded.Count));
        Assert.Empty(groups.All.Caveats);
    }

    [Fact]
    public void Keys_are_compared_by_value_whatever_their_type() => Sets.Sample(
        set =>
        {
            Dictionary<string, double> Strings(Func<string, string> key) => set
                .CountByEach(Period.Year, Clock.Disclosed, i => Keys(i).Select(key)).Groups.ToDictionary(g => g.Key, g => g.Value.Total);

            Dictionary<string, double> one = Strings(k => k);
            Assert.Equal(one, Strings(k => new string(k.AsSpan()))); // another reference each time
            Assert.Equal(
                one,
                set.CountByEach(Period.Year, Clock.Disclosed, i => Keys(i).Select(k => Sector.Parse("my:" + k))).Groups
                    .ToDictionary(g => g.Key.Value[3..], g => g.Value.Total));
            Assert.Equal(
                one,
                set.CountByEach(Period.Year, Clock.Disclosed, i => Keys(i).Select(k => (int)k[0])).Groups
                    .ToDictionary(g => $"{(char)g.Key}", g => g.Value.Total));
        },
        iter: 100);

    [Fact]
    public void Weights_are_summed_and_are_of_their_own_kind()
    {
        IncidentSet set = Set("2019/2020", null, "2019-02-10", "2019-02-11", "2020");
        CountSeries series = set.Sum(Period.Year, Clock.Disclosed, i => i.Id.Local == "0" ? 2.5 : 10);

        Assert.Equal([12.5, 10], series.Counts);
        Assert.Equal(SeriesKind.Weighted, series.Kind);
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => set.Sum(Period.Year, Clock.Disclosed, _ => -1));
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => set.Sum(Period.Year, Clock.Disclosed, _ => double.NaN));
    }

    [Fact]
    public void Weighted_sums_scale_with_their_weights() => Gen.Select(Sets, Periods, Gen.Enum<DatePlacement>()).Sample(
        (set, period, placement) =>
        {
            var options = new CountOptions { Placement = placement };
            CountSeries count = set.Count(period, Clock.Disclosed, options);
            CountSeries sum = set.Sum(period, Clock.Disclosed, _ => 4, options);

            Near([.. count.Counts.Select(c => 4 * c)], sum.Counts);
            Near([.. count.Upper.Select(c => 4 * c)], sum.Upper);
        },
        iter: 300);

    [Theory]
    [InlineData(Clock.Started, "2016")]
    [InlineData(Clock.Discovered, "2017")]
    [InlineData(Clock.Disclosed, "2018")]
    [InlineData(Clock.Attributed, "2019")]
    [InlineData(Clock.Recorded, "2020")]
    public void Each_clock_places_by_its_own_date(Clock clock, string year)
    {
        var incident = new Incident(
            new IncidentId("test", "0"),
            "title",
            DateRange.Parse("2016/2021"),
            PartialDate.Parse("2017"),
            PartialDate.Parse("2018"),
            new DateOnly(2020, 1, 1))
        {
            Attributions = [new Attribution("a", new Party("USA", "United States", PartyKind.State), CountryCode.Parse("CHN")) { On = PartialDate.Parse("2019") }],
        };
        CountSeries series = new IncidentSet([incident]).Count(Period.Year, clock);

        Assert.Equal((year, 1, clock), (series.Label(0), series.Length, series.Clock));
    }

    [Fact]
    public void Campaigns_count_in_every_year_that_they_touch()
    {
        CountSeries series = Active(
            "2010/2014", "2011-02/2013-05", "2013-01-01/2013-01-02", "2009/2010-03", "2015/2016", "2014-06/..").CountActive(Period.Year);

        Assert.Equal([1, 1, 1, 2, 1], series.Counts);
        Assert.Equal(series.Counts, series.Lower);
        Assert.Equal([1, 1, 1, 2, 1], series.Upper);
        Assert.Equal((4, SeriesKind.Prevalence, Clock.Started), (series.Included, series.Kind, series.Clock));
        Assert.Equal([new Exclusion(ExclusionReason.OutsideCoverage, 1)], series.Excluded);
    }

    [Fact]
    public void A_campaign_without_an_end_is_certain_in_its_first_year_and_possible_after()
    {
        CountSeries open = Active("2010/2013", "2011/..").CountActive(Period.Year);
        CountSeries startless = Active("2010/2013", "../2012").CountActive(Period.Year);

        Assert.Equal([0, 1, 0, 0], open.Counts);
        Assert.Equal([0, 1, 1, 1], open.Upper);
        Assert.Equal([0, 0, 1, 0], startless.Counts);
        Assert.Equal([1, 1, 1, 0], startless.Upper);
    }

    [Fact]
    public void Campaigns_are_those_of_the_count_day_by_day() => Gen.Select(
            Gen.Select(Date, Date, Gen.Int[0, 5], Gen.Int[0, 7]).Array[0, 8],
            Gen.OneOf("2016/2019", "2017/2018", "2012/2026"),
            Gen.OneOf(Period.Year, Period.Quarter, Period.Month))
        .Sample(
            (items, coverage, period) =>
            {
                var set = new IncidentSet(
                    items.Select((item, n) => new Incident(new IncidentId("test", $"{n}"), "title", Range(item.Item1, item.Item2, item.Item3)) with
                    {
                        Status = item.Item4 < 4 ? (IncidentStatus)item.Item4 : IncidentStatus.Confirmed,
                    }),
                    DateRange.Parse(coverage));
                CountSeries series = set.CountActive(period);
                DayByDay.Answer expected = DayByDay.CountActive(set, period);

                Same(expected, series);
                Assert.Equal(expected.Included, series.Included);
                Assert.Equal(expected.Excluded.OrderBy(e => e.Key), series.Excluded.Select(e => KeyValuePair.Create(e.Reason, e.Count)));
                Assert.Equal(set.Count, series.Included + series.Excluded.Sum(e => e.Count));
            },
            iter: 100);

    [Fact]
    public void A_tally_counts_without_time()
    {
        IncidentSet set = Keyed();
        Tally<string> tally = set.Tally(Keys);
        Tally<string> shares = set.Tally(Keys, new CountOptions { Rule = CountingRule.Fractional });
        Tally<string> pairs = set.Tally(Keys, new CountOptions { Rule = CountingRule.PerPair });

        Assert.Equal([KeyValuePair.Create("a", 3.0), KeyValuePair.Create("b", 2.0), KeyValuePair.Create("c", 1.0)], tally.Rows);
        Assert.Equal((3, 3.0, 0.0), (tally.Incidents, tally.CountOf("a"), tally.CountOf("z")));
        Assert.Equal((1.0, 2 / 3.0), (tally.ShareOf("a"), tally.ShareOf("b")));
        Assert.Equal([new Exclusion(ExclusionReason.NoKey, 1)], tally.Excluded);
        Assert.Equal([Caveat.MarginsExceedTotal], tally.Caveats);
        Assert.Equal(["test"], tally.SourceIds);
        Assert.Equal(3, shares.Rows.Sum(r => r.Value), 1e-12);
        Assert.Empty(shares.Caveats);
        Assert.Equal([("a", 3.0), ("b", 3.0), ("c", 1.0)], pairs.Rows.Select(r => (r.Key, r.Value)));
        Assert.Equal(double.NaN, new IncidentSet([]).Tally(Keys).ShareOf("a"));
    }

    [Fact]
    public void A_tally_keeps_account_of_every_incident() => Gen.Select(Sets, Gen.Enum<CountingRule>(), Gen.Bool).Sample((set, rule, all) =>
    {
        Tally<string> tally = set.Tally(Keys, new CountOptions { Rule = rule, IncludeNonIncidents = all });

        Assert.Equal(set.Count, tally.Incidents + tally.Excluded.Sum(e => e.Count));
        foreach ((string key, double count) in tally.Rows)
        {
            Assert.Equal(set.Where(i => all || i.Status <= IncidentStatus.Suspected).Sum(i => Weight(i, key, rule)), count, 1e-12);
        }
    });

    [Fact]
    public void Refuses_what_is_missing_or_not_defined()
    {
        IncidentSet set = Keyed();
        const Clock NoClock = (Clock)99;

        Assert.Throws<ArgumentNullException>("incidents", () => IncidentCounting.Count(null!, Period.Year, Clock.Disclosed));
        Assert.Throws<ArgumentNullException>("incidents", () => IncidentCounting.CountActive(null!, Period.Year));
        Assert.Throws<ArgumentNullException>("incidents", () => IncidentCounting.Tally(null!, Keys));
        Assert.Throws<ArgumentNullException>("key", () => set.CountBy<string>(Period.Year, Clock.Disclosed, null!));
        Assert.Throws<ArgumentNullException>("keys", () => set.CountByEach<string>(Period.Year, Clock.Disclosed, null!));
        Assert.Throws<ArgumentNullException>("keys", () => set.Tally<string>(null!));
        Assert.Throws<ArgumentNullException>("weight", () => set.Sum(Period.Year, Clock.Disclosed, null!));
        Refused.Argument("clock", () => set.Count(Period.Year, NoClock));
        Refused.Argument("clock", () => set.CountBy(Period.Year, NoClock, i => i.Title));
        Refused.Argument("Rule", () => new CountOptions { Rule = (CountingRule)99 });
        Refused.Argument("Placement", () => set.Count(Period.Year, Clock.Disclosed, (DatePlacement)7));
    }

    [Fact]
    public void No_incidents_are_a_series_of_zeros_where_the_coverage_says_so()
    {
        Assert.Equal([0, 0], new IncidentSet([], DateRange.Parse("2019/2020")).Count(Period.Year, Clock.Disclosed).Counts);
        Assert.Equal(0, new IncidentSet([]).Count(Period.Year, Clock.Disclosed).Length);
        Assert.Equal(0, new IncidentSet([]).CountActive(Period.Day).Length);
        Assert.Empty(new IncidentSet([]).CountBy(Period.Year, Clock.Disclosed, i => i.Title).Groups);
    }

    /// <summary>Four incidents in two years: "a" alone, "a" with "b" twice, nothing; then "a", "b" and "c".</summary>
    private static IncidentSet Keyed() => new(
        [
            New(0, PartialDate.Parse("2019"), "a"),
            New(1, PartialDate.Parse("2019-07"), "a", "b", "b"),
            New(2, PartialDate.Parse("2019-07-01")),
            New(3, PartialDate.Parse("2020"), "a", "b", "c"),
        ],
        DateRange.Parse("2019/2020"),
        new DateOnly(2020, 12, 31));

    private static IncidentSet Set(string? coverage, string? asOf, params string[] disclosed) => new(
        disclosed.Select((date, n) => New(n, PartialDate.Parse(date))),
        coverage is null ? null : DateRange.Parse(coverage),
        asOf is null ? null : PartialDate.Parse(asOf).Last);

    private static IncidentSet Active(string coverage, params string[] occurred) => new(
        occurred.Select((range, n) => new Incident(new IncidentId("test", $"{n}"), "title", DateRange.Parse(range))), DateRange.Parse(coverage));

    private static Incident New(int n, PartialDate? disclosed, params string[] keys) => new(new IncidentId("test", $"{n}"), "title", disclosed: disclosed)
    {
        Victims = [.. keys.Select(k => new Victim(k))],
    };

    /// <summary>A range of which the start is certainly before the end, or both are one date, or one is open; or none.</summary>
    private static DateRange? Range(PartialDate a, PartialDate b, int kind) => kind switch
    {
        0 => null,
        1 => new DateRange(a, null),
        2 => new DateRange(null, a),
        3 => DateRange.At(a),
        _ => a.IsBefore(b) ? new DateRange(a, b) : b.IsBefore(a) ? new DateRange(b, a) : DateRange.At(a),
    };

    private static IEnumerable<string> Keys(Incident incident) => incident.Victims.Select(v => v.Name!);

    private static double Weight(Incident incident, string key, CountingRule rule) => rule switch
    {
        CountingRule.PerPair => Keys(incident).Count(k => k == key),
        CountingRule.Fractional => Keys(incident).Contains(key) ? 1.0 / Keys(incident).Distinct().Count() : 0,
        _ => Keys(incident).Contains(key) ? 1 : 0,
    };

    private static IEnumerable<KeyValuePair<string, double>> Totals(GroupedSeries<string> groups) =>
        groups.Groups.Select(g => KeyValuePair.Create(g.Key, g.Value.Total));

    private static void Same(DayByDay.Answer expected, CountSeries series)
    {
        Assert.Equal(expected.Labels, Enumerable.Range(0, series.Length).Select(series.Label));
        Assert.Equal(expected.Exposure, series.Exposure);
        Near(Known(i => expected.Certain[i] + expected.Spread[i]), series.Counts);
        Near(Known(i => expected.Certain[i]), series.Lower);
        Near(Known(i => expected.Certain[i] + expected.Possible[i]), series.Upper);

        double?[] Known(Func<int, double> value) => [.. expected.IsMissing.Select((missing, i) => missing ? (double?)null : value(i))];
    }

    private static void Near(IReadOnlyList<double?> expected, IReadOnlyList<double?> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            bool near = expected[i] is { } e && actual[i] is { } a ? Math.Abs(e - a) <= 1e-12 * Math.Max(1, e) : expected[i] == actual[i];
            Assert.True(near, $"At {i}: expected {expected[i]?.ToString("R") ?? "missing"}, got {actual[i]?.ToString("R") ?? "missing"}.");
        }
    }
}
