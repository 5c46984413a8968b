using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// What a reader must know before relying on a figure: a stable code, and a sentence for people in <see cref="Explanation"/>.
/// </summary>
public readonly record struct Caveat : ICode<Caveat>
{
    private readonly string? _value;

    private Caveat(string value) => _value = value;

    /// <summary>Gets "poisson_assumed": The interval assumes Poisson counts; yearly incident counts usually vary more, so that the truth can lie outside it.</summary>
    public static Caveat PoissonAssumed { get; } = new("poisson_assumed");

    /// <summary>Gets "dispersion_assumed": The interval rests on the dispersion given, which two counts cannot show.</summary>
    public static Caveat DispersionAssumed { get; } = new("dispersion_assumed");

    /// <summary>Gets "two_points": Two figures are not a series: what happened between them, and whether growth was steady, is not known.</summary>
    public static Caveat TwoPoints { get; } = new("two_points");

    /// <summary>Gets "definition_may_differ": The two figures come from different sources or vintages, which may not count the same thing.</summary>
    public static Caveat DefinitionMayDiffer { get; } = new("definition_may_differ");

    /// <summary>Gets "coverage_undeclared": The coverage is not declared at both ends, so a period without a record is missing, not zero.</summary>
    public static Caveat CoverageUndeclared { get; } = new("coverage_undeclared");

    /// <summary>Gets "as_of_unknown": The day of the source is not known, so the last period counts as whole whether or not it is.</summary>
    public static Caveat AsOfUnknown { get; } = new("as_of_unknown");

    /// <summary>Gets "partial_period": At least one period is only partly covered, or not over at the as-of date; its exposure says by how much.</summary>
    public static Caveat PartialPeriod { get; } = new("partial_period");

    /// <summary>Gets "imprecise_dates_excluded": Records whose date is too imprecise for the period are left out of the counts.</summary>
    public static Caveat ImpreciseDatesExcluded { get; } = new("imprecise_dates_excluded");

    /// <summary>Gets "possible_in_upper": Records that may or may not be under way in a period are in its upper count only.</summary>
    public static Caveat PossibleInUpper { get; } = new("possible_in_upper");

    /// <summary>Gets "spread_uniformly": Records with imprecise dates are spread over the periods they can fall in, so counts are fractional.</summary>
    public static Caveat SpreadUniformly { get; } = new("spread_uniformly");

    /// <summary>Gets "undated_excluded": Records without the date asked for are left out.</summary>
    public static Caveat UndatedExcluded { get; } = new("undated_excluded");

    /// <summary>Gets "margins_exceed_total": An incident with several keys counts once under each: the groups add up to more than the incidents.</summary>
    public static Caveat MarginsExceedTotal { get; } = new("margins_exceed_total");

    /// <summary>Gets "unknown_losses": Some losses have no known amount: a total is a lower bound, never the whole.</summary>
    public static Caveat UnknownLosses { get; } = new("unknown_losses");

    /// <summary>Gets "lower_bounds_only": Some amounts are known only as "at least", so the total has no upper bound.</summary>
    public static Caveat LowerBoundsOnly { get; } = new("lower_bounds_only");

    /// <summary>Gets "currency_excluded": Losses in other currencies are left out; nothing is converted.</summary>
    public static Caveat CurrencyExcluded { get; } = new("currency_excluded");

    /// <summary>Gets "mixed_price_dates": Amounts in the money of different dates are added as they stand; nothing is adjusted for prices.</summary>
    public static Caveat MixedPriceDates { get; } = new("mixed_price_dates");

    /// <summary>Gets "demands_excluded": Ransom demands are claims, not losses, and are left out of the total.</summary>
    public static Caveat DemandsExcluded { get; } = new("demands_excluded");

    /// <inheritdoc/>
    public static IReadOnlyList<Caveat> All { get; } =
    [
        PoissonAssumed, DispersionAssumed, TwoPoints, DefinitionMayDiffer, CoverageUndeclared, AsOfUnknown, PartialPeriod, ImpreciseDatesExcluded,
        PossibleInUpper, SpreadUniformly, UndatedExcluded, MarginsExceedTotal, UnknownLosses, LowerBoundsOnly, CurrencyExcluded, DemandsExcluded,
        MixedPriceDates,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    /// <summary>Gets what the caveat means, as a sentence; the code itself where it is not one that ships with the library.</summary>
    public string Explanation => _value switch
    {
        "poisson_assumed" => "The interval assumes Poisson counts; yearly incident counts usually vary more, so that the truth can lie outside it.",
        "dispersion_assumed" => "The interval rests on the dispersion given, which two counts cannot show.",
        "two_points" => "Two figures are not a series: what happened between them, and whether growth was steady, is not known.",
        "definition_may_differ" => "The two figures come from different sources or vintages, which may not count the same thing.",
        "coverage_undeclared" => "The coverage is not declared at both ends, so a period without a record is missing, not zero.",
        "as_of_unknown" => "The day of the source is not known, so the last period counts as whole whether or not it is.",
        "partial_period" => "At least one period is only partly covered, or not over at the as-of date; its exposure says by how much.",
        "imprecise_dates_excluded" => "Records whose date is too imprecise for the period are left out of the counts.",
        "possible_in_upper" => "Records that may or may not be under way in a period are in its upper count only.",
        "spread_uniformly" => "Records with imprecise dates are spread over the periods they can fall in, so counts are fractional.",
        "undated_excluded" => "Records without the date asked for are left out.",
        "margins_exceed_total" => "An incident with several keys counts once under each: the groups add up to more than the incidents.",
        "unknown_losses" => "Some losses have no known amount: a total is a lower bound, never the whole.",
        "lower_bounds_only" => "Some amounts are known only as \"at least\", so the total has no upper bound.",
        "currency_excluded" => "Losses in other currencies are left out; nothing is converted.",
        "mixed_price_dates" => "Amounts in the money of different dates are added as they stand; nothing is adjusted for prices.",
        "demands_excluded" => "Ransom demands are claims, not losses, and are left out of the total.",
        _ => Value,
    };

    private static CodeBook<Caveat> Book { get; } = new(All, text => new Caveat(text));

    /// <inheritdoc/>
    public static Caveat Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Caveat code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
