namespace CyberStats.Trends;

/// <summary>
/// What one group counts, and over how much exposure: a sector's incidents and its company-years, a sponsor's incidents and the years watched.
/// </summary>
/// <typeparam name="TKey">The type of the key that names a group.</typeparam>
/// <param name="Key">The name of the group.</param>
/// <param name="Count">The count; finite and not negative. Whole, unless a dispersion is given with it.</param>
/// <param name="Exposure">What the count is divided by to give a rate; finite and above zero. 1 where all groups were equally exposed.</param>
public readonly record struct GroupCount<TKey>(TKey Key, double Count, double Exposure = 1)
    where TKey : notnull;
