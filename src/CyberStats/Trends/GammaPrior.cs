using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// The gamma law of the rates of groups, by its mean m and its squared coefficient of variation a: 0 where rates do not differ. A count is then
/// negative binomial with the mean m · exposure and the size 1 / a.
/// </summary>
internal sealed class GammaPrior(double[] counts, double[] exposures)
{
    private const double Smallest = 1e-8;
    private const double Largest = 1e8;
    private const int StepsPerDecade = 6;
    private const double Step = 8; // between the points where a root is looked for

    private readonly RisingSums _sums = new(counts);

    /// <summary>Maximizes the likelihood: the score of a is searched for all its zeros, and the likeliest is taken.</summary>
    /// <remarks>There is one: each count above 0 takes log a from the likelihood as a grows, and nothing brings it back.</remarks>
    public (double Mean, double SquaredVariation) ByLikelihood()
    {
        (double best, double bestLikelihood) = (0, LogLikelihood(0));
        (double from, double scoreFrom) = (0, ScoreAtZero());
        if (counts.All(c => c == 0))
        {
            return (0, 0);
        }

        int steps = (int)Math.Round(Math.Log10(Largest / Smallest)) * StepsPerDecade;
        for (int i = 0; i <= steps; i++)
        {
            double to = Smallest * Math.Pow(10, (double)i / StepsPerDecade);
            double scoreTo = Score(to);
            if (scoreFrom > 0 && scoreTo <= 0)
            {
                double root = BracketedRoot.Find(from, scoreFrom, to, scoreTo, Score);
                double likelihood = LogLikelihood(root);
                (best, bestLikelihood) = likelihood > bestLikelihood ? (root, likelihood) : (best, bestLikelihood);
            }

            (from, scoreFrom) = (to, scoreTo);
        }

        return (Mean(best), best);
    }

    /// <summary>Solves the moment equations of Clayton and Kaldor.</summary>
    /// <remarks>
    /// With α = mean / variance their two equations are m = Σ O/(E + α) / Σ E/(E + α) and m / α = Σ (O - m E)² / (E (E + α)) / (k - 1): one unknown. They have a
    /// solution where Pearson's statistic exceeds its degrees of freedom.
    /// </remarks>
    public (double Mean, double SquaredVariation) ByMoments()
    {
        double total = counts.Sum();
        double scale = exposures.Sum();
        if (total == 0 || !(Excess(double.PositiveInfinity) > 0))
        {
            return (total / scale, 0);
        }

        (double low, double high) = (scale / Step, scale * Step);
        while (Excess(low) > 0)
        {
            low /= Step;
        }

        while (Excess(high) <= 0 && high < double.MaxValue / Step)
        {
            high *= Step;
        }

        double α = BracketedRoot.Find(low, Excess(low), high, Excess(high), Excess);
        double mean = MomentMean(α);
        return (mean, 1 / (α * mean));
    }

    private double Excess(double α)
    {
        double mean = MomentMean(α);
        double sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double off = counts[i] - (mean * exposures[i]);
            sum += off * off / (exposures[i] * (double.IsInfinity(α) ? 1 : 1 + (exposures[i] / α)));
        }

        return (sum / (counts.Length - 1)) - mean;
    }

    private double MomentMean(double α)
    {
        double above = 0;
        double below = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double weight = double.IsInfinity(α) ? 1 : 1 / (1 + (exposures[i] / α));
            above += weight * counts[i];
            below += weight * exposures[i];
        }

        return above / below;
    }

    /// <summary>The likeliest mean for a given a, by Newton steps from 0: the score is convex and falls, so that they never pass the zero.</summary>
    private double Mean(double a)
    {
        double mean = 0;
        for (int step = 0; step < 500; step++)
        {
            double score = 0;
            double slope = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                double spread = 1 + (a * mean * exposures[i]);
                score += (counts[i] - (mean * exposures[i])) / spread;
                slope += exposures[i] * (1 + (a * counts[i])) / (spread * spread);
            }

            double next = mean + (score / slope);
            if (next - mean <= 1e-16 * next)
            {
                return next;
            }

            mean = next;
        }

        return mean;
    }

    private double LogLikelihood(double a)
    {
        double mean = Mean(a);
        double sum = _sums.Log(a);
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = mean * exposures[i];
            double x = a * expected;
            sum += counts[i] > 0 ? counts[i] * Math.Log(expected) : 0;
            sum -= x > 0 ? (counts[i] + (1 / a)) * Elementary.LogP1(x) : expected;
        }

        return sum;
    }

    /// <summary>Half of Σ (y - μ)² - y: above zero where counts vary more than Poisson ones.</summary>
    private double ScoreAtZero()
    {
        double mean = Mean(0);
        return counts.Select((y, i) => ((y - (mean * exposures[i])) * (y - (mean * exposures[i]))) - y).Sum() / 2;
    }

    private double Score(double a)
    {
        if (a == 0)
        {
            return ScoreAtZero();
        }

        double mean = Mean(a);
        double sum = _sums.Derivatives(a).First;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = mean * exposures[i];
            double x = a * expected;
            sum += (expected * expected * Remainder(x)) - (counts[i] * expected / (1 + x));
        }

        return sum;
    }

    /// <summary>((1 + x) log(1 + x) - x) / (x² (1 + x)), by its series near 0.</summary>
    private static double Remainder(double x)
    {
        if (x > 0.05)
        {
            return (((1 + x) * Elementary.LogP1(x)) - x) / (x * x * (1 + x));
        }

        double sum = 0;
        for (int k = 14; k >= 2; k--)
        {
            sum = (1.0 / (k * (k - 1))) - (x * sum);
        }

        return sum / (1 + x);
    }
}
