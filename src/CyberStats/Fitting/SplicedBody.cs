namespace CyberStats.Fitting;

/// <summary>The law of the many losses up to the threshold of a spliced law.</summary>
public enum SplicedBody
{
    /// <summary>A lognormal law.</summary>
    Lognormal,

    /// <summary>A gamma law.</summary>
    Gamma,

    /// <summary>A Weibull law.</summary>
    Weibull,

    /// <summary>An exponential law.</summary>
    Exponential,

    /// <summary>A log-logistic law.</summary>
    LogLogistic,

    /// <summary>A Burr law.</summary>
    Burr,

    /// <summary>An inverse Gaussian law.</summary>
    InverseGaussian,
}
