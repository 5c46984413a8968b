namespace CyberStats.Fitting;

/// <summary>
/// A loss beside the one that a law puts in its place: a point of a quantile plot.
/// </summary>
/// <param name="Observed">The loss.</param>
/// <param name="Expected">The quantile of the law at <paramref name="Position"/>, in the range in which the loss is reported.</param>
/// <param name="Low">The lower limit of the loss in this place, where the law is right and its parameters known; NaN in a sample with censored losses.</param>
/// <param name="High">The upper limit.</param>
/// <param name="Position">The share of the losses below, as the plotting position has it.</param>
/// <param name="Exceedance">The share of the losses above; not rounded as 1 less the position is.</param>
/// <param name="Weight">How many losses the point stands for.</param>
public sealed record QuantilePoint(double Observed, double Expected, double Low, double High, double Position, double Exceedance, double Weight);
