namespace CyberStats.Trends;

/// <summary>
/// How far one group lies from all others, beside how far the farthest of all lies by chance. A row of <see cref="MaxTestResult{TKey}"/>.
/// </summary>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
public sealed record MaxTestGroup<TKey>
    where TKey : notnull
{
    internal MaxTestGroup(TKey key, double statistic, double singleStep, double stepDown)
    {
        Key = key;
        Statistic = statistic;
        SingleStep = singleStep;
        StepDown = stepDown;
    }

    /// <summary>Gets the name of the group.</summary>
    public TKey Key { get; }

    /// <summary>Gets the signed root of the likelihood ratio of "its rate is that of all others": above 0 where it is higher.</summary>
    public double Statistic { get; }

    /// <summary>Gets the probability that the farthest of all groups lies so far out, if all rates are equal.</summary>
    public double SingleStep { get; }

    /// <summary>Gets the same for the farthest of this group and those that lie less far out, never below the value of one farther out.</summary>
    public double StepDown { get; }
}
