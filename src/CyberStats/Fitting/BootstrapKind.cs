namespace CyberStats.Fitting;

/// <summary>How a bootstrap draws its samples.</summary>
public enum BootstrapKind
{
    /// <summary>The observations of the sample, drawn with replacement, as often as there are losses or counts: right whatever the law, for any kind of observation.</summary>
    Resampled,

    /// <summary>New losses or counts from the fitted law, losses in the ranges in which they are reported: right where the law is; for samples without censored losses only.</summary>
    Parametric,
}
