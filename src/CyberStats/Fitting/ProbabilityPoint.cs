namespace CyberStats.Fitting;

/// <summary>
/// The share of losses below one of them, and what a law says of it: a point of a probability plot.
/// </summary>
/// <param name="Loss">The loss.</param>
/// <param name="Position">The share of the losses below, as the plotting position has it.</param>
/// <param name="Expected">The probability that the law gives to smaller losses, in the range in which the loss is reported.</param>
/// <param name="Low">The lower limit of <paramref name="Expected"/>, where the law is right and its parameters known; NaN in a sample with censored losses.</param>
/// <param name="High">The upper limit.</param>
/// <param name="Weight">How many losses the point stands for.</param>
public sealed record ProbabilityPoint(double Loss, double Position, double Expected, double Low, double High, double Weight);
