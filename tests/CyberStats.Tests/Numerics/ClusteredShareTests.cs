using System.Globalization;
using CsCheck;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class ClusteredShareTests
{
    private static readonly Gen<(bool Counts, IReadOnlyList<string> Keys)[]> Records = Gen.Select(Gen.Bool, Gen.Int[0, 12].Array[0, 2])
        .Select((counts, keys) => (counts, (IReadOnlyList<string>)[.. keys.Select(k => $"{k}").Distinct()]))
        .Array[0, 40];

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("clustered_share.csv")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_error_and_the_limits_are_those_of_the_oracle(string row)
    {
        string[] v = row.Split(',');
        double[] number = ReferenceFile.Numbers(row[(v[0].Length + 1)..]);

        ClusteredShare share = ClusteredShare.Of([.. Design(v[0])], number[0]);

        Assert.Equal(number[5], share.Clusters);
        Assert.Equal(number[0], share.Estimate.Level);
        Near.Relative(number[1], share.Estimate.Value, 1e-15);
        Assert.Equal(number[2], share.Estimate.StandardError, 1e-15);
        Near.Relative(number[3], share.Estimate.Low, 1e-11);
        Near.Relative(number[4], share.Estimate.High, 1e-11);
        Near.Relative(number[6], share.EffectiveClusters, 1e-15);
    }

    [Fact]
    public void Of_no_records_nothing_is_known()
    {
        ClusteredShare share = ClusteredShare.Of([], 0.9);

        Assert.Equal((double.NaN, double.NaN, 0, 1, 0.9), (share.Estimate.Value, share.Estimate.StandardError, share.Estimate.Low, share.Estimate.High, share.Estimate.Level));
        Assert.Equal(0, share.Clusters);
    }

    [Fact]
    public void Records_that_share_a_key_with_a_third_are_in_one_cluster()
    {
        ClusteredShare share = ClusteredShare.Of([(true, ["a"]), (true, ["c"]), (false, ["b", "c"]), (true, ["a", "b"]), (false, []), (true, [])], 0.95);

        Assert.Equal(3, share.Clusters); // the first four, and each of the others
    }

    [Fact]
    public void A_chain_of_many_links_is_one_cluster_in_no_time()
    {
        const int links = 100_000;
        (bool, IReadOnlyList<string>)[] chain = [.. Enumerable.Range(0, links).Select(i => (i % 2 == 0, (IReadOnlyList<string>)[$"{i}", $"{i + 1}"]))];

        Assert.Equal(1, ClusteredShare.Of(chain, 0.95).Clusters);
        Assert.Equal(1, ClusteredShare.Of([.. chain.Reverse()], 0.95).Clusters);
    }

    [Fact]
    public void The_order_of_the_records_and_of_their_keys_does_not_matter() => Gen.Select(Records, Gen.Int[0, 40]).Sample((records, turn) =>
    {
        ClusteredShare a = ClusteredShare.Of(records, 0.95);
        int at = Math.Min(turn, records.Length);
        (bool Counts, IReadOnlyList<string> Keys)[] turned = [.. records[at..], .. records[..at]];
        ClusteredShare b = ClusteredShare.Of([.. turned.Reverse().Select(r => (r.Counts, (IReadOnlyList<string>)[.. r.Keys.Reverse()]))], 0.95);

        Assert.Equal(a.Clusters, b.Clusters);
        Assert.Equal(a.Estimate.Value, b.Estimate.Value);
        Assert.Equal(double.IsNaN(a.Estimate.StandardError), double.IsNaN(b.Estimate.StandardError));
        Assert.False(Math.Abs(a.Estimate.StandardError - b.Estimate.StandardError) > 1e-14);
        Assert.Equal(a.Estimate.Low, b.Estimate.Low, 1e-12);
        Assert.Equal(a.Estimate.High, b.Estimate.High, 1e-12);
    });

    [Fact]
    public void The_other_share_is_the_mirror_image() => Records.Where(r => r.Length > 0).Sample(records =>
    {
        Estimate a = ClusteredShare.Of(records, 0.9).Estimate;
        Estimate b = ClusteredShare.Of([.. records.Select(r => (!r.Counts, r.Keys))], 0.9).Estimate;

        Assert.Equal(a.Value, 1 - b.Value, 1e-14);
        Assert.False(Math.Abs(a.StandardError - b.StandardError) > 1e-14); // NaN for one cluster
        Assert.Equal(a.Low, 1 - b.High, 1e-12);
        Assert.Equal(a.High, 1 - b.Low, 1e-12);
    });

    // A record repeated within its cluster says nothing new: sizes and counts double, and n* is held down by the clusters.
    [Fact]
    public void Repeating_every_record_does_not_change_the_error() => Records.Where(r => r.Length > 0).Sample(records =>
    {
        (bool Counts, IReadOnlyList<string> Keys)[] keyed = [.. records.Select((r, i) => r.Keys.Count > 0 ? r : (r.Counts, [$"alone {i}"]))];
        Estimate once = ClusteredShare.Of(keyed, 0.95).Estimate;
        Estimate twice = ClusteredShare.Of([.. keyed, .. keyed], 0.95).Estimate;

        Assert.Equal(once.Value, twice.Value);
        if (!double.IsNaN(once.StandardError))
        {
            Assert.Equal(once.StandardError, twice.StandardError, 1e-14);
        }
    });

    [Fact]
    public void It_is_never_narrower_than_the_plain_interval() => Records.Where(r => r.Length > 0).Sample(records =>
    {
        Estimate clustered = ClusteredShare.Of(records, 0.95).Estimate;
        var plain = new Proportion(records.Count(r => r.Counts), records.Length);

        Assert.True(clustered.Low <= plain.Low + 1e-12 && clustered.High >= plain.High - 1e-12, $"{clustered} {plain}");
    });

    // Sixty clusters of ten; nine in ten records say what their cluster says. The plain interval reads 600 draws where there are some
    // 70, and covers in fewer than half of the repetitions what it promises in 95 %.
    [Fact]
    public void Under_clustered_data_the_plain_interval_fails_and_this_one_holds()
    {
        (double plain, double clustered) = Coverage(clusters: 60, size: _ => 10, share: 0.86, likeness: 0.9, repetitions: 2000, seed: 1);

        Assert.InRange(plain, 0, 0.9);
        Assert.InRange(clustered, 0.93, 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"plain {plain}, clustered {clustered}");
    }

    private static (double Plain, double Clustered) Coverage(int clusters, Func<int, int> size, double share, double likeness, int repetitions, int seed)
    {
        var random = new Random(seed);
        (int plain, int clustered) = (0, 0);
        var records = new List<(bool Counts, IReadOnlyList<string> Keys)>();
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            records.Clear();
            for (int c = 0; c < clusters; c++)
            {
                bool common = random.NextDouble() < share;
                IReadOnlyList<string> keys = [c.ToString(CultureInfo.InvariantCulture)];
                for (int i = 0; i < size(c); i++)
                {
                    records.Add((random.NextDouble() < likeness ? common : random.NextDouble() < share, keys));
                }
            }

            Estimate by = ClusteredShare.Of(records, 0.95).Estimate;
            var whole = new Proportion(records.Count(r => r.Counts), records.Count);
            plain += whole.Low <= share && share <= whole.High ? 1 : 0;
            clustered += by.Low <= share && share <= by.High ? 1 : 0;
        }

        return ((double)plain / repetitions, (double)clustered / repetitions);
    }

    private static IEnumerable<(bool Counts, IReadOnlyList<string> Keys)> Design(string text) => text.Split(' ').SelectMany((cluster, c) =>
    {
        int[] part = [.. cluster.Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        return Enumerable.Range(0, part[1]).Select(i => (i < part[0], (IReadOnlyList<string>)[$"{c}"]));
    });
}
