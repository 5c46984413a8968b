using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats;

/// <summary>
/// How many records a result leaves out, and why.
/// </summary>
public readonly record struct Exclusion
{
    /// <summary>Creates an exclusion.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="count">The number of records; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reason is not defined, or the count is negative.</exception>
    public Exclusion(ExclusionReason reason, int count)
    {
        Reason = Require.Defined(reason);
        Count = (int)Require.NotNegative((long)count, nameof(count));
    }

    /// <summary>Gets the reason.</summary>
    public ExclusionReason Reason { get; }

    /// <summary>Gets the number of records.</summary>
    public int Count { get; }

    /// <summary>Returns "15 undated".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {Describe()}");

    /// <summary>Adds up the counts of each reason, in the order of the reasons, without those that are zero.</summary>
    internal static ImmutableArray<Exclusion> Merge(IEnumerable<Exclusion> parts) =>
    [
        .. parts.GroupBy(e => e.Reason)
            .Select(g => new Exclusion(g.Key, g.Sum(e => e.Count)))
            .Where(e => e.Count > 0)
            .OrderBy(e => e.Reason),
    ];

    private string Describe() => Reason switch
    {
        ExclusionReason.Undated => "undated",
        ExclusionReason.Imprecise => "too imprecise for the period",
        ExclusionReason.OutsideCoverage => "outside the coverage",
        ExclusionReason.AfterAsOf => "after the as-of day",
        ExclusionReason.NotAnIncident => "near misses or false positives",
        ExclusionReason.NoKey => "without a key",
        ExclusionReason.Demand => "demands, not losses",
        ExclusionReason.OtherCurrency => "in another currency",
        ExclusionReason.UnknownAmount => "of unknown amount",
        ExclusionReason.NoPriceDate => "without a date for their money",
        ExclusionReason.NoExchangeRate => "without an exchange rate",
        ExclusionReason.NoPriceLevel => "without a price level",
        ExclusionReason.OtherForm => "of other forms",
        ExclusionReason.SingleRating => "rated fewer than twice",
        ExclusionReason.ConflictingValues => "with several values of one source",
        _ => Reason.ToString(),
    };
}
