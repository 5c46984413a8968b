namespace CyberStats;

/// <summary>How counts vary about their mean, which decides the errors of what is learnt from them.</summary>
public enum CountFamily
{
    /// <summary>The variance is the mean times a dispersion learnt from the data: the honest default of a short series. It has no likelihood.</summary>
    QuasiPoisson,

    /// <summary>The variance is the mean. Incident counts usually vary more, and then the errors are too small.</summary>
    Poisson,

    /// <summary>The variance is μ + μ² / θ, and θ is learnt from the data (also called NB2); the Poisson law at θ = ∞.</summary>
    NegativeBinomial,
}
