using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// How two states of one source are compared.
/// </summary>
public sealed record VintageOptions
{
    /// <summary>Gets the clock from which delays are counted; disclosure unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a <see cref="Incidents.Clock"/>.</exception>
    public Clock Clock
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Clock), value, "Not a clock.");
    } = Clock.Disclosed;

    /// <summary>
    /// Gets how records whose ids changed are matched: by their evidence, the best first and each once, from the threshold of these options on; null where only ids
    /// count.
    /// </summary>
    /// <remarks>
    /// Needed where the id is made from the content, as for the CFR tracker: a corrected title would else be a removed record and an added one. The share that both hold
    /// is taken as nearly all whatever <see cref="DuplicateOptions.SharedShare"/> says.
    /// </remarks>
    public DuplicateOptions? Matching { get; init; }
}
