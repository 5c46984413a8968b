namespace CyberStats.Datasets.Merging;

/// <summary>
/// How often two records of one incident agree: the m-probabilities of Fellegi and Sunter.
/// </summary>
/// <remarks>
/// The defaults are judgements on trackers of incidents, set with one half of the labelled pairs of the tests and measured on the other. How often records of
/// different incidents agree (the u-probabilities) is taken from the data: to share a rare actor says more than to share a common one.
/// </remarks>
public sealed record DuplicateModel
{
    /// <summary>Gets the probability that two records of one incident name a victim alike, in (0, 1).</summary>
    public double VictimName { get; init => field = Probability(value, nameof(VictimName)); } = 0.57;

    /// <summary>Gets the probability that they name victims that are spelled otherwise, in parts or by initials, in (0, 1); with the former below 1.</summary>
    public double NearVictimName { get; init => field = Probability(value, nameof(NearVictimName)); } = 0.34;

    /// <summary>Gets the probability that they share a country of victims, in (0, 1).</summary>
    public double VictimCountry { get; init => field = Probability(value, nameof(VictimCountry)); } = 0.9;

    /// <summary>Gets the probability that they share an actor under one of its names, in (0, 1).</summary>
    public double Actor { get; init => field = Probability(value, nameof(Actor)); } = 0.75;

    /// <summary>Gets the probability that they share an accused state, in (0, 1).</summary>
    public double AccusedState { get; init => field = Probability(value, nameof(AccusedState)); } = 0.9;

    /// <summary>Gets the probability that they share a type, in (0, 1); trackers code types unlike.</summary>
    public double Type { get; init => field = Probability(value, nameof(Type)); } = 0.7;

    /// <summary>Gets the probability that they share the address of a source, in (0, 1).</summary>
    public double Source { get; init => field = Probability(value, nameof(Source)); } = 0.25;

    private static double Probability(double value, string name) => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be in (0, 1).");
}
