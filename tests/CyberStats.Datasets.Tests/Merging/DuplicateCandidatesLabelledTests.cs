using System.Globalization;
using CyberStats.Datasets.Merging;

namespace CyberStats.Datasets.Tests.Merging;

/// <summary>
/// How many of the labelled pairs are found, and how many of those found are true, on the half that the defaults were set on and on the one that they
/// were not.
/// </summary>
public class DuplicateCandidatesLabelledTests(ITestOutputHelper output)
{
    private static readonly DuplicateOptions Options = new() { Actors = LabelledIncidents.Actors, Threshold = 1e-9 };

    private static readonly Lazy<DuplicateSearch> Search = new(() => DuplicateCandidates.Find(LabelledIncidents.All, Options));

    [Fact]
    public void The_fixture_has_the_pairs_that_it_should()
    {
        Assert.True(LabelledIncidents.Pairs(false).Concat(LabelledIncidents.Pairs(true)).Count(p => LabelledIncidents.IsOne(p.A, p.B)) >= 60);
        Assert.True(LabelledIncidents.Pairs(false).Concat(LabelledIncidents.Pairs(true)).Count(p => LabelledIncidents.IsTrap(p.A, p.B)) >= 150);
    }

    [Theory]
    [InlineData(false, 0.5, 0.85, 0.62)]
    [InlineData(true, 0.5, 0.80, 0.72)]
    [InlineData(false, 0.9, 0.65, 0.74)]
    [InlineData(true, 0.9, 0.50, 0.77)]
    public void Finds_most_true_pairs_and_few_others(bool heldOut, double threshold, double leastRecall, double leastPrecision)
    {
        int all = LabelledIncidents.Pairs(heldOut).Count(p => LabelledIncidents.IsOne(p.A, p.B));
        DuplicateCandidate[] found = [.. Search.Value.Candidates.Where(c => c.Probability >= threshold && (heldOut ? Touches(c) : !Touches(c)))];
        int hits = found.Count(c => LabelledIncidents.IsOne(c.First, c.Second));
        double recall = (double)hits / all;
        double precision = (double)hits / found.Length;
        int traps = LabelledIncidents.Pairs(heldOut).Count(p => LabelledIncidents.IsTrap(p.A, p.B));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(heldOut ? "held out" : "tuning")}, from {threshold}: {hits} of {all} pairs, recall {recall:0.000}, precision {precision:0.000} ({found.Length - hits} false; {traps} pairs look alike without being one)"));
        foreach (DuplicateCandidate c in Search.Value.Candidates.Where(c => (heldOut ? Touches(c) : !Touches(c)) && LabelledIncidents.IsOne(c.First, c.Second) != c.Probability >= threshold))
        {
            output.WriteLine($"  {(LabelledIncidents.IsOne(c.First, c.Second) ? "missed" : "false ")} {c.First.Title} / {c.Second.Title}: {c}");
        }

        Assert.InRange(recall, leastRecall, 1);
        Assert.InRange(precision, leastPrecision, 1);

        static bool Touches(DuplicateCandidate c) => LabelledIncidents.IsHeldOut(c.First) || LabelledIncidents.IsHeldOut(c.Second);
    }
}
