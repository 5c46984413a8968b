namespace CyberStats.Incidents;

/// <summary>How a victim came to be one.</summary>
public enum VictimRole
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>Struck directly.</summary>
    Primary,

    /// <summary>Struck through another victim.</summary>
    Secondary,

    /// <summary>The one the actor meant to hit.</summary>
    Intended,

    /// <summary>Hit without being meant.</summary>
    Collateral,
}
