using CsCheck;
using CyberStats.Trends;

namespace CyberStats.Tests.Trends;

public class GroupShrinkageTests
{
    public static TheoryData<string, string> LikelihoodRows => GroupData.Rows("group_methods.csv", "shrink_likelihood");

    public static TheoryData<string, string> MomentRows => GroupData.Rows("group_methods.csv", "shrink_moments");

    [Theory]
    [MemberData(nameof(LikelihoodRows))]
    public void The_likeliest_prior_is_that_of_the_oracle(string inputs, string values) => Check(inputs, values, PriorEstimator.MaximumLikelihood);

    [Theory]
    [MemberData(nameof(MomentRows))]
    public void The_moments_are_those_of_the_oracle(string inputs, string values) => Check(inputs, values, PriorEstimator.Moments);

    [Fact]
    public void Rates_that_differ_no_more_than_by_chance_are_all_the_pooled_one()
    {
        ShrinkageFit<int> fit = GroupShrinkage.Fit(GroupData.Compare([9, 10, 11, 10]));

        Assert.Equal((ShrinkageStatus.FullyShrunk, 0), (fit.Status, fit.PriorVariance));
        Assert.All(fit.Groups, g => Assert.Equal((10, 0), (g.Rate.Value, g.Weight)));
        (double low, double high) = Numerics_Limits(40);
        Near.Relative(low / 4, fit.Groups[0].Rate.Low, 1e-12);
        Near.Relative(high / 4, fit.Groups[0].Rate.High, 1e-12);
        Assert.Equal([Caveat.PoissonAssumed, Caveat.PriorEstimated], fit.Caveats);
    }

    [Fact]
    public void A_shrunken_rate_lies_between_its_own_and_the_common_one() => Gen.Int[0, 60].Select(n => (double)n).Array[2, 8].Sample(counts =>
    {
        foreach (PriorEstimator estimator in Enum.GetValues<PriorEstimator>())
        {
            ShrinkageFit<int> fit = GroupShrinkage.Fit(GroupData.Compare(counts, [.. counts.Select((_, i) => 1.0 + i)]), estimator);
            Assert.All(fit.Groups, g =>
            {
                double mixed = (g.Weight * g.OwnRate) + ((1 - g.Weight) * fit.PriorMean);
                Assert.Equal(mixed, g.Rate.Value, 1e-9 * (1 + mixed));
                Assert.InRange(g.Weight, 0, 1);
                Assert.InRange(g.Rate.Value, g.Rate.Low, g.Rate.High);
            });
        }
    });

    [Fact]
    public void The_unit_of_exposure_does_not_matter() => Gen.Select(Gen.Int[0, 60].Select(n => (double)n).Array[2, 8], Gen.Double[0.001, 400]).Sample((counts, scale) =>
    {
        double[] exposures = [.. counts.Select((_, i) => 1.0 + i)];
        foreach (PriorEstimator estimator in Enum.GetValues<PriorEstimator>())
        {
            ShrinkageFit<int> one = GroupShrinkage.Fit(GroupData.Compare(counts, exposures), estimator);
            ShrinkageFit<int> other = GroupShrinkage.Fit(GroupData.Compare(counts, [.. exposures.Select(e => e * scale)]), estimator);
            for (int g = 0; g < counts.Length; g++)
            {
                Assert.Equal(1, (1e-9 + one.Groups[g].Rate.Value) / (1e-9 + (scale * other.Groups[g].Rate.Value)), 1e-6);
            }
        }
    });

    [Fact]
    public void Refuses_an_unknown_estimator() => Refused.Argument("estimator", () => GroupShrinkage.Fit(GroupData.Compare([1, 2]), (PriorEstimator)7));

    private static (double Low, double High) Numerics_Limits(int count) => CyberStats.Numerics.PoissonLimits.Of(count, 0.95);

    private static void Check(string inputs, string values, PriorEstimator estimator)
    {
        double[] v = GroupData.Numbers(values);

        ShrinkageFit<int> fit = GroupShrinkage.Fit(GroupData.CompareRow(GroupData.Numbers(inputs)), estimator);

        Near.Relative(v[0], fit.PriorMean, 1e-9);
        Near.Relative(v[1], fit.PriorVariance, 1e-8);
        Assert.Equal(v[1] == 0 ? ShrinkageStatus.FullyShrunk : ShrinkageStatus.Shrunk, fit.Status);
        if (v[1] > 0)
        {
            Near.Relative(v[2], fit.Groups[0].Rate.Value, 1e-9);
            Near.Relative(v[3], fit.Groups[0].Rate.Low, 1e-8);
            Near.Relative(v[4], fit.Groups[0].Rate.High, 1e-8);
        }
    }
}
