namespace CyberStats.Datasets.Merging;

/// <summary>What two records are compared by.</summary>
public enum EvidenceKind
{
    /// <summary>Their dates on the clock that both have, else on those that they have.</summary>
    Date,

    /// <summary>The names of their victims.</summary>
    VictimName,

    /// <summary>The countries of their victims.</summary>
    VictimCountry,

    /// <summary>The actors, by their names and aliases.</summary>
    Actor,

    /// <summary>The states accused.</summary>
    AccusedState,

    /// <summary>The types.</summary>
    Type,

    /// <summary>The words of the titles, without those that the other evidence already weighs.</summary>
    Title,

    /// <summary>The addresses of the sources.</summary>
    Source,
}
