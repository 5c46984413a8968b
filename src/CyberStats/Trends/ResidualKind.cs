namespace CyberStats.Trends;

/// <summary>What a residual of a count is.</summary>
public enum ResidualKind
{
    /// <summary>The count less its mean.</summary>
    Response,

    /// <summary>The count less its mean, over the standard deviation that the family states for a dispersion of 1.</summary>
    Pearson,

    /// <summary>The root of what the row adds to the deviance, with the sign of the difference.</summary>
    Deviance,
}
