namespace CyberStats.Datasets;

/// <summary>What <see cref="StixReader"/> can be told to do otherwise than by default.</summary>
public sealed record StixOptions : ImportOptions
{
    /// <summary>
    /// Gets whether a first or last day of a campaign that is the first of a month at midnight of another zone, such as
    /// 2015-12-01T05:00:00Z, is read as that month, which is the default: catalogues that know the month write it so. Each is reported
    /// either way; where it is not repaired, it is the day in UTC.
    /// </summary>
    public bool RepairLocalMidnights { get; init; } = true;

    /// <summary>
    /// Gets whether incidents and campaigns that their creator revoked or deprecated become records too. By default they do not: each
    /// is an issue of severity Error, since a count of them would count what its own source has taken back.
    /// </summary>
    public bool KeepWithdrawn { get; init; }
}
