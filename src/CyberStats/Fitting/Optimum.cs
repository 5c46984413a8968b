namespace CyberStats.Fitting;

/// <summary>Where a search ended.</summary>
/// <param name="Point">The coordinates.</param>
/// <param name="Value">The log-likelihood there.</param>
/// <param name="Hessian">Its second derivatives there.</param>
/// <param name="Pushed">For each coordinate, -1 or 1 where the likelihood still rises across the lower or upper bound, else 0.</param>
/// <param name="Decrement">What another step of Newton's would gain; at a maximum nearly 0.</param>
/// <param name="Direction">That step; null where there is none.</param>
internal sealed record Optimum(double[] Point, double Value, double[,] Hessian, int[] Pushed, double Decrement, double[]? Direction)
{
    public bool IsInside => Array.TrueForAll(Pushed, p => p == 0);
}
