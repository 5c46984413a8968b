using System.Globalization;
using CsCheck;
using CyberStats.Numerics;

namespace CyberStats.Tests.Numerics;

public class IntervalSurvivalTests
{
    private static readonly Gen<(int Left, int Right)[]> Observations = Gen.Select(Gen.Int[-20, 60], Gen.Int[0, 12], Gen.Int[0, 5])
        .Select((left, width, kind) => (left, kind == 0 ? IntervalSurvival.Unlimited : kind == 1 ? left : left + width))
        .Array[1, 30];

    public static TheoryData<string> Rows => [.. ReferenceFile.Lines("interval_survival.csv")];

    // What is promised: no derivative exceeds n by more than a millionth, so that the likelihood is within n millionths of the greatest.
    [Theory]
    [MemberData(nameof(Rows))]
    public void The_likelihood_is_the_greatest_as_far_as_promised(string row)
    {
        ((int Left, int Right)[] observations, double likelihood, Dictionary<(int, int), double> expected) = Read(row);

        (int Left, int Right, double Mass)[] masses = IntervalSurvival.Masses(observations);

        Assert.Equal(1, masses.Sum(m => m.Mass), 1e-12);
        Assert.Empty(expected.Keys.Except(masses.Select(m => (m.Left, m.Right))));
        Assert.All(masses, m => Assert.Equal(expected.GetValueOrDefault((m.Left, m.Right)), m.Mass, 1e-3));
        Assert.InRange(LogLikelihood(observations, masses), likelihood - (1e-6 * observations.Length), likelihood + 1e-11);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Masses_and_likelihood_are_those_of_the_oracle(string row)
    {
        ((int Left, int Right)[] observations, double likelihood, Dictionary<(int, int), double> expected) = Read(row);

        (int Left, int Right, double Mass)[] masses = IntervalSurvival.Masses(observations);

        Assert.All(masses, m => Assert.Equal(expected.GetValueOrDefault((m.Left, m.Right)), m.Mass, 1e-5));
        Assert.Equal(likelihood, LogLikelihood(observations, masses), (1e-8 * Math.Abs(likelihood)) + 1e-12);
    }

    [Fact]
    public void Of_no_observations_there_are_no_masses() => Assert.Empty(IntervalSurvival.Masses([]));

    [Fact]
    public void Intervals_that_touch_have_the_day_in_common()
    {
        Assert.Equal([(3, 3, 1.0)], IntervalSurvival.Masses([(1, 3), (3, 5)]));
        Assert.Equal([(1, 3, 0.5), (4, 5, 0.5)], IntervalSurvival.Masses([(1, 3), (4, 5)]));
    }

    [Fact]
    public void What_is_open_goes_to_the_last_and_without_it_beyond()
    {
        Assert.Equal([(2, 2, 0.5), (7, 7, 0.5)], Rounded(IntervalSurvival.Masses([(2, 2), (7, 7), (0, IntervalSurvival.Unlimited)])));
        Assert.Equal([(2, 2, 0.5), (3, IntervalSurvival.Unlimited, 0.5)], Rounded(IntervalSurvival.Masses([(2, 2), (3, IntervalSurvival.Unlimited)])));
    }

    // The condition of Gentleman and Geyer: no derivative exceeds n, and where it is below there is no mass. By definition, over all pairs.
    [Fact]
    public void No_shift_of_mass_makes_the_observations_likelier() => Observations.Sample(observations =>
    {
        (int Left, int Right, double Mass)[] masses = IntervalSurvival.Masses(observations);
        Assert.Equal(1, masses.Sum(m => m.Mass), 1e-9);
        foreach ((int left, int right, double _) in masses)
        {
            double slope = observations.Where(o => o.Left <= left && right <= o.Right)
                .Sum(o => 1 / masses.Where(m => o.Left <= m.Left && m.Right <= o.Right).Sum(m => m.Mass));
            Assert.True(slope <= observations.Length * (1 + 2e-6), $"{left} to {right}: {slope:R} of {observations.Length}");
        }
    });

    [Fact]
    public void Mass_lies_between_a_left_end_and_a_right_end_with_no_end_between() => Observations.Sample(observations =>
    {
        foreach ((int left, int right, double _) in IntervalSurvival.Masses(observations))
        {
            Assert.Contains(observations, o => o.Left == left);
            Assert.Contains(observations, o => o.Right == right);
            Assert.DoesNotContain(observations, o => (o.Left > left && o.Left <= right) || (o.Right >= left && o.Right < right));
        }
    });

    [Fact]
    public void Order_and_repetition_do_not_matter_and_a_shift_shifts() => Observations.Sample(observations =>
    {
        (int Left, int Right, double Mass)[] masses = IntervalSurvival.Masses(observations);

        Same(masses, IntervalSurvival.Masses([.. observations.Reverse()]), 0);
        Same(masses, IntervalSurvival.Masses([.. observations, .. observations, .. observations]), 0);
        Same(masses, IntervalSurvival.Masses([.. observations.Select(o => (o.Left - 7, o.Right == IntervalSurvival.Unlimited ? o.Right : o.Right - 7))]), 7);
    });

    [Fact]
    public void Two_thousand_dates_of_three_precisions_take_few_turns_of_the_search()
    {
        var random = new Random(3);
        (int, int)[] observations =
        [
            .. Enumerable.Range(0, 2000).Select(i =>
            {
                int days = (int)(100 / (1.02 - random.NextDouble()));
                int width = (i % 4) switch { 0 => 0, 1 => 30, 2 => 364, _ => -1 };
                int left = days - (int)(Math.Max(width, 0) * random.NextDouble());
                return (left, width < 0 ? IntervalSurvival.Unlimited : left + width);
            }),
        ];

        (int Left, int Right, double Mass)[] masses = IntervalSurvival.Masses(observations, out bool hasConverged, mostTurns: 200); // it takes some 60

        Assert.True(hasConverged);
        Assert.Equal(1, masses.Sum(m => m.Mass), 1e-9);
    }

    private static ((int Left, int Right)[] Observations, double LogLikelihood, Dictionary<(int, int), double> Masses) Read(string row)
    {
        string[] v = row.Split(',');
        return (
            [.. v[1].Split(' ').Select(Interval)],
            double.Parse(v[2], CultureInfo.InvariantCulture),
            v[3].Split(' ').Select(m => m.Split(':')).ToDictionary(m => Interval(m[0]), m => double.Parse(m[1], CultureInfo.InvariantCulture)));
    }

    private static void Same((int Left, int Right, double Mass)[] expected, (int Left, int Right, double Mass)[] actual, int shift)
    {
        Assert.Equal(expected.Select(m => m.Left), actual.Select(m => m.Left + shift));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Mass, pair.Second.Mass, 1e-6));
    }

    private static (int, int, double)[] Rounded((int Left, int Right, double Mass)[] masses) => [.. masses.Select(m => (m.Left, m.Right, Math.Round(m.Mass, 5)))];

    private static double LogLikelihood((int Left, int Right)[] observations, (int Left, int Right, double Mass)[] masses) =>
        observations.Sum(o => Math.Log(masses.Where(m => o.Left <= m.Left && m.Right <= o.Right).Sum(m => m.Mass)));

    private static (int Left, int Right) Interval(string text)
    {
        string[] ends = text.Split("..");
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), ends[1].Length == 0 ? IntervalSurvival.Unlimited : int.Parse(ends[1], CultureInfo.InvariantCulture));
    }
}
