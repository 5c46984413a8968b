namespace CyberStats.Growth;

/// <summary>The coordinates of a curve's shape. Each is regular where others are not.</summary>
internal enum CurveCoordinates
{
    /// <summary>
    /// Regular at the exponential limit: rate and odds at the reference (logistic), growth rate at the reference and its decay (Gompertz), innovation and
    /// imitation (Bass), rate (exponential).
    /// </summary>
    Origin,

    /// <summary>Regular far beyond the inflection: the rate, and the place on the curve at time 0 (logistic, Gompertz).</summary>
    Shift,

    /// <summary>The rate, and the time of the inflection (of the peak for Bass).</summary>
    Inflection,
}
