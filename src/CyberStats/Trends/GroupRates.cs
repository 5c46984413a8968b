using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Trends;

/// <summary>
/// Compares the rates of groups, such as sectors or sponsors.
/// </summary>
public static class GroupRates
{
    private const double LargestWhole = 9007199254740992; // 2^53
    private const int TestablePeriods = 30;

    /// <summary>Compares counts that are known for each group in one sum.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="groups">The groups; two at least, each key once.</param>
    /// <param name="dispersion">The variance of a count over its mean, known from elsewhere; null for Poisson counts.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A count is not as demanded, or not whole where no dispersion is given, an exposure is not above zero, or a key is there twice; the message gives the index.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The dispersion is not finite and above zero, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two groups.</exception>
    /// <remarks>One sum a group cannot show how much counts vary: where they do so more than Poisson counts, the intervals are too narrow.</remarks>
    public static GroupComparison<TKey> Compare<TKey>(IEnumerable<GroupCount<TKey>> groups, double? dispersion = null, double level = 0.95)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        GroupCount<TKey>[] all = [.. groups];
        double given = dispersion is { } φ ? Require.Positive(φ, nameof(dispersion)) : 1;
        Require.Between(0, 1, level);
        bool areWhole = true;
        var seen = new HashSet<TKey>();
        for (int i = 0; i < all.Length; i++)
        {
            (TKey key, double count, double exposure) = all[i];
            bool isWhole = count == Math.Floor(count) && count <= LargestWhole;
            string? fault =
                !double.IsFinite(count) || count < 0 ? FormattableString.Invariant($"has the count {count}, which must be finite and not below zero")
                : !isWhole && dispersion is null ? FormattableString.Invariant($"has the count {count}, which is not whole: give the dispersion of such counts")
                : !double.IsFinite(exposure) || exposure <= 0 ? FormattableString.Invariant($"has the exposure {exposure}, which must be finite and above zero")
                : !seen.Add(key) ? FormattableString.Invariant($"has the key '{key}', which another has too")
                : null;
            if (fault is not null)
            {
                throw new ArgumentException(FormattableString.Invariant($"The group at index {i} {fault}."), nameof(groups));
            }

            areWhole &= isWhole;
        }

