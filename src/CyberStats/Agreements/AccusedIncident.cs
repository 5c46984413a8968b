using CyberStats.Incidents;

namespace CyberStats.Agreements;

/// <summary>An incident with the number of states accused, and of those among them that abstain and that had joined.</summary>
internal readonly record struct AccusedIncident(Incident Incident, int Accused, int Abstaining, int Parties);
