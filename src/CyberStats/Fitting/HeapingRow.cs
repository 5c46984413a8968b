using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// How many amounts have at most a number of significant digits, beside how many a smooth law would give.
/// </summary>
public sealed class HeapingRow
{
    internal HeapingRow(int digits, int rounded, int count, double expected, double level)
    {
        Digits = digits;
        Expected = expected;
        Share = new Proportion(rounded, count, level);
        double share = ExpectedShare;
        Excess = count == 0
            ? new Estimate(double.NaN, double.NaN, double.NegativeInfinity, 1, level)
            : new Estimate(Above(Share.Value), double.NaN, Above(Share.Low), Above(Share.High), level);
        PValue = count == 0 ? double.NaN
            : rounded == 0 ? 1
            : Math.Exp(IncompleteBeta.LogLowerTail(rounded, count - rounded + 1, Math.Log(share / (1 - share))));

        double Above(double seen) => (seen - share) / (1 - share);
    }

    /// <summary>Gets the number of significant digits: 1 for 300,000, 2 for 320,000.</summary>
    public int Digits { get; }

    /// <summary>Gets the share of amounts that have at most so many, among those large enough to have more, with the interval of Wilson.</summary>
    public Proportion Share { get; }

    /// <summary>Gets how many amounts a smooth law would give that have at most so many digits.</summary>
    public double Expected { get; }

    /// <summary>Gets the share that a smooth law would give; NaN where no amount is large enough.</summary>
    public double ExpectedShare => Expected / Share.Of;

    /// <summary>Gets the number of amounts so round, over the number expected: 1 where nothing is rounded; NaN where no amount is large enough.</summary>
    public double Index => Share.Count / Expected;

    /// <summary>
    /// Gets the share of amounts that were rounded, if all others follow a smooth law: (share − expected) / (1 − expected), with the interval of the
    /// share. Below 0 where fewer are round than expected; NaN where no amount is large enough.
    /// </summary>
    public Estimate Excess { get; }

    /// <summary>
    /// Gets the probability of at least so many round amounts under a smooth law: the upper tail of the binomial law of the expected share; NaN where no
    /// amount is large enough.
    /// </summary>
    public double PValue { get; }

    /// <summary>Returns "1 digit: 40 of 100, 1.2 expected" in the invariant culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Digits} digit{(Digits == 1 ? "" : "s")}: {Share.Count} of {Share.Of}, {Expected:G3} expected");
}
