using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>What must not change a fit, or must change it in one way only: the unit, the order, how equal losses are written.</summary>
public class SeverityFitInvarianceTests
{
    private const double Same = 1e-9; // both searches end where rounding hides the slope

    // Along a ridge, such as that of three parameters of truncated losses, the same rounding is more of an estimate, but little of its standard error.
    private const double OfError = 1e-5;

    public static MatrixTheoryData<string, string> LawsAndKinds { get; } = new(FitCase.All.Select(c => c.Name), SampleKind.All);

    public static MatrixTheoryData<string, double> LawsAndUnits { get; } = new(FitCase.All.Select(c => c.Name), [1e-9, 1e-12, 1e15]);

    public static TheoryData<string> Laws => [.. FitCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(LawsAndUnits))]
    public void The_unit_scales_scales_and_shifts_the_likelihood(string name, double unit)
    {
        var law = FitCase.Named(name);
        foreach (string kind in SampleKind.All)
        {
            LossSample sample = SampleKind.Draw(kind, law.Example, 60, 11);
            ISeverityFit dollars = law.Fit(sample);
            ISeverityFit scaled = law.Fit(SampleKind.Times(sample, unit));
            double exact = SampleKind.Rows(sample).Where(o => o.IsExact).Sum(o => o.Weight);

            Assert.Equal(dollars.Status, scaled.Status);
            Near.Relative(dollars.LogLikelihood, scaled.LogLikelihood + (exact * Math.Log(unit)), 1e-10);
            if (dollars.Status is FitStatus.Converged or FitStatus.Irregular)
            {
                foreach ((FittedParameter a, FittedParameter b) in dollars.Parameters.Zip(scaled.Parameters))
                {
                    double factor = a.Name switch { "Scale" or "Mean" or "Location" => unit, "Rate" => 1 / unit, _ => 1 };
                    factor = a.Name == "Shape" && name == "InverseGaussian" ? unit : factor;
                    double shift = a.Name == "Mu" ? Math.Log(unit) : 0;
                    double expected = (a.Estimate.Value * factor) + shift;
                    Near.Relative(expected, b.Estimate.Value, Math.Max(Same, Slack(a, 1) * Math.Abs(a.Estimate.Value * factor / expected)));
                    if (!double.IsNaN(a.Estimate.StandardError))
                    {
                        Near.Relative(a.Estimate.StandardError * factor, b.Estimate.StandardError, ErrorTolerance(a));
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(LawsAndKinds))]
    public void The_order_of_the_losses_does_not_matter(string name, string kind)
    {
        (FitCase law, LossSample sample) = Sample(name, kind);
        LossObservation[] rows = [.. SampleKind.Rows(sample)];
        new RandomStream(5, 0).Shuffle(rows);

        AssertSame(law.Fit(sample), law.Fit(LossSample.Of(rows)), 1);
    }

    [Theory]
    [MemberData(nameof(LawsAndKinds))]
    public void Twice_the_rows_is_twice_the_weight(string name, string kind)
    {
        (FitCase law, LossSample sample) = Sample(name, kind);
        LossObservation[] rows = [.. SampleKind.Rows(sample)];
        ISeverityFit once = law.Fit(sample);

        AssertSame(once, law.Fit(LossSample.Of([.. rows, .. rows])), 2);
        AssertSame(once, law.Fit(LossSample.Of(rows.Select(o => o.Weighted(2 * o.Weight)))), 2);
    }

    [Theory]
    [MemberData(nameof(LawsAndKinds))]
    public void The_unit_of_the_weights_scales_the_likelihood_alone(string name, string kind)
    {
        (FitCase law, LossSample sample) = Sample(name, kind);
        ISeverityFit once = law.Fit(sample);
        foreach (double times in (double[])[1e-12, 1e-3, 1e6])
        {
            AssertSame(once, law.Fit(LossSample.Of(SampleKind.Rows(sample).Select(o => o.Weighted(times * o.Weight)))), times);
        }
    }

    [Theory]
    [MemberData(nameof(LawsAndKinds))]
    public void A_weight_of_zero_is_no_row(string name, string kind)
    {
        (FitCase law, LossSample sample) = Sample(name, kind);
        LossObservation[] more =
        [
            LossObservation.Exactly(0).Weighted(0), LossObservation.Exactly(1e300).Weighted(0), LossObservation.AtMost(1e-3).Weighted(0),
            LossObservation.Exactly(7).Truncated(3, 9).Weighted(0), .. SampleKind.Rows(sample),
        ];

        AssertSame(law.Fit(sample), law.Fit(LossSample.Of(more)), 1);
    }

    [Theory]
    [MemberData(nameof(LawsAndKinds))]
    public void To_be_reported_above_nothing_is_not_to_be_truncated(string name, string kind)
    {
        (FitCase law, LossSample sample) = Sample(name, kind);
        if (kind is "truncated" or "mixed")
        {
            return; // their limits would be replaced
        }

        AssertSame(law.Fit(sample), law.Fit(sample.Truncated(0)), 1);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_range_of_reporting_that_holds_all_probability_changes_nothing(string name)
    {
        var law = FitCase.Named(name);
        LossSample sample = SampleKind.Draw("exact", law.Example, 60, 3);
        ISeverityFit plain = law.Fit(sample);

        AssertSame(plain, law.Fit(sample.Truncated(0, 1e290)), 1, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_narrow_interval_is_nearly_an_exact_loss(string name)
    {
        var law = FitCase.Named(name);
        LossSample exact = SampleKind.Draw("exact", law.Example, 60, 3);
        ISeverityFit fit = law.Fit(exact);
        foreach (double share in (double[])[1e-5, 1e-7, 1e-9])
        {
            // A cell of relative width w shifts an estimate by the order of w²; the arithmetic of its ends by 1e-16 / w.
            LossSample cells = LossSample.Of(SampleKind.Rows(exact).Select(o => LossObservation.Between(o.Low * (1 - share), o.Low * (1 + share))));
            ISeverityFit near = law.Fit(cells);
            double width = SampleKind.Rows(cells).Sum(o => Math.Log(o.High - o.Low));
            Near.Relative(fit.LogLikelihood, near.LogLikelihood - width, name == "Pareto" ? 1e-2 : 1e-8);
            foreach ((FittedParameter a, FittedParameter b) in fit.Parameters.Zip(near.Parameters))
            {
                Near.Relative(a.Estimate.Value, b.Estimate.Value, name == "Pareto" ? 0.1 : Math.Max(1e-6, 10 * share)); // Pareto's scale may lie inside of the least cell
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Many_losses_whose_search_begins_on_a_part_of_them_end_at_the_same_law_in_any_order(string name)
    {
        var law = FitCase.Named(name);
        foreach (string kind in (string[])["exact", "mixed"])
        {
            LossObservation[] rows = [.. SampleKind.Rows(SampleKind.Draw(kind, law.Example, kind == "mixed" ? 17_000 : 40_000, 4))];

            AssertSame(law.Fit(LossSample.Of(rows)), law.Fit(LossSample.Of(rows.OrderBy(o => o.Low))), 1);
        }
    }

    /// <summary>What a standard error allows, as a share of the estimate.</summary>
    private static double Slack(FittedParameter p, double times) => double.IsNaN(p.Estimate.StandardError)
        ? 0
        : OfError * p.Estimate.StandardError / Math.Sqrt(times) / Math.Abs(p.Estimate.Value);

    /// <summary>Looser where the losses do not determine the parameter, so that the information is nearly singular.</summary>
    private static double ErrorTolerance(FittedParameter p) => p.Estimate.StandardError > Math.Abs(p.Estimate.Value) ? 1e-4 : 1e-6;

    private static (FitCase Law, LossSample Sample) Sample(string name, string kind)
    {
        var law = FitCase.Named(name);
        return (law, SampleKind.Draw(kind, law.Example, 60, 11));
    }

    private static void AssertSame(ISeverityFit expected, ISeverityFit actual, double times, double tolerance = Same)
    {
        Assert.Equal(expected.Status, actual.Status);
        Near.Relative(times * expected.LogLikelihood, actual.LogLikelihood, 1e-11);
        Near.Relative(times * expected.Weight, actual.Weight, 1e-13);
        if (expected.Status is not (FitStatus.Converged or FitStatus.Irregular))
        {
            return; // where the likelihood only rises, the point is not determined
        }

        foreach ((FittedParameter a, FittedParameter b) in expected.Parameters.Zip(actual.Parameters))
        {
            Near.Relative(a.Estimate.Value, b.Estimate.Value, Math.Max(tolerance, Slack(a, times)));
            if (!double.IsNaN(a.Estimate.StandardError))
            {
                Near.Relative(a.Estimate.StandardError / Math.Sqrt(times), b.Estimate.StandardError, ErrorTolerance(a));
            }
        }
    }
}
