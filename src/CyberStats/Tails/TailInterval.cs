namespace CyberStats.Tails;

/// <summary>How the interval of a figure of a fitted tail is made.</summary>
public enum TailInterval
{
    /// <summary>All values that a likelihood ratio test does not refuse: skewed as the figure is, and the one to use.</summary>
    Profile,

    /// <summary>The standard error by the delta method, on the logarithm of the excess over the threshold: cheap, and too short far beyond the data.</summary>
    Delta,
}
