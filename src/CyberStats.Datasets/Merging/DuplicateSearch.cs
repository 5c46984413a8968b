namespace CyberStats.Datasets.Merging;

/// <summary>
/// The candidates for one incident among some records, and how they were looked for. Made by <see cref="DuplicateCandidates"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class DuplicateSearch
{
    internal DuplicateSearch(IReadOnlyList<DuplicateCandidate> candidates) => Candidates = candidates;

    /// <summary>Gets the candidates, the most probable first.</summary>
    public IReadOnlyList<DuplicateCandidate> Candidates { get; }

    /// <summary>Gets the number of records.</summary>
    public int Records { get; internal init; }

    /// <summary>Gets the number of pairs of records that could be one incident by their sources.</summary>
    public long PossiblePairs { get; internal init; }

    /// <summary>Gets the number of pairs that share a key, and were compared: a pair that shares none is no candidate, whatever it is.</summary>
    public long ComparedPairs { get; internal init; }

    /// <summary>Gets the number of keys, such as one word of a title, that so many records share that they were passed over.</summary>
    public int KeysPassedOver { get; internal init; }

    /// <summary>Gets how many records shared a key at most of those that were not passed over.</summary>
    public int LargestBlock { get; internal init; }
}
