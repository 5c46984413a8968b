using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <remarks>Reference values: severity_regression.oracle.R (survreg, glm, optim).</remarks>
public class SeverityRegressionTests
{
    private static readonly string[] Rows = [.. ReferenceFile.Lines("severity_regression.csv")];

    public static TheoryData<string> Fits => [.. Rows.Where(row => row.StartsWith("fit", StringComparison.Ordinal))];

    public static TheoryData<string> Smears => [.. Rows.Where(row => row.StartsWith("smear", StringComparison.Ordinal))];

    // Coefficients to 1e-6 of their standard error: survreg and optim stop on the likelihood, flat to its rounding within that.
    [Theory]
    [MemberData(nameof(Fits))]
    public void Matches_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] expected = [.. cells[3..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        (LossSample losses, double[][] columns) = Set(cells[1]);
        if (cells[2] == "Lognormal")
        {
            Check(SeverityRegression.Lognormal(losses, columns), expected);
        }
        else
        {
            Check(SeverityRegression.Gamma(losses, columns), expected);
        }

        static void Check<TLaw>(SeverityRegressionFit<TLaw> fit, double[] expected)
            where TLaw : class, ISeverity
        {
            double inflation = Math.Sqrt(fit.Weight / (fit.Weight - 3));
            Assert.Equal(FitStatus.Converged, fit.Status);
            Assert.Equal(expected[0], fit.LogLikelihood, 1e-8); // survreg's own rounding
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(expected[1 + k], fit.Coefficients[k].Value, 1e-6 * expected[5 + k]);
                Assert.Equal(expected[5 + k], fit.Coefficients[k].StandardError / inflation, 1e-5 * expected[5 + k]);
            }

            Assert.Equal(expected[4], fit.Dispersion.Estimate.Value, 1e-6 * expected[4]);
            Assert.Equal(expected[8], fit.Dispersion.Estimate.StandardError / fit.Dispersion.Estimate.Value / inflation, 1e-5 * expected[8]);
        }
    }

    [Theory]
    [MemberData(nameof(Smears))]
    public void Smears_the_mean_as_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        (LossSample losses, double[][] columns) = Set(cells[1]);

        double? mean = SeverityRegression.Lognormal(losses, columns).SmearedMeanAt(2, 1);

        Assert.NotNull(mean);
        Assert.Equal(1, mean.Value / double.Parse(cells[5], CultureInfo.InvariantCulture), 1e-6); // as the coefficients
    }

    [Fact]
    public void Gives_the_classical_interval_of_uncensored_lognormal_losses()
    {
        (LossSample losses, double[][] columns) = Set("1");

        Estimate slope = SeverityRegression.Lognormal(losses, columns).Coefficients[1];

        // lm of R on the same rows: 0.6053736 ± 2.2621572 (t of 9 degrees of freedom) times 0.2575096.
        Assert.Equal(2.2621571627, (slope.High - slope.Value) / slope.StandardError, 1e-8);
        Assert.Equal(0.22301001679223989 * Math.Sqrt(12.0 / 9), slope.StandardError, 1e-6);
    }

    [Fact]
    public void Does_not_depend_on_the_unit_of_losses_or_covariates()
    {
        (LossSample losses, double[][] columns) = Set("5");
        LossSample inBillions = LossSample.Of(Enumerable.Range(0, losses.Count).Select(i => LossObservation.Between(losses[i].Low / 1e9, losses[i].High / 1e9)));

        SeverityRegressionFit<Gamma> one = SeverityRegression.Gamma(losses, columns);
        SeverityRegressionFit<Gamma> other = SeverityRegression.Gamma(inBillions, [[.. columns[0].Select(x => (1000 * x) + 7)], columns[1]]);

        Assert.Equal(one.Dispersion.Estimate.Value, other.Dispersion.Estimate.Value, 1e-9);
        Assert.Equal(one.Coefficients[1].Value, 1000 * other.Coefficients[1].Value, 1e-9);
        Assert.Equal(one.Coefficients[2].Value, other.Coefficients[2].Value, 1e-9);
        Assert.Equal(1, one.MeanAt(2, 1).Value / 1e9 / other.MeanAt(2007, 1).Value, 1e-9);
    }

    [Fact]
    public void Predicts_the_law_of_a_loss()
    {
        (LossSample losses, double[][] columns) = Set("2");
        SeverityRegressionFit<Lognormal> fit = SeverityRegression.Lognormal(losses, columns);

        Lognormal law = fit.LawAt(2, 1);

        Assert.Equal(fit.Coefficients[0].Value + (2 * fit.Coefficients[1].Value) + fit.Coefficients[2].Value, law.Mu, 1e-12);
        Assert.Equal(law.Mean, fit.MeanAt(2, 1).Value, law.Mean * 1e-12);
        Assert.InRange(law.Mean, fit.MeanAt(2, 1).Low, fit.MeanAt(2, 1).High);
    }

    [Fact]
    public void Refuses_columns_and_losses_by_name()
    {
        double[] losses = [10, 20, 35, 40, 90, 12];
        double[] x = [1, 2, 3, 4, 5, 6];

        Refused.Argument("columns", () => SeverityRegression.Lognormal(losses, [[1, 2]]));
        Refused.Argument("columns", () => SeverityRegression.Lognormal(losses, [[1, 2, 3, double.NaN, 5, 6]]));
        Refused.Argument("columns", () => SeverityRegression.Lognormal(losses, [[3, 3, 3, 3, 3, 3]]));
        Refused.Argument("columns", () => SeverityRegression.Lognormal(losses, [x, [.. x.Select(v => 2 * v)]]));
        Refused.Argument("covariates", () => SeverityRegression.Lognormal(losses, [x]).LawAt(1, 2));
        Refused.Argument("losses", () => SeverityRegression.Lognormal(new double[] { 0, 20, 35, 40, 90, 12 }, [x]));
        Assert.Equal((4, 3), Counts(() => SeverityRegression.Gamma(new double[] { 1, 2, 3 }, [[1, 2, 4]])));
        Assert.Equal((1, 0), Counts(() => SeverityRegression.Gamma(LossSample.Of(losses.Select(LossObservation.AtLeast)), [x])));

        static (int Required, int Actual) Counts(Func<object> fit)
        {
            var error = Assert.Throws<InsufficientDataException>(fit);
            return (error.Required, error.Actual);
        }
    }

    [Fact]
    public void Says_where_losses_lie_on_the_line()
    {
        double[] x = [1, 2, 3, 4, 5, 6];

        SeverityRegressionFit<Lognormal> fit = SeverityRegression.Lognormal(x.Select(v => Math.Exp(v)).ToArray(), [x]);

        Assert.Equal(FitStatus.Degenerate, fit.Status);
        Assert.True(double.IsNaN(fit.Coefficients[1].StandardError));
    }

    private static (LossSample Losses, double[][] Columns) Set(string name)
    {
        double[][] rows =
        [
            .. Rows.Select(row => row.Split(',')).Where(cells => cells[0] == "data" && cells[1] == name)
                .Select(cells => cells[3..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
        ];
        return (LossSample.Of(rows.Select(row => LossObservation.Between(row[0], row[1]).Weighted(row[2]))), [[.. rows.Select(r => r[3])], [.. rows.Select(r => r[4])]]);
    }
}
