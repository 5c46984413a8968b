namespace CyberStats.Json;

/// <summary>The kinds of record in a document.</summary>
public enum RecordKind
{
    /// <summary>An <see cref="Incidents.Incident"/>.</summary>
    Incident,

    /// <summary>An <see cref="Incidents.Actor"/>.</summary>
    Actor,

    /// <summary>An <see cref="Incidents.Attribution"/>, of an incident or without one.</summary>
    Attribution,

    /// <summary>An <see cref="Incidents.Response"/>, to an incident or without one.</summary>
    Response,

    /// <summary>An <see cref="Agreements.Agreement"/>.</summary>
    Agreement,

    /// <summary>A <see cref="Series.ReportedFigure"/>.</summary>
    Figure,

    /// <summary>An <see cref="Incidents.ExploitedVulnerability"/>.</summary>
    Vulnerability,

    /// <summary>A <see cref="Series.CovariateSeries"/>.</summary>
    Covariate,

    /// <summary>A <see cref="CyberStats.Source"/>.</summary>
    Source,
}
