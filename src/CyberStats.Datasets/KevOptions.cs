namespace CyberStats.Datasets;

/// <summary>What <see cref="KevReader"/> can be told to do otherwise than by default. It repairs nothing, so there is nothing to switch off.</summary>
public sealed record KevOptions : ImportOptions;
