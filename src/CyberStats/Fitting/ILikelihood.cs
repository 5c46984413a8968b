namespace CyberStats.Fitting;

/// <summary>A log-likelihood of some parameters, free of any bound but those of the box it is searched in.</summary>
internal interface ILikelihood
{
    /// <summary>Gets whether its cost does not grow with the number of losses.</summary>
    bool IsCheap => false;

    /// <summary>Returns the log-likelihood; -∞ where the data cannot come from the law.</summary>
    double Value(ReadOnlySpan<double> point);

    /// <summary>Returns the log-likelihood and writes its gradient and Hessian.</summary>
    double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian);
}
