namespace CyberStats.Agreements;

/// <summary>One part of a whole, as far as it is known.</summary>
/// <param name="Label">What the part is made of, such as "company".</param>
/// <param name="Count">How many it has.</param>
/// <param name="Share">Its share of the whole, in [0, 1]; the bounds follow from those of all counts, and are unknown where nothing is counted.</param>
public sealed record CompositionRow(string Label, Bounds<double> Count, Bounds<double> Share);
