using CyberStats.Incidents;
using CyberStats.Numerics;

namespace CyberStats.Agreements;

/// <summary>How to compute an <see cref="AbstainersShare"/>; what is not set has the default stated.</summary>
public sealed record AbstainersShareOptions
{
    /// <summary>Gets the coverage of the intervals, in (0, 1); 0.95 by default.</summary>
    public double Level { get; init => field = Require.Between(0, 1, value, nameof(Level)); } = 0.95;

    /// <summary>
    /// Gets the clock whose date decides, for each incident, who abstains then; before the launch nobody does, and those of the launch are
    /// taken. An imprecise date is read by its last day; incidents without that date are left out. Null, the default: those named as
    /// abstaining at the launch, whoever joined later.
    /// </summary>
    public Clock? AbstainersAsOf { get; init => field = value is { } clock ? Require.Defined(clock, nameof(AbstainersAsOf)) : null; }
}
