namespace CyberStats.Tails;

/// <summary>What values a power law is fitted to.</summary>
public enum PowerLawKind
{
    /// <summary>Measured values: a Pareto law from the threshold on.</summary>
    Continuous,

    /// <summary>Whole numbers, such as counts: a zeta law from the threshold on.</summary>
    Discrete,

    /// <summary>Numbers of values between edges, or heaped values put between edges: a Pareto law seen through bins.</summary>
    Binned,
}
