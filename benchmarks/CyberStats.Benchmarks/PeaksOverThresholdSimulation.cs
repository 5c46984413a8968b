using CyberStats.Distributions;
using CyberStats.Fitting;
using CyberStats.Tails;

namespace CyberStats.Benchmarks;

/// <summary>How often the intervals of a tail above a threshold hold the truth, by the shape of the tail and the number of losses, and what an average over thresholds makes of it.</summary>
internal static class PeaksOverThresholdSimulation
{
    private const double Probability = 0.001;
    private const double Body = 0.8; // the share of losses below the threshold of a law that has one
    private const int AverageEvery = 10; // replicates in which the average, which is slow, is found

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (int n in new[] { 300, 1000, 4000 })
        {
            foreach (double shape in new[] { -0.2, 0, 0.3, 0.7, 1.2 })
            {
                var tail = new GeneralizedPareto(1, 1, shape);
                var parent = new Parent(
                    FormattableString.Invariant($"uniform body, generalized Pareto tail {shape}"), 1, shape, tail.LossExceededWith(Probability / (1 - Body)),
                    random => random.NextDouble() < Body ? random.NextDouble() : tail.Sample(random));
                rows.Add(Row(parent, n, replicates, seed + rows.Count));
            }

            var lognormal = new Lognormal(0, 2);
            rows.Add(Row(new("lognormal, sigma 2", null, null, lognormal.LossExceededWith(Probability), lognormal.Sample), n, replicates, seed + rows.Count));
            var law = new Burr(2, 0.9, 1);
            var burr = new Parent("Burr 2, 0.9", null, null, law.LossExceededWith(Probability), law.Sample);
            rows.Add(Row(burr, n, replicates, seed + rows.Count));
        }

        return new Simulation(
            "Coverage of the intervals of a tail above a threshold",
            "Share of intervals at 95 % that hold the truth, in per cent: of the shape, by profile and by the standard error; of the loss exceeded with the probability 0.001, by profile and by the delta "
                + "method; and of that loss by the average over the default thresholds, found in one replicate of ten. Losses below the threshold 1 are uniform, a fifth is above it "
                + "and generalized Pareto: the fit takes the threshold 1. The other laws have no threshold: the fit takes the quantile 0.9 of the sample, and their shape is one in the limit only. "
                + "Fits without errors (a shape below -0.5) are left out, and averages without any other fit; the share of the former is the last column. Profile intervals are held to 93 to 97 % where the law holds above the threshold and some 200 losses "
                + "lie above it: kept where the 99.9 % binomial interval of the observed share meets that range. Nothing is promised for fewer, for the delta method and for the average.",
            ["case", "shape", "shape, Wald", "loss", "loss, delta", "loss, average", "effective thresholds", "no errors"],
            rows);
    }

    private static SimulationRow Row(Parent parent, int n, int replicates, long seed)
    {
        var found = new Found?[replicates];
        var averaged = new (bool Holds, double Effective)?[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            double[] losses = [.. Enumerable.Range(0, n).Select(_ => parent.Draw(random))];
            double threshold = parent.Threshold ?? losses.Order().ElementAt((int)(0.9 * n) - 1);
            GeneralizedParetoFit fit = PeaksOverThreshold.Fit(losses, threshold);
            if (fit.Status == FitStatus.Converged && Probability < fit.ShareAbove.Value)
            {
                found[replicate] = new Found(
                    Holds(fit.Shape, parent.Shape), Holds(fit.ExceedanceFit.Parameter("Shape"), parent.Shape), Holds(fit.LossExceededWith(Probability), parent.Loss),
                    Holds(fit.LossExceededWith(Probability, 0.95, TailInterval.Delta), parent.Loss));
            }

            if (replicate % AverageEvery == 0)
            {
                averaged[replicate] = Average(losses, parent.Loss);
            }
        });
        Found[] regular = [.. found.OfType<Found>()];
        (bool Holds, double Effective)[] averages = [.. averaged.Where(a => a is not null).Select(a => a!.Value)];
        var shape = new Proportion(regular.Count(f => f.Shape), regular.Length, 0.999);
        var loss = new Proportion(regular.Count(f => f.Loss), regular.Length, 0.999);
        string[] figures =
        [
            parent.Shape is null ? "–" : Text(shape.Value), parent.Shape is null ? "–" : Text(Share(regular, f => f.Wald)), Text(loss.Value), Text(Share(regular, f => f.Delta)),
            Text((double)averages.Count(a => a.Holds) / averages.Length), FormattableString.Invariant($"{averages.Average(a => a.Effective):0.0}"),
            Text(1 - ((double)regular.Length / replicates)),
        ];
        bool isPromised = parent.Threshold is not null && n >= 1000;
        bool isKept = shape.Low <= 0.97 && shape.High >= 0.93 && loss.Low <= 0.97 && loss.High >= 0.93;
        return new SimulationRow($"{parent.Name}, n = {n}", figures, isPromised ? "93–97 %" : "none", isPromised ? isKept : null);
    }

    /// <summary>Whether the average holds the truth, and over how many thresholds it goes; null where no threshold has a regular fit.</summary>
    private static (bool Holds, double Effective)? Average(double[] losses, double truth)
    {
        try
        {
            AveragedTail tail = AveragedTail.Of(losses);
            return (Holds(tail.LossExceededWith(Probability), truth), tail.EffectiveThresholds);
        }
        catch (InsufficientDataException)
        {
            return null;
        }
    }

    private static bool Holds(Estimate estimate, double? truth) => truth >= estimate.Low && truth <= estimate.High;

    private static double Share(Found[] found, Func<Found, bool> condition) => (double)found.Count(condition) / found.Length;

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");

    /// <summary>A law of losses; threshold and shape are null where it has none above which it is generalized Pareto.</summary>
    private sealed record Parent(string Name, double? Threshold, double? Shape, double Loss, Func<RandomStream, double> Draw);

    private sealed record Found(bool Shape, bool Wald, bool Loss, bool Delta);
}
