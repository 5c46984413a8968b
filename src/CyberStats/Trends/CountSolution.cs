namespace CyberStats.Trends;

/// <summary>Where a search of <see cref="CountSolver"/> ended.</summary>
/// <param name="Coordinates">The coordinates of the design.</param>
/// <param name="Alpha">1 / θ; 0 for the Poisson law.</param>
/// <param name="Objective">The log-likelihood without the terms of the counts alone.</param>
/// <param name="Status">How the search ended.</param>
/// <param name="Direction">The last step; where the rows are separated, where the coordinates go without end.</param>
internal sealed record CountSolution(double[] Coordinates, double Alpha, double Objective, CountRegressionStatus Status, double[] Direction);
