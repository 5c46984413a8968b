namespace CyberStats.Datasets.Merging;

/// <summary>The name of a victim, made comparable.</summary>
/// <param name="Name">The number of the whole name.</param>
/// <param name="Words">The numbers of its words, in order.</param>
/// <param name="Trigrams">Its runs of three characters.</param>
/// <param name="Initials">The number of the word that its initials make; -1 where it has fewer than three words.</param>
/// <param name="Single">The number of its only word; -1 where it has several.</param>
internal sealed record VictimNameFeature(int Name, int[] Words, ulong[] Trigrams, int Initials, int Single);
