namespace CyberStats.Incidents;

/// <summary>Whether an incident happened. Counts take in the first two unless told otherwise, and report the rest.</summary>
public enum IncidentStatus
{
    /// <summary>The source reports it as having happened: the default.</summary>
    Confirmed,

    /// <summary>The source suspects it.</summary>
    Suspected,

    /// <summary>An attempt that had no effect.</summary>
    NearMiss,

    /// <summary>It turned out not to be an incident.</summary>
    FalsePositive,
}
