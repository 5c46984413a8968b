namespace CyberStats.Series;

/// <summary>The units of a <see cref="Period"/>.</summary>
public enum PeriodUnit
{
    /// <summary>A year, of the calendar or fiscal.</summary>
    Year,

    /// <summary>A quarter of the calendar year.</summary>
    Quarter,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A week of ISO 8601, from Monday.</summary>
    Week,

    /// <summary>A day.</summary>
    Day,
}
