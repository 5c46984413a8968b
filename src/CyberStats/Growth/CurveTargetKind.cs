namespace CyberStats.Growth;

/// <summary>The numbers that can be asked of a curve.</summary>
internal enum CurveTargetKind
{
    /// <summary>The logarithm of the mean at a time.</summary>
    Mean,

    /// <summary>The rate; for Bass, innovation.</summary>
    Rate,

    /// <summary>Imitation.</summary>
    Imitation,

    /// <summary>The time of the inflection or the peak.</summary>
    Inflection,

    /// <summary>The logarithm of the capacity or the total.</summary>
    Capacity,

    /// <summary>1 / θ.</summary>
    Alpha,
}
