namespace CyberStats.Datasets;

/// <summary>Something in a document that has no home in STIX, and so does not come back from there.</summary>
/// <param name="Record">The type of the record, such as "Incident".</param>
/// <param name="Member">The member of it; empty where the whole record was left out.</param>
/// <param name="Count">How many records of the document are concerned.</param>
/// <param name="Reason">A sentence for people.</param>
public sealed record StixOmission(string Record, string Member, int Count, string Reason)
{
    /// <summary>Returns "12 × Incident.Responses: reason".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Count} × {Record}{(Member.Length == 0 ? "" : ".")}{Member}: {Reason}");
}
