using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// How candidates for one incident are found.
/// </summary>
public sealed record DuplicateOptions
{
    /// <summary>Gets the least probability of a candidate, in (0, 1]; 0.5 unless set: whatever is likelier one incident than not.</summary>
    /// <remarks>Lower it where people look at each candidate, raise it where none does.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is not in (0, 1].</exception>
    public double Threshold { get; init => field = Share(value, nameof(Threshold)); } = 0.5;

    /// <summary>Gets which records are compared; of two sets it is always those of one with those of the other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a <see cref="DuplicateScope"/>.</exception>
    public DuplicateScope Scope
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Scope), value, "Not a scope.");
    }

    /// <summary>Gets the actors, whose names and aliases tell when two records name one actor by different names; null where only the ids are compared.</summary>
    /// <remarks>Those of the import results, and those of a list of aliases. A name that several actors bear counts as each of them.</remarks>
    public IReadOnlyList<Actor>? Actors { get; init; }

    /// <summary>Gets the sources to which records refer by ids; null where the ids themselves are the addresses.</summary>
    public IReadOnlyList<Source>? Sources { get; init; }

    /// <summary>Gets how often records of one incident agree; the defaults of <see cref="DuplicateModel"/> unless set.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public DuplicateModel Model
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Model));
    } = new();

    /// <summary>Gets the share of the incidents of the smaller of two sources that the other is thought to hold too, in (0, 1]; 0.3 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in (0, 1].</exception>
    public double SharedShare { get; init => field = Share(value, nameof(SharedShare)); } = 0.3;

    /// <summary>Gets the share of the incidents of one source that it is thought to hold twice, in (0, 1]; 0.02 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in (0, 1].</exception>
    public double RepeatedShare { get; init => field = Share(value, nameof(RepeatedShare)); } = 0.02;

    private static double Share(double value, string name) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be in (0, 1].");
}
