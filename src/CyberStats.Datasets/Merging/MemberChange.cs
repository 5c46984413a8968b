namespace CyberStats.Datasets.Merging;

/// <summary>
/// One member of an incident that differs between two states of its source.
/// </summary>
/// <param name="Member">The name of the member, such as "Disclosed"; of <c>Original</c> with the field, such as "Original.Description".</param>
/// <param name="Old">What the older state has, as text; null where it has nothing.</param>
/// <param name="New">What the newer state has, as text; null where it has nothing.</param>
public sealed record MemberChange(string Member, string? Old, string? New)
{
    /// <summary>Returns "Disclosed: 2021-03 → 2021-03-02".</summary>
    public override string ToString() => $"{Member}: {Old ?? "nothing"} → {New ?? "nothing"}";
}
