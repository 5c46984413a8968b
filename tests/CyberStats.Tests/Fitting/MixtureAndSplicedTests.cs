using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <remarks>Reference values: severity_parts.oracle.py (EM and separate fits, polished at 30 digits).</remarks>
public class MixtureAndSplicedTests
{
    private static readonly string[] Rows = [.. ReferenceFile.Lines("severity_parts.csv")];

    public static TheoryData<string> Mixtures => [.. Rows.Where(row => row.StartsWith("mixture", StringComparison.Ordinal))];

    public static TheoryData<string> Splices => [.. Rows.Where(row => row.StartsWith("spliced", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void Finds_the_mixture_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');

        Check(SeverityFit.Mixture(Losses(cells[1])), Numbers(cells[3..]));
    }

    [Theory]
    [MemberData(nameof(Splices))]
    public void Finds_the_body_and_the_tail_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        string[] laws = cells[2].Split(' ');

        SeverityFit<Spliced> fit = SeverityFit.Spliced(
            Losses(cells[1]), Numbers(cells[3..4])[0], Enum.Parse<SplicedBody>(laws[0]), Enum.Parse<SplicedTail>(laws[1]));

        Check(fit, Numbers(cells[4..]));
        Assert.Equal(Numbers(cells[3..4])[0], fit.Law.Threshold);
    }

    [Fact]
    public void Names_the_parameters_after_their_part()
    {
        SeverityFit<Spliced> fit = SeverityFit.Spliced(Losses("4"), 1e4);

        Assert.Equal(["TailProbability", "BodyMu", "BodySigma", "TailScale", "TailShape"], fit.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void Takes_censored_truncated_and_weighted_losses()
    {
        double[] losses = Losses("4");
        LossSample exact = losses;
        LossSample twice = LossSample.Of(losses.Select(x => LossObservation.Exactly(x).Weighted(2)));
        LossSample narrow = LossSample.Of(losses.Select(x => LossObservation.Between(x * (1 - 1e-7), x * (1 + 1e-7))));
        LossSample all = exact.Truncated(losses.Min() * 1e-9);

        SeverityFit<Spliced> fit = SeverityFit.Spliced(exact, 1e4);

        Near(fit, SeverityFit.Spliced(twice, 1e4), 1e-9);
        Near(fit, SeverityFit.Spliced(narrow, 1e4), 1e-6); // losses are moved by one part in 1e7, an interval that holds the threshold belongs to both sides
        Near(fit, SeverityFit.Spliced(all, 1e4), 1e-6); // the body has next to nothing below
        Assert.Equal(2 * fit.LogLikelihood, SeverityFit.Spliced(twice, 1e4).LogLikelihood, 1e-7);

        static void Near(SeverityFit<Spliced> expected, SeverityFit<Spliced> actual, double tolerance) =>
            Assert.All(expected.Parameters.Zip(actual.Parameters), p => Assert.Equal(1, p.Second.Estimate.Value / p.First.Estimate.Value, tolerance));
    }

    [Fact]
    public void Says_where_one_law_does_as_well()
    {
        // Quantiles of one lognormal law: a second component gains nothing that holds.
        var law = new Lognormal(10, 1);
        double[] losses = [.. Enumerable.Range(0, 200).Select(i => law.Quantile((i + 0.5) / 200))];

        SeverityFit<Mixture> fit = SeverityFit.Mixture(losses);

        Assert.True(fit.LogLikelihood >= SeverityFit.Lognormal(losses).LogLikelihood - 1e-6);
        Assert.True(fit.Status != FitStatus.Converged || fit.Aicc > SeverityFit.Lognormal(losses).Aicc);
    }

    [Fact]
    public void Refuses_a_threshold_with_too_few_losses_on_a_side()
    {
        double[] losses = Losses("4");

        var above = Assert.Throws<InsufficientDataException>(() => SeverityFit.Spliced(losses, 1e12));
        var below = Assert.Throws<InsufficientDataException>(() => SeverityFit.Spliced(losses, losses.Min() / 2));

        Assert.Equal((2, 0, 2, 0), (above.Required, above.Actual, below.Required, below.Actual));
        Refused.Argument("threshold", () => SeverityFit.Spliced(losses, 0));
        Refused.Argument("body", () => SeverityFit.Spliced(losses, 1e4, (SplicedBody)99));
    }

    // The oracle's estimates are exact to some 1e-15; a search ends within 1e-9 of them, and errors within 1e-8.
    private static void Check<TLaw>(SeverityFit<TLaw> fit, double[] expected)
        where TLaw : class, ISeverity
    {
        int n = fit.Parameters.Count;
        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal(expected[0], fit.LogLikelihood, 1e-10 * Math.Abs(expected[0]));
        for (int k = 0; k < n; k++)
        {
            Assert.Equal(1, fit.Parameters[k].Estimate.Value / expected[1 + k], 1e-9);
            Assert.Equal(1, fit.Parameters[k].Estimate.StandardError / expected[1 + n + k], 1e-8);
        }
    }

    private static double[] Losses(string set) =>
        Numbers(Rows.Select(row => row.Split(',')).Single(cells => cells[0] == "data" && cells[1] == set)[3..]);

    private static double[] Numbers(string[] cells) => [.. cells.Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
