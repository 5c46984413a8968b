namespace CyberStats.Losses;

/// <summary>How firm a reported loss is.</summary>
public enum LossStatus
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>Estimated.</summary>
    Estimated,

    /// <summary>Incurred and counted.</summary>
    Actual,

    /// <summary>Asked for by an extortioner: a claim, not a loss.</summary>
    Demanded,

    /// <summary>Borne by an insurer.</summary>
    Insured,
}
