using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// Chao's lower bound: the least number of incidents that there must be, given how many are on one list only and how many on two.
/// </summary>
/// <remarks>
/// <para>
/// Incidents may differ in how easily they are found, without any law: the more they differ, the more are unseen beyond the bound. With t lists of like reach it
/// is D + A f₁² / (2 f₂), with A = (t − 1) / t, or without bias D + A f₁ (f₁ − 1) / (2 (f₂ + 1)). A is 1 where there are many lists; with two it is 1/2, and
/// leaving it out doubles the unseen: what is no bound at all any more. That the lists find independently of one another is assumed; and that none of a few lists finds much more than another, else
/// the bound lies some per cent too high (<see cref="Caveat.ListsUnequal"/>; capture frequencies alone cannot show it).
/// </para>
/// <para>
/// The interval takes the logarithm of the unseen as normal. Sources: Chao (1987), <i>Estimating the population size for capture-recapture data with unequal
/// catchability</i>; Chao (1989), <i>Estimating population size for sparse data in capture-recapture experiments</i>; the variance of the form without
/// bias is that of Chao (2005), <i>Species estimation and applications</i>. Coverage: benchmarks/results/simulate-undercount.md.
/// </para>
/// </remarks>
public static class ChaoLowerBound
{
    private const double Unequal = 1.5; // a list that holds so many times another's
    private const int FewLists = 5;

    /// <summary>Returns the bound from the histories of lists.</summary>
    /// <param name="histories">The histories of at least two lists.</param>
    /// <param name="biasCorrected">Whether to use the form without bias, which also holds where no incident is on two lists.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="histories"/> is null.</exception>
    /// <exception cref="ArgumentException">There is one list only.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static UndercountEstimate Of(ListHistories histories, bool biasCorrected = true, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(histories);
        long[] sizes = [.. Enumerable.Range(0, histories.Lists.Count).Select(histories.HeldBy)];
        bool isUnequal = sizes.Length <= FewLists && sizes.Max() > Unequal * sizes.Min();
        return histories.Lists.Count > 1
            ? Of(histories.Frequencies, histories.Lists.Count, biasCorrected, level, histories.Excluded, isUnequal)
            : throw new ArgumentException("One list says nothing on what it lacks; at least 2 are needed.", nameof(histories));
    }

    /// <summary>Returns the bound from capture frequencies.</summary>
    /// <param name="frequencies">The number of incidents on one list, on two, and so on; at least those two.</param>
    /// <param name="lists">The number of lists; null where there are so many, as with news articles, that the factor A is 1.</param>
    /// <param name="biasCorrected">Whether to use the form without bias, which also holds where no incident is on two lists.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="frequencies"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two frequencies, more than lists, or one is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two lists, or the level is not in (0, 1).</exception>
    public static UndercountEstimate Of(IReadOnlyList<long> frequencies, int? lists = null, bool biasCorrected = true, double level = 0.95) =>
        Of(frequencies, lists, biasCorrected, level, [], isUnequal: false);

    private static UndercountEstimate Of(
        IReadOnlyList<long> frequencies, int? lists, bool biasCorrected, double level, IReadOnlyList<Exclusion> excluded, bool isUnequal)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        Require.Between(0, 1, level);
        int t = lists is { } given ? Require.InRange(2, int.MaxValue, given, nameof(lists)) : int.MaxValue;
        if (frequencies.Count < 2 || frequencies.Count > t)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are from 2 frequencies to one for each list, but {frequencies.Count} are given."), nameof(frequencies));
        }

        for (int i = 0; i < frequencies.Count; i++)
        {
            if (frequencies[i] < 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The frequency at index {i} must not be below zero, but is {frequencies[i]}."), nameof(frequencies));
            }
        }

        double f1 = frequencies[0];
        double f2 = frequencies[1];
        double a = lists is null ? 1 : (t - 1.0) / t;
        long observed = frequencies.Sum();
        double unseen = biasCorrected ? a * f1 * (f1 - 1) / (2 * (f2 + 1)) : f1 == 0 ? 0 : a * f1 * f1 / (2 * f2);
        UndercountStatus status = observed == 0 ? UndercountStatus.Empty
            : double.IsInfinity(unseen) ? UndercountStatus.NothingSeenTwice
            : unseen == 0 ? UndercountStatus.NothingSeenOnce
            : UndercountStatus.Estimated;
        double variance = status != UndercountStatus.Estimated ? double.NaN
            : biasCorrected ? CorrectedVariance(a, f1, f2, observed + unseen)
            : Variance(a, f1, f2);
        return new UndercountEstimate(
            biasCorrected ? UndercountMethod.ChaoBiasCorrected : UndercountMethod.Chao, observed, UnseenInterval.Of(observed, unseen, variance, level))
        {
            Status = status,
            Excluded = excluded,
            Caveats =
            [
                Caveat.AtLeast, Caveat.ListsIndependent, Caveat.LinksTakenAsTrue,
                .. isUnequal ? [Caveat.ListsUnequal] : Array.Empty<Caveat>(),
                .. Math.Min(f1, f2) < 5 ? [Caveat.SmallExpectedCounts] : Array.Empty<Caveat>(),
            ],
        };
    }

    private static double Variance(double a, double f1, double f2)
    {
        double r = f1 / f2;
        return f2 * ((a * r * r / 2) + (a * a * r * r * r) + (a * a * r * r * r * r / 4));
    }

    private static double CorrectedVariance(double a, double f1, double f2, double total)
    {
        double twice = (2 * f1) - 1;
        if (f2 == 0)
        {
            double rest = (a * f1 * (f1 - 1) / 2) + (a * a * f1 * twice * twice / 4) - (a * a * f1 * f1 * f1 * f1 / (4 * total));
            return Math.Max(rest, 0);
        }

        double g = f2 + 1;
        return (a * f1 * (f1 - 1) / (2 * g)) + (a * a * f1 * twice * twice / (4 * g * g)) + (a * a * f1 * f1 * f2 * (f1 - 1) * (f1 - 1) / (4 * g * g * g * g));
    }
}
