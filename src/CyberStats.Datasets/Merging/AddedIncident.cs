using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// An incident that a newer state of a source has and an older one lacks, with how long it took to come in. Made by <see cref="VintageComparison"/>.
/// </summary>
/// <param name="Incident">The incident.</param>
/// <param name="Delay">
/// The days from its date to its coming into the source: after the day of the older state, and by that of the newer one. Below 0 where the date may lie after
/// the older state; null where it has no date or a state has no day.
/// </param>
public sealed record AddedIncident(Incident Incident, DayLag? Delay);
