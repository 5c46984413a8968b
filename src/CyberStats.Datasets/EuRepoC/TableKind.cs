namespace CyberStats.Datasets.EuRepoC;

/// <summary>Which of the dataset's files a table is.</summary>
internal enum TableKind
{
    /// <summary>None of them.</summary>
    Other,

    /// <summary>One row for each incident.</summary>
    Global,

    /// <summary>One row for each issuer and initiator of an attribution.</summary>
    Attributions,

    /// <summary>One row for each receiver.</summary>
    Receivers,
}
