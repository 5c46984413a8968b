using System.Globalization;
using CyberStats.Growth;
using CyberStats.Series;

namespace CyberStats.Tests.Growth;

/// <summary>The fits against textbook parametrisations, maximised and profiled by another method at 50 digits.</summary>
public class GrowthCurveOracleTests
{
    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("growth_curve.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_figure_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        CountSeries series = CountSeries.Yearly(2005, [.. cells[0].Split(' ').Select(c => c == "-" ? (double?)null : Number(c))]);
        if (cells[1].Length > 0)
        {
            series = series.WithExposure([.. cells[1].Split(' ').Select(Number)]);
        }

        GrowthCurveFit fit = GrowthCurve.Fit(series, Enum.Parse<GrowthCurveKind>(cells[2]), Enum.Parse<CountFamily>(cells[3]));
        double value = Number(cells[5]);
        if (Single(fit, cells[4]) is { } single)
        {
            Near.Relative(value, single, 1e-8);
            return;
        }

        Estimate estimate = cells[4] switch
        {
            "GrowthRate" => fit.GrowthRate!.Value,
            "Capacity" => fit.Capacity!.Value,
            "Inflection" => fit.Inflection!.Value,
            "Innovation" => fit.Innovation!.Value,
            "Imitation" => fit.Imitation!.Value,
            "Theta" => fit.Theta!.Value,
            _ => fit.MeanAt(2005 + series.Length + 1.5).Mean,
        };
        Near.Relative(value, estimate.Value, 1e-8);
        NearUnlessNaN(cells[6], estimate.StandardError);
        NearUnlessNaN(cells[7], estimate.Low);
        NearUnlessNaN(cells[8], estimate.High);
    }

    private static double? Single(GrowthCurveFit fit, string name) => name switch
    {
        "Deviance" => fit.Deviance,
        "Dispersion" => fit.Dispersion,
        "LogLikelihood" => fit.LogLikelihood,
        _ => null,
    };

    private static void NearUnlessNaN(string expected, double actual)
    {
        if (expected != "NaN") // not asked of the oracle
        {
            Near.Relative(Number(expected), actual, 1e-8);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
