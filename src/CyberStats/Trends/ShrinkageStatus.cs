namespace CyberStats.Trends;

/// <summary>How far the rates of groups are drawn to their common mean.</summary>
public enum ShrinkageStatus
{
    /// <summary>In part: small groups far, large ones little.</summary>
    Shrunk,

    /// <summary>Wholly: the rates differ no more than by chance, so that the best estimate of each is the pooled rate.</summary>
    FullyShrunk,
}
