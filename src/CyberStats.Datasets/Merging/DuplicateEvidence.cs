using System.Globalization;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// What one comparison of two records says on whether they mean one incident.
/// </summary>
/// <param name="Kind">What was compared.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Weight">
/// The logarithm to base 2 of how many times likelier this outcome is for two records of one incident than for two at random: above 0 it speaks for one
/// incident, below 0 against. 0 where other evidence implies it.
/// </param>
/// <param name="Detail">What was found, such as the value that both share.</param>
public sealed record DuplicateEvidence(EvidenceKind Kind, EvidenceOutcome Outcome, double Weight, string Detail)
{
    /// <summary>Returns "Actor Same +7.2: apt28".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Outcome} {Weight:+0.0;-0.0;0}: {Detail}");
}
