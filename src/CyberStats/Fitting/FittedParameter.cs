namespace CyberStats.Fitting;

/// <summary>A parameter of a fitted law.</summary>
/// <param name="Name">Its name, as the property of the law.</param>
/// <param name="Estimate">Its value with its error, in the unit of the parameter.</param>
public readonly record struct FittedParameter(string Name, Estimate Estimate);
