using System.Collections.Immutable;
using CyberStats.Numerics;
using CyberStats.Series;

namespace CyberStats.Agreements;

/// <summary>
/// What the parties of an agreement are made of: the share of states, companies, others among them.
/// </summary>
/// <remarks>
/// A share of those who joined, which is not the rate at which a kind joins: that needs a universe, and is
/// <see cref="ParticipationRate"/>. A whole group has no sampling error, so none is given; what is open is open because the source
/// says "more than", or because dates are imprecise. Equality is by reference.
/// </remarks>
public sealed class Composition
{
    private Composition(IEnumerable<(string Label, Bounds<double> Count)> parts)
    {
        (string Label, Bounds<double> Count)[] all = [.. parts];
        Rows = [.. all.Select((part, i) => new CompositionRow(part.Label, part.Count, ShareOf(i, [.. all.Select(p => p.Count)])))];
    }

    /// <summary>Gets the parts: those of figures in their order, those of an agreement with the largest first.</summary>
    public IReadOnlyList<CompositionRow> Rows { get; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; private init; } = [];

    /// <summary>Returns the composition of those that have joined by the end of a day, by their kind.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="at">The day.</param>
    /// <exception cref="ArgumentNullException"><paramref name="agreement"/> is null.</exception>
    /// <remarks>Cost: linear in the number of acts.</remarks>
    public static Composition Of(Agreement agreement, DateOnly at)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        IReadOnlySet<string> certain = agreement.PartiesAt(at);
        IReadOnlySet<string> possible = agreement.PossiblePartiesAt(at);
        return new Composition(agreement.Parties
            .Where(p => possible.Contains(p.Id))
            .GroupBy(p => p.Kind)
            .Select(g => (g.Key.Value, Count: Bounds<double>.Within(g.Count(p => certain.Contains(p.Id)), g.Count())))
            .OrderByDescending(part => part.Count.Least)
            .ThenBy(part => part.Value, StringComparer.Ordinal))
        {
            Caveats = certain.Count < possible.Count ? [Caveat.StandingUncertain] : [],
        };
    }

    /// <summary>Returns the composition that published counts give, each for one part of the same whole.</summary>
    /// <param name="figures">The figures, counts all; a figure may be for several kinds at once, as its source has it.</param>
    /// <param name="dimension">The dimension of their scope that tells the parts apart, such as "kind".</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A figure is no count or lacks the dimension, two are for one part, or the dimension is blank.</exception>
    public static Composition Of(IEnumerable<ReportedFigure> figures, string dimension)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Require.Text(dimension);
        ImmutableArray<ReportedFigure> all = ImmutableArray.CreateRange(figures).WithoutNull(nameof(figures));
        foreach (ReportedFigure figure in all)
        {
            if (figure.Unit != FigureUnit.Count || !figure.Scope.ContainsKey(dimension))
            {
                throw new ArgumentException($"'{figure}' is no count with a '{dimension}' in its scope.", nameof(figures));
            }
        }

        return all.DistinctBy(f => f.Scope[dimension], StringComparer.Ordinal).Count() == all.Length
            ? new Composition(all.Select(f => (f.Scope[dimension], f.Value)))
            : throw new ArgumentException($"Two figures have the same '{dimension}'.", nameof(figures));
    }

    private static Bounds<double> ShareOf(int part, Bounds<double>[] counts)
    {
        double low = Share(part, counts, c => c.Least ?? 0, c => c.Most ?? double.PositiveInfinity);
        double high = Share(part, counts, c => c.Most ?? double.PositiveInfinity, c => c.Least ?? 0);
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            return default;
        }

        double best = Share(part, counts, c => c.Point ?? double.NaN, c => c.Point ?? double.NaN);
        return low == high ? Bounds<double>.Exactly(low) : new Bounds<double>(low, double.IsNaN(best) ? null : best, high);
    }

    /// <summary>One part over the whole, where that part and the others are read in two ways; a part without limit is all of the whole.</summary>
    private static double Share(int part, Bounds<double>[] counts, Func<Bounds<double>, double> own, Func<Bounds<double>, double> others)
    {
        double mine = own(counts[part]);
        return double.IsInfinity(mine) ? 1 : mine / (mine + counts.Where((_, i) => i != part).Sum(others));
    }
}
