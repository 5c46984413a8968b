using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

public class FrequencyFitStatusTests
{
    private static readonly double[] Even = [4, 5, 6, 5, 4, 5, 7, 5]; // varies less than Poisson counts

    private static readonly double[] Heavy = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 5, 5, 8, 11, 17, 40, 95];

    [Fact]
    public void Counts_that_are_all_zero_have_the_mean_zero_and_an_upper_bound()
    {
        FrequencyFit<Poisson> fit = FrequencyFit.Poisson(new double[10]);

        Assert.Equal((FitStatus.AtBoundary, 0, 0), (fit.Status, fit.Law.Mean, fit.LogLikelihood));
        Estimate mean = fit.Parameters[0].Estimate;
        Assert.Equal((0, 0), (mean.Value, mean.Low));
        Assert.Equal(double.NaN, mean.StandardError);
        Near.Relative(3.841458820694124 / 20, mean.High, 1e-10); // the likelihood is exp(-10 mean)
        Assert.Equal(FitStatus.AtBoundary, FrequencyFit.Geometric(new double[10]).Status);
        Assert.Equal(FitStatus.AtBoundary, FrequencyFit.Binomial(new double[10], 5).Status);
    }

    [Fact]
    public void All_zeros_leave_the_size_open()
    {
        FrequencyFit<NegativeBinomial> fit = FrequencyFit.NegativeBinomial(new double[10]);

        Assert.Equal((FitStatus.Degenerate, 0, 0), (fit.Status, fit.Law.Mean, fit.LogLikelihood));
        Assert.Contains(Caveat.NoDispersion, fit.Caveats);
        Assert.All(fit.Parameters, p => Assert.Equal(double.NaN, p.Estimate.Low));
        Assert.Equal(FitStatus.Degenerate, FrequencyFit.Binomial(new double[10]).Status);
    }

    [Fact]
    public void Counts_that_vary_no_more_than_Poisson_have_an_infinite_size_and_a_least_one()
    {
        FrequencyFit<NegativeBinomial> fit = FrequencyFit.NegativeBinomial(Even);

        Assert.Equal((FitStatus.AtBoundary, double.PositiveInfinity), (fit.Status, fit.Law.Size));
        Assert.Equal(FrequencyFit.Poisson(Even).LogLikelihood, fit.LogLikelihood, 1e-12);
        Assert.Equal(double.PositiveInfinity, fit.Parameters[1].Estimate.High);
        Assert.InRange(fit.Parameters[1].Estimate.Low, 1, 100);
        Near.Relative(FrequencyFit.Poisson(Even).Parameters[0].Estimate.StandardError, fit.Parameters[0].Estimate.StandardError, 1e-12);
        Assert.InRange(fit.Parameters[0].Estimate.Low, 0, FrequencyFit.Poisson(Even).Parameters[0].Estimate.Low); // a size below ∞ only widens it
        Assert.Equal(FitStatus.AtBoundary, FrequencyFit.NegativeBinomial((double[])[3, 3, 3]).Status);
        Assert.Equal(FitStatus.AtBoundary, FrequencyFit.ZeroTruncatedNegativeBinomial(Even).Status);
    }

    [Fact]
    public void Ones_alone_are_the_limit_of_a_zero_truncated_law()
    {
        double[] ones = [1, 1, 1, 1];
        foreach (FrequencyFit<ZeroTruncated> fit in (FrequencyFit<ZeroTruncated>[])[FrequencyFit.ZeroTruncatedPoisson(ones), FrequencyFit.ZeroTruncatedGeometric(ones)])
        {
            Assert.Equal(FitStatus.AtBoundary, fit.Status);
            Assert.Equal((1, 1), (fit.Law.Density(1), fit.Law.Mean));
            Assert.Equal(0, fit.LogLikelihood, 1e-12);
            Assert.Equal((0, 0), (fit.Parameters[0].Estimate.Value, fit.Parameters[0].Estimate.Low));
            Assert.InRange(fit.Parameters[0].Estimate.High, 0.1, 3);
        }

        Assert.Equal(FitStatus.Degenerate, FrequencyFit.ZeroTruncatedNegativeBinomial(ones).Status);
    }

    [Fact]
    public void A_zero_truncated_size_can_have_its_best_value_at_zero()
    {
        FrequencyFit<ZeroTruncated> fit = FrequencyFit.ZeroTruncatedNegativeBinomial(Heavy);
        double q = 0.95; // of the logarithmic series law -q^k / (k log(1 - q)), at its best by golden section
        (double low, double high) = (0.5, 0.9999);
        for (int i = 0; i < 200; i++)
        {
            double a = high - (0.618033988749895 * (high - low));
            double b = low + (0.618033988749895 * (high - low));
            (low, high) = Series(a) > Series(b) ? (low, b) : (a, high);
            q = (low + high) / 2;
        }

        Assert.Equal(FitStatus.AtBoundary, fit.Status);
        Near.Relative(Series(q), fit.LogLikelihood, 1e-8);
        Estimate size = fit.Parameters[1].Estimate;
        Assert.Equal((0, double.NaN), (size.Low, size.StandardError));
        Assert.InRange(size.High, 0.01, 10);

        static double Series(double q) => Heavy.Sum(k => (k * Math.Log(q)) - Math.Log(k) - Math.Log(-Math.Log(1 - q)));
    }

    [Fact]
    public void A_zero_modified_law_without_zeros_is_at_its_boundary()
    {
        FrequencyFit<ZeroModified> fit = FrequencyFit.ZeroModifiedPoisson(Even);

        Assert.Equal((FitStatus.AtBoundary, 0), (fit.Status, fit.Law.ZeroProbability));
        Assert.Equal(FrequencyFit.ZeroTruncatedPoisson(Even).LogLikelihood, fit.LogLikelihood, 1e-12);
        Near.Relative(1 - Math.Exp(-3.841458820694124 / 16), fit.Parameters[^1].Estimate.High, 1e-10); // the likelihood is (1 - p)^8
    }

    [Fact]
    public void An_unknown_number_of_trials_is_the_best_whole_number()
    {
        double[] counts = [3, 5, 4, 6, 2, 5, 5, 4, 3, 6, 4, 5];
        FrequencyFit<Binomial> fit = FrequencyFit.Binomial(counts);

        Assert.Equal(FitStatus.Irregular, fit.Status);
        for (long trials = 6; trials < 500; trials++)
        {
            Assert.True(FrequencyFit.Binomial(counts, trials).LogLikelihood <= fit.LogLikelihood + 1e-12, $"{trials} trials are better than {fit.Law.Trials}");
        }

        Assert.Equal(double.NaN, fit.Parameters[0].Estimate.StandardError);
        Assert.Equal(FitStatus.Degenerate, FrequencyFit.Binomial((double[])[5, 5, 5]).Status);
        Assert.Equal(new Binomial(5, 1), FrequencyFit.Binomial((double[])[5, 5, 5]).Law);
    }

    [Fact]
    public void Trials_without_a_bound_are_named_so()
    {
        FrequencyFit<Binomial> fit = FrequencyFit.Binomial((double[])[0, 9, 2, 14, 5]);

        Assert.Equal(FitStatus.AtBoundary, fit.Status);
        Near.Relative(FrequencyFit.Poisson((double[])[0, 9, 2, 14, 5]).LogLikelihood, fit.LogLikelihood, 1e-12);
        Assert.Equal(double.PositiveInfinity, fit.Parameters[0].Estimate.High);
    }

    [Fact]
    public void Too_few_counts_are_named_with_their_number()
    {
        Missing(1, 0, () => FrequencyFit.Poisson(Array.Empty<double>()));
        Missing(2, 1, () => FrequencyFit.NegativeBinomial((double[])[5]));
        Missing(2, 1, () => FrequencyFit.Binomial((double[])[5]));
        Missing(2, 1, () => FrequencyFit.ZeroModifiedNegativeBinomial((double[])[5, 0, 0]));
        Missing(1, 0, () => FrequencyFit.ZeroModifiedPoisson((double[])[0, 0]));
        Missing(2, 1, () => FrequencyFit.Compare((double[])[5]));
        Assert.Equal(FitStatus.Converged, FrequencyFit.Poisson((double[])[5]).Status);
        Assert.Contains(Caveat.Unstable, FrequencyFit.Poisson((double[])[5]).Caveats);

        static void Missing(int required, int actual, Func<object?> action)
        {
            var error = Assert.Throws<InsufficientDataException>(action);
            Assert.Equal((required, actual, "counts"), (error.Required, error.Actual, error.ParamName));
        }
    }

    [Fact]
    public void Counts_that_are_none_are_named_with_their_place()
    {
        foreach (double bad in (double[])[-1, 0.5, double.NaN, double.PositiveInfinity, -1e18])
        {
            Assert.Contains("index 2", Refused.Argument("counts", () => FrequencyFit.Poisson((double[])[1, 2, bad])).Message, StringComparison.Ordinal);
            Refused.Argument("counts", () => CountSample.Weighted([1, 2, bad], [1, 1, 1]));
        }

        Assert.Contains("index 1 is -3", Refused.Argument("counts", () => FrequencyFit.Poisson(new int[] { 1, -3 })).Message, StringComparison.Ordinal);
        Assert.Contains("index 1 is -3", Refused.Argument("counts", () => FrequencyFit.Poisson(new long[] { 1, -3 })).Message, StringComparison.Ordinal);
        Refused.Argument("frequencies", () => CountSample.Weighted([1, 2], [1]));
        Refused.Argument("frequencies", () => CountSample.Weighted([1, 2], [1, -1]));
        Refused.Argument("counts", () => FrequencyFit.ZeroTruncatedPoisson((double[])[1, 0]));
        Refused.Argument("counts", () => FrequencyFit.Binomial((double[])[1, 9], 8));
        Refused.Argument("trials", () => FrequencyFit.Binomial((double[])[1, 9], -8));
        Refused.Argument("counts", () => FrequencyFit.Poisson((double[])null!));
        Refused.Argument("counts", () => FrequencyFit.Poisson((CountSample)null!));
        Refused.Argument("name", () => FrequencyFit.Poisson((double[])[1, 0]).Profile("Size"));
        Refused.Argument("level", () => FrequencyFit.Poisson((double[])[1, 0]).Profile("Mean", 1));
    }
}
