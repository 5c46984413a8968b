using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Cissm;

/// <summary>What the type and subtype of an event mean here; one for all rows that have the same words.</summary>
/// <param name="Types">What was done.</param>
/// <param name="Affects">What it harmed; null where not known.</param>
/// <param name="Type">The type in its usual spelling; null where it is not known.</param>
/// <param name="Subtype">The subtypes in their usual spelling; null where none is known.</param>
/// <param name="Issues">What each row with these words is to report.</param>
internal sealed record CissmEvent(
    ImmutableArray<IncidentType> Types, SecurityAttributes? Affects, string? Type, string? Subtype, ImmutableArray<CissmEvent.Issue> Issues)
{
    /// <summary>One doubt about the words.</summary>
    internal readonly record struct Issue(IssueSeverity Severity, string Code, string Field, string? Raw, string Message);
}
