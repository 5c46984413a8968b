using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

/// <remarks>Reference values: composed_laws.oracle.py (mpmath, 400 digits).</remarks>
public class ComposedLawTests
{
    private const double Required = 1e-10; // what the library promises of every law, in relative terms

    public static TheoryData<string> Names => [.. ComposedLaws.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_what_the_oracle_says(string name)
    {
        ISeverity law = ComposedLaws.ByName[name]();
        string[][] rows = [.. ReferenceFile.Lines("composed_laws.csv").Select(line => line.Split(',')).Where(cells => cells[0] == name)];
        var failures = new List<string>();
        double allowed = name == "cut_narrow" ? 1e-8 : Required; // the numbers of a law from 1 to 1.0000001 have 8 digits of their distances

        foreach (string[] cells in rows)
        {
            double[] v = ReferenceFile.Numbers(string.Join(',', cells[2..]));
            double actual = Member(law, cells[1], v[0]);
            // A logarithm is right to the relative error of what it is the logarithm of.
            double error = v[1].Equals(actual) ? 0 : cells[1].StartsWith("log", StringComparison.Ordinal) ? Math.Abs(actual - v[1]) : Math.Abs((actual / v[1]) - 1);
            if (!(error <= allowed))
            {
                failures.Add(FormattableString.Invariant($"{string.Join(',', cells)}: {actual:R}, error {error:G2}"));
            }
        }

        Assert.True(rows.Length >= 10);
        Assert.Equal([], failures);
    }

    private static double Member(ISeverity law, string what, double argument) => what switch
    {
        "log_cumulative" => law.LogCumulative(argument),
        "log_survival" => law.LogSurvival(argument),
        "log_density" => law.LogDensity(argument),
        "cumulative" => law.Cumulative(argument),
        "survival" => law.Survival(argument),
        "quantile" => law.Quantile(argument),
        "loss_exceeded" => law.LossExceededWith(argument),
        "limited_mean" => law.LimitedMean(argument),
        "mean_excess" => law.MeanExcess(argument),
        "mean" => law.Mean,
        "variance" => law.Variance,
        _ => throw new ArgumentException(what),
    };
}
