namespace CyberStats.Trends;

/// <summary>
/// The sums of a CUSUM over a series, and where they signal. Made by <see cref="CountCusum"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class CusumRun
{
    internal CusumRun(IReadOnlyList<double> sums, IReadOnlyList<CusumSignal> signals, int missing, IReadOnlyList<Caveat> caveats)
    {
        Sums = sums;
        Signals = signals;
        Missing = missing;
        Caveats = caveats;
    }

    /// <summary>Gets the sum after each period, in counts, before it is put back to 0 by a signal; a missing period leaves it as it is.</summary>
    public IReadOnlyList<double> Sums { get; }

    /// <summary>Gets the periods in which the sum reached the limit, in the order of time.</summary>
    public IReadOnlyList<CusumSignal> Signals { get; }

    /// <summary>Gets how many periods had no count, or no exposure, and were passed over.</summary>
    public int Missing { get; }

    /// <summary>Gets what a reader must know, of the series and of the chart.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    /// <summary>Returns the number of signals, such as "2 signals in 18 periods".</summary>
    public override string ToString() => FormattableString.Invariant($"{Signals.Count} signals in {Sums.Count} periods");
}
