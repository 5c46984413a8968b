using CyberStats.Tails;

namespace CyberStats.Tests.Tails;

public class PowerLawComparisonTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("power_law_alternatives.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Ratios_and_p_values_are_those_of_general_optimizers(string row)
    {
        double[] v = ReferenceFile.Numbers(row);
        PowerLawComparison found = PowerLaw.Fit(v.AsSpan(9), (PowerLawKind)v[0], threshold: v[1]).CompareWith((PowerLawAlternative)v[2]);

        Near.Relative(v[3], found.PowerLawLogLikelihood, 1e-10);
        if (v[7] == 1)
        {
            Assert.True(found.IsAtLimit);
            Assert.Equal((double.NaN, 1), (found.Normalized, found.PValue));
            return;
        }

        // A search without derivatives ends within some 1e-9 of the maximum; it is never above it.
        Assert.False(found.IsAtLimit);
        Assert.InRange(found.AlternativeLogLikelihood - v[4], -1e-9 * Math.Abs(v[4]), 1e-6);
        if (found.IsNested)
        {
            Assert.True(double.IsNaN(found.Normalized));
        }
        else
        {
            Assert.Equal(v[5], found.Normalized, 1e-5 * Math.Max(1, Math.Abs(v[5])));
        }

        Assert.Equal(v[6], found.PValue, 1e-5);
    }

    [Fact]
    public void Data_of_a_law_speak_for_it()
    {
        double[] lognormal = PowerLawTests.Make("lognormal", 2000, 1);
        double[] exponential = PowerLawTests.Make("exponential", 2000, 1);
        double[] pareto = PowerLawTests.Make("pareto", 2000, 1);
        double[] zeta = PowerLawTests.Make("zeta", 2000, 1);

        Assert.True(At(lognormal, 0.5, PowerLawAlternative.Lognormal) is { PValue: < 1e-6, LogLikelihoodRatio: < 0 });
        Assert.True(At(exponential, 0.5, PowerLawAlternative.Exponential) is { PValue: < 1e-6, LogLikelihoodRatio: < 0 });
        Assert.True(At(exponential, 0.5, PowerLawAlternative.StretchedExponential) is { PValue: < 1e-6, LogLikelihoodRatio: < 0 });
        Assert.True(At(exponential, 0.5, PowerLawAlternative.CutOff) is { PValue: < 1e-6, IsNested: true });
        Assert.True(At(pareto, 1, PowerLawAlternative.Exponential) is { PValue: < 1e-3, LogLikelihoodRatio: > 0 });
        Assert.True(At(pareto, 1, PowerLawAlternative.CutOff).PValue > 0.01);
        Assert.True(PowerLaw.Fit(zeta, PowerLawKind.Discrete, 1).CompareWith(PowerLawAlternative.Exponential) is { PValue: < 0.05, LogLikelihoodRatio: > 100 });

        static PowerLawComparison At(double[] values, double threshold, PowerLawAlternative alternative) =>
            PowerLaw.Fit(values, PowerLawKind.Continuous, threshold).CompareWith(alternative);
    }

    [Fact]
    public void Parameters_are_those_of_the_law_drawn_from_in_its_unit()
    {
        double[] lognormal = [.. PowerLawTests.Make("lognormal", 20_000, 1).Select(x => 1000 * x)]; // μ = log 1000, σ = 1
        double[] exponential = [.. PowerLawTests.Make("exponential", 20_000, 1).Select(x => 1000 * x)];
        PowerLawFit log = PowerLaw.Fit(lognormal, PowerLawKind.Continuous, 500);
        PowerLawFit exp = PowerLaw.Fit(exponential, PowerLawKind.Continuous, 500);
        PowerLawFit whole = PowerLaw.Fit([.. exponential.Select(x => Math.Round(x))], PowerLawKind.Discrete, 500);

        Close([Math.Log(1000), 1], log.CompareWith(PowerLawAlternative.Lognormal).Parameters);
        Close([0.001], exp.CompareWith(PowerLawAlternative.Exponential).Parameters);
        Close([1, 0.001], exp.CompareWith(PowerLawAlternative.StretchedExponential).Parameters, 0.2);
        Close([0.001], whole.CompareWith(PowerLawAlternative.Exponential).Parameters);
        Assert.Equal(0.001, exp.CompareWith(PowerLawAlternative.CutOff).Parameters[1], 0.00015);

        static void Close(double[] expected, IReadOnlyList<double> actual, double tolerance = 0.05) =>
            Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, tolerance * Math.Abs(p.First))); // some standard errors
    }

    [Fact]
    public void Fine_bins_and_large_whole_numbers_agree_with_values()
    {
        // Cells a thousandth of a standard deviation wide hold what the values hold, but for a shift of all laws alike.
        double[] values = [.. PowerLawTests.Make("lognormal", 1500, 2).Select(x => Math.Floor(x * 1e6) + 0.5)];
        foreach (PowerLawAlternative alternative in Enum.GetValues<PowerLawAlternative>())
        {
            PowerLawComparison exact = PowerLaw.Fit(values, PowerLawKind.Continuous, 300_000).CompareWith(alternative);
            PowerLawComparison whole = PowerLaw.Fit([.. values.Select(x => Math.Ceiling(x))], PowerLawKind.Discrete, 300_000).CompareWith(alternative);

            Assert.Equal(exact.LogLikelihoodRatio, whole.LogLikelihoodRatio, 1e-2);
            Assert.Equal(exact.PValue, whole.PValue, 1e-4);
            if (alternative != PowerLawAlternative.CutOff)
            {
                double[] edges = [.. Enumerable.Range(0, 12_000).Select(i => 300_000 * Math.Pow(1.0005, i))];
                PowerLawComparison binned = PowerLaw.FitHeaped([.. values.Where(x => x >= 300_000)], edges, 300_000).CompareWith(alternative);
                Assert.Equal(exact.LogLikelihoodRatio, binned.LogLikelihoodRatio, 0.05);
                Assert.Equal(exact.Normalized, binned.Normalized, 1e-3);
            }
        }
    }

    [Fact]
    public void A_tail_that_bends_up_leaves_the_other_laws_at_their_limit()
    {
        // Log excesses with a coefficient of variation above 1.
        double[] values = [.. Enumerable.Range(1, 60).Select(i => Math.Exp(Math.Pow(i / 10.0, 3)))];
        double[] whole = [.. values.Select(x => Math.Min(1e15, Math.Floor(50 * x)))];
        foreach (PowerLawAlternative alternative in new[] { PowerLawAlternative.Lognormal, PowerLawAlternative.StretchedExponential })
        {
            PowerLawComparison found = PowerLaw.Fit(values, PowerLawKind.Continuous, 1).CompareWith(alternative);
            Assert.True(found is { IsAtLimit: true, LogLikelihoodRatio: 0, PValue: 1 });
            Assert.True(PowerLaw.Fit(whole, PowerLawKind.Discrete, 50).CompareWith(alternative) is { IsAtLimit: true, PValue: 1 });
        }
    }

    [Fact]
    public void Refuses_a_law_that_is_none()
    {
        PowerLawFit fit = PowerLaw.FitBinned([1, 2, 4, 8], [9, 4, 2]);

        Refused.Argument("alternative", () => fit.CompareWith((PowerLawAlternative)9));
        Refused.Argument("alternative", () => fit.CompareWith(PowerLawAlternative.CutOff));
    }
}
