using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>
/// A power law fitted to the tail of a sample: the exponent by maximum likelihood, the threshold where data and law are nearest.
/// </summary>
/// <remarks>
/// <para>
/// Every distinct value is tried as the threshold, and the one of least Kolmogorov-Smirnov distance is taken, the smallest of those that tie. The distance
/// is that of the definition, the greatest difference on both sides of each step, with ties; the programs of the authors and the R package poweRlaw look
/// at one side only for continuous values, so that theirs is smaller by up to one over the number in the tail, and can lie elsewhere. The exponent
/// of whole numbers is the exact maximum, not that of an approximate formula.
/// </para>
/// <para>
/// A fit says nothing about whether the values follow a power law at all: see <see cref="PowerLawFit.PValue"/> and
/// <see cref="PowerLawFit.CompareWith"/>. Values of 0 are left out and counted: no power law holds them.
/// </para>
/// <para>
/// Sources: Clauset, Shalizi and Newman (2009), <i>Power-law distributions in empirical data</i>, sections 3 and 4; Virkar and Clauset (2014),
/// <i>Power-law distributions in binned empirical data</i>.
/// </para>
/// <para>Cost: of the order n log n in practice; of whole numbers, by the number of distinct ones.</para>
/// </remarks>
public static class PowerLaw
{
    private const double LargestWhole = 1L << 53;

