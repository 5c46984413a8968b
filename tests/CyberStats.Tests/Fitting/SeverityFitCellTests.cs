using System.Text;
using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>Every law by every kind of sample and of error, drawn from the law itself: a table in which no cell is filled that was not run.</summary>
public class SeverityFitCellTests
{
    // A true value five standard errors away has a probability of 6e-7; of some 200 comparisons none should fail, whatever the seed.
    private const double StandardErrors = 5;

    private const int Count = 500;

    private static readonly string[] Kinds = ["exact", "left", "right", "interval", "truncated", "rounded", "weighted"];

    /// <summary>Laws with a fit of another kind, whose cells are in <see cref="NonparametricFitTests"/> and <see cref="OtherFitCellTests"/>: from kinds of sample to bootstrap, and what to know.</summary>
    private static readonly (string Name, string Cells, string Note)[] FittedOtherwise =
    [
        ("Pert", "yes yes yes yes yes yes yes yes yes", "between given ends"),
        ("Metalog", "yes yes yes yes yes yes yes – yes", "by least squares of quantiles, which have no profile"),
        ("Empirical", "yes yes yes yes yes yes yes – –", "without parameters"),
        ("Mixture", "yes yes yes yes yes yes yes yes yes", "of two lognormal laws"),
        ("Spliced", "yes yes yes yes yes yes yes yes yes", "above a given threshold"),
        ("Truncated", "– – – – – – – – –", "the ends are given: fit the law to a sample that is truncated"),
        ("Poisson", "yes – – – – – yes yes yes", "counts are exact"),
        ("NegativeBinomial", "yes – – – – – yes yes yes", "counts are exact"),
        ("Binomial", "yes – – – – – yes yes yes", "counts are exact"),
        ("Geometric", "yes – – – – – yes yes yes", "counts are exact"),
        ("ZeroTruncated", "yes – – – yes – yes yes yes", "counts are exact, and on record above 0 only"),
        ("ZeroModified", "yes – – – – – yes yes yes", "counts are exact"),
        ("Zeta", "yes – – – – – – yes –", "as a power law from a given threshold; the bootstrap of `PowerLawFit` estimates the threshold too"),
    ];

    /// <summary>Cells that are less than the whole, and why.</summary>
    private static readonly Dictionary<(string Law, string Column), string> Notes = new()
    {
        [("Pareto", "truncated")] = "shape only: the scale lies where nothing is reported",
    };

    public static MatrixTheoryData<string, string> Cells { get; } = new(FitCase.All.Select(c => c.Name), Kinds);

    public static TheoryData<string> Laws => [.. FitCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_law_is_found_again_in_a_sample_of_its_own(string name, string kind)
    {
        var law = FitCase.Named(name);
        ISeverityFit fit = law.Fit(SampleKind.Draw(kind, law.Example, Count, 20));

        Assert.Contains(fit.Status, (FitStatus[])[FitStatus.Converged, FitStatus.Irregular]);
        foreach (FittedParameter p in fit.Parameters)
        {
            double truth = FitCase.Value(law.Example, p.Name);
            double error = p.Estimate.StandardError;
            if (double.IsNaN(error))
            {
                Assert.Equal((FitStatus.Irregular, "Pareto", "Scale"), (fit.Status, name, p.Name));
                if (!Notes.ContainsKey((name, kind)))
                {
                    // The least loss exceeds the scale by an exponential amount of 1 / (n shape): by 20 of them with a probability of 2e-9.
                    Assert.InRange(p.Estimate.Value / truth, 1 - 1e-12, 1 + (20 / (Count * 1.4)));
                }

                continue;
            }

            // Weights of 1, 1.5 and 2 that do not follow the losses leave them as independent as n (mean weight)² / (mean squared weight) losses.
            double wider = kind == "weighted" ? Math.Sqrt((1 + 2.25 + 4) / 3 / 1.5) : 1;
            Assert.InRange(p.Estimate.Value - truth, -StandardErrors * wider * error, StandardErrors * wider * error);
            Assert.InRange(p.Estimate.Low, double.NegativeInfinity, p.Estimate.Value);
            Assert.InRange(p.Estimate.High, p.Estimate.Value, double.PositiveInfinity);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_profile_holds_the_estimate_and_is_near_the_usual_interval_of_many_losses(string name)
    {
        var law = FitCase.Named(name);
        ISeverityFit fit = law.Fit(SampleKind.Draw("exact", law.Example, Count, 20));
        foreach (FittedParameter p in fit.Parameters)
        {
            Estimate profile = law.Profile(fit, p.Name);

            Assert.Equal(p.Estimate.Value, profile.Value);
            Assert.True(profile.Low < profile.Value || name == "Pareto");
            Assert.True(profile.High > profile.Value || (name == "Pareto" && p.Name == "Scale"));
            if (!double.IsNaN(p.Estimate.StandardError) && name != "Burr") // whose ridge bends
            {
                // They differ by a term of the order of 1/√n, relative to their width: some 5 to 20 %.
                Assert.InRange((profile.Value - profile.Low) / (p.Estimate.Value - p.Estimate.Low), 0.7, 1.4);
                Assert.InRange((profile.High - profile.Value) / (p.Estimate.High - p.Estimate.Value), 0.7, 1.4);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_bootstrap_has_the_same_bits_on_one_thread_and_on_many(string name)
    {
        var law = FitCase.Named(name);
        foreach ((string kind, BootstrapKind how) in ((string, BootstrapKind)[])[("exact", BootstrapKind.Resampled), ("exact", BootstrapKind.Parametric), ("mixed", BootstrapKind.Resampled)])
        {
            ISeverityFit fit = law.Fit(SampleKind.Draw(kind, law.Example, 40, 20));
            (IReadOnlyList<ISeverity> laws, IReadOnlyList<ISeverity?> oneByOne) = law.Bootstrap(fit, how, 12, 7);

            Assert.Equal(oneByOne.OfType<ISeverity>(), laws);
            Assert.Equal(laws, law.Bootstrap(fit, how, 12, 7).Laws);
            Assert.NotEqual(laws, law.Bootstrap(fit, how, 12, 8).Laws);
            Assert.Equal(laws.Take(5), law.Bootstrap(fit, how, 5, 7).Laws.Take(5)); // more replicates do not change the first
        }
    }

    [Fact]
    public void The_table_of_cells_is_the_one_on_record()
    {
        string file = Path.Combine(Places.Reference, "severity_cells.md");

        Assert.Equal(Table(), File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Table()
    {
        string[] columns = [.. Kinds, "profile", "bootstrap"];
        var text = new StringBuilder("# Which law is fitted to what\n\n");
        text.Append("Run by `SeverityFitCellTests`, and from Pert on by `NonparametricFitTests` and `OtherFitCellTests`.\n\n");
        text.Append("| law | ").AppendJoin(" | ", columns).Append(" | note |\n|---|").Insert(text.Length, "---|", columns.Length + 1).Append('\n');
        foreach (FitCase law in FitCase.All)
        {
            text.Append("| ").Append(law.Name).Append(" | ").AppendJoin(" | ", columns.Select(c => Notes.GetValueOrDefault((law.Name, c), "yes"))).Append(" | |\n");
        }

        foreach ((string name, string cells, string note) in FittedOtherwise)
        {
            text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", cells.Split(' ')).Append(" | ").Append(note).Append(" |\n");
        }

        return text.ToString();
    }
}
