using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// How far points of [0, 1] are from uniform ones: four distances of their distribution function G from the uniform one.
/// </summary>
/// <param name="Greatest">Kolmogorov and Smirnov's: the greatest |G(u) - u|.</param>
/// <param name="Squares">Cramér and von Mises': n ∫ (G - u)² du.</param>
/// <param name="Tails">Anderson and Darling's: n ∫ (G - u)² / (u (1 - u)) du.</param>
/// <param name="UpperTail">Sinclair, Spurr and Ahmad's: n ∫ (G - u)² / (1 - u) du.</param>
internal readonly record struct Distances(double Greatest, double Squares, double Tails, double UpperTail)
{
    /// <summary>Gets no distances at all.</summary>
    public static Distances None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Gets whether all are known; they may be infinite.</summary>
    public bool AreKnown => !double.IsNaN(Greatest + Squares + Tails + UpperTail);

    /// <summary>Returns the distances of points that are known exactly.</summary>
    /// <param name="points">The points, in order.</param>
    /// <param name="weights">How often each occurs; empty for once.</param>
    /// <remarks>
    /// The integrals of a step function in closed form. A step of height p from c - p to c at u counts as its copies would, which the usual formulas sum over: with
    /// m = c - p / 2, the squares are n Σ p ((u - m)² + p² / 12).
    /// </remarks>
    public static Distances Of(ReadOnlySpan<UnitPoint> points, ReadOnlySpan<double> weights)
    {
        double n = 0;
        for (int i = 0; i < points.Length; i++)
        {
            n += weights.IsEmpty ? 1 : weights[i];
        }

        if (n == 0)
        {
            return None;
        }

        double seen = 0;
        double greatest = 0;
        double squares = 0;
        CompensatedSum tails = new(-1, 0); // sums of n terms that nearly cancel
        CompensatedSum upper = new(0.5, 0);
        for (int i = 0; i < points.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            if (weight == 0)
            {
                continue;
            }

            UnitPoint u = points[i];
            double p = weight / n;
            double m = (seen + (weight / 2)) / n;
            double rest = (n - seen - (weight / 2)) / n;
            greatest = Math.Max(greatest, Math.Max(u.Value - (seen / n), ((seen + weight) / n) - u.Value));
            squares += p * (((u.Value - m) * (u.Value - m)) + (p * p / 12));
            tails += -2 * p * ((m * u.LogBelow) + (rest * u.LogAbove));
            upper += -2 * p * (u.Value + (rest * u.LogAbove));
            seen += weight;
        }

        return new(greatest, n * squares, Infinite(points) ?? (n * tails.Value), double.IsNegativeInfinity(points[^1].LogAbove) ? double.PositiveInfinity : n * upper.Value);
    }

    /// <summary>Returns the distances of a distribution function that rises evenly over intervals, and at points.</summary>
    /// <param name="steps">The intervals, in order and apart, with the share of the points in each.</param>
    /// <param name="n">How many points there are.</param>
    public static Distances Of(IReadOnlyList<(UnitPoint From, UnitPoint To, double Share)> steps, double n)
    {
        double greatest = 0;
        CompensatedSum squares = default;
        CompensatedSum tails = default;
        CompensatedSum upper = default;
        double share = 0;
        UnitPoint at = UnitPoint.Zero;

        void Add(UnitPoint to, double before, double after)
        {
            if (to != at)
            {
                squares += Length(at, to) * ((before * before) + (before * after) + (after * after)) / 3;
                (double both, double one) = WeighedIntegrals(at, to, before, after);
                tails += both;
                upper += one;
            }

            greatest = Math.Max(greatest, Math.Max(Math.Abs(before), Math.Abs(after)));
            at = to;
        }

        for (int i = 0; i < steps.Count; i++)
        {
            (UnitPoint from, UnitPoint to, double mass) = steps[i];
            Add(from, share - at.Value, share - from.Value);
            double next = i == steps.Count - 1 ? 1 : share + mass;
            Add(to, share - from.Value, next - to.Value);
            share = next;
        }

        Add(UnitPoint.One, share - at.Value, 0);
        return new(greatest, n * squares.Value, n * tails.Value, n * upper.Value);
    }

    /// <summary>The integrals of the square of a difference that changes evenly, over u (1 - u) and over 1 - u.</summary>
    private static (double Both, double One) WeighedIntegrals(UnitPoint from, UnitPoint to, double before, double after)
    {
        double length = Length(from, to);
        if (length < 0.05 * Math.Min(from.Value, to.Rest))
        {
            // The three points of Gauss: the weights vary so little that the rest is below 1e-11 of the integral, and nothing cancels.
            double middle = from.Value + (length / 2);
            double rest = to.Rest + (length / 2);
            double reach = length / 2 * 0.7745966692414834; // √(3/5)
            double half = (before + after) / 2;
            double turn = (after - before) / 2 * 0.7745966692414834;
            double left = (half - turn) * (half - turn) / (rest + reach);
            double centre = half * half / rest;
            double right = (half + turn) * (half + turn) / (rest - reach);
            return (
                length / 18 * ((5 * left / (middle - reach)) + (8 * centre / middle) + (5 * right / (middle + reach))),
                length / 18 * ((5 * left) + (8 * centre) + (5 * right)));
        }

        double slope = length > 0 ? (after - before) / length : 0;
        double atZero = before - (slope * from.Value);
        double atOne = after + (slope * to.Rest);
        double fromZero = Square(atZero, to.LogBelow - from.LogBelow);
        double fromOne = Square(atOne, from.LogAbove - to.LogAbove);
        return (
            fromZero + fromOne - (slope * slope * length),
            fromOne - (2 * slope * atOne * length) + (slope * slope * length * (from.Rest + to.Rest) / 2));

        static double Square(double difference, double log) => difference == 0 ? 0 : difference * difference * log;
    }

    private static double Length(UnitPoint from, UnitPoint to) => from.Value < 0.5 ? to.Value - from.Value : from.Rest - to.Rest;

    private static double? Infinite(ReadOnlySpan<UnitPoint> points) => points[0].IsEnd || points[^1].IsEnd ? double.PositiveInfinity : null;
}
