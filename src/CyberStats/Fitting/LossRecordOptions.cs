using System.Collections.Immutable;
using CyberStats.Losses;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// How reported losses become a sample, otherwise than by default: <see cref="LossSample.FromLosses"/>.
/// </summary>
public sealed class LossRecordOptions
{
    /// <summary>Gets the defaults.</summary>
    public static LossRecordOptions Default { get; } = new();

    /// <summary>Gets the forms of loss asked for; all, where it is empty, as it is unless told otherwise.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyList<LossForm> Forms
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Forms));
            field = [.. value];
        }
    } = ImmutableArray<LossForm>.Empty;

    /// <summary>Gets how an amount enters that has a likeliest value within bounds; as exact unless told otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public BestReading Best { get; init => field = Require.Defined(value, nameof(Best)); }

    /// <summary>Gets the date of amounts that have none of their own; null, so that those that need one are left out, unless told otherwise.</summary>
    public PartialDate? UndatedAs { get; init; }
}
