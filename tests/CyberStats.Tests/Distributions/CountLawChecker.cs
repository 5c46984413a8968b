using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Tests.Distributions;

/// <summary>What every law of counts owes, shown from its density alone.</summary>
internal static class CountLawChecker
{
    private const int Terms = 20_000; // summed at most
    private const int Draws = 20_000;

    public static void Check(IFrequency law)
    {
        CheckArguments(law);
        CheckSums(law);
        CheckQuantiles(law);
        CheckDraws(law);
    }

    private static void CheckArguments(IFrequency law)
    {
        foreach (double outside in (double[])[-1, -0.5, 0.5, 2.25, double.PositiveInfinity, double.NegativeInfinity])
        {
            Assert.Equal(0, law.Density(outside));
            Assert.Equal(double.NegativeInfinity, law.LogDensity(outside));
        }

        foreach (Func<double, double> member in (Func<double, double>[])[law.Density, law.LogDensity, law.Cumulative, law.LogCumulative, law.Survival, law.LogSurvival, law.LimitedMean])
        {
            Assert.Equal(double.NaN, member(double.NaN));
        }

        Assert.Equal((0, 1), (law.Cumulative(-0.5), law.Survival(-0.5)));
        Assert.Equal((double.NegativeInfinity, 0), (law.LogCumulative(-0.5), law.LogSurvival(-0.5)));
        Assert.Equal((1, 0), (law.Cumulative(double.PositiveInfinity), law.Survival(double.PositiveInfinity)));
        Assert.Equal((0, double.NegativeInfinity), (law.LogCumulative(double.PositiveInfinity), law.LogSurvival(double.PositiveInfinity)));
        Assert.Equal((law.Cumulative(3), law.Survival(3)), (law.Cumulative(3.75), law.Survival(3.75)));
        Assert.Equal((law.Minimum, law.Maximum), (law.Quantile(0), law.Quantile(1)));
        Assert.Equal((law.Maximum, law.Minimum), (law.CountExceededWith(0), law.CountExceededWith(1)));
        Assert.Equal((-2.5, 0), (law.LimitedMean(-2.5), law.LimitedMean(0)));
        Near.Relative(law.Mean, law.LimitedMean(double.PositiveInfinity), 1e-15);
        foreach (double probability in (double[])[-1e-9, 1.1, double.NaN])
        {
            Refused.Argument("probability", () => law.Quantile(probability));
            Refused.Argument("probability", () => law.CountExceededWith(probability));
        }

        Assert.Throws<ArgumentNullException>("random", () => law.Sample(null!));
    }

    private static void CheckSums(IFrequency law)
    {
        CompensatedSum cumulative = default;
        CompensatedSum limited = default;
        CompensatedSum mean = default;
        CompensatedSum square = default;
        double count = 0;
        for (; count < Terms && law.Survival(count - 1) > 1e-25; count++)
        {
            if (count is < 40 or > 1000 and < 1010)
            {
                Near.Relative(limited.Value, law.LimitedMean(count), 1e-11);
                Near.Relative(limited.Value + (0.25 * law.Survival(count)), law.LimitedMean(count + 0.25), 1e-11);
            }

            limited += law.Survival(count);
            double mass = law.Density(count);
            Near.Relative(mass, Math.Exp(law.LogDensity(count)), 1e-14);
            cumulative += mass;
            mean += count * mass;
            square += count * count * mass;
            Near.Relative(cumulative.Value, law.Cumulative(count), 1e-11);
            Near.Relative(law.Cumulative(count), Math.Exp(law.LogCumulative(count)), 1e-13);
            Near.Relative(law.Survival(count), Math.Exp(law.LogSurvival(count)), 1e-13);
            Assert.Equal(1, law.Cumulative(count) + law.Survival(count), 1e-13);
        }

        if (count < Terms)
        {
            Near.Relative(mean.Value, law.Mean, 1e-11);
            CompensatedSum spread = default; // about the mean, so that nothing cancels
            for (double k = 0; k < count; k++)
            {
                spread += (k - law.Mean) * (k - law.Mean) * law.Density(k);
            }

            Near.Relative(spread.Value, law.Variance, 1e-9);
        }
    }

    private static void CheckQuantiles(IFrequency law)
    {
        double spread = Math.Sqrt(law.Variance);
        foreach (double at in (double[])[law.Minimum, law.Minimum + 1, Math.Floor(law.Mean), Math.Floor(law.Mean + spread), Math.Floor(law.Mean + (5 * spread))])
        {
            if (law.Density(at) > 1e-9 * law.Cumulative(at) && law.Survival(at) > 1e-9)
            {
                Assert.Equal(at, law.Quantile(law.Cumulative(at)));
            }

            if (law.Survival(at) is > 0 and < 1)
            {
                Assert.Equal(at, law.CountExceededWith(law.Survival(at)));
            }
        }

        foreach (double p in (double[])[1e-300, 1e-15, 0.01, 0.5, 0.99, 1 - 1e-12])
        {
            double low = law.Quantile(p);
            double high = law.CountExceededWith(p);
            Assert.True(law.Cumulative(low) >= p * (1 - 1e-13) && (low <= law.Minimum || law.Cumulative(low - 1) < p), $"{law}: {low} for {p}");
            Assert.True(law.Survival(high) <= p * (1 + 1e-13) && (high <= law.Minimum || law.Survival(high - 1) > p * (1 - 1e-13)), $"{law}: {high} for {p}");
        }
    }

    // Bins of at least 50 expected draws; a right sampler fails one seed in a hundred thousand.
    private static void CheckDraws(IFrequency law)
    {
        var random = new RandomStream(7);
        double[] draws = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            draws[i] = law.Sample(random);
            Assert.True(law.Density(draws[i]) > 0, $"{law} drew {draws[i]}");
        }

        Array.Sort(draws);
        var edges = new List<double>();
        for (double p = 0.05; p < 0.999; p += 0.05)
        {
            double edge = law.Quantile(p);
            if (edges.Count == 0 || edge > edges[^1])
            {
                edges.Add(edge);
            }
        }

        double square = 0;
        double below = -1;
        int bins = 0;
        foreach (double edge in (double[])[.. edges, double.PositiveInfinity])
        {
            double expected = Draws * (law.Survival(below) - law.Survival(edge));
            int seen = draws.Count(d => d > below && d <= edge);
            below = edge;
            if (expected > 5)
            {
                square += (seen - expected) * (seen - expected) / expected;
                bins++;
            }
        }

        double p0 = bins > 1 ? TailProbability.ChiSquare(square, bins - 1) : 1;
        Assert.True(p0 > 1e-5, $"{law}: chi-square {square} of {bins - 1}");
    }
}
