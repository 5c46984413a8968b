namespace CyberStats.Incidents;

/// <summary>
/// How far an attribution holds the accused state responsible, from the mere use of its territory to acts of its own organs.
/// </summary>
/// <remarks>Source of the ten grades from <see cref="StateProhibited"/> to <see cref="StateIntegrated"/>: Healey (2012), <i>Beyond Attribution</i>.</remarks>
public enum Responsibility
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>The activity came from the territory of the state; nothing is said of the state itself.</summary>
    Territory,

    /// <summary>The state forbids such acts and helps to stop them.</summary>
    StateProhibited,

    /// <summary>The state forbids such acts and cannot stop them.</summary>
    StateProhibitedButInadequate,

    /// <summary>The state knows and does nothing.</summary>
    StateIgnored,

    /// <summary>Others act; the state encourages them as policy.</summary>
    StateEncouraged,

    /// <summary>Others act; the state supports them.</summary>
    StateShaped,

    /// <summary>Others act; the state coordinates them.</summary>
    StateCoordinated,

    /// <summary>The state orders others to act.</summary>
    StateOrdered,

    /// <summary>Organs of the state act without its leave.</summary>
    StateRogueConducted,

    /// <summary>Organs of the state act.</summary>
    StateExecuted,

    /// <summary>Organs of the state and others act as one.</summary>
    StateIntegrated,
}
