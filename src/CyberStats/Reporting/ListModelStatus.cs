namespace CyberStats.Reporting;

/// <summary>Whether a model of lists says how many incidents are unseen.</summary>
public enum ListModelStatus
{
    /// <summary>The likelihood has its maximum inside.</summary>
    Converged,

    /// <summary>
    /// Some lists that the model lets interact hold nothing together, so that their interaction is infinitely negative and the cells in question are
    /// expected to be empty; the unseen are estimated from the others.
    /// </summary>
    AtBoundary,

    /// <summary>Empty cells leave open how many are unseen: there are more parameters than the other cells can tell apart, or no maximum.</summary>
    NotIdentified,

    /// <summary>The search stopped before its end: the figures are left out.</summary>
    NotConverged,
}
