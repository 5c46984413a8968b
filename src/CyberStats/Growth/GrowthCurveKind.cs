namespace CyberStats.Growth;

/// <summary>The curves that <see cref="GrowthCurve"/> fits. μ is the mean count of a whole period whose middle is at time t, in years.</summary>
public enum GrowthCurveKind
{
    /// <summary>μ = A exp(r t): growth, or decline, without end. Two parameters.</summary>
    Exponential,

    /// <summary>
    /// μ = K / (1 + exp(-r (t - t₀))): the count of a period rises to the capacity K and is half of it at the inflection t₀ (Verhulst 1838). Three
    /// parameters; r ≥ 0.
    /// </summary>
    Logistic,

    /// <summary>
    /// μ = K exp(-exp(-r (t - t₀))): the count of a period rises to the capacity K, its growth rate falling by the rate r, and is K / e at the inflection t₀
    /// (Gompertz 1825). Three parameters; r ≥ 0. The displacement of the form K exp(-b exp(-r t)) is b = exp(r t₀).
    /// </summary>
    Gompertz,

    /// <summary>
    /// μ = m (F(end of the period) - F(its start)): those who adopt in a period, of m in all, each by innovation at the rate p and by imitation at the rate
    /// q times the share F that has (Bass 1969). F is zero at the start of the series. Three parameters; p, q ≥ 0.
    /// </summary>
    Bass,
}
