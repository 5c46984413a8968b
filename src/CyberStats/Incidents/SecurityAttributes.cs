namespace CyberStats.Incidents;

/// <summary>The properties of information that an incident harmed.</summary>
[Flags]
public enum SecurityAttributes
{
    /// <summary>Known to be none. "Not known" is null where the attributes are kept.</summary>
    None = 0,

    /// <summary>Information was seen by the wrong eyes.</summary>
    Confidentiality = 1,

    /// <summary>Information or systems were changed.</summary>
    Integrity = 2,

    /// <summary>Information or systems could not be used.</summary>
    Availability = 4,
}
