namespace CyberStats.Series;

/// <summary>How an incident with several keys, such as several victims' sectors, counts.</summary>
public enum CountingRule
{
    /// <summary>Once under each different key: the groups answer "how many incidents touch this", and add up to more than all incidents.</summary>
    PerIncident,

    /// <summary>As 1/k under each of its k different keys: the groups add up to all incidents.</summary>
    Fractional,

    /// <summary>Once for each time a key occurs, so that an incident with 80 victims counts 80 times.</summary>
    PerPair,
}
