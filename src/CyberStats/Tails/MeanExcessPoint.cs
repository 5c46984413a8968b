namespace CyberStats.Tails;

/// <summary>
/// By how much the losses above one threshold exceed it on average.
/// </summary>
/// <param name="Threshold">The threshold, in the currency unit of the losses.</param>
/// <param name="Count">How many losses are above it.</param>
/// <param name="Excess">Their mean excess over it, in the same unit; of one loss alone, an interval without ends.</param>
public readonly record struct MeanExcessPoint(double Threshold, int Count, Estimate Excess);
