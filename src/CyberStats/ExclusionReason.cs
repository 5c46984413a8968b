namespace CyberStats;

/// <summary>Why a record is not in a result.</summary>
public enum ExclusionReason
{
    /// <summary>It has no date on the clock asked for.</summary>
    Undated,

    /// <summary>Its date is less precise than the period, or may lie outside the coverage, and the placement asked for leaves such records out.</summary>
    Imprecise,

    /// <summary>Its date is outside the declared coverage.</summary>
    OutsideCoverage,

    /// <summary>Its date is after the as-of day.</summary>
    AfterAsOf,

    /// <summary>It is a near miss or a false positive.</summary>
    NotAnIncident,

    /// <summary>It has no value for the key by which the result is grouped.</summary>
    NoKey,

    /// <summary>It is a ransom demand, which is no loss.</summary>
    Demand,

    /// <summary>It is in another currency than the one asked for.</summary>
    OtherCurrency,

    /// <summary>Its amount is unknown, which is not zero.</summary>
    UnknownAmount,

    /// <summary>It has no date that says in the money of when its amount is.</summary>
    NoPriceDate,

    /// <summary>The exchange table has no rate from its currency at its date.</summary>
    NoExchangeRate,

    /// <summary>The price table does not cover its date or the date asked for.</summary>
    NoPriceLevel,

    /// <summary>Its form is not one of those asked for.</summary>
    OtherForm,

    /// <summary>It was rated fewer than twice, so that nothing can be compared.</summary>
    SingleRating,

    /// <summary>One source has several values for it, which differ.</summary>
    ConflictingValues,
}
