using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Benchmarks;

/// <summary>Whether laws of counts recover themselves from their own draws, and how often the profile intervals hold the truth.</summary>
internal static class FrequencyFitSimulation
{
    public static Simulation Run(int replicates, long seed)
    {
        Case[] cases =
        [
            Of("Poisson, mean 0.3", new Poisson(0.3), FrequencyFit.Poisson, 0.3),
            Of("Poisson, mean 25", new Poisson(25), FrequencyFit.Poisson, 25),
            Of("negative binomial, mean 4, size 0.5", new NegativeBinomial(4, 0.5), FrequencyFit.NegativeBinomial, 4, 0.5),
            Of("negative binomial, mean 20, size 5", new NegativeBinomial(20, 5), FrequencyFit.NegativeBinomial, 20, 5),
            Of("geometric, mean 3", new Geometric(3), FrequencyFit.Geometric, 3),
            Of("binomial, 20 trials, 0.1", new Binomial(20, 0.1), counts => FrequencyFit.Binomial(counts, 20), 0.1),
            Of("zero-truncated Poisson, mean 1.5", new ZeroTruncated(new Poisson(1.5)), FrequencyFit.ZeroTruncatedPoisson, 1.5),
            Of("zero-truncated negative binomial, mean 4, size 2", new ZeroTruncated(new NegativeBinomial(4, 2)), FrequencyFit.ZeroTruncatedNegativeBinomial, 4, 2),
            Of("zero-truncated geometric, mean 3", new ZeroTruncated(new Geometric(3)), FrequencyFit.ZeroTruncatedGeometric, 3),
            Of("zero-modified Poisson, mean 2, zeros 0.5", new ZeroModified(new Poisson(2), 0.5), FrequencyFit.ZeroModifiedPoisson, 2, 0.5),
            Of("zero-modified negative binomial, mean 4, size 2, zeros 0.5", new ZeroModified(new NegativeBinomial(4, 2), 0.5), FrequencyFit.ZeroModifiedNegativeBinomial, 4, 2, 0.5),
            Of("zero-modified geometric, mean 3, zeros 0.1", new ZeroModified(new Geometric(3), 0.1), FrequencyFit.ZeroModifiedGeometric, 3, 0.1),
        ];
        var rows = new List<SimulationRow>();
        foreach (Case one in cases)
        {
            rows.AddRange(Rows(one, 10_000, true, replicates, seed + rows.Count));
        }

        foreach (Case one in cases)
        {
            rows.AddRange(Rows(one, 30, false, replicates, seed + rows.Count));
        }

        return new Simulation(
            "Recovery of laws of counts",
            "Share of profile intervals at 95 % that hold the true parameter, in per cent, with the shares that lie wholly above and below it, from 10,000 draws of the law and from 30; "
                + "the median of the estimate over the truth, and the share of fits whose maximum is at a boundary. Of 10,000 draws the coverage is promised to be 93 to 97 %: kept where the 99.9 % binomial "
                + "interval of the observed share meets that. Of 30 draws nothing is promised.",
            ["case", "parameter", "draws", "covered", "above", "below", "median / truth", "at boundary"],
            rows);
    }

    private static Case Of<TLaw>(string name, IFrequency law, Func<CountSample, FrequencyFit<TLaw>> fit, params double[] truth)
        where TLaw : class, IFrequency =>
        new(name, law, truth, counts => fit(counts) is { } f ? (f.Status, f.Parameters) : default);

    private static IEnumerable<SimulationRow> Rows(Case one, int draws, bool isPromised, int replicates, long seed)
    {
        var found = new (FitStatus Status, IReadOnlyList<FittedParameter> Parameters)?[replicates];
        Parallel.For(0, replicates, replicate =>
        {
            var random = new RandomStream(seed, replicate);
            double[] counts = new double[draws];
            for (int i = 0; i < draws; i++)
            {
                counts[i] = one.Law.Sample(random);
            }

            try
            {
                found[replicate] = one.Fit(counts);
            }
            catch (InsufficientDataException)
            {
                // fewer counts above zero than the law needs
            }
        });
        (FitStatus Status, IReadOnlyList<FittedParameter> Parameters)[] fits = [.. found.OfType<(FitStatus, IReadOnlyList<FittedParameter>)>()];
        string boundary = Text((double)fits.Count(f => f.Status != FitStatus.Converged) / fits.Length);
        for (int k = 0; k < one.Truth.Length; k++)
        {
            double truth = one.Truth[k];
            Estimate[] estimates = [.. fits.Select(f => f.Parameters[k].Estimate).Where(e => !double.IsNaN(e.Low))];
            int above = estimates.Count(e => e.Low > truth);
            int below = estimates.Count(e => e.High < truth);
            var covered = new Proportion(estimates.Length - above - below, estimates.Length, 0.999);
            double[] ratios = [.. estimates.Select(e => e.Value / truth).Order()];
            yield return new SimulationRow(
                one.Name,
                [
                    fits[0].Parameters[k].Name, FormattableString.Invariant($"{draws}"), Text(covered.Value), Text((double)above / estimates.Length), Text((double)below / estimates.Length),
                    FormattableString.Invariant($"{ratios[ratios.Length / 2]:0.000}"), boundary,
                ],
                isPromised ? "93 to 97 %" : "none",
                isPromised ? covered.High >= 0.93 && covered.Low <= 0.97 : null);
        }
    }

    private static string Text(double share) => FormattableString.Invariant($"{100 * share:0.0}");

    private sealed record Case(
        string Name, IFrequency Law, double[] Truth, Func<CountSample, (FitStatus Status, IReadOnlyList<FittedParameter> Parameters)> Fit);
}
