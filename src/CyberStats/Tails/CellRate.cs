using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// The likeliest rate of an exponential law seen through cells: P(cell) = exp(-rate · from) - exp(-rate · to). On the logarithms of the edges it is a power law.
/// </summary>
internal static class CellRate
{
    private const int MostSteps = 200;

    /// <summary>Returns the rate; NaN where the likelihood has no maximum: no value, all in the first cell, or all in the open one.</summary>
    /// <param name="edges">The edges, from 0 on, the last one +∞.</param>
    /// <param name="counts">How many values are in each cell.</param>
    public static double Of(ReadOnlySpan<double> edges, ReadOnlySpan<double> counts)
    {
        double total = 0;
        double length = 0;
        double closed = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            length += counts[i] == 0 ? 0 : counts[i] * edges[i];
            closed += double.IsFinite(edges[i + 1]) ? counts[i] : 0;
        }

        if (!(length > 0) || closed == 0)
        {
            return double.NaN;
        }

        // The score falls in the rate; at closed / length it is below zero, since w / (e^(rate w) - 1) < 1 / rate.
        double low = 0;
        double high = closed / length;
        double rate = high;
        for (int i = 0; i < MostSteps; i++)
        {
            (double score, double information) = Score(edges, counts, rate);
            (low, high) = score > 0 ? (rate, high) : (low, rate);
            double next = rate * Math.Exp(Math.Clamp(score / (information * rate), -3, 3)); // Newton's step in log rate
            next = next > low && next < high ? next : score == 0 ? rate : low > 0 ? Math.Sqrt(low * high) : high / 16;
            bool isDone = Math.Abs(next - rate) <= 1e-15 * rate;
            rate = next;
            if (isDone)
            {
                break;
            }
        }

        return rate;
    }

    /// <summary>The log-likelihood.</summary>
    public static double LogLikelihood(ReadOnlySpan<double> edges, ReadOnlySpan<double> counts, double rate)
    {
        double sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            sum += counts[i] == 0 ? 0 : counts[i] * LogMass(edges, i, rate);
        }

        return sum;
    }

    /// <summary>The logarithm of the probability of a cell.</summary>
    public static double LogMass(ReadOnlySpan<double> edges, int cell, double rate)
    {
        double width = rate * (edges[cell + 1] - edges[cell]);
        return (-rate * edges[cell]) + (width < 1 ? Math.Log(-Elementary.ExpM1(-width)) : Elementary.LogP1(-Math.Exp(-width)));
    }

    /// <summary>The derivative of the log-likelihood in the rate, and minus the second.</summary>
    public static (double Score, double Information) Score(ReadOnlySpan<double> edges, ReadOnlySpan<double> counts, double rate)
    {
        double score = 0;
        double information = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                double width = edges[i + 1] - edges[i];
                score -= counts[i] * edges[i];
                if (rate * width < 700)
                {
                    double growth = Elementary.ExpM1(rate * width);
                    score += counts[i] * width / growth;
                    information += counts[i] * width / growth * (width / growth) * (growth + 1);
                }
            }
        }

        return (score, information);
    }
}
