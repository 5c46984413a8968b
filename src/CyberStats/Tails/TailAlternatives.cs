using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>The laws that a power law is compared with, fitted to the same tail.</summary>
internal static class TailAlternatives
{
    public static PowerLawComparison Compare(PowerLawFit fit, PowerLawAlternative alternative)
    {
        if (alternative == PowerLawAlternative.CutOff)
        {
            return WithCutOff(fit);
        }

        return fit.Kind == PowerLawKind.Continuous ? OfValues(fit, alternative) : OfCells(fit, alternative);
    }

    private static PowerLawComparison OfValues(PowerLawFit fit, PowerLawAlternative alternative)
    {
        double[] logs = Excesses(fit, out double sumOfLogs);
        ValueLaw law = alternative switch
        {
            PowerLawAlternative.Exponential => ValueLaw.Exponential(logs),
            PowerLawAlternative.Lognormal => ValueLaw.Lognormal(logs),
            _ => ValueLaw.StretchedExponential(logs),
        };
        if (law.IsAtLimit)
        {
            return AtLimit(alternative, fit.LogLikelihood, fit.LogLikelihood);
        }

        // Densities of the logarithms: to those of the values both laws add minus the sum of all logarithms.
        double power = fit.Exponent.Value - 1;
        double[] ours = [.. logs.Select(y => Math.Log(power) - (power * y))];
        return Vuong(alternative, law.Unscaled(fit.Threshold), ours, [.. logs.Select(law.LogDensity)], [.. logs.Select(_ => 1.0)], -sumOfLogs);
    }

    private static PowerLawComparison OfCells(PowerLawFit fit, PowerLawAlternative alternative)
    {
        TailCells tail = TailCells.Of(fit);
        CellLaw law = alternative switch
        {
            PowerLawAlternative.Exponential => CellLaw.Exponential(tail),
            PowerLawAlternative.Lognormal => CellLaw.Lognormal(tail),
            _ => CellLaw.StretchedExponential(tail),
        };
        double[] theirs = [.. tail.Counts.Select((count, i) => count > 0 ? law.LogMass(tail.Edges[i], tail.Edges[i + 1]) : 0)];
        return law.IsAtLimit
            ? AtLimit(alternative, fit.LogLikelihood, tail.Counts.Zip(theirs, (count, mass) => count * mass).Sum())
            : Vuong(alternative, law.Unscaled(tail.Start), tail.PowerLaw, theirs, tail.Counts, 0);
    }

    private static PowerLawComparison WithCutOff(PowerLawFit fit)
    {
        double[] logs = Excesses(fit, out double sumOfLogs);
        bool isDiscrete = fit.Kind == PowerLawKind.Discrete;
        (double alpha, double nu, double atCutOff) = CutOffLaw.Fit(logs, fit.Threshold, fit.Exponent.Value, isDiscrete);
        double ours = fit.LogLikelihood;
        double theirs = nu == 0 ? ours : Math.Max(ours, isDiscrete ? atCutOff : atCutOff - sumOfLogs);
        double gain = 2 * (theirs - ours);
        return new PowerLawComparison(PowerLawAlternative.CutOff, [alpha, nu / fit.Threshold], ours, theirs)
        {
            IsAtLimit = nu == 0,
            PValue = gain > 0 ? TailProbability.ChiSquare(gain, 1) / 2 : 1,
        };
    }

    private static PowerLawComparison AtLimit(PowerLawAlternative alternative, double ours, double limit) =>
        new(alternative, [double.NaN, double.NaN], ours, limit) { IsAtLimit = true };

    private static PowerLawComparison Vuong(
        PowerLawAlternative alternative, IReadOnlyList<double> parameters, double[] ours, double[] theirs, double[] counts, double shared)
    {
        double total = 0;
        double sumOurs = 0;
        double sumTheirs = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            sumOurs += counts[i] * ours[i];
            sumTheirs += counts[i] * theirs[i];
        }

        double mean = (sumOurs - sumTheirs) / total;
        double variance = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double apart = ours[i] - theirs[i] - mean;
            variance += counts[i] * apart * apart / total;
        }

        double z = mean * Math.Sqrt(total / variance);
        return new PowerLawComparison(alternative, parameters, sumOurs + shared, sumTheirs + shared)
        {
            Normalized = variance > 0 ? z : double.NaN,
            PValue = variance > 0 ? TailProbability.TwoSidedNormal(z) : 1,
        };
    }

    /// <summary>The logarithms of the tail over the threshold, and the sum of the logarithms themselves.</summary>
    private static double[] Excesses(PowerLawFit fit, out double sumOfLogs)
    {
        ReadOnlySpan<double> tail = fit.Data.Tail(fit.Threshold);
        double[] logs = new double[tail.Length];
        double sum = 0;
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Elementary.LogRatio(tail[i], fit.Threshold);
            sum += logs[i];
        }

        sumOfLogs = sum + (logs.Length * Math.Log(fit.Threshold));
        return logs;
    }
}
