using System.Globalization;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>The fits against likelihoods written out in dollars and textbook parameters, solved and profiled at 50 digits.</summary>
public class SeverityFitOracleTests
{
    // The decrement at which a search ends leaves estimates right to some 1e-13 standard errors; what is left is the rounding of the likelihood's gradient, divided
    // by a curvature that is small along the ridges of three parameters.
    private const double Estimates = 1e-9;

    // A sum of some hundred logarithms of size 10, each with an error of 1e-16 of itself.
    private const double LogLikelihoods = 1e-12;

    // Second derivatives are exact; their inverse loses what the condition of the information takes.
    private const double Errors = 1e-7;

    // A root to 1e-12 of the profile, whose own value has an error of 1e-13 where it falls by some 1 a step.
    private const double Ends = 1e-7;

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("severity_fits.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_figure_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        ISeverityFit fit = Fit(cells);
        if (cells[3] == "none")
        {
            // The likelihood has no maximum that solves the score: the fit says so, and no peer finds a greater likelihood inside.
            Assert.NotEqual(FitStatus.Converged, fit.Status);
            return;
        }

        Assert.Equal(cells[3] == "end" ? FitStatus.Irregular : FitStatus.Converged, fit.Status);
        Near.Relative(Number(cells[4]), fit.LogLikelihood, LogLikelihoods);
        for (int k = 0; k < fit.Parameters.Count; k++)
        {
            string[] figures = cells[(7 + (5 * k))..(12 + (5 * k))];
            FittedParameter parameter = fit.Parameters[k];
            Assert.Equal(figures[0], parameter.Name);
            Near.Relative(Number(figures[1]), parameter.Estimate.Value, Estimates);
            Near.Relative(Number(figures[1]), FitCase.Value(fit.Law, parameter.Name), Estimates);
            if (figures[2] != "NaN")
            {
                Near.Relative(Number(figures[2]), parameter.Estimate.StandardError, Errors);
            }
            else
            {
                Assert.Equal(double.NaN, parameter.Estimate.StandardError); // the end of a support, taken as known
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_end_of_a_profile_is_that_of_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        ISeverityFit fit = Fit(cells);
        for (int k = 0; k < fit.Parameters.Count; k++)
        {
            string[] figures = cells[(7 + (5 * k))..(12 + (5 * k))];
            if (figures[3] == "NaN" && figures[4] == "NaN")
            {
                continue; // not asked of the oracle
            }

            Estimate profile = FitCase.Named(cells[1]) is var law && cells[2] == "0" ? law.Profile(fit, figures[0])
                : ((SeverityFit<GeneralizedPareto>)fit).Profile(figures[0]);
            NearUnlessNaN(figures[3], profile.Low);
            NearUnlessNaN(figures[4], profile.High);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_peer_finds_a_greater_likelihood(string row)
    {
        string[] cells = row.Split(',');
        ISeverityFit fit = Fit(cells);

        // The rounding of the peers' sums; a limit is searched up to a bound of some e^12, and is nearer than 1e-4 for each loss there.
        double rounding = cells[3] == "none" ? 1e-4 * fit.Weight : 1e-12 * Math.Abs(fit.LogLikelihood);

        foreach (string peer in cells[5..7])
        {
            Assert.False(Number(peer) > fit.LogLikelihood + rounding, $"A peer has {peer}, the fit {fit.LogLikelihood:R}, {fit.Status}.");
        }
    }

    [Fact]
    public void The_oracle_holds_every_law_and_kind()
    {
        string[][] rows = [.. ReferenceFile.Lines("severity_fits.csv").Select(r => r.Split(','))];

        Assert.True(rows.Length >= 150);
        Assert.Equal([], FitCase.All.Select(c => c.Name).Except(rows.Where(r => r[3] != "none").Select(r => r[1])));
        Assert.True(rows.Count(r => r[10] is not ("NaN" or "") || r[11] is not ("NaN" or "")) >= rows.Length / 2); // profiles
    }

    private static ISeverityFit Fit(string[] cells)
    {
        LossSample sample = SeveritySamples.Named(cells[0]);
        return Number(cells[2]) == 0 ? FitCase.Named(cells[1]).Fit(sample) : SeverityFit.GeneralizedPareto(sample, Number(cells[2]));
    }

    private static void NearUnlessNaN(string expected, double actual)
    {
        if (expected != "NaN")
        {
            Near.Relative(Number(expected), actual, Ends);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
