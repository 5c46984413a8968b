namespace CyberStats.Incidents;

/// <summary>
/// Which date of an incident a count goes by. Trackers differ in it, and a series of one clock is no series of another.
/// </summary>
public enum Clock
{
    /// <summary>When the incident started: the start of <see cref="Incident.Occurred"/>.</summary>
    Started,

    /// <summary>When the victim or another found it: <see cref="Incident.Discovered"/>.</summary>
    Discovered,

    /// <summary>When the public learnt of it: <see cref="Incident.Disclosed"/>.</summary>
    Disclosed,

    /// <summary>When somebody was first named for it: <see cref="Incident.Attributed"/>.</summary>
    Attributed,

    /// <summary>When the source recorded it: <see cref="Incident.Recorded"/>.</summary>
    Recorded,
}
