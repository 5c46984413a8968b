using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// A law made from statements about it, with how far it is from each of them.
/// </summary>
/// <typeparam name="TLaw">The law.</typeparam>
/// <remarks>
/// As many statements as the law has parameters are met exactly, if they can be met at all; more than that are fitted, and seldom met. Read
/// <see cref="Misfit"/> before the law. Two results are equal only if they are the same object.
/// </remarks>
public sealed class Elicited<TLaw>
    where TLaw : ISeverity
{
    internal Elicited(TLaw law, IEnumerable<StatementFit> statements, double tolerance, params IEnumerable<Caveat> caveats)
    {
        Law = law;
        Statements = statements.ToImmutableArray();
        Misfit = Statements.Max(s => s.Factor);
        Tolerance = tolerance;
        Caveats = (Misfit > tolerance ? caveats.Prepend(Caveat.StatementsNotMet) : caveats).ToImmutableArray();
    }

    /// <summary>Gets the law.</summary>
    public TLaw Law { get; }

    /// <summary>Gets the statements, in the order given, each with what the law says of it.</summary>
    public IReadOnlyList<StatementFit> Statements { get; }

    /// <summary>Gets the greatest factor between a stated and a fitted value: 1 where all are met, 2 where one is twice or half of what was stated.</summary>
    public double Misfit { get; }

    /// <summary>Gets the misfit from which on <see cref="Caveat.StatementsNotMet"/> is given.</summary>
    public double Tolerance { get; }

    /// <summary>Gets what to know before the law is used.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }
}
