namespace CyberStats.Fitting;

/// <summary>Where the likelihood of counts is greatest.</summary>
/// <param name="Values">The parameters; 0 or infinite where the likelihood rises towards that.</param>
/// <param name="Errors">Their standard errors; NaN where there are none.</param>
/// <param name="Status">How the search ended.</param>
internal sealed record CountOptimum(double[] Values, double[] Errors, FitStatus Status);
