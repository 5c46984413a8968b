using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Tests.Fitting;

/// <summary>The cells of laws made of others and of laws of counts, in the table of <see cref="SeverityFitCellTests"/>.</summary>
public class OtherFitCellTests
{
    private const double StandardErrors = 5; // as there

    private static readonly string[] Kinds = ["exact", "left", "right", "interval", "truncated", "rounded", "weighted"];

    private static readonly Mixture TwoKinds = new([0.6, 0.4], [new Lognormal(8, 0.8), new Lognormal(12, 0.9)]);

    private static readonly Spliced BodyAndTail = new(new Lognormal(10, 1), new GeneralizedPareto(20_000, 30_000, 0.4), 20_000, 0.5);

    public static TheoryData<string> AllKinds => [.. Kinds];

    public static TheoryData<string> Counts => ["Poisson", "NegativeBinomial", "Binomial", "Geometric", "ZeroTruncated", "ZeroModified"];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_mixture_is_found_again(string kind) =>
        FoundAgain(SeverityFit.Mixture(SampleKind.Draw(kind, TwoKinds, 1500, 20)), [0.4, 8, 0.8, 12, 0.9], kind);

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_body_with_its_tail_is_found_again(string kind) =>
        FoundAgain(SeverityFit.Spliced(SampleKind.Draw(kind, BodyAndTail, 1500, 20), 20_000), [0.5, 10, 1, 30_000, 0.4], kind);

    [Fact]
    public void Mixtures_and_spliced_laws_have_profiles_and_bootstraps()
    {
        HasBoth(SeverityFit.Mixture(SampleKind.Draw("exact", TwoKinds, 1500, 20)));
        HasBoth(SeverityFit.Spliced(SampleKind.Draw("exact", BodyAndTail, 1500, 20), 20_000));

        static void HasBoth<TLaw>(SeverityFit<TLaw> fit)
            where TLaw : class, ISeverity
        {
            Assert.Equal(FitStatus.Converged, fit.Status);
            foreach (FittedParameter p in fit.Parameters)
            {
                Estimate profile = fit.Profile(p.Name);
                Assert.True(profile.Low < profile.Value && profile.Value < profile.High);
                Assert.InRange((profile.High - profile.Low) / (p.Estimate.High - p.Estimate.Low), 0.6, 2); // as wide as the usual one, to some
            }

            double[] Medians(long seed) => [.. fit.Bootstrap(BootstrapKind.Resampled, 8, seed).Laws.Select(l => l.Quantile(0.5))];
            double[] alone = [.. Enumerable.Range(0, 8).Select(i => fit.TryFit(SampleDraw.Resample(fit.Sample, new RandomStream(3, i)))).OfType<TLaw>().Select(l => l.Quantile(0.5))];
            Assert.Equal(alone, Medians(3));
            Assert.NotEqual(alone, Medians(4));
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_law_of_counts_is_found_again_in_exact_and_weighted_counts_with_profile_and_bootstrap(string name)
    {
        switch (name)
        {
            case "Poisson":
                Check(new Poisson(3), FrequencyFit.Poisson, 3);
                break;
            case "NegativeBinomial":
                Check(new NegativeBinomial(5, 2), FrequencyFit.NegativeBinomial, 5, 2);
                break;
            case "Binomial":
                Check(new Binomial(20, 0.2), counts => FrequencyFit.Binomial(counts, 20), 0.2);
                break;
            case "Geometric":
                Check(new Geometric(3), FrequencyFit.Geometric, 3);
                break;
            case "ZeroTruncated":
                Check(new ZeroTruncated(new NegativeBinomial(5, 2)), FrequencyFit.ZeroTruncatedNegativeBinomial, 5, 2);
                break;
            default:
                Check(new ZeroModified(new Poisson(3), 0.4), FrequencyFit.ZeroModifiedPoisson, 3, 0.4);
                break;
        }

        static void Check<TLaw>(IFrequency law, Func<CountSample, FrequencyFit<TLaw>> fit, params double[] truth)
            where TLaw : class, IFrequency
        {
            var random = new RandomStream(20);
            double[] counts = [.. Enumerable.Range(0, 500).Select(_ => law.Sample(random))];
            FrequencyFit<TLaw> exact = fit(counts);
            double[] distinct = [.. counts.Distinct().Order()];
            FrequencyFit<TLaw> weighted = fit(CountSample.Weighted(distinct, [.. distinct.Select(c => (double)counts.Count(x => x == c))]));

            Assert.Equal(FitStatus.Converged, exact.Status);
            for (int k = 0; k < truth.Length; k++)
            {
                string parameter = exact.Parameters[k].Name;
                Estimate found = exact.Wald(parameter);
                Assert.InRange(found.Value - truth[k], -StandardErrors * found.StandardError, StandardErrors * found.StandardError);
                Assert.Equal(1, weighted.Parameters[k].Estimate.Value / found.Value, 1e-9);
                Estimate profile = exact.Profile(parameter);
                Assert.True(profile.Low < profile.Value && profile.Value < profile.High);
            }

            FrequencyBootstrap<TLaw> drawn = exact.Bootstrap(BootstrapKind.Parametric, 20, 3);
            Assert.Equal(drawn.Laws, exact.Bootstrap(BootstrapKind.Parametric, 20, 3).Laws);
            Assert.NotEqual(drawn.Laws, exact.Bootstrap(BootstrapKind.Parametric, 20, 4).Laws);
        }
    }

    [Fact]
    public void The_zeta_law_is_found_again_as_a_power_law_from_a_given_threshold()
    {
        var law = new Zeta(2.5);
        var random = new RandomStream(20);
        double[] counts = [.. Enumerable.Range(0, 500).Select(_ => law.Sample(random))];

        PowerLawFit fit = PowerLaw.Fit(counts, PowerLawKind.Discrete, threshold: 1);

        Assert.InRange(fit.Exponent.Value - 2.5, -StandardErrors * fit.Exponent.StandardError, StandardErrors * fit.Exponent.StandardError);
        Assert.InRange(fit.Exponent.Value, fit.Exponent.Low, fit.Exponent.High); // the interval is that of the likelihood ratio
    }

    private static void FoundAgain<TLaw>(SeverityFit<TLaw> fit, double[] truth, string kind)
        where TLaw : class, ISeverity
    {
        Assert.Equal(FitStatus.Converged, fit.Status);
        double wider = kind == "weighted" ? Math.Sqrt((1 + 2.25 + 4) / 3 / 1.5) : 1; // as for the other laws
        for (int k = 0; k < truth.Length; k++)
        {
            double reach = StandardErrors * wider * fit.Parameters[k].Estimate.StandardError;
            Assert.InRange(fit.Parameters[k].Estimate.Value - truth[k], -reach, reach);
        }
    }
}
