using System.Globalization;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// Two records that may mean one incident, with what speaks for it. Nothing is merged: the caller accepts it or not.
/// </summary>
/// <remarks>Made by <see cref="DuplicateCandidates"/>. Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class DuplicateCandidate
{
    internal DuplicateCandidate(Incident first, Incident second, IReadOnlyList<DuplicateEvidence> evidence, double prior)
    {
        First = first;
        Second = second;
        Evidence = evidence;
        Prior = prior;
        Score = evidence.Sum(e => e.Weight);
        LogOdds = Math.Log2(prior / (1 - prior)) + Score;
        double odds = prior / (1 - prior) * Math.Pow(2, Score);
        Probability = double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
    }

    /// <summary>Gets the record of the first set, or of the two the one whose id comes first.</summary>
    public Incident First { get; }

    /// <summary>Gets the other record.</summary>
    public Incident Second { get; }

    /// <summary>Gets what was compared, in the order of <see cref="EvidenceKind"/>; what one of the records lacks is not among it.</summary>
    public IReadOnlyList<DuplicateEvidence> Evidence { get; }

    /// <summary>Gets the sum of the weights: so many bits speak for one incident.</summary>
    public double Score { get; }

    /// <summary>Gets the probability that two records of these sources mean one incident, before anything is compared.</summary>
    public double Prior { get; }

    /// <summary>Gets the probability that the two mean one incident, if the comparisons were independent; they are nearly so: it ranks well, but near 0 and 1 says too much.</summary>
    public double Probability { get; }

    /// <summary>Gets what the probability is made of: it still ranks where the probability rounds to 1.</summary>
    internal double LogOdds { get; }

    /// <summary>Gets the probability as a word.</summary>
    public DuplicateLevel Level => Probability >= 0.99 ? DuplicateLevel.NearlyCertain : Probability >= 0.9 ? DuplicateLevel.Likely : DuplicateLevel.Possible;

    /// <summary>Returns both ids, the probability and the evidence.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{First.Id} = {Second.Id}: {Probability:0.000}, {Score:0.0} bits ({string.Join("; ", Evidence)})");
}
