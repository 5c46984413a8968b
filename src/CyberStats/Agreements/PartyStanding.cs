namespace CyberStats.Agreements;

/// <summary>Where a party stands towards an agreement, by its acts up to a day.</summary>
public enum PartyStanding
{
    /// <summary>No act is on record: it may never have heard of the agreement.</summary>
    NoRecord,

    /// <summary>It proposed, drafted, advocated, endorsed or supported the agreement without thereby joining it.</summary>
    Involved,

    /// <summary>It signed a treaty, and is not yet bound by it; or signed what is not known to bind, or not, by a signature.</summary>
    Signatory,

    /// <summary>It has joined. Whether the agreement is in force is another matter.</summary>
    Party,

    /// <summary>It has joined, and its participation is suspended.</summary>
    Suspended,

    /// <summary>It was named as staying out, or said no.</summary>
    Outside,

    /// <summary>It left, or took its endorsement back.</summary>
    Withdrawn,
}
