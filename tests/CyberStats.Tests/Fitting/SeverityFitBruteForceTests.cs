using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>The fits against a search without any calculus: points at random over many orders of magnitude, the best of them bettered by small random moves.</summary>
public class SeverityFitBruteForceTests
{
    private const int Points = 3000;
    private const int Moves = 1500;

    public static MatrixTheoryData<string, string> LawsAndKinds { get; } = new(FitCase.All.Select(c => c.Name), SampleKind.All);

    [Theory]
    [MemberData(nameof(LawsAndKinds))]
    public void No_random_search_finds_a_greater_likelihood(string name, string kind)
    {
        var law = FitCase.Named(name);
        foreach ((int count, long seed) in ((int, long)[])[(6, 1), (9, 2), (14, 3), (40, 4)])
        {
            LossSample sample = SampleKind.Draw(kind, law.Example, count, seed);
            if (sample.Count < 4 || SampleKind.Rows(sample).All(o => o.IsLeftCensored) || SampleKind.Rows(sample).All(o => o.IsRightCensored))
            {
                continue;
            }

            ISeverityFit fit = law.Fit(sample);
            double found = Best(law, fit, sample, new RandomStream(seed, 1), out ISeverity best);

            // At a bound the limit is as far as the bound allows: e^12 and more, which is 1e-5 of the likelihood.
            double slack = fit.Status is FitStatus.Converged or FitStatus.Irregular ? 1e-9 * Math.Max(1, Math.Abs(found)) : 1e-3;
            Assert.True(found <= fit.LogLikelihood + slack || fit.Status == FitStatus.Degenerate, $"{best} has {found:R}; the fit {fit.Law}, {fit.Status}, {fit.LogLikelihood:R}, {count}, {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(LawsAndKinds))]
    public void The_likelihood_is_the_one_that_the_law_gives_the_sample(string name, string kind)
    {
        var law = FitCase.Named(name);
        LossSample sample = SampleKind.Draw(kind, law.Example, 80, 9);
        ISeverityFit fit = law.Fit(sample);
        double expected = LogLikelihood(fit.Law, sample);

        // Differences of two tails here, where the fit takes care: some digits are lost.
        Near.Relative(expected, fit.LogLikelihood, 1e-9);
    }

    private static double Best(FitCase law, ISeverityFit fit, LossSample sample, RandomStream random, out ISeverity best)
    {
        string[] names = [.. fit.Parameters.Select(p => p.Name)];
        double[] centre = [.. names.Select(n => FitCase.Value(law.Example, n))];
        var found = new List<(double Value, double[] Point)>();
        for (int i = 0; i < Points; i++)
        {
            double[] point = Moved(centre, names, random, i < Points / 2 ? 1 : 4);
            found.Add((LogLikelihood(Law(law, point), sample), point));
        }

        found.Add((LogLikelihood(fit.Law, sample), [.. names.Select(n => FitCase.Value(fit.Law, n))]));
        double greatest = double.NegativeInfinity;
        best = fit.Law;
        foreach ((double value, double[] point) in found.Where(f => !double.IsNaN(f.Value)).OrderByDescending(f => f.Value).Take(4).Append(found[^1]))
        {
            (double here, double[] at) = (value, point);
            double step = 0.3;
            for (int i = 0; i < Moves && step > 1e-9; i++)
            {
                double[] next = Moved(at, names, random, step);
                double there = LogLikelihood(Law(law, next), sample);
                (here, at, step) = there > here ? (there, next, step * 1.5) : (here, at, step * 0.9);
            }

            if (here > greatest)
            {
                greatest = here;
                best = Law(law, at)!;
            }
        }

        return greatest;
    }

    private static double[] Moved(double[] point, string[] names, RandomStream random, double by)
    {
        double[] next = [.. point];
        for (int k = 0; k < next.Length; k++)
        {
            double move = by * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
            bool isLinear = names[k] is "Mu" or "Location" || (names[k] == "Shape" && names[0] is "Scale" or "Location" && names.Contains("Scale") && point[k] < 0.9);
            next[k] = isLinear ? next[k] + (move * (names[k] == "Location" ? 80_000 : 0.3)) : next[k] * Math.Exp(move);
        }

        return next;
    }

    private static ISeverity? Law(FitCase law, double[] point)
    {
        double[] values = law.Name == "GeneralizedPareto" ? [0, .. point] : point;
        bool isBelow = law.Name is "GeneralizedPareto" or "GeneralizedExtremeValue" ? values[^1] < -1 : values[^1] <= 0;
        return isBelow || !Array.TrueForAll(values, double.IsFinite) ? null
            : (ISeverity)Activator.CreateInstance(law.Example.GetType(), [.. values.Cast<object>()])!;
    }

    private static double LogLikelihood(ISeverity? law, LossSample sample)
    {
        if (law is null)
        {
            return double.NegativeInfinity;
        }

        double sum = 0;
        foreach (LossObservation o in SampleKind.Rows(sample))
        {
            double log = o.IsExact ? law.LogDensity(o.Low) : Math.Log(Probability(law, o.Low, o.High));
            double reported = o.ReportedAbove == 0 && double.IsPositiveInfinity(o.ReportedUpTo) ? 0 : Math.Log(Probability(law, o.ReportedAbove, o.ReportedUpTo));
            sum += o.Weight * (log - reported);
        }

        return double.IsNaN(sum) || double.IsPositiveInfinity(sum) ? double.NegativeInfinity : sum;
    }

    private static double Probability(ISeverity law, double low, double high) =>
        double.IsPositiveInfinity(high) ? law.Survival(low)
        : low == 0 ? law.Cumulative(high)
        : law.Survival(low) < 0.5 ? law.Survival(low) - law.Survival(high) : law.Cumulative(high) - law.Cumulative(low);
}
