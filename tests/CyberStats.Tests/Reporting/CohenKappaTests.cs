using System.Globalization;
using CsCheck;
using CyberStats.Reporting;

namespace CyberStats.Tests.Reporting;

/// <remarks>Reference values: rater_agreement.oracle.py (exact fractions; statsmodels agrees to 2e-12; the example of Fleiss, Cohen and Everitt among them).</remarks>
public class CohenKappaTests
{
    private static readonly KappaWeights Own = KappaWeights.Own(new[,] { { 1, 0, 0.4444 }, { 0, 1, 0.6667 }, { 0.4444, 0.6667, 1 } });

    private static readonly long[,] Published = { { 106, 10, 4 }, { 22, 28, 10 }, { 2, 12, 6 } };

    public static TheoryData<string> Rows() => [.. ReferenceFile.Lines("rater_agreement.csv").Where(l => l.StartsWith("kappa", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Matches_the_oracle(string row)
    {
        string[] cells = row.Split(',');
        double[] numbers = [.. cells[3..].Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        string[][] text = [.. cells[2].Split('|').Select(r => r.Split(' '))];
        long[,] table = new long[text.Length, text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            for (int j = 0; j < text.Length; j++)
            {
                table[i, j] = long.Parse(text[i][j], CultureInfo.InvariantCulture);
            }
        }

        KappaWeights weights = cells[1] switch
        {
            "unweighted" => KappaWeights.Unweighted, "linear" => KappaWeights.Linear, "quadratic" => KappaWeights.Quadratic, _ => Own,
        };
        CohenKappaResult kappa = CohenKappa.OfTable(table, weights);

        Assert.Equal(ReliabilityStatus.Defined, kappa.Status);
        Near.Relative(numbers[0], kappa.Kappa!.Value.Value, 1e-12);
        Near.Relative(numbers[1], kappa.Kappa.Value.StandardError, 1e-10);
        Near.Relative(numbers[2], kappa.NullStandardError, 1e-10);
        Near.Relative(numbers[3], kappa.ObservedAgreement, 1e-13);
        Near.Relative(numbers[4], kappa.ExpectedAgreement, 1e-13);
        Assert.Equal(kappa.Kappa.Value.Value / kappa.NullStandardError, kappa.Z);
    }

    [Fact]
    public void Gives_the_example_of_Fleiss_Cohen_and_Everitt()
    {
        CohenKappaResult plain = CohenKappa.OfTable(Published);
        CohenKappaResult weighted = CohenKappa.OfTable(Published, Own);

        Assert.Equal((0.429, 0.002885), (Math.Round(plain.Kappa!.Value.Value, 3), Math.Round(Math.Pow(plain.Kappa.Value.StandardError, 2), 6)));
        Assert.Equal((0.507, 0.003248), (Math.Round(weighted.Kappa!.Value.Value, 3), Math.Round(Math.Pow(weighted.Kappa.Value.StandardError, 2), 6)));
        Assert.Equal(0.004269, Math.Round(Math.Pow(weighted.NullStandardError, 2), 6));
        Assert.Equal((200, 3, 22, "own"), (weighted.N, weighted.Categories, weighted.CountOf(1, 0), weighted.Weights.Name));
        Near.Relative(plain.Kappa.Value.Value + (1.959963984540054 * plain.Kappa.Value.StandardError), plain.Kappa.Value.High, 1e-12);
        Assert.Empty(plain.Caveats);
    }

    [Fact]
    public void Gives_the_example_of_Cohen()
    {
        long[,] table = { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } }; // Cohen (1968), 200 units; weights of disagreement 1, 3 and 6
        KappaWeights weights = KappaWeights.Own(new[,] { { 1, 5 / 6.0, 3 / 6.0 }, { 5 / 6.0, 1, 0 }, { 3 / 6.0, 0, 1 } });

        Assert.Equal(0.492, Math.Round(CohenKappa.OfTable(table).Kappa!.Value.Value, 3));
        Assert.Equal(0.348, Math.Round(CohenKappa.OfTable(table, weights).Kappa!.Value.Value, 3));
    }

    [Fact]
    public void Pairs_give_the_table_of_their_counts()
    {
        (string, string)[] pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("c", "c")];
        CohenKappaResult kappa = CohenKappa.Of(pairs, ["a", "b", "c"], KappaWeights.Linear);

        Assert.Equal((1, 1, 2, 1), (kappa.CountOf(0, 0), kappa.CountOf(0, 1), kappa.CountOf(1, 1), kappa.CountOf(2, 2)));
        Assert.Equal(CohenKappa.Of(pairs).Kappa!.Value.Value, CohenKappa.Of(pairs, ["c", "a", "b"]).Kappa!.Value.Value, 1e-15);
        Assert.Equal([Caveat.FewUnits], kappa.Caveats);
    }

    [Fact]
    public void One_category_only_is_undefined_and_not_full_agreement()
    {
        CohenKappaResult kappa = CohenKappa.OfTable(new long[,] { { 50, 0 }, { 0, 0 } });

        Assert.Equal(ReliabilityStatus.OneCategory, kappa.Status);
        Assert.Null(kappa.Kappa);
        Assert.Equal((1, 1, 50), (kappa.ObservedAgreement, kappa.ExpectedAgreement, kappa.N));
        Assert.True(double.IsNaN(kappa.PValue));
    }

    [Fact]
    public void No_unit_is_nothing_to_compare()
    {
        Assert.Equal(ReliabilityStatus.NothingToCompare, CohenKappa.OfTable(new long[2, 2]).Status);
        Assert.Equal(ReliabilityStatus.NothingToCompare, CohenKappa.OfTable(new long[0, 0]).Status);
        Assert.Equal(ReliabilityStatus.NothingToCompare, CohenKappa.Of(Array.Empty<(int, int)>()).Status);
    }

    [Fact]
    public void A_rater_of_one_category_gives_zero_without_an_error_and_a_caveat()
    {
        CohenKappaResult kappa = CohenKappa.OfTable(new long[,] { { 50, 50 }, { 0, 0 } });

        Assert.Equal(new Estimate(0, 0, 0, 0), kappa.Kappa);
        Assert.Equal([Caveat.FewUnits], kappa.Caveats);
        Assert.Empty(CohenKappa.OfTable(new long[,] { { 50, 50 }, { 1, 0 } }).Caveats);
    }

    [Fact]
    public void Full_agreement_is_one_without_an_error()
    {
        CohenKappaResult kappa = CohenKappa.OfTable(new long[,] { { 500, 0 }, { 0, 70 } });

        Assert.Equal(new Estimate(1, 0, 1, 1), kappa.Kappa);
        Assert.Equal([Caveat.FewUnits], kappa.Caveats);
        Assert.InRange(kappa.PValue, 0, 1e-50);
    }

    [Fact]
    public void Changes_sides_with_the_raters_and_not_with_the_order_of_names() => Gen.Long[0, 30].Array[9].Where(c => c.Sum() > 0).Sample(cells =>
    {
        long[,] table = new long[3, 3], turned = new long[3, 3], renamed = new long[3, 3];
        for (int i = 0; i < 9; i++)
        {
            table[i / 3, i % 3] = turned[i % 3, i / 3] = renamed[2 - (i / 3), 2 - (i % 3)] = cells[i];
        }

        foreach (KappaWeights weights in new[] { KappaWeights.Unweighted, KappaWeights.Linear, KappaWeights.Quadratic })
        {
            CohenKappaResult one = CohenKappa.OfTable(table, weights);
            foreach (CohenKappaResult other in new[] { CohenKappa.OfTable(turned, weights), CohenKappa.OfTable(renamed, weights) })
            {
                Assert.Equal(one.Status, other.Status);
                Assert.Equal(one.Kappa?.Value ?? 7, other.Kappa?.Value ?? 7, 1e-9);
                Assert.Equal(one.Kappa?.StandardError ?? 7, other.Kappa?.StandardError ?? 7, 1e-6);
            }
        }
    });

    [Fact]
    public void Refuses_what_is_no_table()
    {
        Assert.Throws<ArgumentException>("table", () => CohenKappa.OfTable(new long[2, 3]));
        Assert.Throws<ArgumentException>("table", () => CohenKappa.OfTable(new long[,] { { 1, -1 }, { 0, 0 } }));
        Assert.Throws<ArgumentException>("weights", () => CohenKappa.OfTable(new long[2, 2], Own));
        Assert.Throws<ArgumentException>("weights", () => KappaWeights.Own(new[,] { { 1, 0.2 }, { 0.3, 1 } }));
        Assert.Throws<ArgumentException>("weights", () => KappaWeights.Own(new[,] { { 1, double.NaN }, { double.NaN, 1 } }));
        Assert.Throws<ArgumentException>("categories", () => CohenKappa.Of([(1, 2)], null, KappaWeights.Linear));
        Assert.Throws<ArgumentException>("categories", () => CohenKappa.Of([(1, 2)], [1, 1]));
        Assert.Throws<ArgumentException>("pairs", () => CohenKappa.Of([(1, 2)], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => CohenKappa.OfTable(new long[2, 2], level: 0));
    }
}
