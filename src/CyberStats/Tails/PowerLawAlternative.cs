namespace CyberStats.Tails;

/// <summary>The law that a power law is compared with.</summary>
public enum PowerLawAlternative
{
    /// <summary>A lognormal law: the tail thins out little by little. Close to its limit it is a power law.</summary>
    Lognormal,

    /// <summary>An exponential law: the least that "heavy tail" must beat.</summary>
    Exponential,

    /// <summary>A stretched exponential, or Weibull, law. Close to its limit it is a power law.</summary>
    StretchedExponential,

    /// <summary>A power law with an exponential cut-off, x^-α e^-λx: it holds the power law, at λ = 0.</summary>
    CutOff,
}
