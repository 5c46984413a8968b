using CyberStats.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// The number of incidents from two lists and what both hold: Lincoln's and Petersen's estimate and Chapman's.
/// </summary>
/// <remarks>
/// <para>
/// Taken is that the lists find independently of each other and that on one of them at least all incidents are as easily found. Trackers that read the same
/// press find the same incidents: the figure is then too low.
/// </para>
/// <para>
/// The interval is the transformed logit one with 1/2 added to each cell, which covers well down to a few incidents on both lists: Sadinle (2009),
/// <i>Transformed logit confidence intervals for small populations in single capture-recapture estimation</i>. Other sources: Chapman (1951); the variance is that of Seber (1970),
/// <i>The effects of trap response on tag recapture estimates</i>. Coverage: benchmarks/results/simulate-undercount.md.
/// </para>
/// </remarks>
public static class TwoLists
{
    /// <summary>Returns the estimate from the histories of two lists.</summary>
    /// <param name="histories">The histories.</param>
    /// <param name="chapman">Whether to return Chapman's estimate, which is finite where no incident is on both lists, or Lincoln's and Petersen's.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="histories"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not two lists.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static UndercountEstimate Of(ListHistories histories, bool chapman = true, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(histories);
        return histories.Lists.Count == 2
            ? Of(histories.HeldBy(0), histories.HeldBy(1), histories.CountOf(3), chapman, level, histories.Excluded)
            : throw new ArgumentException(FormattableString.Invariant($"Two lists are needed, but there are {histories.Lists.Count}."), nameof(histories));
    }

    /// <summary>Returns the estimate from three numbers.</summary>
    /// <param name="first">The number of incidents on the first list.</param>
    /// <param name="second">The number of incidents on the second list.</param>
    /// <param name="both">The number of incidents on both.</param>
    /// <param name="chapman">Whether to return Chapman's estimate, which is finite where no incident is on both lists, or Lincoln's and Petersen's.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, more incidents are on both lists than on one, or the level is not in (0, 1).</exception>
    public static UndercountEstimate Of(long first, long second, long both, bool chapman = true, double level = 0.95) => Of(first, second, both, chapman, level, []);

    private static UndercountEstimate Of(long first, long second, long both, bool chapman, double level, IReadOnlyList<Exclusion> excluded)
    {
        Require.NotNegative(first);
        Require.NotNegative(second);
        Require.NotNegative(both);
        Require.Between(0, 1, level);
        if (both > Math.Min(first, second))
        {
            throw new ArgumentOutOfRangeException(nameof(both), both, FormattableString.Invariant($"No more than {Math.Min(first, second)} incidents can be on both lists."));
        }

        double m = both;
        double b = first - both;
        double c = second - both;
        double observed = m + b + c;
        double unseen = chapman ? b * c / (m + 1) : b * c == 0 ? 0 : b * c / m;
        double variance = chapman
            ? (first + 1.0) * (second + 1.0) * b * c / ((m + 1) * (m + 1) * (m + 2))
            : (double)first * second * b * c / (m * m * m);
        double spread = Math.Sqrt((1 / (m + 0.5)) + (1 / (b + 0.5)) + (1 / (c + 0.5)) + ((m + 0.5) / ((b + 0.5) * (c + 0.5))));
        double factor = Math.Exp(Quantiles.TwoSidedNormal(level) * spread);
        double odds = (b + 0.5) * (c + 0.5) / (m + 0.5);
        double low = Math.Max(observed, observed - 0.5 + (odds / factor));
        double high = observed - 0.5 + (odds * factor);
        bool isInfinite = double.IsInfinity(unseen);
        bool isEmpty = observed == 0;
        double total = observed + unseen;
        return new UndercountEstimate(
            chapman ? UndercountMethod.Chapman : UndercountMethod.LincolnPetersen,
            first + second - both,
            isEmpty ? new Estimate(0, double.NaN, double.NaN, double.NaN, level)
                : new Estimate(total, isInfinite || double.IsNaN(variance) ? double.NaN : Math.Sqrt(variance), Math.Min(low, total), isInfinite ? double.PositiveInfinity : Math.Max(high, total), level))
        {
            Status = isEmpty ? UndercountStatus.Empty : isInfinite ? UndercountStatus.NothingSeenTwice : UndercountStatus.Estimated,
            Excluded = excluded,
            Caveats =
            [
                Caveat.ListsIndependent, Caveat.LinksTakenAsTrue,
                .. m < 7 ? [Caveat.SmallExpectedCounts] : Array.Empty<Caveat>(), // Robson and Regier (1964): from 7 on the bias is small
            ],
        };
    }
}
