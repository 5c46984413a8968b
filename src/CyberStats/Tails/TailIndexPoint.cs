namespace CyberStats.Tails;

/// <summary>The index of a tail from its k greatest values.</summary>
/// <param name="Count">k, the number of values above the threshold; for Pickands' estimate a quarter of those used.</param>
/// <param name="Threshold">The next value below, in the unit of the values; for Pickands' estimate the least of those used.</param>
/// <param name="Index">The index ξ, a pure number, with the standard error and the interval of its limit law; NaN where the values give none.</param>
public readonly record struct TailIndexPoint(int Count, double Threshold, Estimate Index);
