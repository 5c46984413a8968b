namespace CyberStats.Datasets;

/// <summary>How often an issue was met.</summary>
/// <param name="Severity">What it did to the records.</param>
/// <param name="Code">Its stable code.</param>
/// <param name="Count">How often, those not kept one by one among them.</param>
public readonly record struct IssueCount(IssueSeverity Severity, string Code, int Count);
