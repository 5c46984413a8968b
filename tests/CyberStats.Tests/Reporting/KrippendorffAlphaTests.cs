using System.Globalization;
using CsCheck;
using CyberStats.Reporting;

namespace CyberStats.Tests.Reporting;

/// <remarks>Reference values: rater_agreement.oracle.py (exact fractions, the published example of Krippendorff 2011 among them).</remarks>
public class KrippendorffAlphaTests
{
    private static readonly AlphaOptions NoInterval = new() { Replicates = 0 };

    private static readonly Gen<double?[][]> Ratings =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], (value, missing) => missing == 0 ? (double?)null : value).Array[0, 5].Array[1, 12];

    public static TheoryData<string> Rows() => [.. ReferenceFile.Lines("rater_agreement.csv").Where(l => l.StartsWith("alpha", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Matches_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] numbers = [.. cells[3..].Select(c => double.Parse(c, CultureInfo.InvariantCulture))];

        KrippendorffAlphaResult alpha = KrippendorffAlpha.Of(Units(cells[2]), Enum.Parse<MeasurementLevel>(cells[1], ignoreCase: true), NoInterval);

        Assert.Equal(ReliabilityStatus.Defined, alpha.Status);
        Near.Relative(numbers[0], alpha.Alpha!.Value.Value, 1e-12);
        Near.Relative(numbers[1], alpha.ObservedDisagreement, 1e-12);
        Near.Relative(numbers[2], alpha.ExpectedDisagreement, 1e-12);
        Assert.Equal((numbers[3], numbers[4]), (alpha.Units, alpha.PairableValues));
    }

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    [InlineData(MeasurementLevel.Ratio, 0.797)]
    public void Gives_the_published_example(MeasurementLevel level, double expected)
    {
        KrippendorffAlphaResult alpha = KrippendorffAlpha.Of(
            [[1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, 3, null, null]],
            level);

        Assert.Equal(expected, Math.Round(alpha.Alpha!.Value.Value, 3));
        Assert.Equal((11, 40, 5), (alpha.Units, alpha.PairableValues, alpha.Values));
        Assert.Equal([new Exclusion(ExclusionReason.SingleRating, 1)], alpha.Excluded);
        Assert.Equal([Caveat.FewUnits], alpha.Caveats);
        Assert.InRange(alpha.Alpha.Value.Low, -0.5, alpha.Alpha.Value.Value);
        Assert.InRange(alpha.Alpha.Value.High, alpha.Alpha.Value.Value, 1);
        Assert.Equal(1000, alpha.Replicates);
    }

    [Fact]
    public void One_value_only_is_undefined_and_not_full_agreement()
    {
        KrippendorffAlphaResult alpha = KrippendorffAlpha.Of([[2, 2], [2, 2, null, 2], [3]], MeasurementLevel.Interval);

        Assert.Equal(ReliabilityStatus.OneCategory, alpha.Status);
        Assert.Null(alpha.Alpha);
        Assert.Equal((0, 0, 1), (alpha.ObservedDisagreement, alpha.ExpectedDisagreement, alpha.Values));
    }

    [Fact]
    public void Nothing_rated_twice_is_nothing_to_compare()
    {
        Assert.Equal(ReliabilityStatus.NothingToCompare, KrippendorffAlpha.Of([[1], [null, 2], []]).Status);
        Assert.Equal(3, KrippendorffAlpha.Of([[1], [null, 2], []]).Excluded.Single().Count);
        Assert.Equal(ReliabilityStatus.NothingToCompare, KrippendorffAlpha.Of([]).Status);
    }

    [Fact]
    public void Names_are_compared_as_they_are() => Ratings.Sample(units =>
    {
        KrippendorffAlphaResult numbers = KrippendorffAlpha.Of(units, MeasurementLevel.Nominal, NoInterval);
        KrippendorffAlphaResult names = KrippendorffAlpha.OfNames(
            [.. units.Select(u => u.Where(r => r is not null).Select(r => $"name {r}").ToArray())], NoInterval);

        Assert.Equal((numbers.Status, numbers.Units), (names.Status, names.Units));
        Assert.Equal(numbers.Alpha?.Value ?? 7, names.Alpha?.Value ?? 7, 1e-12);
    });

    [Fact]
    public void Depends_neither_on_the_order_nor_on_who_rated_nor_on_single_ratings() => Gen.Select(Ratings, Gen.Enum<MeasurementLevel>()).Sample((units, level) =>
    {
        KrippendorffAlphaResult one = KrippendorffAlpha.Of(units, level, NoInterval);
        KrippendorffAlphaResult other = KrippendorffAlpha.Of([[4], .. units.Reverse().Select(u => u.Reverse().ToArray())], level, NoInterval);

        Assert.Equal(one.Status, other.Status);
        Assert.Equal(one.Alpha?.Value ?? 7, other.Alpha?.Value ?? 7, 1e-10);
    });

    [Fact]
    public void Interval_alpha_does_not_change_with_the_unit_and_zero_nor_ratio_alpha_with_the_unit() => Ratings.Sample(units =>
    {
        Same(MeasurementLevel.Interval, x => (3 * x) - 7);
        Same(MeasurementLevel.Ratio, x => 1000 * x);
        Same(MeasurementLevel.Ordinal, x => Math.Exp(x));

        void Same(MeasurementLevel level, Func<double, double> change) => Assert.Equal(
            KrippendorffAlpha.Of(units, level, NoInterval).Alpha?.Value ?? 7,
            KrippendorffAlpha.Of([.. units.Select(u => u.Select(r => r is { } x ? change(x) : (double?)null).ToArray())], level, NoInterval).Alpha?.Value ?? 7,
            1e-9);
    });

    [Fact]
    public void Full_agreement_is_one_and_says_that_its_interval_shows_nothing()
    {
        KrippendorffAlphaResult alpha = KrippendorffAlpha.Of([.. Enumerable.Range(0, 100).Select(i => (double?[])[i % 3, i % 3])]);

        Assert.Equal((1, 1, 1), (alpha.Alpha!.Value.Value, alpha.Alpha.Value.Low, alpha.Alpha.Value.High));
        Assert.Equal([Caveat.FewUnits], alpha.Caveats);
    }

    [Fact]
    public void The_interval_is_that_of_its_seed_and_counts_replicates_without_an_alpha()
    {
        double?[][] units = [[1, 1], [1, 1], [1, 2], [1, 1]];
        KrippendorffAlphaResult first = KrippendorffAlpha.Of(units);

        Assert.Equal(first.Alpha, KrippendorffAlpha.Of(units).Alpha);
        Assert.NotEqual(first.Alpha, KrippendorffAlpha.Of(units, options: new AlphaOptions { Seed = 2 }).Alpha);
        Assert.InRange(first.UndefinedReplicates / 1000.0, 0.25, 0.38); // (3/4)^4 of the draws leave the third unit out
        Assert.True(double.IsNaN(KrippendorffAlpha.Of(units, options: NoInterval).Alpha!.Value.Low));
    }

    [Fact]
    public void Refuses_ratings_that_the_metric_does_not_take()
    {
        Assert.Contains("index 1", Assert.Throws<ArgumentException>("units", () => KrippendorffAlpha.Of([[1, 2], [double.NaN]])).Message, StringComparison.Ordinal);
        Assert.Contains("-1", Assert.Throws<ArgumentException>("units", () => KrippendorffAlpha.Of([[1, -1]], MeasurementLevel.Ratio)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("level", () => KrippendorffAlpha.Of([], (MeasurementLevel)9));
        Assert.Throws<ArgumentNullException>("units", () => KrippendorffAlpha.Of(null!));
        Assert.Throws<ArgumentOutOfRangeException>("Level", () => new AlphaOptions { Level = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("Replicates", () => new AlphaOptions { Replicates = -1 });
    }

    private static double?[][] Units(string text) =>
        [.. text.Split('|').Select(u => u.Split(' ').Select(r => r == "." ? (double?)null : double.Parse(r, CultureInfo.InvariantCulture)).ToArray())];
}
