using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

/// <summary>
/// What every law owes, checked of any: its members agree with one another in both tails, at the ends of the support and beyond, and with its draws.
/// </summary>
/// <remarks>
/// No reference values: those are in the oracles. The tolerances are of two kinds: what rounding of the arguments alone does, worked out at each point, and
/// what the numerical derivative or integral here can do.
/// </remarks>
internal static class LawChecker
{
    private const double Unit = 2.2e-16;
    private static readonly double[] Tails = [1e-300, 1e-200, 1e-100, 1e-30, 1e-16, 1e-10, 1e-6, 1e-3, 0.02, 0.1, 0.25, 0.4, 0.5];

    /// <summary>Checks a law of losses.</summary>
    /// <param name="law">The law.</param>
    /// <param name="continuous">Whether it has a density everywhere; false for one with points of positive probability.</param>
    /// <param name="tolerance">How far its members may be apart in relative terms, where their definition leaves more than rounding.</param>
    public static void Check(ISeverity law, bool continuous = true, double tolerance = 1e-11)
    {
        double[] points = Points(law);
        Assert.True(points.Length > 0, $"{law}: no point of it is a finite number.");
        Ends(law);
        Refusals(law);
        Assert.Equal((law.Maximum, law.Minimum), (law.LossExceededWith(0), law.LossExceededWith(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.LossExceededWith(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.LossExceededWith(1.1));
        foreach (double x in points)
        {
            TailsAgree(law, x, tolerance);
        }

        foreach (double p in Tails)
        {
            Inverts(law, p, law.Quantile(p), law.LogCumulative, -1, continuous, tolerance);
            Inverts(law, p, law.LossExceededWith(p), law.LogSurvival, 1, continuous, tolerance);
        }

        if (continuous)
        {
            foreach (double x in points)
            {
                DensityIsTheSlope(law, x);
            }

            Integrals(law, points, tolerance);
        }

        Monotone(law, points);
        Draws(law, continuous);
        Bulk(law, points);
    }

    /// <summary>Checks a law of counts.</summary>
    public static void Check(IFrequency law, double tolerance = 1e-11)
    {
        Ends(law);
        Refusals(law);
        Assert.Equal((law.Maximum, law.Minimum), (law.CountExceededWith(0), law.CountExceededWith(1) is var least && law.Cumulative(least) > 0 ? law.Minimum : least));
        foreach (double p in Tails)
        {
            double low = law.Quantile(p);
            Near(law, Math.Floor(low), low, 0, "a quantile is a whole number");
            Assert.True(law.LogCumulative(low) >= Math.Log(p) - 1e-10 && (low <= law.Minimum || law.LogCumulative(low - 1) <= Math.Log(p) + 1e-10), $"{law}: quantile {low} of {p}");
            double high = law.CountExceededWith(p);
            if (high < 1e15)
            {
                Assert.True(law.LogSurvival(high) <= Math.Log(p) + 1e-10 && (high <= law.Minimum || law.LogSurvival(high - 1) >= Math.Log(p) - 1e-10), $"{law}: count {high} exceeded with {p}");
            }
        }

        double sum = 0;
        double mean = 0;
        for (double n = law.Minimum; n <= Math.Min(law.Maximum, law.Minimum + 60); n++)
        {
            TailsAgree(law, n, tolerance);
            sum += law.Density(n);
            Near(law, sum, law.Cumulative(n), 1e-12, $"the sum of the densities up to {n}");
            Near(law, mean + (n == law.Minimum ? law.Minimum : 0), law.LimitedMean(n), 1e-11, $"the limited mean is the sum of the survivals up to {n}");
            mean += (n == law.Minimum ? law.Minimum : 0) + law.Survival(n);
            Assert.Equal((law.Cumulative(n), law.Survival(n), 0.0), (law.Cumulative(n + 0.5), law.Survival(n + 0.5), law.Density(n + 0.5)));
            Near(law, (law.LimitedMean(n) + law.LimitedMean(n + 1)) / 2, law.LimitedMean(n + 0.5), 1e-12, "limited means are linear between counts");
        }

        Monotone(law, [.. Tails.Select(law.Quantile).Concat(Tails.Reverse().Select(law.CountExceededWith)).Where(double.IsFinite).Distinct().Order()]);
        Draws(law, continuous: false);
        Bulk(law, [0, 1, 2, 3, 10, 100]);
    }

    /// <summary>The points of a law at which it is checked: from both tails, inside the support.</summary>
    private static double[] Points(ISeverity law) =>
        [.. Tails.Select(law.Quantile).Concat(Tails.Select(law.LossExceededWith))
            .Where(x => double.IsFinite(x) && x > law.Minimum && x < law.Maximum && (x == 0 || Math.Abs(x) > 1e-290)).Order()
            .Aggregate(new List<double>(), (kept, x) =>
            {
                if (kept.Count == 0 || x - kept[^1] > 1e-6 * Math.Abs(x))
                {
                    kept.Add(x); // the median from both tails is one point
                }

                return kept;
            })];

    private static void Ends(ILaw law)
    {
        Assert.Equal((law.Minimum, law.Maximum), (law.Quantile(0), law.Quantile(1)));
        Assert.Equal((0, 1, double.NegativeInfinity, 0), (law.Cumulative(double.NegativeInfinity), law.Survival(double.NegativeInfinity),
            law.LogCumulative(double.NegativeInfinity), law.LogSurvival(double.NegativeInfinity)));
        Assert.Equal((1, 0, 0, double.NegativeInfinity), (law.Cumulative(double.PositiveInfinity), law.Survival(double.PositiveInfinity),
            law.LogCumulative(double.PositiveInfinity), law.LogSurvival(double.PositiveInfinity)));
        Assert.Equal((0, 0), (law.Density(double.NegativeInfinity), law.Density(double.PositiveInfinity)));
        Assert.Equal((law.Mean, double.NegativeInfinity), (law.LimitedMean(double.PositiveInfinity), law.LimitedMean(double.NegativeInfinity)));
        Assert.True(law.Variance >= 0, $"{law}: variance {law.Variance}");
        if (double.IsFinite(law.Minimum))
        {
            double below = law.Minimum - 1 - Math.Abs(law.Minimum);
            Assert.Equal((0, double.NegativeInfinity, 0, 1), (law.Density(below), law.LogDensity(below), law.Cumulative(below), law.Survival(below)));
            Assert.Equal((below, law.Minimum), (law.LimitedMean(below), law.LimitedMean(law.Minimum)));
            if (law is ISeverity severity)
            {
                Near(law, law.Mean - below, severity.MeanExcess(below), 1e-14, "below the support the mean excess is the rest of the mean");
            }
        }

        if (double.IsFinite(law.Maximum))
        {
            double above = law.Maximum + 1 + Math.Abs(law.Maximum);
            Assert.Equal((0, double.NegativeInfinity, 1, 0), (law.Density(above), law.LogDensity(above), law.Cumulative(above), law.Survival(above)));
            Assert.Equal((law.Mean, 0.0), (law.LimitedMean(above), law.Survival(law.Maximum)));
        }

        if (law is ISeverity loss)
        {
            Assert.Equal(0, loss.MeanExcess(law.Maximum));
        }
    }

    private static void Refusals(ILaw law)
    {
        foreach (Func<double, double> member in (Func<double, double>[])[law.Density, law.LogDensity, law.Cumulative, law.LogCumulative, law.Survival, law.LogSurvival, law.LimitedMean])
        {
            Assert.True(double.IsNaN(member(double.NaN)), $"{law}: {member.Method.Name} of NaN is {member(double.NaN)}");
        }

        Assert.True(law is not ISeverity loss || double.IsNaN(loss.MeanExcess(double.NaN)), $"{law}: mean excess of NaN");
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Quantile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Quantile(-1e-300));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Quantile(1.0000000001));
        Assert.Throws<ArgumentNullException>(() => law.Sample(null!));
    }

    private static void TailsAgree(ILaw law, double x, double tolerance)
    {
        double lower = law.Cumulative(x);
        double upper = law.Survival(x);
        Assert.InRange(lower, 0, 1);
        Assert.InRange(upper, 0, 1);
        Assert.InRange(lower + upper, 1 - tolerance, 1 + tolerance);
        foreach ((double value, double log, string name) in (ReadOnlySpan<(double, double, string)>)
            [(lower, law.LogCumulative(x), "cumulative"), (upper, law.LogSurvival(x), "survival"), (law.Density(x), law.LogDensity(x), "density")])
        {
            if (value is > 1e-300 and < double.PositiveInfinity)
            {
                Near(law, Math.Log(value), log, (tolerance + (4 * Unit * Math.Abs(log))) / Math.Max(Math.Abs(log), 1e-300), $"the logarithm of the {name} at {x:R}", relativeTo: value < 0.9 ? 0 : 1);
            }
            else
            {
                Assert.True(value > 0 || log < -690, $"{law}: {name} {value} with logarithm {log} at {x:R}");
            }
        }
    }

    private static void Inverts(ILaw law, double p, double x, Func<double, double> logTail, int side, bool continuous, double tolerance)
    {
        if (!double.IsFinite(x) || x <= law.Minimum || x >= law.Maximum || (x != 0 && Math.Abs(x) < 1e-290))
        {
            return; // the quantile is at an end, or its digits leave the range of numbers
        }

        double log = logTail(x);
        if (!continuous)
        {
            double below = logTail(x - (1e-9 * Math.Abs(x)));
            double least = Math.Min(log, below);
            double most = Math.Max(log, below);
            Assert.True(least <= Math.Log(p) + 1e-9 && most >= Math.Log(p) - 1e-9, $"{law}: {x:R} has the tails {most:R} and {least:R} about it, not {Math.Log(p):R}");
            return;
        }

        double ofRounding = 4 * Unit * Math.Max(Math.Abs(x), Math.Abs(x - law.Minimum) is var d && double.IsFinite(d) ? d : 0) * Math.Exp(law.LogDensity(x) - log);
        double allowed = tolerance + ofRounding + (8 * Unit * Math.Abs(log));
        Assert.True(Math.Abs(log - Math.Log(p)) <= allowed, $"{law}: the {(side > 0 ? "upper" : "lower")} tail at the quantile {x:R} of {p} is off by {log - Math.Log(p):E2}, allowed {allowed:E1}");
    }

    /// <summary>By a rule of five points on the logarithm of the smaller tail, its error of the fourth order in a step of a thousandth of its scale.</summary>
    private static void DensityIsTheSlope(ILaw law, double x)
    {
        int side = law.Cumulative(x) < 0.5 ? -1 : 1;
        Func<double, double> tail = side < 0 ? law.LogCumulative : law.LogSurvival;
        double expected = Math.Exp(law.LogDensity(x) - tail(x));
        double h = Math.Min(1e-3 / expected, double.IsFinite(law.Minimum) ? 1e-3 * (x - law.Minimum) : double.PositiveInfinity);
        if (h < 1e-11 * Math.Abs(x) || x - (2 * h) <= law.Minimum || x + (2 * h) >= law.Maximum)
        {
            return;
        }

        double slope = -side * ((8 * (tail(x + h) - tail(x - h))) - (tail(x + (2 * h)) - tail(x - (2 * h)))) / (12 * h);
        double allowed = 1e-7 + (8 * Unit * ((Math.Abs(x) / h) + (Math.Max(Math.Abs(tail(x)), 1) / (h * expected))));
        Near(law, expected, slope, allowed, $"density over tail at {x:R} is the slope of its logarithm");
    }

    private static void Integrals(ISeverity law, double[] points, double tolerance)
    {
        double[] middle = [.. points.Where(x => law.Survival(x) > 1e-6 && law.Cumulative(x) > 1e-6)];
        for (int i = 1; i < middle.Length; i++)
        {
            (double a, double b) = (middle[i - 1], middle[i]);
            double area = HalvedIntegral.Of(law.Survival, a, b, 1e-13);
            double difference = law.LimitedMean(b) - law.LimitedMean(a);
            double allowed = ((1e-10 + tolerance) * area) + (32 * Unit * (Math.Abs(law.LimitedMean(b)) + Math.Abs(law.Minimum is > double.NegativeInfinity ? law.Minimum : 0)));
            Assert.True(Math.Abs(area - difference) <= allowed, $"{law}: limited means at {a:R} and {b:R} differ by {difference:R}, the integral of the survival is {area:R}");
        }

        bool finite = double.IsFinite(law.Mean);
        for (int i = 1; i < points.Length; i++)
        {
            (double a, double b) = (points[i - 1], points[i]);
            double log = law.LogSurvival(a);
            double excess = law.MeanExcess(a);
            Assert.True(finite ? excess > 0 : double.IsPositiveInfinity(excess), $"{law}: mean excess {excess} at {a:R}");

            double area = HalvedIntegral.Of(x => Math.Exp(law.LogSurvival(x) - log), a, b, 1e-12);
            if (finite)
            {
                // What of the excess lies below b, and above.
                double parts = area + (law.MeanExcess(b) * Math.Exp(law.LogSurvival(b) - log));
                double allowed = (1e-9 + tolerance) + (8 * Unit * Math.Abs(log)) + (16 * Unit * (Math.Abs(a) + Math.Abs(b)) / excess);
                Near(law, parts, excess, allowed, $"mean excess at {a:R}, cut at {b:R}");
            }

            double layer = law.LayerMean(a, b - a);
            if (log > -680)
            {
                Near(law, area * Math.Exp(log), layer, (1e-9 + tolerance) + (16 * Unit * Math.Abs(b) / (b - a)) + (8 * Unit * Math.Abs(log)), $"layer from {a:R} to {b:R}");
                double hazard = Math.Exp(law.LogDensity(a) - log);
                double narrow = 1e-6 * Math.Min(b - a, 1 / hazard);
                double sum = law.LayerMean(a, narrow) + law.LayerMean(a + narrow, b - a - narrow);
                Near(law, layer, sum, 1e-10 + tolerance + (32 * Unit * Math.Abs(b) / (b - a)), $"layer from {a:R} to {b:R} in two parts");
                Near(law, law.Survival(a), law.LayerMean(a, narrow) / narrow, 1e-9 + (hazard * narrow), $"narrow layer at {a:R}");
            }
        }

        Assert.Equal(0, law.LayerMean(points[0], 0));
        double start = points[points.Length / 2];
        Near(law, law.Survival(start) * law.MeanExcess(start), law.LayerMean(start, double.PositiveInfinity), 1e-12, "a layer without end");
        Refused.Argument("limit", () => law.LayerMean(1, -1));
        Refused.Argument("limit", () => law.LayerMean(1, double.NaN));
        Refused.Argument("attachment", () => law.LayerMean(double.NaN, 1));
        Spread(law, points);
    }

    /// <summary>The variance is twice the integral of the distance from the mean times the tail; up to where the tails are 1e-300.</summary>
    private static void Spread(ISeverity law, double[] points)
    {
        if (!double.IsFinite(law.Variance) || !double.IsFinite(law.Mean))
        {
            return;
        }

        double[] cuts = [.. points.Append(law.Mean).Distinct().Order()];
        double sum = 0;
        double last = 0;
        for (int i = 1; i < cuts.Length; i++)
        {
            double part = HalvedIntegral.Of(
                x => x > law.Mean ? 2 * (x - law.Mean) * law.Survival(x) : 2 * (law.Mean - x) * law.Cumulative(x), cuts[i - 1], cuts[i], 1e-9);
            sum += part;
            last = i == cuts.Length - 1 ? part : last;
        }

        if (double.IsFinite(law.Minimum))
        {
            sum += HalvedIntegral.Of(x => 2 * (law.Mean - x) * law.Cumulative(x), law.Minimum, Math.Min(cuts[0], law.Mean), 1e-9);
        }

        if (last < 1e-9 * sum) // otherwise much of the variance lies beyond 1e-300
        {
            double allowed = 1e-7 + (1e3 * Unit * law.Mean * law.Mean / law.Variance) + (1e2 * Unit * Math.Abs(law.Mean) / Math.Sqrt(law.Variance));
            Near(law, sum, law.Variance, allowed, "the variance");
        }
    }

    private static void Monotone(ILaw law, double[] points)
    {
        for (int i = 1; i < points.Length; i++)
        {
            (double a, double b) = (points[i - 1], points[i]);
            Assert.True(law.LogSurvival(a) >= law.LogSurvival(b) && law.LogCumulative(a) <= law.LogCumulative(b), $"{law}: tails from {a:R} to {b:R}");
            Assert.True(law.LimitedMean(a) <= law.LimitedMean(b) + (1e-12 * Math.Abs(b)) && law.LimitedMean(b) <= b * (1 + (Math.Sign(b) * 1e-12)), $"{law}: limited means at {a:R} and {b:R}");
        }
    }

    /// <summary>The distance of Kolmogorov and Smirnov, and the mean of draws cut at two quantiles.</summary>
    private static void Draws(ILaw law, bool continuous)
    {
        const int count = 4000;
        var random = new RandomStream(20261125);
        double[] draws = new double[count];
        for (int i = 0; i < count; i++)
        {
            draws[i] = law.Sample(random);
            Assert.InRange(draws[i], law.Minimum, law.Maximum);
        }

        Array.Sort(draws);
        double distance = 0;
        for (int i = 0; i < count; i++)
        {
            if (continuous && Math.Abs(draws[i]) < 1e-290)
            {
                continue; // below the range of numbers, where draws fall together
            }

            double from = continuous ? law.Cumulative(draws[i]) - ((double)i / count) : 0;
            double to = i == count - 1 || draws[i + 1] > draws[i] ? ((i + 1.0) / count) - law.Cumulative(draws[i]) : 0;
            distance = Math.Max(distance, Math.Max(Math.Abs(from), Math.Abs(to)));
        }

        Assert.True(distance * Math.Sqrt(count) < 1.95, $"{law}: distance {distance} of {count} draws"); // 99.9 % of Kolmogorov's law
        foreach (double limit in (double[])[law.Quantile(0.5), law.Quantile(0.97)])
        {
            if (limit != 0 && Math.Abs(limit) < 1e-290)
            {
                continue; // squares of such draws leave the range of numbers
            }

            double[] cut = [.. draws.Select(x => Math.Min(x, limit))];
            double mean = cut.Average();
            double error = Math.Sqrt(cut.Sum(x => (x - mean) * (x - mean)) / count / count);
            Assert.True(Math.Abs(mean - law.LimitedMean(limit)) <= (4 * error) + (1e-12 * Math.Abs(mean)), $"{law}: draws cut at {limit} have the mean {mean}, not {law.LimitedMean(limit)}");
        }
    }

    /// <summary>Results for many values are those for one, in any place, also when they are written over the values.</summary>
    private static void Bulk(ILaw law, double[] points)
    {
        double[] values = [0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5e-324, 1e-310, double.MaxValue, law.Minimum, law.Maximum, .. points,
            .. points.Select(x => 1.1 * x)];
        double[] results = new double[values.Length];
        Same(law.Density, law.Density);
        Same(law.LogDensity, law.LogDensity);
        Same(law.Cumulative, law.Cumulative);
        Same(law.Survival, law.Survival);
        values = [0, 1, .. Tails, .. Tails.Select(p => 1 - p)];
        results = new double[values.Length];
        Same(law.Quantile, law.Quantile);
        if (law is ISeverity loss)
        {
            Same(loss.LossExceededWith, loss.LossExceededWith);
        }

        double[] draws = new double[301];
        law.Sample(new RandomStream(7), draws);
        var random = new RandomStream(7);
        foreach (double draw in draws)
        {
            Near(law, law.Sample(random), draw, 1e-13, "a draw of many");
        }

        Refused.Argument("results", () => { law.Density([1, 2], new double[1]); return 0; });

        void Same(Func<double, double> one, Action<ReadOnlySpan<double>, Span<double>> many)
        {
            many(values, results);
            double[] inPlace = [.. values];
            many(inPlace, inPlace);
            Assert.Equal(results, inPlace);
            for (int i = 0; i < values.Length; i++)
            {
                double expected = one(values[i]);
                double log = Math.Max(Math.Abs(Math.Log(Math.Max(Math.Abs(expected), 1e-300))), Math.Abs(expected) > 0 && values[i] > 0 && double.IsFinite(values[i]) ? Math.Abs(law.LogDensity(values[i])) : 0);
                if (!double.IsNaN(expected) || !double.IsNaN(results[i]))
                {
                    Near(law, expected, results[i], Math.Max(2e-13, 64 * Unit * (double.IsFinite(log) ? log : 0)), $"{one.Method.Name} of {values[i]:R} among many", relativeTo: 1e-290);
                }
            }
        }
    }

    private static void Near(ILaw law, double expected, double actual, double tolerance, string what, double relativeTo = 0)
    {
        bool near = expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), relativeTo);
        Assert.True(near, FormattableString.Invariant($"{law.GetType().Name} {Parameters(law)}: {what}: {expected:R}, but {actual:R}: off by {Math.Abs((actual / expected) - 1):E1}, allowed {tolerance:E1}"));
    }

    private static string Parameters(ILaw law) => law.ToString() is var text && text!.IndexOf("Mean", StringComparison.Ordinal) is > 0 and var end ? text[..end] : law.ToString()!;
}
