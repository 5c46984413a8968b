namespace CyberStats.Reporting;

/// <summary>
/// How far two raters agree beyond chance. Made by <see cref="CohenKappa"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class CohenKappaResult
{
    private readonly long[,] _table;

    internal CohenKappaResult(long[,] table, KappaWeights weights)
    {
        _table = table;
        Weights = weights;
    }

    /// <summary>Gets whether kappa is defined. Read this before any other member.</summary>
    public ReliabilityStatus Status { get; internal init; }

    /// <summary>Gets kappa, with the standard error that holds whatever it is; null where it is not defined.</summary>
    /// <remarks>
    /// Where all ratings agree the error is 0 and the interval [1, 1]; where a rater gave one category only they are 0 and [0, 0] without weights, whatever the other
    /// gave. The caveat <see cref="Caveat.FewUnits"/> goes with both.
    /// </remarks>
    public Estimate? Kappa { get; internal init; }

    /// <summary>Gets the standard error that kappa has where the raters agree by chance only; NaN where kappa is not defined.</summary>
    public double NullStandardError { get; internal init; } = double.NaN;

    /// <summary>Gets kappa over <see cref="NullStandardError"/>; NaN where it is not defined.</summary>
    public double Z { get; internal init; } = double.NaN;

    /// <summary>Gets the two-sided p-value of "agreement is that of chance"; NaN where it is not defined.</summary>
    public double PValue { get; internal init; } = double.NaN;

    /// <summary>Gets the mean weight of the pairs, P_o: without weights the share of units on which both agree; NaN where there are none.</summary>
    public double ObservedAgreement { get; internal init; }

    /// <summary>Gets the mean weight of ratings paired at random, P_e; NaN where there are none.</summary>
    public double ExpectedAgreement { get; internal init; }

    /// <summary>Gets the number of units.</summary>
    public long N { get; internal init; }

    /// <summary>Gets how much two categories were taken to agree.</summary>
    public KappaWeights Weights { get; }

    /// <summary>Gets the number of categories.</summary>
    public int Categories => _table.GetLength(0);

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Returns how many units the first rater put in one category and the second in another.</summary>
    /// <param name="first">The place of the first rater's category, from 0.</param>
    /// <param name="second">The place of the second rater's category, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such category.</exception>
    public long CountOf(int first, int second) => _table[first, second];
}
