using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class FrequencyFitBehaviourTests
{
    private static readonly double[] Tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147];

    [Fact]
    public void Order_kind_of_number_and_table_do_not_matter()
    {
        FrequencyFit<NegativeBinomial> fit = FrequencyFit.NegativeBinomial(Tracker);
        foreach (CountSample same in (CountSample[])
        [
            Tracker.Reverse().ToArray(), Array.ConvertAll(Tracker, y => (int)y), Array.ConvertAll(Tracker, y => (long)y), CountSample.Of(Tracker.AsSpan()),
            CountSample.Weighted([.. Tracker, 5], [.. Tracker.Select(_ => 1.0), 0]),
        ])
        {
            FrequencyFit<NegativeBinomial> other = FrequencyFit.NegativeBinomial(same);
            Assert.Equal((fit.Law, fit.LogLikelihood), (other.Law, other.LogLikelihood));
        }
    }

    [Fact]
    public void Counts_given_twice_have_the_same_law_and_smaller_errors()
    {
        foreach (bool isWeighted in (bool[])[true, false])
        {
            CountSample twice = isWeighted ? CountSample.Weighted(Tracker, [.. Tracker.Select(_ => 2.0)]) : CountSample.Of([.. Tracker, .. Tracker]);
            FrequencyFit<ZeroTruncated> once = FrequencyFit.ZeroTruncatedNegativeBinomial(Tracker);
            FrequencyFit<ZeroTruncated> fit = FrequencyFit.ZeroTruncatedNegativeBinomial(twice);

            Near.Relative(2 * once.LogLikelihood, fit.LogLikelihood, 1e-12);
            for (int k = 0; k < 2; k++)
            {
                Near.Relative(once.Parameters[k].Estimate.Value, fit.Parameters[k].Estimate.Value, 1e-9);
                Near.Relative(once.Parameters[k].Estimate.StandardError / Math.Sqrt(2), fit.Parameters[k].Estimate.StandardError, 1e-7);
            }
        }
    }

    [Fact]
    public void A_million_counts_and_huge_ones_are_fitted()
    {
        var law = new NegativeBinomial(6.5, 1.8);
        var random = new RandomStream(5);
        double[] counts = [.. Enumerable.Range(0, 200_000).Select(_ => law.Sample(random))];
        FrequencyFit<NegativeBinomial> fit = FrequencyFit.NegativeBinomial(counts);
        Assert.InRange((fit.Law.Size - 1.8) / fit.Parameters[1].Estimate.StandardError, -4, 4);
        Assert.True(fit.LogLikelihood >= fit.Sample.Values.Zip(fit.Sample.Frequencies, (v, f) => f * law.LogDensity(v)).Sum());

        var huge = new NegativeBinomial(3e8, 2.5);
        FrequencyFit<NegativeBinomial> large = FrequencyFit.NegativeBinomial(Enumerable.Range(0, 3000).Select(_ => huge.Sample(random)).ToArray());
        Assert.InRange((large.Law.Size - 2.5) / large.Parameters[1].Estimate.StandardError, -4, 4);
        Assert.InRange((large.Law.Mean - 3e8) / large.Parameters[0].Estimate.StandardError, -4, 4);
    }

    [Fact]
    public void Wald_and_profile_intervals_agree_where_counts_are_many()
    {
        var random = new RandomStream(11);
        var law = new ZeroModified(new NegativeBinomial(4, 2), 0.4);
        FrequencyFit<ZeroModified> fit = FrequencyFit.ZeroModifiedNegativeBinomial(Enumerable.Range(0, 50_000).Select(_ => law.Sample(random)).ToArray());

        Assert.Equal(["Mean", "Size", "ZeroProbability"], fit.Parameters.Select(p => p.Name));
        foreach (FittedParameter parameter in fit.Parameters)
        {
            Estimate wald = fit.Wald(parameter.Name);
            Assert.Equal(wald.Low, parameter.Estimate.Low, 0.02 * wald.StandardError); // skewness is of the order 1 / √n
            Assert.Equal(wald.High, parameter.Estimate.High, 0.02 * wald.StandardError);
            Assert.True(fit.Profile(parameter.Name, 0.5).Low > parameter.Estimate.Low);
        }
    }

    [Fact]
    public void A_bootstrap_repeats_itself_and_has_the_error_of_the_law()
    {
        FrequencyFit<Poisson> fit = FrequencyFit.Poisson(Tracker);
        FrequencyBootstrap<Poisson> parametric = fit.Bootstrap(BootstrapKind.Parametric, 2000, 3);
        FrequencyBootstrap<Poisson> other = fit.Bootstrap(BootstrapKind.Resampled, 2000, 3);

        Assert.Equal(parametric.Laws, fit.Bootstrap(BootstrapKind.Parametric, 2000, 3).Laws);
        Assert.NotEqual(parametric.Laws, fit.Bootstrap(BootstrapKind.Parametric, 2000, 4).Laws);
        var random = new RandomStream(3, 1999);
        double last = Enumerable.Range(0, 18).Sum(_ => fit.Law.Sample(random)) / 18;
        Assert.Equal(last, parametric.Laws[^1].Mean); // each replicate has the stream of its index, whichever thread it ran on
        Near.Relative(fit.Parameters[0].Estimate.StandardError, parametric.Parameters[0].Estimate.StandardError, 0.08); // five standard errors of a deviation
        Near.Relative(Math.Sqrt(fit.Sample.Variance * 17 / 18 / 18), other.Parameters[0].Estimate.StandardError, 0.08); // the counts vary far more than Poisson's
        Assert.Equal((0, 2000, BootstrapKind.Parametric, BootstrapKind.Resampled), (other.FailedCount, other.Replicates, parametric.Kind, other.Kind));
        Assert.InRange(parametric.Of(law => law.Quantile(0.99)).Value, 50, 70);
        Refused.Argument("replicates", () => fit.Bootstrap(replicates: 1));
        Assert.Throws<ArgumentException>(() => FrequencyFit.Poisson(CountSample.Weighted([1, 2], [0.5, 1])).Bootstrap());
    }

    [Fact]
    public void A_bootstrap_counts_what_cannot_be_fitted()
    {
        FrequencyFit<ZeroModified> fit = FrequencyFit.ZeroModifiedPoisson((double[])[0, 0, 0, 0, 2]);
        FrequencyBootstrap<ZeroModified> bootstrap = fit.Bootstrap(BootstrapKind.Parametric, 2000);

        Assert.Equal(2000, bootstrap.Laws.Count + bootstrap.FailedCount);
        Assert.InRange(bootstrap.FailedCount / 2000.0, 0.28, 0.38); // 0.8^5 have no count above zero
    }

    [Fact]
    public void Laws_are_ranked_by_what_their_likelihood_is_worth()
    {
        var random = new RandomStream(2);
        var law = new ZeroModified(new Poisson(3), 0.5);
        FrequencyComparison comparison = FrequencyFit.Compare(Enumerable.Range(0, 500).Select(_ => law.Sample(random)).ToArray());

        Assert.Equal("ZeroModifiedPoisson", comparison.Best.Name);
        Assert.Equal(7, comparison.Ranks.Count);
        Assert.Equal(comparison.Ranks.Select(r => r.Aic).Order(), comparison.Ranks.Select(r => r.Aic));
        Assert.Equal(1, comparison.Ranks.Sum(r => r.Weight), 1e-12);
        Assert.Equal(3, FrequencyFit.Compare(new double[5]).Ranks.Count(r => r.LogLikelihood == 0 && r.Name != "Poisson"));
    }

    [Fact]
    public void The_sample_says_what_it_holds()
    {
        CountSample sample = (double[])[3, 0, 5000, 3, 0, 5000, 7_000_000_000, 0];

        Assert.Equal([0, 3, 5000, 7e9], sample.Values);
        Assert.Equal([3, 2, 2, 1], sample.Frequencies);
        Assert.Equal((8, 7000010006, 3, 7e9), (sample.Count, sample.Sum, sample.Zeros, sample.Maximum));
        Near.Relative(7000010006 / 8.0, sample.Mean, 1e-15);
        Assert.Equal(double.NaN, ((CountSample)Array.Empty<double>()).Maximum);
        Assert.Equal(double.NaN, ((CountSample)(double[])[4]).Variance);
    }
}
