namespace CyberStats;

/// <summary>How finely a <see cref="PartialDate"/> is known.</summary>
public enum DatePrecision
{
    /// <summary>To the year.</summary>
    Year,

    /// <summary>To the month.</summary>
    Month,

    /// <summary>To the day.</summary>
    Day,
}