        RequireTwo(all.Length, nameof(groups));
        var table = new GroupTable(
            [.. all.Select(g => g.Count)], [.. all.Select(g => g.Exposure)], [], GroupDispersion.Poisson, given, areWhole ? SeriesKind.Counts : SeriesKind.Fractional);
        return new GroupComparison<TKey>([.. all.Select(g => g.Key)], table, level, [dispersion is null ? Caveat.PoissonAssumed : Caveat.DispersionAssumed]);
    }

    /// <summary>Compares the groups of a tally, all equally exposed: who leads among the sponsors, where time does not matter.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="tally">The tally; two keys at least.</param>
    /// <param name="dispersion">The variance of a count over its mean, known from elsewhere; null for Poisson counts.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentNullException"><paramref name="tally"/> is null.</exception>
    /// <exception cref="ArgumentException">No dispersion is given for a tally of pairs or fractions; the message names the kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dispersion is not finite and above zero, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two keys.</exception>
    /// <remarks>
    /// A key that no incident has is not among the groups. Incidents that count under several keys are treated as for series; those over periods show
    /// besides how much counts vary.
    /// </remarks>
    public static GroupComparison<TKey> Compare<TKey>(Tally<TKey> tally, double? dispersion = null, double level = 0.95)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(tally);
        double given = dispersion is { } φ ? Require.Positive(φ, nameof(dispersion)) : 1;
        Require.Between(0, 1, level);
        RequireTwo(tally.Rows.Count, nameof(tally));
        SeriesKind kind = tally.Rule switch
        {
            CountingRule.PerPair => SeriesKind.Pairs,
            CountingRule.Fractional => SeriesKind.Fractional,
            _ => SeriesKind.Counts,
        };
        if (dispersion is null && kind != SeriesKind.Counts)
        {
            throw new ArgumentException($"The tally is of the kind {kind}, which follows no Poisson law: give the dispersion of such counts.", nameof(tally));
        }

        double[] counts = [.. tally.Rows.Select(row => row.Value)];
        var table = new GroupTable(counts, [.. counts.Select(_ => 1.0)], [], GroupDispersion.Poisson, given, kind);
        Caveat assumed = dispersion is null ? Caveat.PoissonAssumed : Caveat.DispersionAssumed;
        return new GroupComparison<TKey>([.. tally.Rows.Select(row => row.Key)], table, level, [assumed, .. tally.Caveats]);
    }

    /// <summary>Compares groups over the periods of their series, whose scatter shows how much counts vary.</summary>
    /// <typeparam name="TKey">The type of the key that names a group.</typeparam>
    /// <param name="groups">The groups; two at least. One without any incident is not among them, which matters where it could be.</param>
    /// <param name="exposure">The size of a group beside that of the others, such as its number of companies; null where all are equal.</param>
    /// <param name="dispersion">From what the dispersion is learnt.</param>
    /// <param name="level">The coverage of the intervals, in (0, 1).</param>
    /// <returns>
    /// Rates per year, and per unit of the exposure given: means over the periods that were seen. The dispersion is what remains after the
    /// course that the groups have in common is taken away, so that a trend of all of them does not count as scatter.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// An exposure is not above zero, or a Poisson law is asked of counts that are fractions, pairs or weights; the message names their kind.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dispersion"/> is not defined, or the level not in (0, 1).</exception>
    /// <exception cref="InsufficientDataException">
    /// There are fewer than two groups, or fewer than two periods with incidents where the counts are no whole counts.
    /// </exception>
    /// <remarks>
    /// Incidents that count under several groups (the caveat margins_exceed_total says that there are such) make these alike: the difference of two groups
    /// varies less than is reckoned with here, so that ratios of two groups, and ranks, err on the safe side. Comparisons with all others together, the test of
    /// heterogeneity, funnel limits and the max test need not: where some groups are often named together they reject too often, unless a dispersion allows for it.
    /// </remarks>
    public static GroupComparison<TKey> Compare<TKey>(
        GroupedSeries<TKey> groups, Func<TKey, double>? exposure = null, GroupDispersion dispersion = GroupDispersion.PerPair, double level = 0.95)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.Defined(dispersion);
        Require.Between(0, 1, level);
        RequireTwo(groups.Groups.Count, nameof(groups));
        CountSeries[] series = [.. groups.Groups.Select(g => g.Value)];
        TKey[] keys = [.. groups.Groups.Select(g => g.Key)];
        int[] seen = [.. Enumerable.Range(0, series[0].Length).Where(t => series[0].Exposure[t] > 0 && series.All(s => s.CountArray[t] is not null))];
        RequireSeen(seen.Length, nameof(groups));
        double years = seen.Sum(t => series[0].ExposureArray[t]) * series[0].Period.Years; // all groups have the exposure of the source
        double[] exposures = [.. keys.Select(key => exposure is null ? years : years * Require.Positive(exposure(key), nameof(exposure)))];
        double[][] cells = [.. series.Select(s => seen.Select(t => s.CountArray[t]!.Value).ToArray())];
        SeriesKind kind = series.Select(s => s.Kind).FirstOrDefault(k => k != SeriesKind.Counts);
        var table = new GroupTable([.. cells.Select(c => c.Sum())], exposures, cells, dispersion, 1, kind);
        bool isPoisson = double.IsPositiveInfinity(table.Common.Freedom);
        if (isPoisson && kind != SeriesKind.Counts)
        {
            throw dispersion == GroupDispersion.Poisson
                ? new ArgumentException($"The series are of the kind {kind}, which follow no Poisson law: learn the dispersion from the periods.", nameof(dispersion))
                : new InsufficientDataException("periods with incidents in at least two groups", 2, Math.Min(1, seen.Length), nameof(groups));
        }

        Caveat[] caveats =
        [
            .. isPoisson ? [Caveat.PoissonAssumed] : seen.Length < TestablePeriods ? [Caveat.AutocorrelationUntestable] : Array.Empty<Caveat>(),
            .. groups.All.Caveats,
            .. series.SelectMany(s => s.Caveats),
        ];
        return new GroupComparison<TKey>(keys, table, level, [.. caveats.Distinct()]);
    }

    private static void RequireTwo(int groups, string argument)
    {
        if (groups < 2)
        {
            throw new InsufficientDataException("groups", 2, groups, argument);
        }
    }

    private static void RequireSeen(int periods, string argument)
    {
        if (periods == 0)
        {
            throw new InsufficientDataException("periods that are not missing", 1, 0, argument);
        }
    }
}
