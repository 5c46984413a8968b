namespace CyberStats.Datasets.Veris;

/// <summary>A date as a record has it: year, month and day apart, any of them missing or wrong.</summary>
internal readonly record struct VerisDate(long? Year, long? Month, long? Day)
{
    /// <summary>Returns "year 2017, day 23".</summary>
    public override string ToString() => string.Join(
        ", ",
        new[] { ("year", Year), ("month", Month), ("day", Day) }
            .Where(part => part.Item2 is not null)
            .Select(part => FormattableString.Invariant($"{part.Item1} {part.Item2}")));
}
