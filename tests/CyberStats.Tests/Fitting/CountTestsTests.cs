using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Trends;

namespace CyberStats.Tests.Fitting;

/// <summary>The tests that take a sample of counts: of its dispersion, its zeros and its law.</summary>
public class CountTestsTests
{
    private static readonly double[] Uneven = [1, 30, 5, 60, 2, 90, 8, 200, 10, 40, 250, 30];

    // The exact p-values are those of all counts with the same total: dispersion_test.oracle.py.
    [Fact]
    public void The_conditional_test_of_dispersion_has_the_exact_p_value()
    {
        foreach (string row in ReferenceFile.Lines("dispersion_test.csv").Where(r => r.StartsWith("conditional", StringComparison.Ordinal)))
        {
            string[] cells = row.Split(',');
            if (cells[2].Split(' ').Distinct().Count() > 1)
            {
                continue; // exposures differ: no sample of one law
            }

            double[] counts = [.. cells[1].Split(' ').Select(double.Parse)];
            double p = double.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture);
            CountTestResult result = CountDispersionTest.MonteCarlo(counts, 20_000, 5);
            Assert.Equal(p, result.PValue, 5 * Math.Sqrt((p * (1 - p) / 20_000) + 1e-9)); // five standard errors
        }
    }

    [Fact]
    public void Other_tests_of_dispersion_are_those_of_a_regression_on_nothing()
    {
        CountRegressionFit fit = CountRegression.Fit(Uneven, [], family: CountFamily.Poisson);
        CountTestResult t = CountDispersionTest.CameronTrivedi(Uneven);
        CountTestResult ratio = CountDispersionTest.LikelihoodRatio(Uneven);

        Near.Relative(DispersionTest.CameronTrivedi(fit).Statistic, t.Statistic, 1e-10);
        Near.Relative(DispersionTest.CameronTrivedi(fit).PValue, t.PValue, 1e-8);
        Near.Relative(DispersionTest.LikelihoodRatio(fit).Statistic, ratio.Statistic, 1e-10);
        Near.Relative(DispersionTest.LikelihoodRatio(fit).PValue, ratio.PValue, 1e-7);
        Assert.Equal((0, 1), (CountDispersionTest.LikelihoodRatio((double[])[4, 5, 6, 5]).Statistic, CountDispersionTest.LikelihoodRatio((double[])[4, 5, 6, 5]).PValue));
    }

    // The infections of 98 patients: van den Broek (1995) gives 15.34 for the squared statistic.
    [Fact]
    public void The_score_test_of_zeros_is_that_of_its_author()
    {
        CountSample infections = CountSample.Weighted([0, 1, 2, 3], [81, 9, 7, 1]);
        CountTestResult score = ZeroInflationTest.Score(infections);

        Assert.Equal(15.34, score.Statistic * score.Statistic, 0.005);
        Assert.InRange(score.PValue, 1e-5, 1e-4);
        Assert.InRange(ZeroInflationTest.LikelihoodRatio(infections).PValue, 1e-5, 1e-2);
        Assert.InRange(ZeroInflationTest.PoissonBootstrap(infections, 499).PValue, 0.002, 0.02);
        Assert.True(ZeroInflationTest.Score((double[])[1, 2, 3, 1, 2, 4, 1]).Statistic < 0);
        Assert.Equal((0, 1), (ZeroInflationTest.LikelihoodRatio((double[])[1, 2, 3, 1, 2, 4, 1]).Statistic, ZeroInflationTest.LikelihoodRatio((double[])[1, 2, 3, 1, 2, 4, 1]).PValue));
    }

    [Fact]
    public void Zeros_of_negative_binomial_counts_are_no_inflation()
    {
        var random = new RandomStream(4);
        CountSample counts = Draw(new NegativeBinomial(3, 0.5), 300, random);

        Assert.True(ZeroInflationTest.Score(counts).PValue < 1e-6);
        Assert.True(ZeroInflationTest.NegativeBinomialBootstrap(counts, 199).PValue > 0.02);
        Assert.Equal(0.005, ZeroInflationTest.NegativeBinomialBootstrap(Draw(new ZeroModified(new Poisson(6), 0.5), 300, random), 199).PValue, 1e-12);
    }

    [Fact]
    public void Goodness_of_fit_refuses_what_is_not_the_law_and_not_what_is()
    {
        var random = new RandomStream(8);
        CountSample counts = Draw(new NegativeBinomial(5, 1.2), 400, random);
        foreach (int kind in (int[])[0, 1])
        {
            Assert.Equal(0.005, Test(FrequencyFit.Poisson(counts), kind).PValue, 1e-12);
            Assert.True(Test(FrequencyFit.NegativeBinomial(counts), kind).PValue > 0.02);
            Assert.Equal(Test(FrequencyFit.NegativeBinomial(counts), kind), Test(FrequencyFit.NegativeBinomial(counts), kind));
        }

        static CountTestResult Test<TLaw>(FrequencyFit<TLaw> fit, int kind)
            where TLaw : class, IFrequency => kind == 0 ? CountGoodnessOfFit.KolmogorovSmirnov(fit, 199, 2) : CountGoodnessOfFit.CramerVonMises(fit, 199, 2);
    }

    [Fact]
    public void Too_little_is_named()
    {
        Assert.Throws<InsufficientDataException>("counts", () => CountDispersionTest.MonteCarlo((double[])[3]));
        Assert.Throws<InsufficientDataException>("counts", () => CountDispersionTest.CameronTrivedi(new double[4]));
        Assert.Throws<InsufficientDataException>("counts", () => ZeroInflationTest.Score(new double[4]));
        Assert.Throws<InsufficientDataException>("counts", () => ZeroInflationTest.NegativeBinomialBootstrap((double[])[0, 0, 3]));
        Refused.Argument("replicates", () => CountDispersionTest.MonteCarlo(Uneven, 0));
        Refused.Argument("fit", () => CountGoodnessOfFit.KolmogorovSmirnov<Poisson>(null!));
    }

    private static CountSample Draw(IFrequency law, int count, RandomStream random) => Enumerable.Range(0, count).Select(_ => law.Sample(random)).ToArray();
}
