namespace CyberStats.Datasets.Stix;

/// <summary>An event that belongs to an incident, or a task; an object of its own, or embedded in the incident as version 1 of the extension does.</summary>
internal sealed class StixActivity(StixProperties o) : StixObject(o)
{
    public string? Status { get; } = o.Text("status");

    /// <summary>Gets the words for what was done: "detected", "reported" …</summary>
    public string[] Types { get; } = [.. o.Texts("task_types"), .. ((string?[])[o.Text("activity_type"), o.Text("type")]).OfType<string>()];

    public StixTime Start { get; } = o.Text("time") is { } time ? new StixTime(time) : o.Time("start_time", "start_time_fidelity");

    public StixTime End { get; } = o.Time("end_time", "end_time_fidelity");

    /// <summary>Gets the id of the attack pattern that it followed, which version 1 names; null where it names none.</summary>
    public string? Pattern { get; } = o.Text("pattern_ref");

    /// <summary>Gets whether it took place, as far as it says.</summary>
    public bool TookPlace => Status is not ("not-occurred" or "pending");
}
