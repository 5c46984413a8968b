namespace CyberStats.Tails;

/// <summary>The power law of one sample drawn with replacement.</summary>
/// <param name="Threshold">The threshold, in the unit of the values.</param>
/// <param name="Exponent">The exponent.</param>
/// <param name="TailCount">The number of values at or above the threshold.</param>
/// <param name="Distance">The Kolmogorov-Smirnov distance.</param>
public readonly record struct PowerLawReplicate(double Threshold, double Exponent, int TailCount, double Distance);
