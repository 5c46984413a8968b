namespace CyberStats.Agreements;

/// <summary>The joint statements of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Statements">How many there were.</param>
/// <param name="Issuers">How many issuers they had in all; one of two statements counts twice.</param>
public readonly record struct StatementsOfYear(int Year, int Statements, int Issuers)
{
    /// <summary>Gets the mean number of issuers of a statement.</summary>
    public double IssuersPerStatement => (double)Issuers / Statements;

    /// <summary>Returns "2021: 3 statements, 10 issuers".</summary>
    public override string ToString() => FormattableString.Invariant($"{Year}: {Statements} statements, {Issuers} issuers");
}
