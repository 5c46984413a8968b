namespace CyberStats.Trends;

/// <summary>
/// What a change has to gain in fit before it is believed: a number in the unit of the costs, twice a log-likelihood, or a rule that gives it.
/// </summary>
/// <remarks>A plain number converts to a penalty, so that <c>penalty: 2 * Math.Log(n)</c> can be written.</remarks>
public readonly record struct ChangePointPenalty
{
    private readonly double _value;

    private ChangePointPenalty(bool isManual, bool isMbic, double value)
    {
        IsManual = isManual;
        IsMbic = isMbic;
        _value = value;
    }

    /// <summary>
    /// Gets the Bayesian information criterion: (p + 1) log n a change, for the p numbers that describe a segment and the place of the change.
    /// </summary>
    /// <remarks>Source: Schwarz (1978); Yao (1988), <i>Estimating the number of change-points via Schwarz' criterion</i>.</remarks>
    public static ChangePointPenalty Bic { get; }

    /// <summary>
    /// Gets the modified criterion: (p + 2) log n a change, and p log(m / n) a segment of m values, which dislikes very short segments.
    /// </summary>
    /// <remarks>
    /// Source: Zhang and Siegmund (2007), <i>A modified Bayes information criterion</i>, for p = 1; the same approximation for p = 2. The length of
    /// segments rules functional pruning out: with few changes the time is of the order n².
    /// </remarks>
    public static ChangePointPenalty Mbic { get; } = new(false, true, 0);

    internal bool IsManual { get; }

    internal bool IsMbic { get; }

    /// <summary>Returns a penalty of so much a change.</summary>
    /// <param name="value">The penalty, from 0 to +∞. It is checked where it is used.</param>
    public static ChangePointPenalty Of(double value) => new(true, false, value);

    /// <summary>Returns a penalty of so much a change.</summary>
    /// <param name="value">The penalty, from 0 to +∞. It is checked where it is used.</param>
    public static implicit operator ChangePointPenalty(double value) => Of(value);

    /// <summary>Returns "BIC", "MBIC", or the number.</summary>
    public override string ToString() => IsManual ? FormattableString.Invariant($"{_value}") : IsMbic ? "MBIC" : "BIC";

    /// <summary>The penalty of a change among so many values.</summary>
    internal double PerChange(ChangePointCost cost, int count) =>
        IsManual ? _value : (cost.ParametersPerSegment + (IsMbic ? 2 : 1)) * Math.Log(count);
}
