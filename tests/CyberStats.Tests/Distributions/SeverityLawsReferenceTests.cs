using System.Globalization;
using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

public class SeverityLawsReferenceTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("severity_laws.csv")];

    // A probability is given by its logarithm, whose last place is that of e^-700 times 1e-13: the tolerance is of the logarithm beside 1. A quantile, a
    // mean or an excess is a few roundings, some of them of logarithms up to 700 and of arguments that the law itself magnifies.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Members_are_those_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] p = [.. cells[1].Split(' ').Select(Number)];
        ISeverity law = cells[0] switch
        {
            "Lognormal" => new Lognormal(p[0], p[1]),
            "Gamma" => new Gamma(p[0], p[1]),
            "Weibull" => new Weibull(p[0], p[1]),
            "Exponential" => new Exponential(p[0]),
            "Pareto" => new Pareto(p[0], p[1]),
            "Lomax" => new Lomax(p[0], p[1]),
            "GeneralizedPareto" => new GeneralizedPareto(p[0], p[1], p[2]),
            "Burr" => new Burr(p[0], p[1], p[2]),
            "LogLogistic" => new LogLogistic(p[0], p[1]),
            "InverseGaussian" => new InverseGaussian(p[0], p[1]),
            _ => new GeneralizedExtremeValue(p[0], p[1], p[2]),
        };
        (double x, double expected) = (Number(cells[3]), Number(cells[4]));
        switch (cells[2])
        {
            case "mean": Near.Relative(expected, law.Mean, 1e-12); break;
            case "variance": Near.Relative(expected, law.Variance, 1e-12); break;
            case "log_density": Log(expected, law.LogDensity(x), law.Density(x)); break;
            case "log_cumulative": Log(expected, law.LogCumulative(x), law.Cumulative(x)); break;
            case "log_survival": Log(expected, law.LogSurvival(x), law.Survival(x)); break;
            case "limited_mean": Near.Relative(expected, law.LimitedMean(x), 1e-11); break;
            case "mean_excess": Near.Relative(expected, law.MeanExcess(x), 1e-11); break;
            case "quantile": Near.Relative(expected, law.Quantile(x), 1e-10); break;
            default: Near.Relative(expected, law.LossExceededWith(x), 1e-10); break;
        }
    }

    private static void Log(double expected, double log, double value)
    {
        Near.Relative(expected, log, Math.Abs(expected) < 1 ? 1e-11 : 1e-11 / Math.Min(Math.Abs(expected), 100));
        if (expected is > -690 and < 700)
        {
            Near.Relative(Math.Exp(expected), value, 1e-11);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
