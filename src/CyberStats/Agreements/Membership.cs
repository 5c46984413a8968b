using System.Collections.Immutable;
using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>
/// A state's membership of an organisation, with the span of time in which it held.
/// </summary>
/// <remarks>
/// The organisation is never blank, the state never unknown. A state that left and came back has two memberships. Two are equal when all
/// members are.
/// </remarks>
public sealed record Membership
{
    /// <summary>Creates a membership.</summary>
    /// <param name="organizationId">The id of the organisation, as a party has it, such as "eu".</param>
    /// <param name="member">The state.</param>
    /// <param name="period">From the day of joining to the last day of membership, the end open while it lasts; <c>default</c> where not known.</param>
    /// <exception cref="ArgumentException">The organisation is null or blank, or the state unknown.</exception>
    public Membership(string organizationId, CountryCode member, DateRange period = default)
    {
        OrganizationId = organizationId;
        Member = member;
        Period = period;
    }

    /// <summary>Gets the id of the organisation.</summary>
    public string OrganizationId { get; init => field = Require.Text(value, nameof(OrganizationId)); }

    /// <summary>Gets the state.</summary>
    public CountryCode Member
    {
        get;
        init => field = value == default ? throw new ArgumentException("A membership must name a state.", nameof(Member)) : value;
    }

    /// <summary>Gets the span from the day of joining to the last day of membership; <c>default</c> where not known.</summary>
    public DateRange Period { get; init; }

    /// <summary>Gets the ids of the sources.</summary>
    public ImmutableArray<string> SourceIds { get => field.OrEmpty(); init => field = value.TextsOnce(nameof(SourceIds)); }

    /// <inheritdoc/>
    public bool Equals(Membership? other) => other is not null
        && (OrganizationId, Member, Period) == (other.OrganizationId, other.Member, other.Period)
        && Collections.Same(SourceIds, other.SourceIds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OrganizationId, Member, Period);

    /// <summary>Returns whether the state was a member on a day: certainly, certainly not, or (null) not to be told from the dates.</summary>
    /// <param name="day">The day.</param>
    public bool? HeldOn(DateOnly day)
    {
        // An end that is open has not come; a period that is not known says nothing.
        bool mayHave = day >= Period.First && day <= Period.Last;
        bool surely = Period != default
            && Period.Start is { } start && day >= start.Last
            && (Period.End is not { } end || day <= end.First);
        return surely ? true : mayHave ? null : false;
    }
}
