using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Agreements;

/// <summary>
/// How many of those that could join an agreement have: 51 of 193 states.
/// </summary>
/// <remarks>
/// <para>
/// The universe is the caller's: there is none for companies unless somebody counted them. A census has no sampling error, so no interval
/// is given; what is open is open because the source says "more than", or because dates are imprecise. Two rates are equal when all
/// members are.
/// </para>
/// <para>
/// <see cref="TakeUp"/>, among declared positions only, is another number: it does not know the silent ones. The composition of
/// those that joined is a third, <see cref="Composition"/>.
/// </para>
/// </remarks>
public sealed record ParticipationRate
{
    private ParticipationRate(Bounds<double> joined, double universe, Bounds<double> outside)
    {
        Joined = joined;
        Universe = universe;
        Outside = outside;
    }

    /// <summary>Gets how many have joined, or their weight.</summary>
    public Bounds<double> Joined { get; }

    /// <summary>Gets how many could have joined, or their weight.</summary>
    public double Universe { get; }

    /// <summary>Gets how many are named as staying out and have not joined, or their weight.</summary>
    public Bounds<double> Outside { get; }

    /// <summary>Gets those that joined over the universe, in [0, 1]; unknown where the universe is empty.</summary>
    public Bounds<double> Rate => new(Share(Joined.Low, Universe), Share(Joined.Best, Universe), Share(Joined.High, Universe));

    /// <summary>Gets those that joined over those that joined or are named as staying out, in [0, 1]; unknown where nobody declared.</summary>
    public Bounds<double> TakeUp
    {
        get
        {
            double? low = Share(Joined.Least, Joined.Least + Outside.Most);
            double? best = Share(Joined.Point, Joined.Point + Outside.Point);
            double? high = Share(Joined.Most, Joined.Most + Outside.Least);
            return low is not null && low == high ? Bounds<double>.Exactly(low.Value) : new Bounds<double>(low, best, high);
        }
    }

    /// <summary>Gets how many have joined that are not in the universe: left out of the rate.</summary>
    public int Unlisted { get; private init; }

    /// <summary>Gets how many organisations have joined, or may have, whose members are not counted by that.</summary>
    public int Organizations { get; private init; }

    /// <summary>Gets whether the dates of some acts leave open who has joined, or who stays out.</summary>
    public bool IsUncertain { get; private init; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        .. IsUncertain ? [Caveat.StandingUncertain] : Array.Empty<Caveat>(),
        .. Unlisted > 0 ? [Caveat.UniverseExceeded] : Array.Empty<Caveat>(),
        .. Organizations > 0 ? [Caveat.BlocStatement] : Array.Empty<Caveat>(),
    ];

    /// <summary>Returns the rate of one kind of party at the end of a day.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="universe">The ids of those of that kind that could join.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="at">The day.</param>
    /// <exception cref="ArgumentNullException">The agreement or the universe is null.</exception>
    /// <remarks>Cost: linear in the number of acts and the size of the universe.</remarks>
    public static ParticipationRate Of(Agreement agreement, IEnumerable<string> universe, PartyKind kind, DateOnly at)
    {
        ArgumentNullException.ThrowIfNull(universe);
        return Weighted(agreement, universe.Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => 1.0, StringComparer.Ordinal), kind, at);
    }

    /// <summary>
    /// Returns the rate by weight: by users, output or incidents and not by heads. What the absence of a few large states takes away shows
    /// here.
    /// </summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="weights">The weight of each that could join, by its id; finite and not negative. Together they are the universe.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="at">The day.</param>
    /// <exception cref="ArgumentNullException">The agreement or the weights are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite, or their sum is not finite.</exception>
    /// <remarks>Cost: linear in the number of acts and of weights.</remarks>
    public static ParticipationRate Weighted(Agreement agreement, IReadOnlyDictionary<string, double> weights, PartyKind kind, DateOnly at)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(weights);
        double universe = Require.Finite(weights.Values.Sum(w => Require.NotNegative(w, nameof(weights))), nameof(weights));
        (double Certain, double Possible, double Outside, double MayBeOutside, int Unlisted) sum = default;
        bool isUncertain = false;
        PartyTimeline[] timelines = agreement.Timelines();
        foreach (PartyTimeline timeline in timelines.Where(t => t.Party.Kind == kind))
        {
            PartyStatus status = timeline.StatusAt(at);
            bool isListed = weights.TryGetValue(timeline.Party.Id, out double weight);
            sum.Unlisted += !isListed && status.MayBeParty ? 1 : 0;
            sum.Certain += status.IsParty ? weight : 0;
            sum.Possible += status.MayBeParty ? weight : 0;
            sum.Outside += status is { IsCertain: true, Standing: PartyStanding.Outside } ? weight : 0;
            sum.MayBeOutside += status.Possible.Contains(PartyStanding.Outside) ? weight : 0;
            isUncertain |= isListed && !status.IsCertain && (status.MayBeParty || status.Possible.Contains(PartyStanding.Outside));
        }

        return new ParticipationRate(Bounds<double>.Within(sum.Certain, sum.Possible), universe, Bounds<double>.Within(sum.Outside, sum.MayBeOutside))
        {
            Unlisted = sum.Unlisted,
            IsUncertain = isUncertain,
            Organizations = kind == PartyKind.Organization
                ? 0
                : timelines.Count(t => t.Party.Kind == PartyKind.Organization && t.StatusAt(at).MayBeParty),
        };
    }

    /// <summary>Returns the rate that a published count gives.</summary>
    /// <param name="joined">The count of those that joined.</param>
    /// <param name="universe">How many could have joined.</param>
    /// <param name="outside">How many are named as staying out; 0 by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="joined"/> is null.</exception>
    /// <exception cref="ArgumentException">The figure is no count, or with those that stay out more than the universe.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static ParticipationRate Of(ReportedFigure joined, int universe, int outside = 0)
    {
        ArgumentNullException.ThrowIfNull(joined);
        Require.NotNegative((long)universe, nameof(universe));
        Require.NotNegative((long)outside, nameof(outside));
        Bounds<double> value = joined.Value;
        if (joined.Unit != FigureUnit.Count || value.Low + outside > universe || value.Best + outside > universe)
        {
            string others = outside == 0 ? "" : FormattableString.Invariant($", of which {outside} stay out");
            throw new ArgumentException(FormattableString.Invariant($"'{joined}' is no count within a universe of {universe}{others}."), nameof(joined));
        }

        return new ParticipationRate(value, universe, Bounds<double>.Exactly(outside));
    }

    private static double? Share(double? part, double? whole) => part is { } p && whole is > 0 and { } w ? Math.Min(1, p / w) : null;
}