    /// <summary>Fits a power law to values.</summary>
    /// <param name="values">The values, in any order: finite, not negative; whole numbers up to 2^53 if discrete.</param>
    /// <param name="kind">Continuous or discrete; for bins there is <see cref="FitBinned"/>.</param>
    /// <param name="threshold">The threshold, where it is known and not to be estimated; a whole number if discrete.</param>
    /// <param name="options">How to fit; as published unless given.</param>
    /// <exception cref="ArgumentException">A value is negative, NaN, infinite, or not whole where it must be; the message gives its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is binned or none, or the threshold is not above zero, not finite or not whole where it must be.</exception>
    /// <exception cref="InsufficientDataException">No threshold has the fewest values above it that the options ask for, not all equal to the threshold.</exception>
    public static PowerLawFit Fit(ReadOnlySpan<double> values, PowerLawKind kind, double? threshold = null, PowerLawOptions? options = null)
    {
        if (Require.Defined(kind) == PowerLawKind.Binned)
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "'kind' must be continuous or discrete: bins have edges, which FitBinned and FitHeaped take.");
        }

        if (threshold is { } given)
        {
            Require.Positive(given, nameof(threshold));
            if (kind == PowerLawKind.Discrete && !(double.IsInteger(given) && given <= LargestWhole))
            {
                throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "'threshold' must be a whole number up to 2^53 where the values are.");
            }
        }

        double[] positive = Positive(values, kind == PowerLawKind.Discrete);
        Array.Sort(positive);
        var data = new PowerLawData(kind, positive, [], [], options ?? new PowerLawOptions());
        return Of(data, threshold, values.Length - positive.Length, nameof(values));
    }

    /// <summary>Fits a power law to numbers of values between edges.</summary>
    /// <param name="edges">The edges, ascending, the first 0 or above; the last may be +∞. A bin holds its lower edge and not its upper one.</param>
    /// <param name="counts">How many values are in each bin, one fewer than there are edges.</param>
    /// <param name="threshold">The threshold, one of the edges, where it is known and not to be estimated.</param>
    /// <param name="options">How to fit; as published unless given.</param>
    /// <remarks>
    /// The lower edge of every bin is tried as the threshold, if it is above 0. Above a last edge that is finite the law expects values, and none was
    /// seen there.
    /// </remarks>
    /// <exception cref="ArgumentException">Edges are not ascending, a count is negative, or their numbers do not fit; the message gives the index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not an edge of a bin above 0.</exception>
    /// <exception cref="InsufficientDataException">No threshold has the fewest values above it that the options ask for, in more than its first bin.</exception>
    public static PowerLawFit FitBinned(ReadOnlySpan<double> edges, ReadOnlySpan<int> counts, double? threshold = null, PowerLawOptions? options = null)
    {
        RequireEdges(edges);
        if (counts.Length != edges.Length - 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {edges.Length} edges, but {counts.Length} counts; there must be one fewer."), nameof(counts));
        }

        long total = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            total += counts[i] >= 0
                ? counts[i]
                : throw new ArgumentException(FormattableString.Invariant($"The count at index {i} of 'counts' is {counts[i]}: it must not be negative."), nameof(counts));
        }

        if (total > int.MaxValue)
        {
            throw new ArgumentException(FormattableString.Invariant($"The counts add up to {total}: more than 2^31 - 1."), nameof(counts));
        }

        // Lower edges only; the last bin is open, without a value where the last edge is finite.
        int bins = double.IsFinite(edges[^1]) ? edges.Length : counts.Length;
        double[] lower = edges[..bins].ToArray();
        double[] inBin = new double[bins];
        for (int i = 0; i < counts.Length; i++)
        {
            inBin[i] = counts[i];
        }

        if (threshold is { } given && !(given > 0 && edges[..^1].Contains(given)))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "'threshold' must be the lower edge of a bin, above 0.");
        }

        return Of(new PowerLawData(PowerLawKind.Binned, [], lower, inBin, options ?? new PowerLawOptions()), threshold, 0, nameof(counts));
    }

    /// <summary>Fits a power law to heaped values, such as rounded amounts, through bins wide enough to hold each heap with what was rounded to it.</summary>
    /// <param name="values">The values, in any order: finite, not negative.</param>
    /// <param name="edges">The edges, as for <see cref="FitBinned"/>; no value may lie outside of them.</param>
    /// <param name="threshold">The threshold, one of the edges, where it is known and not to be estimated.</param>
    /// <param name="options">How to fit; as published unless given.</param>
    /// <exception cref="ArgumentException">A value is negative, NaN, infinite, or outside of the edges, or edges are not ascending; the message gives the index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not an edge of a bin above 0.</exception>
    /// <exception cref="InsufficientDataException">As for <see cref="FitBinned"/>.</exception>
    public static PowerLawFit FitHeaped(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, double? threshold = null, PowerLawOptions? options = null)
    {
        RequireEdges(edges);
        int[] counts = new int[edges.Length - 1];
        for (int i = 0; i < values.Length; i++)
        {
            int place = double.IsFinite(values[i]) ? edges.BinarySearch(values[i]) : ~0;
            place = place >= 0 ? place : ~place - 1;
            if (place < 0 || place >= counts.Length)
            {
                throw Wrong(nameof(values), values[i], i, FormattableString.Invariant($"from {edges[0]} to below {edges[^1]}"));
            }

            counts[place]++;
        }

        return FitBinned(edges, counts, threshold, options);
    }

    private static PowerLawFit Of(PowerLawData data, double? threshold, int zeros, string parameter)
    {
        TailPoints points = data.Points(threshold);
        if (points.Thresholds == 0)
        {
            int tail = data.TailFrom(threshold ?? 0);
            throw tail < data.Options.MinimumTail
                ? new InsufficientDataException(threshold is null ? "values above zero" : "values from the threshold on", data.Options.MinimumTail, tail, parameter)
                : new InsufficientDataException("different values that can make a tail", 2, 1, parameter);
        }

        (int best, double distance) = ThresholdScan.Best(points);
        return new PowerLawFit(data, points.ThresholdAt(best), points.ExponentAt(best), distance, zeros, threshold is not null);
    }

    private static double[] Positive(ReadOnlySpan<double> values, bool isDiscrete)
    {
        double[] positive = new double[values.Length];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (!(value >= 0 && double.IsFinite(value)))
            {
                throw Wrong(nameof(values), value, i, "finite and not below zero");
            }

            if (isDiscrete && !(value <= LargestWhole && double.IsInteger(value)))
            {
                throw Wrong(nameof(values), value, i, "a whole number up to 2^53 for a discrete power law");
            }

            if (value > 0)
            {
                positive[count++] = value;
            }
        }

        return count == positive.Length ? positive : positive[..count];
    }

    private static void RequireEdges(ReadOnlySpan<double> edges)
    {
        if (edges.Length < 2)
        {
            throw new InsufficientDataException("edges", 2, edges.Length, nameof(edges));
        }

        for (int i = 0; i < edges.Length; i++)
        {
            if (!(i == 0 ? edges[i] >= 0 && double.IsFinite(edges[i]) : edges[i] > edges[i - 1]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The edge at index {i} of 'edges' is {edges[i]}: edges start at 0 or above and ascend."), nameof(edges));
            }
        }
    }

    private static ArgumentException Wrong(string name, double value, int index, string demand) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The number at index {index} of '{name}' must be {demand}, but is {value}."), name);
}
