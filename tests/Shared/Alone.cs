namespace CyberStats;

/// <summary>Tests that measure the memory of the whole process: they run while no other does, which would take or give back some of it.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
