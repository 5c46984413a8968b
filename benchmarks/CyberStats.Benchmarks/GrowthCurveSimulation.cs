using CyberStats.Growth;

namespace CyberStats.Benchmarks;

/// <summary>What the intervals of a logistic curve hold after its inflection, and how often it is said before it that the capacity is not known.</summary>
internal static class GrowthCurveSimulation
{
    private const double Rate = 0.6;

    public static Simulation Run(int replicates, long seed)
    {
        var rows = new List<SimulationRow>();
        foreach (int n in (int[])[12, 20])
        {
            foreach (bool isPoisson in (bool[])[true, false])
            {
                foreach (CountFamily family in (CountFamily[])[CountFamily.QuasiPoisson, isPoisson ? CountFamily.Poisson : CountFamily.NegativeBinomial])
                {
                    double capacity = 600.0 / n; // some 400 counts in all
                    rows.Add(After(n, capacity, 0.4 * n, isPoisson, family, replicates, seed + rows.Count));
                }
            }
        }

        foreach (int n in (int[])[5, 6, 8])
        {
            foreach (bool isPoisson in (bool[])[true, false])
            {
                rows.Add(Before(n, isPoisson, isExponential: false, replicates, seed + rows.Count));
                rows.Add(Before(n, isPoisson, isExponential: true, replicates, seed + rows.Count));
            }
        }

        return new Simulation(
            "Logistic curves of growth: coverage after the inflection, and the capacity that is not identified before it",
            "Yearly counts about a logistic curve of rate 0.6 a year, Poisson or negative binomial of size 10. After: the capacity is 600 / n a year and the "
                + "inflection at 40 % of the years; coverage by the 95 % profile intervals of rate, capacity and inflection, in per cent, and the share in which the capacity has no "
                + "upper end. The promise is 93 % or more in all three, but for the capacity by quasi-Poisson of negative binomial counts, whose variance it does not know: "
                + "kept where the 99.9 % binomial interval of each observed coverage meets it. Before: the inflection is 2.5 years after the last count, whose mean is 20, or growth is exponential; quasi-Poisson. The last figure is the share with the status "
                + "CapacityNotIdentified (or NoGrowth), which must be 93 % or more where growth is exponential, since any upper end is then wrong; where a capacity exists, the "
                + "share is a matter of power and is reported.",
            ["case", "rate", "capacity", "inflection", "capacity open"],
            rows);
    }

    private static SimulationRow After(int n, double capacity, double inflection, bool isPoisson, CountFamily family, int replicates, long seed)
    {
        var found = new (bool Rate, bool Capacity, bool Inflection, bool IsOpen)[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            GrowthCurveFit? fit = Fit(new RandomStream(seed, replicate), n, i => capacity / (1 + Math.Exp(-Rate * (i - inflection))), isPoisson, family);
            found[replicate] = fit is null ? (true, true, true, true) : (
                Holds(fit.GrowthRate, Rate), Holds(fit.Capacity, capacity), Holds(fit.Inflection, inflection), double.IsPositiveInfinity(fit.Capacity!.Value.High));
        });
        Proportion[] covered = [.. new[] { found.Count(f => f.Rate), found.Count(f => f.Capacity), found.Count(f => f.Inflection) }.Select(c => new Proportion(c, replicates, 0.999))];
        bool isPromised = isPoisson || family == CountFamily.NegativeBinomial;
        return new SimulationRow(
            $"after, n = {n}, {(isPoisson ? "Poisson" : "negative binomial")} counts, {family}",
            [.. covered.Select(c => Text(c.Value)), Text(found.Count(f => f.IsOpen) / (double)replicates)],
            isPromised ? "93 % or more" : "93 % or more, capacity aside",
            covered.Where((_, i) => isPromised || i != 1).All(c => c.High >= 0.93));
    }

    private static SimulationRow Before(int n, bool isPoisson, bool isExponential, int replicates, long seed)
    {
        double last = n - 1;
        double capacity = 20 * (1 + Math.Exp(Rate * 2.5));
        double Mean(int i) => isExponential ? 20 * Math.Exp(Rate * (i - last)) : capacity / (1 + Math.Exp(-Rate * (i - last - 2.5)));
        var found = new (bool Rate, bool Capacity, bool Inflection, bool IsOpen)[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            GrowthCurveFit? fit = Fit(new RandomStream(seed, replicate), n, Mean, isPoisson, CountFamily.QuasiPoisson);
            found[replicate] = fit is null ? (true, true, true, true) : (
                Holds(fit.GrowthRate, Rate),
                Holds(fit.Capacity, isExponential ? double.PositiveInfinity : capacity),
                Holds(fit.Inflection, isExponential ? double.PositiveInfinity : last + 2.5),
                fit.Status is GrowthCurveStatus.CapacityNotIdentified or GrowthCurveStatus.NoGrowth);
        });
        var open = new Proportion(found.Count(f => f.IsOpen), replicates, 0.999);
        return new SimulationRow(
            $"before, n = {n}, {(isPoisson ? "Poisson" : "negative binomial")} counts, {(isExponential ? "exponential" : "logistic")}",
            [
                Text(found.Count(f => f.Rate) / (double)replicates),
                Text(found.Count(f => f.Capacity) / (double)replicates),
                Text(found.Count(f => f.Inflection) / (double)replicates),
                Text(open.Value),
            ],
            isExponential ? "open in 93 % or more" : "none",
            isExponential ? open.High >= 0.93 : null);
    }

    /// <summary>The fit of drawn counts; null where fewer than two are above zero, of which nothing is claimed.</summary>
    private static GrowthCurveFit? Fit(RandomStream random, int n, Func<int, double> mean, bool isPoisson, CountFamily family)
    {
        double[] counts = [.. Enumerable.Range(0, n).Select(i => (double)(isPoisson ? Draw.Poisson(random, mean(i)) : Draw.NegativeBinomial(random, mean(i), 10)))];
        return counts.Count(c => c > 0) < 2 ? null : GrowthCurve.Fit(counts, GrowthCurveKind.Logistic, family);
    }

    private static bool Holds(Estimate? e, double truth) => e!.Value.Low <= truth && truth <= e.Value.High;

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");
}
