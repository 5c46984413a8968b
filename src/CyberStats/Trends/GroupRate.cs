namespace CyberStats.Trends;

/// <summary>
/// The rate of one group, alone and beside all groups together. A row of <see cref="GroupComparison{TKey}"/>.
/// </summary>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed record GroupRate<TKey>
    where TKey : notnull
{
    internal GroupRate(TKey key, double count, double exposure, Estimate rate, Estimate ratioToPooled, double pValue)
    {
        Key = key;
        Count = count;
        Exposure = exposure;
        Rate = rate;
        RatioToPooled = ratioToPooled;
        PValue = pValue;
    }

    /// <summary>Gets the name of the group.</summary>
    public TKey Key { get; }

    /// <summary>Gets its count.</summary>
    public double Count { get; }

    /// <summary>Gets its exposure; of a series, in years times what the caller gave for the group.</summary>
    public double Exposure { get; }

    /// <summary>Gets the count over the exposure.</summary>
    public Estimate Rate { get; }

    /// <summary>Gets the rate over that of all groups together: 2 for twice as many as its exposure would let expect. NaN where nothing was counted.</summary>
    public Estimate RatioToPooled { get; }

    /// <summary>Gets the two-sided p-value of "the rate is that of all other groups together"; for many groups see <see cref="AdjustedPValues"/>.</summary>
    public double PValue { get; }

    /// <summary>Gets the variance of a count over its mean that the intervals use: at least 1, unless the caller gave less.</summary>
    public double Dispersion { get; internal init; } = 1;

    /// <summary>Gets the degrees of freedom of the dispersion; infinite where it is not learnt from the data.</summary>
    public double DispersionFreedom { get; internal init; } = double.PositiveInfinity;

    /// <summary>Gets whether the rate can be far off: of fewer than five incidents, or with an interval wider than 160 % of it.</summary>
    public bool IsUnstable => Count < 5 || Rate.High - Rate.Low > 1.6 * Rate.Value;

    /// <summary>Returns the key, the count and the rate.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key}: {Count}, rate {Rate}");
}
