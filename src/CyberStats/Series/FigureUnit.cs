namespace CyberStats.Series;

/// <summary>What a reported figure counts or measures.</summary>
public enum FigureUnit
{
    /// <summary>A whole number of things: incidents, states, companies.</summary>
    Count,

    /// <summary>A ratio, 0.78 for "78 %". Without a base it is a ratio of something unstated.</summary>
    Ratio,

    /// <summary>Money, in the currency that the scope names.</summary>
    Money,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Another unit, which the scope names.</summary>
    Other,
}
