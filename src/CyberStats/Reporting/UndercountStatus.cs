namespace CyberStats.Reporting;

/// <summary>What the lists say on the incidents that none of them holds.</summary>
public enum UndercountStatus
{
    /// <summary>They give an estimate.</summary>
    Estimated,

    /// <summary>No incident, or only one, is on one list alone: the figure is the number seen, and nothing sets an interval.</summary>
    NothingSeenOnce,

    /// <summary>No incident is on two lists, so that the estimate of this form is infinite.</summary>
    NothingSeenTwice,

    /// <summary>There are no incidents at all.</summary>
    Empty,
}
