namespace CyberStats.Reporting;

/// <summary>What the values that raters give mean, which decides how far apart two of them are.</summary>
public enum MeasurementLevel
{
    /// <summary>Names: two values are the same or not.</summary>
    Nominal,

    /// <summary>Ranks: two values are as far apart as there are ratings between them.</summary>
    Ordinal,

    /// <summary>Numbers whose differences mean something, such as years.</summary>
    Interval,

    /// <summary>Numbers not below zero whose ratios mean something, such as amounts.</summary>
    Ratio,
}
